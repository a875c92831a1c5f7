"""Three truth values (strong Kleene logic; Kleene 1952, section 64)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """In this order: *all* is the least of its parts, *any* the greatest."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def negated(self) -> Truth:
        """Exchange true and false."""
        return Truth(2 - self)


def all_of(parts: Iterable[Truth]) -> Truth:
    """Return the least; true of nothing."""
    return min(parts, default=Truth.TRUE)


def any_of(parts: Iterable[Truth]) -> Truth:
    """Return the greatest; false of nothing."""
    return max(parts, default=Truth.FALSE)


def truth(value: bool) -> Truth:  # noqa: FBT001 - it turns one kind of truth into the other
    """Turn yes or no into a truth value."""
    return Truth.TRUE if value else Truth.FALSE
