"""Puts a definite problem into whole numbers, exactly wherever 64 bits hold them."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages.entangled import entangled_block
from servanda.bargaining.packages.packages import Block, Packages
from servanda.bargaining.packages.scale import Scale
from servanda.bargaining.packages.ties import Tie, applied, ties_of
from servanda.bargaining.problem import Problem

MOST_CHOICES = 2_000_000
"""How many combinations of options of issues that hang together are looked at, at most, at once."""


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


def packages_of(problem: Problem, most: int = MOST_CHOICES) -> Packages:
    """Return the packages of a problem that is `definite` and has no mistakes.

    Where issues that hang together have more than `most` combinations, only those are kept that
    none of the others beats. Raises ValueError where the problem is not definite, and its
    TooEntangledError where even so more than `most` would have to be kept at once.
    """
    if not problem.definite:
        raise ValueError("only a problem whose every worth is one number has definite packages")
    scales = [Scale.of(preference) for preference in problem.preferences]
    tables = _tables(problem, scales)
    ties = ties_of(problem, scales)
    floors = [p.walk_away for p in problem.preferences]
    return Packages(
        tuple(_block(group, tables, ties, most) for group in blocks_of(problem)),
        tuple(scale.unit for scale in scales),
        tuple(None if w is None else s.up(w.low) for w, s in zip(floors, scales, strict=True)),
        tuple(scale.rounding for scale in scales),
    )


def total_of(problem: Problem, package: Sequence[int]) -> NDArray[np.int64]:
    """Return what a package is worth in whole numbers, shape (parties,), be it refused or not.

    The problem is `definite`. Raises ValueError where the package has not one of the options of
    each issue.
    """
    if not problem.has(package):
        raise ValueError("a package must have one of the options of each issue")
    scales = [Scale.of(preference) for preference in problem.preferences]
    total = np.zeros((1, len(scales)), dtype=np.int64)
    for table, option in zip(_tables(problem, scales), package, strict=True):
        total += table[option]
    choices = np.array([package], dtype=np.int32)
    applied(ties_of(problem, scales), choices, {i: i for i in range(len(package))}, total)
    return total.ravel()


def _tables(problem: Problem, scales: Sequence[Scale]) -> list[NDArray[np.int64]]:
    """Return for each issue what its options are worth, shape (options, parties)."""
    return [
        np.column_stack(
            [s.table(p.worths[issue]) for p, s in zip(problem.preferences, scales, strict=True)]
        )
        for issue in range(len(problem.issues))
    ]


def _block(
    group: tuple[int, ...],
    tables: Sequence[NDArray[np.int64]],
    ties: Sequence[Tie],
    most: int,
) -> Block:
    inside = [tie for tie in ties if tie.issues <= set(group)]
    sizes = [len(tables[issue]) for issue in group]
    if len(group) > 1 and prod(sizes) > most:
        return entangled_block(group, tables, inside, most)
    choices = np.stack(np.unravel_index(np.arange(prod(sizes)), sizes), axis=1).astype(np.int32)
    column = {issue: number for number, issue in enumerate(group)}
    worth = np.zeros((len(choices), tables[group[0]].shape[1]), dtype=np.int64)
    for number, issue in enumerate(group):
        worth += tables[issue][choices[:, number]]
    fine = applied(inside, choices, column, worth)
    return Block(group, choices[fine], worth[fine])
