"""When conditions fire, and for which values of the variables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from servanda.monitor.columnar.arrays import (
    ALWAYS,
    FALSE,
    NEVER,
    TRUE,
    Bools,
    Ints,
    Truths,
    are_all,
    greater,
    numbers,
    repeated,
    smaller,
    taken,
)
from servanda.monitor.columnar.calendar_steps import shifted
from servanda.monitor.columnar.conjunctions import TESTS, conjunctions, given
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.names import UNBOUND
from servanda.monitor.columnar.question import (
    Evaluator,
    Firings,
    Questions,
    from_the_beginning,
)
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.solved import Solved, grouped, sure
from servanda.monitor.columnar.windows import stretch_from
from servanda.monitor.program import (
    At,
    Condition,
    Measured,
    Occurred,
    Omitted,
    OnceTrue,
    Pattern,
    Reached,
)

_TOLD = (Occurred, Measured)
"""Parts that are true on one claim after another: on no claim twice."""


@dataclass(frozen=True, eq=False)
class Candidates:
    """Instants at which a part may become true, for which row of given values, and its own.

    `solved` where it does become true at each of them, and nothing more need be asked.
    """

    given: Ints
    at: Ints
    values: Mapping[str, Ints]
    solved: Solved | None = None


Solver = Callable[[Condition, Questions, frozenset[str]], Solved]
"""Returns the values for which a part is true or unknown; see `occurrences` for the last."""

Finder = Callable[[Condition, Mapping[str, Ints], int, int], Candidates]
"""Returns the instants after one at which a part may become true, for rows of given values."""


def firings(  # noqa: PLR0913, PLR0917 - the condition, what is given, and who knows
    ev: Evaluator,
    condition: Condition,
    values: Mapping[str, Ints],
    count: int,
    solve: Solver,
    find: Finder,
    since: int,
) -> Firings:
    """Return every way in which a condition fires, for each of `count` rows of given values.

    Those up to the instant `since` are left out, for a start.
    """
    rows = conjunctions(condition)
    found = [
        _driven(ev, row, place, values, _later(find(part, values, count, since), since), solve)
        for row in rows
        for place, part in enumerate(row)
        if not isinstance(part, TESTS)
    ]
    whole = _together(found, values)
    told = len(rows) == 1 and all(isinstance(part, (*_TOLD, *TESTS)) for part in rows[0])
    return whole if told else _each_once(whole)


def _driven(  # noqa: PLR0913, PLR0917 - the row of parts, and which of them is looked at first
    ev: Evaluator,
    row: tuple[Condition, ...],
    driver: int,
    values: Mapping[str, Ints],
    found: Candidates,
    solve: Solver,
) -> Firings:
    """Return the firings at which the part at `driver` is the first in its row that is new."""
    count = len(found.at)
    known = {name: taken(column, found.given) for name, column in values.items()} | dict(
        found.values
    )
    now = Firings(
        found.given,
        found.at,
        known,
        repeated(TRUE, count),
        repeated(ALWAYS, count),
        Lists.empty(count),
    )
    bound = frozenset(values)
    # Whether something is left undone is asked for the values that the parts before it give.
    first = () if isinstance(row[driver], Omitted) else (driver,)
    order = (*first, *(place for place in range(len(row)) if place not in first))
    evidence: dict[int, Lists] = {}
    for place in order:
        part = row[place]
        if isinstance(part, TESTS):
            continue
        before = bound.union(*(given(p, ev.told.program) for p in row[:place]))
        solved = found.solved if place == driver else None
        if solved is None:
            asked = from_the_beginning(now.values, now.at)
            solved = solve(part, asked, frozenset(now.values) - before)
        if place <= driver:
            right = solved.fresh if place == driver else ~solved.fresh
            solved = _only(solved, right)
        now = _joined(now, solved)
        if place == driver:
            now = _unpinned(now)
        evidence = {key: lists.take(solved.owner) for key, lists in evidence.items()}
        evidence[place] = solved.evidence
    shown = [evidence[place] for place in sorted(evidence)]
    if shown:
        told = shown[0] if len(shown) == 1 else Lists.beside(shown).each_once()
        now = _with_evidence(now, told)
    for part in row:
        if isinstance(part, TESTS) and len(now):
            asked = from_the_beginning(now.values, now.at, now.evidence)
            worth = np.minimum(ev.value(part, asked), now.truth)
            now = _with_truth(now, worth).take(np.flatnonzero(worth != FALSE))
    return now


def _later(found: Candidates, since: int) -> Candidates:
    """Leave out what becomes true up to an instant."""
    if since == ALWAYS or (found.at > since).all():
        return found
    kept = np.flatnonzero(found.at > since)
    values = {name: column[kept] for name, column in found.values.items()}
    return Candidates(found.given[kept], found.at[kept], values)


def _only(solved: Solved, rows: Bools) -> Solved:
    if rows.all():
        return solved
    kept = np.flatnonzero(rows)
    return Solved(
        solved.owner[kept],
        {name: column[kept] for name, column in solved.values.items()},
        solved.truth[kept],
        solved.latest[kept],
        solved.evidence.take(kept),
        solved.fresh[kept],
    )


def _joined(now: Firings, solved: Solved) -> Firings:
    at = solved.owner
    if are_all(at, len(now)):
        return Firings(
            now.given,
            now.at,
            {**now.values, **solved.values},
            smaller(now.truth, solved.truth),
            greater(now.latest, solved.latest),
            now.evidence,
        )
    return Firings(
        now.given[at],
        now.at[at],
        {name: column[at] for name, column in now.values.items()} | dict(solved.values),
        smaller(taken(now.truth, at), solved.truth),
        greater(taken(now.latest, at), solved.latest),
        now.evidence.take(at),
    )


def _unpinned(now: Firings) -> Firings:
    """Return firings without the note which instance it was whose state was looked at first."""
    values = {name: column for name, column in now.values.items() if not name.startswith("@")}
    return Firings(now.given, now.at, values, now.truth, now.latest, now.evidence)


def _with_evidence(now: Firings, evidence: Lists) -> Firings:
    return Firings(now.given, now.at, now.values, now.truth, now.latest, evidence)


def _with_truth(now: Firings, truth: Truths) -> Firings:
    return Firings(now.given, now.at, now.values, truth, now.latest, now.evidence)


def _together(found: list[Firings], values: Mapping[str, Ints]) -> Firings:
    """Return several firings as one, in the order of their instants.

    A variable to which one way gives no value is `UNBOUND` there.
    """
    if not found:
        nothing = np.zeros(0, np.int64)
        none = dict.fromkeys(values, nothing)
        return Firings(nothing, nothing, none, np.zeros(0, np.int8), nothing, Lists.empty(0))
    whole = stacked(found)
    if (whole.at[1:] >= whole.at[:-1]).all():
        return whole
    return whole.take(np.argsort(whole.at, kind="stable"))


def stacked(found: Sequence[Firings]) -> Firings:
    """Return several firings as one, one after the other; what one does not tell is `UNBOUND`."""
    if len(found) == 1:
        return found[0]
    names = sorted(set().union(*(one.values for one in found)))
    return Firings(
        np.concatenate([one.given for one in found]),
        np.concatenate([one.at for one in found]),
        {name: np.concatenate([_values(one, name) for one in found]) for name in names},
        np.concatenate([one.truth for one in found]),
        np.concatenate([one.latest for one in found]),
        Lists.stacked([one.evidence for one in found]),
    )


def _each_once(fired: Firings) -> Firings:
    """Leave out what is there twice: the same values at the same instant, on the same claims."""
    claims = fired.evidence
    # Which instance it is of which a state is asked is pinned under a name of its own.
    told = [column for name, column in fired.values.items() if not name.startswith("@")]
    alike = [fired.at, fired.truth, fired.latest, np.diff(claims.starts), *told]
    order, begins = grouped(fired.given, alike)
    sizes = np.diff(begins, append=len(order))
    kept = np.ones(len(fired), np.bool_)
    for begin, size in zip(begins[sizes > 1], sizes[sizes > 1], strict=True):
        seen: set[tuple[int, ...]] = set()
        for row in np.sort(order[begin : begin + size]):
            kept[row] = tuple(claims[row]) not in seen
            seen.add(tuple(claims[row]))
    return fired.take(np.flatnonzero(kept))


def _values(fired: Firings, name: str) -> Ints:
    return fired.values.get(name, np.full(len(fired), UNBOUND))


def refuse_unbound(fired: Firings) -> None:
    """Refuse firings of which some give no value to a variable that others give one."""
    if any((column == UNBOUND).any() for column in fired.values.values()):
        raise NotColumnarError("ways of being true that tell of different variables")


def candidates(  # noqa: PLR0911 - one for each kind
    ev: Evaluator, part: Condition, values: Mapping[str, Ints], count: int, since: int
) -> Candidates:
    """Return when a condition on happenings or times may become true after an instant.

    What comes to pass so long after a fact may be among them from before that instant.
    """
    match part:
        case Occurred(pattern=pattern, window=window):
            first = since if window is None else ALWAYS
            told = _happened(ev, pattern, values, count, first)
            owner, at, own = told.given, told.at, dict(told.values)
            if window is None and part.comparison is None:
                return told
            told = replace(told, solved=None)
            if window is None or isinstance(window.of, At):
                return told
            if window.of is None:
                entered = at if window.shortest is None else shifted(at, window.shortest)
                return _in_time(ev, Candidates(owner, entered + window.open_shortest, own))
            bound = {name: column[owner] for name, column in values.items()} | own
            begun = ev.resolve(window.of, _at_last(ev, bound, len(owner))).first
            return _in_time(ev, Candidates(owner, np.maximum(at, begun), own))
        case Measured(pattern=pattern):
            told = _happened(ev, pattern, values, count, since, figures=True)
            return replace(told, solved=None)
        case Reached(time=time):
            when = ev.resolve(time, _at_last(ev, values, count))
            at = np.where(when.known, when.first, NEVER)
            return _in_time(ev, Candidates(np.arange(count), at, {}))
        case Omitted(window=window):
            return _in_time(ev, _left_undone(ev, part, values, count))
    raise TypeError(f"{type(part).__name__} does not become true by itself.")


def _left_undone(
    ev: Evaluator, part: Omitted, values: Mapping[str, Ints], count: int
) -> Candidates:
    of = part.window.of
    if isinstance(of, OnceTrue):
        fired = ev.fires(of.condition, values, count)
        refuse_unbound(fired)
        fired = fired.take(np.flatnonzero(fired.truth == TRUE))
        _, last = stretch_from(part.window, fired.at, np.maximum(fired.at, fired.latest))
        new = (n for n in set(fired.values) - set(values) if not n.startswith("@"))
        own = {name: fired.values[name] for name in new}
        return Candidates(fired.given, np.where(last == NEVER, last, last + 1), own)
    if of is None:
        return Candidates(np.zeros(0, np.int64), np.zeros(0, np.int64), {})
    when = ev.resolve(of, _at_last(ev, values, count))
    _, last = stretch_from(part.window, when.first, when.latest)
    last = np.where((when.first == NEVER) | (last == NEVER), NEVER - 1, last)
    return Candidates(np.arange(count), last + 1, {})


def _happened(  # noqa: PLR0913 - what is looked for, for whom, from when on
    ev: Evaluator,
    pattern: Pattern,
    values: Mapping[str, Ints],
    count: int,
    since: int,
    *,
    figures: bool = False,
) -> Candidates:
    stream = ev.told.figures(pattern) if figures else ev.told.facts(pattern)
    if count == 1 and not set(values) & set(pattern.variables):
        begin, end = np.searchsorted(stream.at, [since, ev.told.as_of], "right").tolist()
        rows = numbers(end)[begin:]
        owner = repeated(0, len(rows))
    else:
        always = np.full(count, ALWAYS)
        last = np.full(count, ev.told.as_of)
        owner, rows = ev.told.within(stream, pattern, values, always, last).pairs()
    own = {n: taken(stream.values(n), rows) for n in pattern.variables if n not in values}
    at = taken(stream.at, rows)
    found = once_each(owner, at, own)
    if len(found.at) < len(at):
        return found
    every = repeated(value=True, length=len(at))
    evidence = Lists.single(taken(stream.rows, rows))
    return replace(
        found, solved=sure(numbers(len(at)), every, taken(stream.latest, rows), evidence)
    )


def once_each(owner: Ints, at: Ints, own: Mapping[str, Ints]) -> Candidates:
    """Leave out what is there twice: the same values at the same instant."""
    in_order = at if (at[1:] >= at[:-1]).all() else np.sort(at)
    if not (in_order[1:] == in_order[:-1]).any():
        return Candidates(owner, at, own)
    order = np.lexsort((*own.values(), at, owner))
    new = np.zeros(len(order), np.bool_)
    new[0] = True
    for column in (owner, at, *own.values()):
        new[1:] |= column[order][1:] != column[order][:-1]
    kept = np.sort(order[new])
    return Candidates(owner[kept], at[kept], {name: column[kept] for name, column in own.items()})


def _in_time(ev: Evaluator, found: Candidates) -> Candidates:
    kept = np.flatnonzero(found.at <= ev.told.as_of)
    values = {name: column[kept] for name, column in found.values.items()}
    return once_each(found.given[kept], found.at[kept], values)


def _at_last(ev: Evaluator, values: Mapping[str, Ints], count: int) -> Questions:
    return from_the_beginning(values, np.full(count, ev.told.as_of))
