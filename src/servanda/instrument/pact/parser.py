"""Parses one statement at a time, so that a mistake in one never spoils the next.

The parser's state chooses among the candidates that the lexer offers at each place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple, cast

from servanda.instrument.pact.grammar import ELSE
from servanda.instrument.pact.lexer import Candidate, Scan
from servanda.instrument.pact.lexicon import Lexicon
from servanda.instrument.pact.syntax import Extent, Sentence, Statement
from servanda.instrument.pact.tables import Production, Tables, tables
from servanda.instrument.pact.tree import Refused, Token

_END = "$END"
_FULL_STOP = "_DOT"
"""Stands at the end of every sentence and statement, and nowhere else."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """Where parsing could not go on: what stood there, and which terminals would have done."""

    at: Extent
    found: tuple[Candidate, ...]
    expected: frozenset[str]
    previous: str | None
    scan: Scan


def parse_reading(text: str, lexicon: Lexicon) -> tuple[Sentence, ...] | Stuck | Refused:
    """Parse the sentences of a reading (what stands after its label)."""
    return cast("tuple[Sentence, ...] | Stuck | Refused", _parse(text, lexicon, "reading"))


def parse_statements(text: str, lexicon: Lexicon) -> tuple[Statement, ...] | Stuck | Refused:
    """Parse the positions and reports of one paragraph."""
    return cast("tuple[Statement, ...] | Stuck | Refused", _parse(text, lexicon, "statements"))


def _parse(text: str, lexicon: Lexicon, kind: str) -> object:
    scan = Scan(text, lexicon)
    course = _Course(tables(), kind)
    index, previous = 0, None
    stops = [0]
    try:
        while index < len(scan.pieces):
            candidates = scan.candidates(index)
            for chosen in candidates:
                steps = course.steps_to(chosen.terminal)
                if steps is not None:
                    break
            else:
                return _stuck(scan, index, candidates, course, previous)
            at = scan.extent(index, chosen.stop)
            course.go(steps, Token(chosen.terminal, chosen.value, at))
            index, previous = chosen.stop, chosen.terminal
            if previous == _FULL_STOP:
                stops.append(index)
        steps = course.steps_to(_END)
        if steps is None:
            return _stuck(scan, index, [], course, previous)
        made = cast("tuple[Sentence | Statement, ...]", course.finish(steps))
        return tuple(
            replace(one, at=scan.extent(first, stop))
            for one, (first, stop) in zip(made, pairwise(stops), strict=True)
        )
    except Refused as refused:
        return refused


def _stuck(
    scan: Scan, index: int, found: list[Candidate], course: _Course, previous: str | None
) -> Stuck:
    at = scan.extent(index, found[0].stop if found else index + 1)
    return Stuck(at, tuple(found), course.expected(), previous, scan)


class _Steps(NamedTuple):
    """What a terminal brings about: which productions are made, and the states that follow.

    The lowest `kept` states stay; `entered` come on top.
    """

    made: list[Production]
    kept: int
    entered: list[int]


class _Course:
    """The states that the parser has gone through, and what was made in each."""

    __slots__ = ("_end", "_made", "_states", "_tables")

    def __init__(self, tables: Tables, kind: str) -> None:
        begin, self._end = tables.starts[kind]
        self._tables = tables
        self._states = [begin]
        self._made: list[Any] = []

    def steps_to(self, terminal: str) -> _Steps | None:
        """Follow what a terminal would bring about, up to where it is taken; None if it never is.

        The table of one state alone says yes too often: it merges what may follow a name in one
        place with what may follow it in another.
        """
        rows, productions = self._tables.states, self._tables.productions
        states = self._states
        kept, entered, made = len(states), list[int](), list[Production]()
        state = states[-1]
        while not (terminal == _END and state == self._end):
            row = rows[state]
            action = row.get(terminal, row.get(ELSE))
            if action is None:
                return None
            if action >= 0:
                entered.append(action)
                break
            production = productions[~action]
            made.append(production)
            size = production.size
            if size < len(entered):
                del entered[len(entered) - size :]
            else:
                kept -= size - len(entered)
                entered.clear()
            below = entered[-1] if entered else states[kept - 1]
            state = rows[below][production.origin]
            entered.append(state)
        return _Steps(made, kept, entered)

    def go(self, steps: _Steps, token: Token) -> None:
        """Take a token after the steps that lead to it."""
        self._make(steps.made)
        self._made.append(token)
        del self._states[steps.kept :]
        self._states += steps.entered

    def finish(self, steps: _Steps) -> object:
        """Return what all the tokens together make."""
        self._make(steps.made)
        return self._made[-1]

    def _make(self, productions: list[Production]) -> None:
        made = self._made
        for _, size, build in productions:
            first = len(made) - size
            made[first:] = (build(made[first:]),)

    def expected(self) -> frozenset[str]:
        """Return the terminals that could be taken next."""
        return frozenset(t for t in self._tables.terminals if self.steps_to(t) is not None)
