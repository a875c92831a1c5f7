"""Who can move from which state to which, in arrays that compiled code works on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Moves(NamedTuple):
    """The moves of several movers, each a party or a coalition.

    A mover's states lie in lists: those it may move to from state s are
    `after[after_first[mover, s] : after_last[mover, s]]` without s itself, of which those remain
    that ask for nothing irreversible to be undone: `spent[mover, s] & ~spent[mover, t] == 0`.
    `before` lists, likewise, the states from which it may move to s. States `alike` (the index of
    one of them) have the same lists and have spent the same: each can be reached from each.
    Where options make the moves, the lists are shared by all states that differ only in what the
    mover holds, so that no more is stored than a few numbers for each state. Then moves are also
    `direct`: wherever a mover could go by two moves of its own, it can go by one.
    """

    after_first: NDArray[np.int32]
    after_last: NDArray[np.int32]
    after: NDArray[np.int32]
    before_first: NDArray[np.int32]
    before_last: NDArray[np.int32]
    before: NDArray[np.int32]
    spent: NDArray[np.int64]
    alike: NDArray[np.int32]
    direct: bool

    def reach(self, mover: int, state: int) -> NDArray[np.int32]:
        """Return the states that a mover can move to from a state."""
        listed = self.after[self.after_first[mover, state] : self.after_last[mover, state]]
        spent = self.spent[mover]
        kept = ((spent[state] & ~spent[listed]) == 0) & (listed != state)
        reached: NDArray[np.int32] = listed[kept]
        return reached


def moves_by_rows(rows: NDArray[np.int64], spent: NDArray[np.int64]) -> Moves:
    """Return the moves of parties that can change freely what they hold, and nothing else.

    `rows` and `spent` have shape (parties, states): in `rows` a number that is the same for states
    which differ only in what the party holds, in `spent` the bits of what it cannot take back.
    """
    movers, count = rows.shape
    first = np.empty((movers, count), dtype=np.int32)
    last = np.empty((movers, count), dtype=np.int32)
    members = np.empty(movers * count, dtype=np.int32)
    alike = np.empty((movers, count), dtype=np.int32)
    for mover in range(movers):
        order = np.lexsort((spent[mover], rows[mover])).astype(np.int32)
        row, used = rows[mover, order], spent[mover, order]
        new_row = np.append(True, row[1:] != row[:-1])
        new_class = new_row | np.append(True, used[1:] != used[:-1])
        starts = np.flatnonzero(new_row)
        lengths = np.diff(np.append(starts, count))
        first[mover, order] = np.repeat(starts, lengths) + mover * count
        last[mover, order] = np.repeat(starts + lengths, lengths) + mover * count
        members[mover * count : (mover + 1) * count] = order
        classes = np.flatnonzero(new_class)
        alike[mover, order] = np.repeat(order[classes], np.diff(np.append(classes, count)))
    return Moves(first, last, members, first, last, members, spent, alike, direct=True)


def moves_by_pairs(pairs: Sequence[NDArray[np.int32]], count: int) -> Moves:
    """Return moves given one by one: for each mover, pairs (from, to), shape (moves, 2)."""
    distinct = [_distinct(p, count) for p in pairs]
    after_first, after_last, after = _lists(distinct, 0, count)
    before_first, before_last, before = _lists(distinct, 1, count)
    movers = len(distinct)
    return Moves(
        after_first,
        after_last,
        after,
        before_first,
        before_last,
        before,
        np.zeros((movers, count), dtype=np.int64),
        np.tile(np.arange(count, dtype=np.int32), (movers, 1)),
        direct=False,
    )


def _distinct(pairs: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    """Return pairs in ascending order, each once, without those that lead nowhere."""
    elsewhere = pairs[pairs[:, 0] != pairs[:, 1]].astype(np.int64)
    numbers = np.unique(elsewhere[:, 0] * count + elsewhere[:, 1])
    return np.stack([numbers // count, numbers % count], axis=1).astype(np.int32)


def _lists(
    pairs: Sequence[NDArray[np.int32]], key: int, count: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    first = np.zeros((len(pairs), count), dtype=np.int32)
    last = np.zeros((len(pairs), count), dtype=np.int32)
    members: list[NDArray[np.int32]] = []
    begin = 0
    for mover, p in enumerate(pairs):
        order = np.argsort(p[:, key], kind="stable")
        ends = np.cumsum(np.bincount(p[:, key], minlength=count)) + begin
        last[mover] = ends
        first[mover] = np.append(begin, ends[:-1])
        members.append(p[order, 1 - key].astype(np.int32))
        begin += len(p)
    return first, last, np.concatenate([np.empty(0, dtype=np.int32), *members])


def pairs_of(moves: Moves, mover: int) -> NDArray[np.int32]:
    """Return all moves of a mover one by one, as pairs (from, to), shape (moves, 2)."""
    first, last = moves.after_first[mover], moves.after_last[mover]
    lengths = last - first
    source = np.repeat(np.arange(len(first), dtype=np.int32), lengths)
    within = np.arange(len(source)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    target = moves.after[np.repeat(first, lengths) + within]
    spent = moves.spent[mover]
    kept = (source != target) & ((spent[source] & ~spent[target]) == 0)
    return np.stack([source[kept], target[kept]], axis=1)


def backwards(moves: Moves) -> Moves:
    """Return the moves that undo these: from where they lead to where they begin."""
    return Moves(
        moves.before_first,
        moves.before_last,
        moves.before,
        moves.after_first,
        moves.after_last,
        moves.after,
        ~moves.spent,
        moves.alike,
        moves.direct,
    )


def moves_among(moves: Moves, kept: NDArray[np.bool_]) -> Moves:
    """Return the moves that begin and end in states that are kept, numbered as they were."""
    after_first, after_last, after = _lists_among(
        moves.after_first, moves.after_last, moves.after, kept
    )
    before_first, before_last, before = _lists_among(
        moves.before_first, moves.before_last, moves.before, kept
    )
    alike = np.tile(np.arange(len(kept), dtype=np.int32), (len(moves.alike), 1))
    inside = np.flatnonzero(kept)
    for mover, classes in enumerate(moves.alike[:, inside]):
        _, first, place = np.unique(classes, return_index=True, return_inverse=True)
        alike[mover, inside] = inside[first][place]
    return Moves(
        after_first,
        after_last,
        after,
        before_first,
        before_last,
        before,
        moves.spent,
        alike,
        moves.direct,
    )


def _lists_among(
    first: NDArray[np.int32],
    last: NDArray[np.int32],
    members: NDArray[np.int32],
    kept: NDArray[np.bool_],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    inside = kept[members]
    before = np.append(0, np.cumsum(inside)).astype(np.int32)
    begin = before[first]
    return begin, np.where(kept, before[last], begin), members[inside]
