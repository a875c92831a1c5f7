"""Sorting and searching of many integers, each in the way that costs least."""

from __future__ import annotations

from typing import Literal

import numpy as np

from servanda.monitor.columnar.arrays import Ints, numbers, only_value, repeated

_FEW = 500
_BITS = 63


def by_group(groups: Ints) -> Ints:
    """Return the order of rows by their groups (numbers from 0 on); rows of one keep theirs."""
    if (groups[1:] >= groups[:-1]).all():
        return numbers(len(groups))
    most = int(groups.max())
    if most <= np.iinfo(np.uint16).max:
        # Of short integers NumPy counts how many there are of each: it need not compare them.
        short = np.uint8 if most <= np.iinfo(np.uint8).max else np.uint16
        return np.argsort(groups.astype(short), kind="stable")
    bits = len(groups).bit_length()
    if most.bit_length() + bits <= _BITS:
        # To sort integers is faster than to sort places by them: each carries its own.
        return np.sort(groups << bits | numbers(len(groups))) & ((1 << bits) - 1)
    return np.argsort(groups, kind="stable")


def distinct(values: Ints) -> Ints:
    """Return the integers that occur, each once, in their order; most often they stand in it.

    `np.unique` does the same, but loads masked arrays first, which takes longer than to judge a
    short history.
    """
    ordered = values if (values[1:] >= values[:-1]).all() else np.sort(values)
    new = np.ones(len(ordered), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


def places_in(
    ascending: Ints,
    wanted: Ints,
    side: Literal["left", "right"],
    groups: Ints | None = None,
) -> Ints:
    """Return how many stand before each of some integers (`right`: before it or level with it).

    Where `groups` are given, what is wanted ascends within each of them, and from one to the next.
    """
    value = only_value(wanted)
    if value is not None:
        return repeated(int(np.searchsorted(ascending, value, side)), len(wanted))
    if not len(ascending):
        return repeated(0, len(wanted))
    if len(ascending) == 1:
        beyond = wanted >= ascending if side == "right" else wanted > ascending
        return beyond.astype(np.int64)
    if len(wanted) < _FEW or (wanted[1:] >= wanted[:-1]).all():
        return np.searchsorted(ascending, wanted, side)
    # What is looked for in order is found without leaping about in memory.
    order = np.argsort(wanted) if groups is None else by_group(groups)
    found = np.empty(len(wanted), np.int64)
    found[order] = np.searchsorted(ascending, wanted[order], side)
    return found
