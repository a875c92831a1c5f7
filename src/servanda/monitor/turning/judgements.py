"""What a verdict would be if an open term that it waits for were judged in one way or the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.asking import Asking
from servanda.monitor.program import All, Condition, Judged, Not, Program
from servanda.monitor.turning.situation import Situation
from servanda.monitor.verdict import Reason
from servanda.monitor.views.combining import Alternative
from servanda.monitor.views.worlds import Axis

FITS, DOES_NOT_FIT = "fits", "does not fit"

_Piece = TypeVar("_Piece")


def if_judged(situation: Situation) -> Iterator[Alternative]:
    """Yield, for each open term that a verdict asks about, what each judgement of it would give.

    All acts that the term could be said of are taken to be judged alike.
    """
    program = situation.hearing.program
    words = dict.fromkeys(p.words for p in pieces(program.rules) if isinstance(p, Judged))
    now = situation.status()
    for term in words:
        judged = []
        for choice, condition in ((FITS, All(())), (DOES_NOT_FIT, Not(All(())))):
            settled = _settled(program, term, condition)
            hearing = replace(situation.hearing, asking=Asking(settled))
            status = replace(situation, hearing=hearing, memory={}).status()
            if status is not None:
                judged.append(Alternative(Axis(Reason.OPEN_TERM, term), choice, (status,)))
        if any(alternative.statuses != (now,) for alternative in judged):
            yield from judged


def _settled(program: Program, term: str, condition: Condition) -> Program:
    """Return the program with a judgement in place of an open term."""
    return replace(program, rules=tuple(_put(rule, term, condition) for rule in program.rules))


def _put(piece: _Piece, term: str, condition: Condition) -> _Piece:
    """Return a piece of a program in which the words stand decided, wherever they occur."""

    def anew(value: object) -> object:
        if isinstance(value, Judged) and value.words == term:
            return condition
        if isinstance(value, tuple):
            return tuple(map(anew, value))
        if is_dataclass(value) and not isinstance(value, type):
            now = {field.name: getattr(value, field.name) for field in fields(value)}
            then = {name: anew(part) for name, part in now.items()}
            return value if then == now else replace(value, **then)
        return value

    return anew(piece)  # type: ignore[return-value]
