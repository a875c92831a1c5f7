"""What a report says happened, with every name resolved: the form that norms are held against."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.vocabulary.calendar import Moment
from servanda.vocabulary.instance import Instance

THIS_AGREEMENT = "this agreement"
"""Stands for the agreement as a whole where a clause is named."""


class ClaimKind(StrEnum):
    """What is said."""

    ACT = "act"  # somebody did, or did not do, something: `what` is a declared verb
    MEASURE = "measure"  # a declared measure was so much
    STATUS = "status"  # something is in a status: `what` is the status, `subject` what has it
    EVENT = "event"  # something took place that has a name: signature, entry into force
    EFFECT = "effect"  # somebody exercised a power over a clause: suspend, void, end …
    JUDGEMENT = "judgement"  # a report's act fits words that need a judgement
    WORDS = "words"  # free words that no norm can be held against


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much: at least `low`, at most `high`, `best` where the source gives a best estimate."""

    low: float
    high: float
    unit: str
    best: float | None = None

    @property
    def likeliest(self) -> float | None:
        """The best estimate, or the figure itself where there is one only."""
        return self.best if self.best is not None or self.low != self.high else self.low


@dataclass(frozen=True, slots=True)
class Grade:
    """How far to rely on it, by one rater (Admiralty code, NATO STANAG 2511).

    `reliability` of the source from A (completely) to E, F cannot be judged; `credibility` of the
    statement from 1 (confirmed) to 5, 6 cannot be judged. The two are never combined.
    """

    reliability: str | None
    credibility: str | None
    rater: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one report says.

    A report of several (“A and B attacked”) makes one claim for each, all with its label. `report`
    is unique in the evidence. `subject` acts, holds the measure, or has the status; `roles` pairs a
    preposition ("" for the direct object) with what stands in it. `happened`, `reported` and
    `recorded` are the three times; where nothing is said of when it happened, the time of the
    report stands in `happened` too. `times` says how often at least. `teller` reports, `author` is
    whose word it is in the end, `through` those who pass it on between the two, the nearest to the
    teller first. `finding` marks what a body found. `event` links the reports of one event.
    `clause` is the clause that an effect, an event or a status concerns, or `THIS_AGREEMENT`. An
    event of the agreement itself that it knows by name (signature, entry into force, ratification)
    has none. `judged` is the report whose act a judgement is about.
    """

    report: str
    kind: ClaimKind
    what: str
    subject: Instance | None = None
    roles: tuple[tuple[str, Instance], ...] = ()
    negated: bool = False
    happened: Moment | None = None
    reported: Moment | None = None
    recorded: Moment | None = None
    quantity: Quantity | None = None
    times: int = 1
    teller: str | None = None
    author: str | None = None
    finding: bool = False
    sources: tuple[str, ...] = ()
    received_from: tuple[str, ...] = ()
    grades: tuple[Grade, ...] = ()
    quotes: tuple[str, ...] = ()
    event: str | None = None
    clause: str | None = None
    judged: str | None = None
    through: tuple[str, ...] = ()

    def role(self, preposition: str) -> Instance | None:
        """Return what stands after a preposition; after none ("") the direct object."""
        return next((found for word, found in self.roles if word == preposition), None)
