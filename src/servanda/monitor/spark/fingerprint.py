"""Tells whether a checkpoint belongs to what is being judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b


def fingerprint(*things: object) -> str:
    """Return a short string that is the same for equal things, on every machine."""
    return blake2b(_told(things).encode(), digest_size=12).hexdigest()


def _told(thing: object) -> str:
    if is_dataclass(thing):
        parts = (f"{f.name}={_told(getattr(thing, f.name))}" for f in fields(thing))
        return f"{type(thing).__name__}({', '.join(parts)})"
    if isinstance(thing, (frozenset, set)):
        return f"{{{', '.join(sorted(map(_told, thing)))}}}"
    if isinstance(thing, Mapping):
        return f"{{{', '.join(sorted(f'{_told(k)}: {_told(v)}' for k, v in thing.items()))}}}"
    if isinstance(thing, (tuple, list)):
        return f"({', '.join(map(_told, thing))})"
    return repr(thing)
