"""Finds the one known name that a misspelt one most likely means, however many are known."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import lru_cache

_COMPARED_ONE_BY_ONE = 200
"""With more names than this, only those that differ by a letter or two are found, at once."""


def nearest_name(written: str, known: Collection[str], likeness: float = 0.75) -> str | None:
    """Return the known name most like what was written; `likeness` runs from 0 to 1."""
    if len(known) <= _COMPARED_ONE_BY_ONE:
        candidates: Collection[str] = sorted(known)
    else:
        by_form = _by_form(frozenset(known))
        candidates = {name for form in _forms(written) for name in by_form.get(form, ())}
    near = get_close_matches(written, sorted(candidates), n=1, cutoff=likeness)
    return near[0] if near else None


@lru_cache(maxsize=4)
def _by_form(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(known):
        for form in _forms(name):
            found[form] = (*found.get(form, ())[:_COMPARED_ONE_BY_ONE], name)
    return found


def _forms(name: str) -> Iterator[str]:
    """Yield a name, and what is left of it without one of its letters."""
    yield name
    for letter in range(min(len(name), 100)):
        yield name[:letter] + name[letter + 1 :]
