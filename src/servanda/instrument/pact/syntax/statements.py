"""What is said: positions, what is said to have happened, and whose word counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from servanda.instrument.pact.syntax.clauses import Change
from servanda.instrument.pact.syntax.conditions import Happens, Judged, Point, Stands
from servanda.instrument.pact.syntax.modifiers import Modified
from servanda.instrument.pact.syntax.names import Comparison, Hole, Quantity, Term, Words
from servanda.instrument.pact.syntax.positions import Preference
from servanda.instrument.pact.syntax.views import View


@dataclass(frozen=True, slots=True)
class Observed:
    """A measure, or the one that a `holder` has, was such."""

    measure: Term
    comparison: Comparison | None
    quantity: Quantity
    holder: Term | None = None
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Said:
    """Free words, where no declared verb fits."""

    words: Words


@dataclass(frozen=True, slots=True)
class Occurred:
    """A happening that has a name took place, or did not: `signature took place`."""

    point: Point
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Exercised:
    """Somebody used a power over a clause, a status or the agreement: `suspended [3]`; or not.

    Nobody needs to do so where it comes about by itself: `[3] lapsed`.
    """

    actor: Term | None
    change: Change
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What reports tell of is, or is not, what words that need a judgement say."""

    reports: tuple[str, ...]
    words: Words
    negated: bool = False


Assertion: TypeAlias = (
    "Happens | Occurred | Exercised | Observed | Stands | Judged | Judgement | Said"
)


@dataclass(frozen=True, slots=True)
class Report:
    """`R1: A reports that B reports that …`; `finding` marks a body's finding."""

    label: str
    tellers: tuple[Term, ...]
    assertion: Assertion
    finding: bool = False


class Attitude(StrEnum):
    """What a party says to a report."""

    DENIES = "denies"
    ACCEPTS = "accepts"
    REJECTS = "rejects"
    WITHDRAWS = "withdraws"


@dataclass(frozen=True, slots=True)
class Stance:
    """A party's answer to reports."""

    party: Term
    attitude: Attitude
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """Reports of a verb, measure or event are declared complete: then silence is absence."""

    what: str
    by: Term | Hole | None = None


StatementCore: TypeAlias = "View | Preference | Report | Stance | Completeness"


@dataclass(frozen=True, slots=True)
class Statement(Modified):
    """A position, a report, what somebody says of one, or a view."""

    core: StatementCore
