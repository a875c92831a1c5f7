"""Walks through the pieces of a sentence."""

from __future__ import annotations

from dataclasses import fields, is_dataclass


class _Fields(dict[type, tuple[str, ...] | None]):
    """For each kind of piece, its fields that hold what it means, the last first.

    `this agreement` has none and is a piece all the same; what is no piece has None.
    """

    def __missing__(self, kind: type) -> tuple[str, ...] | None:
        meant = [f.name for f in fields(kind) if f.compare] if is_dataclass(kind) else None
        self[kind] = None if meant is None else tuple(reversed(meant))
        return self[kind]


_FIELDS = _Fields()


def pieces(value: object) -> list[object]:
    """Return a piece of syntax and all pieces inside it, outermost first, in the order written."""
    found: list[object] = []
    waiting = [value]
    while waiting:
        piece = waiting.pop()
        if piece.__class__ is tuple:
            waiting += reversed(piece)
        elif (names := _FIELDS[piece.__class__]) is not None:
            found.append(piece)
            waiting += [getattr(piece, name) for name in names]
    return found
