"""What is wrong with a bargaining problem as it was given, wherever it came from."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from fractions import Fraction

from servanda.bargaining.problem.form import check_form
from servanda.bargaining.problem.issue import Issue
from servanda.bargaining.problem.preference import AtLeastAsGood, Preference, Worth
from servanda.bargaining.problem.problem import Problem
from servanda.findings import Finding, Fix, Note, Severity, Span


def check_problem(problem: Problem) -> tuple[Finding, ...]:
    """Return what makes a problem senseless (mistakes), and what settles it beforehand."""
    if unfit := tuple(dict.fromkeys(check_form(problem))):
        return unfit
    return (
        *_check_frame(problem),
        *(f for p in problem.preferences for f in _check_preference(p, problem.issues)),
        *_check_refusals(problem),
    )


def _check_frame(problem: Problem) -> Iterator[Finding]:
    if not problem.issues:
        yield _mistake("no-issues", "There is nothing to be settled: no issue is named.")
    if not problem.preferences:
        yield _mistake("no-parties", "There is nobody who could agree: no party is named.")
    for name, times in Counter(problem.parties).items():
        if times > 1:
            yield _mistake("party-twice", f"The party {name} is named {times} times.")
    if len(problem.preferences) == 1:
        message = f"{problem.parties[0]} is the only party: there is nobody to agree with."
        yield Finding("one-party", Severity.NOTE, message)
    for name, times in Counter(issue.name for issue in problem.issues).items():
        if times > 1:
            yield _mistake("issue-twice", f"The issue “{name}” is named {times} times.")
    for issue in problem.issues:
        if not issue.options:
            yield _mistake(
                "no-options", f"There is no way to settle “{issue.name}”: it has no option."
            )


def _check_preference(preference: Preference, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    yield from _check_ranges(preference, issues)
    for number, issue in enumerate(issues):
        orders = [order for order in preference.orders if order.issue == number]
        circle = _circle(orders)
        if circle is not None:
            ends = (o for o in orders if (o.better, o.worse) == (circle[-1], circle[0]))
            yield _circular(preference.party, issue, circle, next(ends).at)
        else:
            yield from _check_order(preference, issue, number, orders)
    yield from _check_walk_away(preference)


def _check_ranges(preference: Preference, issues: tuple[Issue, ...]) -> Iterator[Finding]:
    named = [
        (f"{issue.name}, {option.label}", worth)
        for issue, worths in zip(issues, preference.worths, strict=True)
        for option, worth in zip(issue.options, worths, strict=True)
    ]
    named += [("what goes together", extra.worth) for extra in preference.together]
    named += [("no agreement", preference.walk_away)]
    for what, worth in named:
        if worth is not None and worth.low > worth.high:
            yield _mistake(
                "reversed-range",
                f"What “{what}” is worth to {preference.party} runs backwards: "
                f"{_plain(worth.low)} to {_plain(worth.high)}.",
            )


def _circle(orders: list[AtLeastAsGood]) -> list[int] | None:
    """Return options each preferred to the next, the last one to the first; None if there are none.

    Options that are all as good as one another are no circle: somewhere one must be better.
    """
    below: dict[int, list[int]] = {}
    for order in orders:
        below.setdefault(order.better, []).append(order.worse)
    circles = (_way(order.worse, order.better, below) for order in orders if order.strictly)
    return min((c for c in circles if c is not None), key=len, default=None)


def _way(start: int, end: int, below: dict[int, list[int]]) -> list[int] | None:
    """Return the shortest way down an order from one option to another."""
    came_from: dict[int, int | None] = {start: None}
    waiting = deque([start])
    while waiting:
        option = waiting.popleft()
        if option == end:
            return _steps(end, came_from)
        for worse in below.get(option, ()):
            if worse not in came_from:
                came_from[worse] = option
                waiting.append(worse)
    return None


def _steps(end: int, came_from: dict[int, int | None]) -> list[int]:
    steps: list[int] = []
    step: int | None = end
    while step is not None:
        steps.append(step)
        step = came_from[step]
    return steps[::-1]


def _circular(party: str, issue: Issue, circle: list[int], at: Span | None) -> Finding:
    first, *others = (f"“{issue.options[option].label}”" for option in circle)
    return _mistake(
        "preference-cycle",
        f"On {issue.name}, {party} is said to prefer {first}"
        + "".join(f" to {other}" for other in (*others, first))
        + ": each to the next, and so the first to itself.",
        at,
        Fix("Take back one of these preferences."),
    )


def _check_order(
    preference: Preference, issue: Issue, number: int, orders: list[AtLeastAsGood]
) -> Iterator[Finding]:
    """Notice what is worth too little for its place in an order, several steps down as well."""
    worths = preference.worths[number]
    next_below: dict[int, list[AtLeastAsGood]] = {}
    for order in orders:
        next_below.setdefault(order.better, []).append(order)
    clashes = []
    for first, better in enumerate(worths):
        for second, (steps, strictly) in _below(first, next_below).items():
            worse = worths[second]
            if better is None or worse is None or better.high > worse.low:
                continue
            if better.high < worse.low or strictly:
                clashes.append((steps, first, second))
    nearest = min(clashes, default=(0, 0, 0))[0]  # what clashes further apart follows from these
    for _, first, second in (clash for clash in clashes if clash[0] == nearest):
        names = [issue.options[option].label for option in (first, second)]
        values = [_between(w) for o in (first, second) if (w := worths[o]) is not None]
        yield _mistake(
            "order-against-worth",
            f"On {issue.name}, {preference.party} is said to prefer “{names[0]}” to “{names[1]}”, "
            f"and yet to value them at {values[0]} and {values[1]}.",
            next_below[first][0].at,
        )


def _below(option: int, next_below: dict[int, list[AtLeastAsGood]]) -> dict[int, tuple[int, bool]]:
    """Return what stands below an option: how many steps, and whether any of them is strict."""
    reached = {(option, False): 0}
    waiting = deque(reached)
    while waiting:
        at, strictly = waiting.popleft()
        for order in next_below.get(at, ()):
            to = (order.worse, strictly or order.strictly)
            if to not in reached:
                reached[to] = reached[at, strictly] + 1
                waiting.append(to)
    found: dict[int, tuple[int, bool]] = {}
    for (worse, strictly), steps in reached.items():
        if worse != option:  # a strict way, longer though it may be, says more
            nearest, strict = found.get(worse, (steps, False))
            found[worse] = (min(nearest, steps), strict or strictly)
    return found


def _check_walk_away(preference: Preference) -> Iterator[Finding]:
    floor = preference.walk_away
    if floor is None or any(w is None for issue in preference.worths for w in issue):
        return
    known = [[w for w in issue if w is not None] for issue in preference.worths]
    extras = [extra.worth for extra in preference.together]
    zero = Fraction(0)
    most = sum((max(w.high for w in issue) for issue in known if issue), start=zero)
    most += sum((max(w.high, zero) for w in extras), start=zero)
    least = sum((min(w.low for w in issue) for issue in known if issue), start=zero)
    least += sum((min(w.low, zero) for w in extras), start=zero)
    if floor.low > most:
        yield Finding(
            "walk-away-above-all",
            Severity.HIGH,
            f"{preference.party} would rather have no agreement ({_between(floor)}) than any at "
            f"all: the best package cannot be worth more to it than {_plain(most)}.",
            span=preference.walk_away_at,
            fix=Fix("If that is not meant: no agreement is valued on the scale of whole packages."),
        )
    elif floor.high < least:
        yield Finding(
            "walk-away-below-all",
            Severity.NOTE,
            f"{preference.party} would rather have any package at all than no agreement "
            f"({_between(floor)}): the worst cannot be worth less to it than {_plain(least)}.",
            span=preference.walk_away_at,
            fix=Fix("If that is not meant: no agreement is valued on the scale of whole packages."),
        )


def _check_refusals(problem: Problem) -> Iterator[Finding]:
    """Notice a party whose red lines together leave no way to settle an issue."""
    for party in problem.parties:
        lines = [e for e in problem.exclusions if e.party == party and e.is_red_line]
        for number, issue in enumerate(problem.issues):
            on_it = [e for e in lines if e.literals[0].issue == number]
            refused = {option for e in on_it for option in e.literals[0].options}
            if issue.options and refused >= set(range(len(issue.options))):
                yield Finding(
                    "refuses-everything",
                    Severity.HIGH,
                    f"The red lines of {party} refuse every way to settle {issue.name} that is on "
                    "the table.",
                    span=on_it[0].at,
                    notes=tuple(Note(e.name, e.at) for e in on_it),
                    fix=Fix("Take back one of them, or put another option on the table."),
                )


def _between(worth: Worth) -> str:
    return _plain(worth.low) + ("" if worth.exact else f" to {_plain(worth.high)}")


def _plain(number: Fraction) -> str:
    """Write a number shortly: exactly in decimals where few will do, or else as a fraction."""
    decimal = f"{float(number):.6g}"
    return decimal if Fraction(decimal) == number else str(number)


def _mistake(code: str, message: str, at: Span | None = None, fix: Fix | None = None) -> Finding:
    return Finding(code, Severity.MISTAKE, message, span=at, fix=fix)
