"""Walks through the pieces of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache

from servanda.instrument.pact import syntax as s


def pieces(value: object) -> Iterator[object]:
    """Yield a piece of syntax and all pieces inside it, outermost first, in the order written."""
    waiting = [value]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, tuple) and not isinstance(piece, s.Extent):
            waiting += reversed(piece)
        elif names := _field_names(piece.__class__):
            yield piece
            waiting += [getattr(piece, name) for name in names]


@lru_cache(maxsize=256)
def _field_names(kind: type[object]) -> tuple[str, ...]:
    """Return the fields of a piece of syntax, the last first; none for anything else."""
    return tuple(f.name for f in reversed(fields(kind))) if is_dataclass(kind) else ()
