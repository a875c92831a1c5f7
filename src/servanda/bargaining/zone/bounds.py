"""Puts every worth at its least, or at its most, within what intervals and orders leave open.

What is known of a party's worths are intervals and “at least as good as”. Whatever meets such
conditions has a least and a most that meet them too (the lower of two such tables of worth meets
them, and so does the higher). So a package is signed wherever the worths lie if it is with all at
their least and walk-aways at their most, and may be signed if it is the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from servanda.bargaining.problem import Additional, AtLeastAsGood, Preference, Problem, Worth

Table: TypeAlias = tuple[tuple[Fraction | None, ...], ...]
"""A number for each option of each issue; None where there is no bound."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A problem with every worth put at one end, for asking who would sign.

    `unbounded` are the options, for each party, that nothing bounds at that end: their worth is
    then so large, or so small, that it outweighs all else. `short` is, for each party, the worth
    that an option falls short of its bound for being worth strictly less than another at the same
    bound; it is smaller than any difference that could be told.
    """

    problem: Problem
    unbounded: tuple[frozenset[tuple[int, int]], ...]
    short: tuple[dict[tuple[int, int], Fraction], ...]


def least_favourable(problem: Problem) -> Bounds:
    """Return the problem with options worth the least they can be, and walk-aways the most."""
    ends = [_ends(preference, upper=False) for preference in problem.preferences]
    tables = [[[e and e[0] for e in issue] for issue in table] for table in ends]
    return _placed(problem, tables, [{} for _ in tables], sign=-1)


def most_favourable(problem: Problem) -> Bounds:
    """Return the problem with options worth the most they can be, and walk-aways the least.

    An option that is worth strictly less than another cannot reach its own bound where both have
    the same; it stays short of it by an amount too small to change any other comparison.
    """
    ends = [_ends(preference, upper=True) for preference in problem.preferences]
    parts = lcm(*(n.denominator for p in problem.preferences for n in _numbers(p)))
    options = sum(len(issue.options) for issue in problem.issues)
    step = Fraction(1, parts * (options * options + 1))
    short = [
        {
            (issue, option): step * end[1]
            for issue, row in enumerate(table)
            for option, end in enumerate(row)
            if end and end[1]
        }
        for table in ends
    ]
    tables = [[[e and e[0] for e in issue] for issue in table] for table in ends]
    return _placed(problem, tables, short, sign=1)


_End: TypeAlias = tuple[Fraction, int]
"""A bound, and how many options in a row stand strictly between the worth and it."""


def _ends(preference: Preference, *, upper: bool) -> list[list[_End | None]]:
    """Return the bound of each option's worth that intervals and orders together leave."""
    ends: list[list[_End | None]] = [
        [None if w is None else (w.high if upper else w.low, 0) for w in issue]
        for issue in preference.worths
    ]
    # A bound travels along an order of n options in n - 1 rounds at most.
    for _ in range(max((len(issue) for issue in ends), default=0)):
        for order in preference.orders:
            row = ends[order.issue]
            to, by = (order.worse, order.better) if upper else (order.better, order.worse)
            row[to] = _tighter(row[to], row[by], order, upper=upper)
    return ends


def _tighter(
    own: _End | None, other: _End | None, order: AtLeastAsGood, *, upper: bool
) -> _End | None:
    if other is None:
        return own
    # Towards the least, how far off the bound a worth must stay makes no difference: it is never
    # below it, and comes as near as one likes.
    drawn = (other[0], other[1] + order.strictly if upper else 0)
    if own is None:
        return drawn
    if own[0] == drawn[0]:
        return (own[0], max(own[1], drawn[1]))
    return drawn if (drawn[0] < own[0]) == upper else own


def _numbers(preference: Preference) -> list[Fraction]:
    known: list[Worth | None] = [w for issue in preference.worths for w in issue]
    known += [extra.worth for extra in preference.together]
    known += [preference.walk_away]
    return [n for w in known if w is not None for n in (w.low, w.high)]


def _placed(
    problem: Problem,
    tables: list[list[list[Fraction | None]]],
    short: list[dict[tuple[int, int], Fraction]],
    *,
    sign: int,
) -> Bounds:
    preferences = []
    unbounded = []
    for preference, table, less in zip(problem.preferences, tables, short, strict=True):
        outweighs = sign * (2 * sum((abs(n) for n in _numbers(preference)), Fraction(1)))
        preferences.append(
            Preference(
                preference.party,
                tuple(
                    tuple(
                        _one(outweighs if n is None else n - less.get((issue, option), 0))
                        for option, n in enumerate(row)
                    )
                    for issue, row in enumerate(table)
                ),
                (),
                tuple(_placed_extra(extra, sign) for extra in preference.together),
                preference.walk_away
                and _one(preference.walk_away.low if sign > 0 else preference.walk_away.high),
            )
        )
        unbounded.append(
            frozenset(
                (issue, option)
                for issue, row in enumerate(table)
                for option, n in enumerate(row)
                if n is None
            )
        )
    return Bounds(replace(problem, preferences=tuple(preferences)), tuple(unbounded), tuple(short))


def _placed_extra(extra: Additional, sign: int) -> Additional:
    return replace(extra, worth=_one(extra.worth.high if sign > 0 else extra.worth.low))


def _one(number: Fraction) -> Worth:
    return Worth(number, number)
