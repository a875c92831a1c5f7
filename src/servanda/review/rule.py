"""What a rule is, and what it can say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from servanda.findings import Note, Span
from servanda.instrument.coverage import Coverage
from servanda.norms import Agreement

WHOLE = "whole"
"""The clause of a hit on the text as a whole."""


class Family(StrEnum):
    """The part of drafting that a rule belongs to; also the name of its folder."""

    WORDING = "wording"
    PARTIES = "parties"
    OBLIGATIONS = "obligations"
    SEQUENCE = "sequence"
    VERIFICATION = "verification"
    REMEDIES = "remedies"
    GUARANTEES = "guarantees"
    MONEY = "money"
    TERRITORY = "territory"
    FORCES = "forces"
    FINAL_CLAUSES = "final_clauses"
    BALANCE = "balance"
    INCLUSION = "inclusion"
    OTHER_LAW = "other_law"
    HOLDING = "holding"


class Kind(StrEnum):
    """Who settles it: the reading alone, the words alone, or in the end a person."""

    FORMAL = "formal"
    LEXICAL = "lexical"
    LEXICAL_FORMAL = "lexical+formal"
    FORMAL_ASK = "formal+ask"
    LEXICAL_ASK = "lexical+ask"
    ASK = "ask"

    @property
    def asks(self) -> bool:
        """Whether only a person can settle what the rule finds."""
        return self.value.endswith("ask")


class Gather(StrEnum):
    """Where a gap that many clauses share is reported.

    `CLAUSE`: at each clause. `ARTICLE`: once for the sub-clauses of one article, when two or more
    share it. `WHOLE`: once for the text, when more than half of what was looked at has it (and at
    least three do), else at each clause.
    """

    CLAUSE = "clause"
    ARTICLE = "article"
    WHOLE = "whole"


class Stake(StrEnum):
    """What hangs on a clause, the gravest first."""

    FORCE = "use of force"
    IRREVERSIBLE = "a step that is hard to take back"
    GUARANTEE = "loss of a guarantee"
    STATUS = "whose a territory is"
    BENEFIT = "a benefit given for something"
    DUTY = "a duty somebody owes"
    NONE = "nothing that anybody must do"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule finds what it looks for.

    `clause` is a clause label, or `WHOLE`. `message` is one plain sentence that says what the text
    leaves open, never that it is bad. For a rule that asks, it is the question to a person.
    `stake` is given only where the rule knows better than the clause itself.
    """

    clause: str
    message: str
    at: Span | None = None
    quote: str | None = None
    against: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    other_reading: str | None = None
    stake: Stake | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What a rule looked at, and where it found something.

    `at` says in plain words what was looked at ("14 duties"), for whoever wonders why a rule is
    silent; `among` counts it; `hits` may be empty.
    """

    at: str
    among: int
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class NotLooked:
    """The rule had nothing to look at, and why."""

    because: str


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule is given: the agreement, and which of its words are read."""

    agreement: Agreement
    coverage: Coverage

    def article_of(self, clause: str) -> str:
        """Return the label of the article to which a clause belongs."""
        article = self.agreement.article(clause)
        return article.label if article else clause


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `code` is its name, `title` what it looks for, `since` the version it came in."""

    code: str
    family: Family
    kind: Kind
    title: str
    silenced_by: str
    look: Callable[[Case], Looked | NotLooked]
    gather: Gather = Gather.CLAUSE
    since: str = "0.1"
