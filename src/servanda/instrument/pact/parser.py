"""Parses one statement at a time, so that a mistake in one never spoils the next.

The parser's state chooses among the candidates that the lexer offers at each place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NoReturn, cast

from lark import Lark, Token
from lark.exceptions import VisitError
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift
from lark.parsers.lalr_parser_state import ParserState

from servanda.instrument.pact.lexer import Candidate, Scan
from servanda.instrument.pact.lexicon import Lexicon
from servanda.instrument.pact.syntax import Extent, Sentence, Statement
from servanda.instrument.pact.tree import Refused, TreeBuilder


@dataclass(frozen=True, slots=True)
class Stuck:
    """Where parsing could not go on: what stood there, and which terminals would have done."""

    at: Extent
    found: tuple[Candidate, ...]
    expected: frozenset[str]
    previous: str | None
    scan: Scan


class _NoLexer(Lexer):
    """The parser is fed by hand; it never asks for a token."""

    def __init__(self, conf: object) -> None:
        del conf

    def lex(self, data: object) -> NoReturn:  # type: ignore[override]  # lark's own has one more
        raise NotImplementedError


@lru_cache(maxsize=1)
def grammar() -> str:
    """Return the grammar as written."""
    return files("servanda.instrument.pact").joinpath("pact.lark").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _lark() -> Lark:
    return Lark(
        grammar(),
        parser="lalr",
        lexer=_NoLexer,
        start=["reading", "statements"],
        transformer=TreeBuilder(),
    )


def parse_reading(text: str, lexicon: Lexicon) -> tuple[Sentence, ...] | Stuck | Refused:
    """Parse the sentences of a reading (what stands after its label)."""
    result = _parse(text, lexicon, "reading")
    if isinstance(result, Sentence):
        return (result,)
    return cast("tuple[Sentence, ...] | Stuck | Refused", result)


def parse_statements(text: str, lexicon: Lexicon) -> tuple[Statement, ...] | Stuck | Refused:
    """Parse the positions and reports of one paragraph."""
    return cast("tuple[Statement, ...] | Stuck | Refused", _parse(text, lexicon, "statements"))


def _parse(text: str, lexicon: Lexicon, start: str) -> object:
    scan = Scan(text, lexicon)
    parser = _lark().parse_interactive(start=start)
    state = parser.parser_state
    index, previous = 0, None
    try:
        while index < len(scan.pieces):
            candidates = scan.candidates(index)
            chosen = next((c for c in candidates if _fits(state, c.terminal)), None)
            if chosen is None:
                return _stuck(scan, index, candidates, state, previous)
            at = scan.extent(index, chosen.stop)
            parser.feed_token(
                Token(chosen.terminal, chosen.value, start_pos=at.start, end_pos=at.end)
            )
            index, previous = chosen.stop, chosen.terminal
        if not _fits(state, "$END"):
            return _stuck(scan, index, [], state, previous)
        return parser.feed_eof()  # type: ignore[no-untyped-call]  # lark has no type here
    except (Refused, VisitError) as problem:
        refused = problem.orig_exc if isinstance(problem, VisitError) else problem
        if isinstance(refused, Refused):
            return refused
        raise


def _fits(state: ParserState[Token], terminal: str) -> bool:
    """Follow the reductions that the terminal would cause, to see whether it can be taken.

    The table alone says yes too often: LALR merges what may follow a name in one place with what
    may follow it in another.
    """
    table = state.parse_conf.parse_table.states
    accepting = state.parse_conf.end_state
    stack = None
    position = state.position
    while (action := table[position].get(terminal)) is not None:
        kind, target = action
        if kind is Shift:
            return terminal != "$END" or target == accepting
        if stack is None:
            stack = list(state.state_stack)
        if target.expansion:
            del stack[-len(target.expansion) :]
        _, position = table[stack[-1]][target.origin.name]
        stack.append(position)
        if terminal == "$END" and position == accepting:
            return True
    return False


def _stuck(
    scan: Scan, index: int, found: list[Candidate], state: ParserState[Token], previous: str | None
) -> Stuck:
    possible = state.parse_conf.parse_table.states[state.position]
    expected = frozenset(t for t in possible if t.isupper() and _fits(state, t))
    at = scan.extent(index, found[0].stop if found else index + 1)
    return Stuck(at, tuple(found), expected, previous, scan)
