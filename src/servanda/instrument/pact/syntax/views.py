"""Whose word counts: the views that an agreement's readers define for themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from servanda.instrument.pact.syntax.conditions import Date
from servanda.instrument.pact.syntax.modifiers import Graded
from servanda.instrument.pact.syntax.names import Extent, Term


class Begins(StrEnum):
    """What a view begins with; of the first three it is said whose."""

    REPORTS = "reports by"
    FINDINGS = "findings by"
    OWN = "the view of"
    COMMON_GROUND = "common ground"
    EVERY_CLAIM = "every claim"
    AS_FOUND = "as found"


class Picks(StrEnum):
    """What a view asks for besides."""

    GRADED = "graded at least"
    KNOWN_ON = "known on"
    NOT_DENIED_BY = "not denied by"
    WITH = "with"
    WITHOUT = "without"
    READING = "reading"


ChoiceValue: TypeAlias = "Graded | Date | Term | tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One comma phrase of a view; a reading is a clause and the name of one of its readings."""

    picks: Picks
    value: ChoiceValue
    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class View:
    """`View "observers": reports by …, without R7`, its comma phrases in the order of `Picks`."""

    name: str
    begins: Begins
    of: Term | None = None
    choices: tuple[Choice, ...] = ()
