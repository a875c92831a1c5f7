"""Issues that hang together in more ways than can be written out: what nothing beats of them.

What settles some issues, and leaves to the others the same options as something that is worth more
to everybody, is part of no package that nothing beats. So issues are added one by one, and of all
that agrees on the options that are still to meet others, only what nothing beats is kept (variable
elimination, Bertelè and Brioschi, "Nonserial Dynamic Programming", 1972).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.maxima import maxima
from servanda.bargaining.packages.packages import Block
from servanda.bargaining.packages.ties import Tie, applied


class TooEntangledError(ValueError):
    """More combinations of issues that hang together would have to be kept at once than may be."""


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One issue added: of which beginning each of those kept comes, and by which option."""

    issue: int
    before: NDArray[np.int64]
    option: NDArray[np.int32]


def entangled_block(
    group: tuple[int, ...],
    tables: Sequence[NDArray[np.int64]],
    ties: Sequence[Tie],
    most: int,
) -> Block:
    """Return the block of some issues with those of its choices that no other of them beats.

    `tables` has for each issue of the problem what its options are worth, shape (options, parties);
    `ties` are those of the group. Raises TooEntangledError where more than `most` beginnings would
    have to be kept at once.
    """
    parties = tables[group[0]].shape[1]
    open_: tuple[int, ...] = ()
    options = np.zeros((1, 0), dtype=np.int32)
    worth = np.zeros((1, parties), dtype=np.int64)
    pending, steps = list(ties), []
    for issue, stays_open in _in_order(group, [len(table) for table in tables], ties):
        size = len(tables[issue])
        if len(worth) * size > most:
            raise TooEntangledError(
                f"{len(worth) * size:,} combinations of issues that hang together are too many"
            )
        before = np.repeat(np.arange(len(worth)), size)
        option = np.tile(np.arange(size, dtype=np.int32), len(worth))
        worth = worth[before] + tables[issue][option]
        options = np.column_stack((options[before], option))
        column = {each: number for number, each in enumerate((*open_, issue))}
        due = [tie for tie in pending if tie.issues <= column.keys()]
        pending = [tie for tie in pending if tie not in due]
        fine = np.flatnonzero(applied(due, options, column, worth))
        columns = np.array([column[each] for each in stays_open], dtype=np.int64)
        met = options[np.ix_(fine, columns)]
        kept = fine[_unbeaten(met, worth[fine])]
        steps.append(_Step(issue, before[kept], option[kept]))
        open_, options, worth = stays_open, options[np.ix_(kept, columns)], worth[kept]
    choices = _choices(group, steps)
    order = np.lexsort(choices.T[::-1])
    return Block(group, choices[order], worth[order], thinned=True)


def _in_order(
    group: tuple[int, ...], sizes: Sequence[int], ties: Sequence[Tie]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the issues in an order that leaves few options open, and what is open after each.

    An issue is open as long as a tie speaks of it and of one that is yet to come. The next issue is
    that which leaves the fewest combinations of open options, the first of several.
    """
    added: set[int] = set()
    left = list(group)
    while left:
        after = {issue: _open(added | {issue}, ties) for issue in left}
        issue = min(left, key=lambda one: prod(sizes[each] for each in after[one]))
        yield issue, after[issue]
        added.add(issue)
        left.remove(issue)


def _open(added: set[int], ties: Sequence[Tie]) -> tuple[int, ...]:
    waiting = [tie.issues for tie in ties if not tie.issues <= added]
    return tuple(sorted(issue for issue in added if any(issue in each for each in waiting)))


def _unbeaten(met: NDArray[np.int32], worth: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return what nothing with the same open options beats; what is worth the same is all kept."""
    if not len(worth):
        return np.zeros(0, dtype=np.int64)
    order = np.lexsort((*(-worth.T[::-1]), *met.T[::-1]))
    met, worth = met[order], worth[order]
    other = (met[1:] != met[:-1]).any(axis=1)
    new = np.append(True, other | (worth[1:] != worth[:-1]).any(axis=1))
    value = np.cumsum(new) - 1
    values = worth[new]
    starts = np.flatnonzero(np.append(True, other)[new])
    best = np.zeros(len(values), dtype=np.bool_)
    for start, stop in zip(starts.tolist(), [*starts[1:].tolist(), len(values)], strict=True):
        best[start + maxima(values[start:stop])] = True
    kept: NDArray[np.int64] = order[best[value]]
    return kept


def _choices(group: tuple[int, ...], steps: Sequence[_Step]) -> NDArray[np.int32]:
    """Return the options of each issue, shape (n, issues), from how they were added."""
    at = np.arange(len(steps[-1].before))
    choices = np.zeros((len(at), len(group)), dtype=np.int32)
    for step in reversed(steps):
        choices[:, group.index(step.issue)] = step.option[at]
        at = step.before[at]
    return choices
