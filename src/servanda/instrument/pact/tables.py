"""The grammar as the tables that the parser follows.

To make them takes longer than to read a treaty, so they lie beside the grammar, with the hash of
the grammar that they were made of. Where that has changed since, they are made anew (lalr.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from servanda.instrument.pact.grammar import ALONE, SPREAD, STORED, beside, fingerprint, grammar
from servanda.instrument.pact.tree import RULES

_Part: TypeAlias = int | list[int] | None
"""A part handed on, a list of parts to be laid open, or nothing where an optional part is absent.
"""


class Production(NamedTuple):
    """One way to make an `origin` of so many parts."""

    origin: str
    size: int
    build: Callable[[list[Any]], Any]


@dataclass(frozen=True, slots=True)
class Tables:
    """What to do in each state: at a number from 0 go to that state, below 0 take `~number`.

    `starts` has for each kind of text the states in which its parsing begins and ends.
    """

    states: tuple[dict[str, int], ...]
    productions: tuple[Production, ...]
    starts: dict[str, tuple[int, int]]
    terminals: tuple[str, ...]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """Return the tables of the grammar."""
    stored = json.loads(beside(STORED))
    if stored["grammar"] != fingerprint(grammar()):
        from servanda.instrument.pact.lalr import tables_of  # noqa: PLC0415 - only here needed

        stored = tables_of(grammar())
    states = tuple(stored["states"])
    return Tables(
        states,
        tuple(_production(*production) for production in stored["productions"]),
        {kind: (begin, end) for kind, (begin, end) in stored["starts"].items()},
        tuple(sorted({symbol for state in states for symbol in state if symbol.isupper()})),
    )


def _production(origin: str, size: int, name: str, parts: list[_Part]) -> Production:
    if name == ALONE:
        (only,) = parts
        return Production(origin, size, itemgetter(only))
    if name == SPREAD and parts == [[0], *range(1, size)]:
        return Production(origin, size, _added)
    build = RULES[name] if name != SPREAD else _together
    places = [part for part in parts if isinstance(part, int)]
    if parts == list(range(size)):
        return Production(origin, size, lambda found: build(*found))
    if places == parts:
        return Production(origin, size, lambda found: build(*[found[place] for place in places]))
    return Production(origin, size, lambda found: build(*_laid_open(found, parts)))


def _together(*parts: object) -> list[object]:
    return list(parts)


def _added(found: list[Any]) -> list[Any]:
    """Add to a list in place: a long one would be copied again for each that is added."""
    grown: list[Any] = found[0]
    grown += found[1:]
    return grown


def _laid_open(found: list[Any], parts: list[_Part]) -> Iterator[Any]:
    for part in parts:
        if part is None:
            yield None
        elif isinstance(part, list):
            yield from found[part[0]]
        else:
            yield found[part]
