"""Of all that worths may be, the worlds in which one package stands best, and worst.

Worths are known as ranges and orders: each is a bound on the difference of two numbers, those of
two options of one issue, or of an option and nothing. For one option, all differences to the others
can be at their least at once, and at their most at once: the lengths of the longest paths through
the bounds, from the option or to it (Bellman 1958). So there is one world in which a package stands
best against every other, and one in which it stands worst.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import lcm

from servanda.bargaining.problem import (
    Exclusion,
    Literal,
    Preference,
    Problem,
    Worth,
    worth,
)

_Bound = tuple[int, int, Fraction]
"""The second is worth more than the first by at least so much (or less, where it is negative)."""


def best_world(problem: Problem, package: tuple[int, ...]) -> Problem:
    """Return the definite problem in which no package is worth less more than this than it must be.

    Worths are told from the package's own options on: those are worth 0. An option that may be
    worse than the package's own without end is refused, since nothing that has it need be better.
    Raises ValueError where orders and ranges contradict one another.
    """
    return _world(problem, package, best=True)


def worst_world(problem: Problem, package: tuple[int, ...]) -> Problem:
    """Return the definite problem in which every other package is worth as much as it can be.

    An option that may be better without end is worth more than all else can make up for. Worths are
    told, and mistakes raised, as `best_world` does.
    """
    return _world(problem, package, best=False)


def _world(problem: Problem, package: tuple[int, ...], *, best: bool) -> Problem:
    preferences = []
    endless: set[tuple[int, int]] = set()
    for preference in problem.preferences:
        step = _least_step(preference)
        tables = [
            _differences(preference, issue, own, step, best=best)
            for issue, own in enumerate(package)
        ]
        known = [abs(value) for table in tables for value in table if value is not None]
        extras = tuple(
            _settled(extra.worth, extra.options, package, best=best)
            for extra in preference.together
        )
        beyond = 1 + 2 * (sum(known, start=Fraction(0)) + sum(abs(w.low) for w in extras))
        endless |= {(i, o) for i, t in enumerate(tables) for o, v in enumerate(t) if v is None}
        preferences.append(
            replace(
                preference,
                worths=tuple(
                    tuple(worth(beyond if v is None else v) for v in table) for table in tables
                ),
                orders=(),
                together=tuple(
                    replace(extra, worth=settled)
                    for extra, settled in zip(preference.together, extras, strict=True)
                ),
                walk_away=None,
            )
        )
    refused = tuple(
        Exclusion("worth nothing that is known", None, (Literal(issue, frozenset({option})),))
        for issue, option in sorted(endless if best else ())
    )
    return replace(
        problem,
        preferences=tuple(preferences),
        exclusions=(*problem.exclusions, *refused),
    )


def _settled(
    known: Worth, options: Iterable[tuple[int, int]], package: tuple[int, ...], *, best: bool
) -> Worth:
    """Choose what options are worth together: much where whoever is to stand well has them."""
    has_it = all(package[issue] == option for issue, option in options)
    return worth(known.high if has_it == best else known.low)


def _least_step(preference: Preference) -> Fraction:
    """Return how much more “worth more” is at least: so little that no sum of steps counts.

    All differences of packages are whole multiples of a unit; all steps together stay below it.
    """
    ranges = [w for issue in preference.worths for w in issue if w is not None]
    ranges += [extra.worth for extra in preference.together]
    unit = lcm(*(n.denominator for w in ranges for n in (w.low, w.high)))
    options = sum(len(issue) for issue in preference.worths)
    return Fraction(1, unit * (2 * options + 1))


def _differences(
    preference: Preference, issue: int, own: int, step: Fraction, *, best: bool
) -> list[Fraction | None]:
    """Return what each option of an issue is worth more than one's own, at least or at most.

    None where there is no such bound.
    """
    count = len(preference.worths[issue])
    bounds = list(_bounds(preference, issue, count, step))
    if not best:
        bounds = [(to, start, more) for start, to, more in bounds]
    longest: list[Fraction | None] = [None] * (count + 1)
    longest[own] = Fraction(0)
    for _ in range(count + 1):
        changed = False
        for start, to, more in bounds:
            before, so_far = longest[start], longest[to]
            if before is not None and (so_far is None or before + more > so_far):
                longest[to] = before + more
                changed = True
        if not changed:
            return [w if best or w is None else -w for w in longest[:count]]
    raise ValueError(f"what {preference.party} is said to want contradicts itself")


def _bounds(preference: Preference, issue: int, nothing: int, step: Fraction) -> Iterable[_Bound]:
    for option, known in enumerate(preference.worths[issue]):
        if known is not None:
            yield nothing, option, known.low
            yield option, nothing, -known.high
    for order in preference.orders:
        if order.issue == issue:
            yield order.worse, order.better, step if order.strictly else Fraction(0)
