"""Puts a definite problem into whole numbers, exactly wherever 64 bits hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm, prod

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages.packages import Block, Packages
from servanda.bargaining.problem import Literal, Preference, Problem, Worth

MOST_CHOICES = 2_000_000
"""How many combinations of options of issues that hang together are looked at, at most."""

_MOST = 2**61
"""No total may be larger, so that totals, and the differences of two, stay within 64 bits."""


def blocks_of(problem: Problem) -> tuple[tuple[int, ...], ...]:
    """Return the issues that hang together, by linkages or by being worth more together."""
    leader = list(range(len(problem.issues)))

    def lead(issue: int) -> int:
        while leader[issue] != issue:
            leader[issue] = leader[leader[issue]]
            issue = leader[issue]
        return issue

    ties: list[list[int]] = [[lit.issue for lit in e.literals] for e in problem.exclusions]
    for preference in problem.preferences:
        ties += [[issue for issue, _ in extra.options] for extra in preference.together]
    for first, *others in ties:
        for other in others:
            low, high = sorted((lead(first), lead(other)))
            leader[high] = low
    groups: dict[int, list[int]] = {}
    for issue in range(len(problem.issues)):
        groups.setdefault(lead(issue), []).append(issue)
    return tuple(tuple(group) for group in groups.values())


def packages_of(problem: Problem) -> Packages:
    """Return the packages of a problem that is `definite` and has no mistakes.

    Raises ValueError where it is not definite, or where more than `MOST_CHOICES` combinations of
    issues that hang together would have to be written out.
    """
    if not problem.definite:
        raise ValueError("only a problem whose every worth is one number has definite packages")
    scales = [_Scale.of(preference) for preference in problem.preferences]
    blocks = tuple(_block(group, problem, scales) for group in blocks_of(problem))
    floors = [p.walk_away for p in problem.preferences]
    return Packages(
        blocks,
        tuple(scale.unit for scale in scales),
        tuple(None if w is None else s.up(w.low) for w, s in zip(floors, scales, strict=True)),
        tuple(scale.rounding for scale in scales),
    )


class _Scale:
    """What one whole number is worth to a party, and how far off a package may be."""

    def __init__(self, unit: Fraction, rounding: Fraction) -> None:
        self.unit = unit
        self.rounding = rounding

    @classmethod
    def of(cls, preference: Preference) -> _Scale:
        """Choose the largest unit in which every number is whole, or else one that fits."""
        extras = [extra.worth for extra in preference.together]
        numbers = [_known(w) for issue in preference.worths for w in issue]
        numbers += [_known(w) for w in extras]
        numbers += [preference.walk_away.low] if preference.walk_away else []
        unit = Fraction(1, lcm(*(n.denominator for n in numbers)))
        largest = [max(abs(_known(w)) for w in issue) for issue in preference.worths if issue]
        reach = sum((*largest, *(abs(_known(w)) for w in extras)), start=Fraction(0))
        if preference.walk_away:
            reach = max(reach, abs(preference.walk_away.low))
        if reach <= _MOST * unit:
            return cls(unit, Fraction(0))
        unit = reach / Fraction(_MOST // 2)
        terms = len(preference.worths) + len(extras)
        return cls(unit, unit * terms / 2)

    def whole(self, number: Fraction) -> int:
        """Return a worth in whole numbers, the nearest."""
        return round(number / self.unit)

    def up(self, number: Fraction) -> int:
        """Return the least whole number that is worth as much."""
        return -((-number) // self.unit)


def _known(worth: Worth | None) -> Fraction:
    if worth is None:
        raise ValueError("nothing is known of an option's worth")
    return worth.low


def _block(group: tuple[int, ...], problem: Problem, scales: Sequence[_Scale]) -> Block:
    sizes = [len(problem.issues[issue].options) for issue in group]
    if prod(sizes) > MOST_CHOICES:
        raise ValueError(f"{prod(sizes)} combinations of issues that hang together are too many")
    choices = np.stack(np.unravel_index(np.arange(prod(sizes)), sizes), axis=1).astype(np.int32)
    column = {issue: number for number, issue in enumerate(group)}
    refused = np.zeros(len(choices), dtype=np.bool_)
    for exclusion in problem.exclusions:
        if exclusion.literals[0].issue in column:
            refused |= _hold(exclusion.literals, choices, column)
    choices = choices[~refused]
    worth = np.zeros((len(choices), len(scales)), dtype=np.int64)
    for party, (preference, scale) in enumerate(zip(problem.preferences, scales, strict=True)):
        for number, issue in enumerate(group):
            table = np.array([scale.whole(_known(w)) for w in preference.worths[issue]], np.int64)
            worth[:, party] += table[choices[:, number]]
        for extra in preference.together:
            if extra.options[0][0] in column:
                literals = [Literal(i, frozenset({o})) for i, o in extra.options]
                gained = scale.whole(_known(extra.worth))
                worth[_hold(literals, choices, column), party] += gained
    return Block(group, choices, worth)


def _hold(
    literals: Iterable[Literal], choices: NDArray[np.int32], column: dict[int, int]
) -> NDArray[np.bool_]:
    """Tell for each choice whether every literal holds."""
    hold = np.ones(len(choices), dtype=np.bool_)
    for literal in literals:
        hold &= np.isin(choices[:, column[literal.issue]], list(literal.options))
    return hold
