"""Comma phrases: what each fills, and with what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from servanda.instrument.pact.syntax.acts import Duration
from servanda.instrument.pact.syntax.clauses import Consequence
from servanda.instrument.pact.syntax.conditions import Time
from servanda.instrument.pact.syntax.names import Extent, Quantity, Term, Words


class Slot(StrEnum):
    """What a modifier fills: the words that open it, in the order in which they are printed."""

    IF = "if"
    WHENEVER = "whenever"
    ONCE = "once"
    WHILE = "while"
    SINCE = "since"
    UNLESS = "unless"
    ONLY_AFTER = "only after"
    AFTER = "after"
    BEFORE = "before"
    FOUND_BY = "as found by"
    STANDARD = "proved to the standard"
    BURDEN = "with the burden on"
    NOTICE = "with notice of"
    CURE = "with a cure period of"
    NOTWITHSTANDING = "notwithstanding"
    SUBJECT_TO = "subject to"
    EXCHANGE = "in exchange for"
    JOINTLY = "jointly"
    SEVERALLY = "severally"
    AMOUNT = "amount"
    PAID_BY = "paid by"
    BASELINE = "from a baseline of"
    COUNTING = "counting"
    MAPPED_IN = "mapped in"
    LISTED_IN = "listed in"
    GOVERNED_BY = "governed by"
    ALWAYS = "at all times"
    EVERY = "every"
    ON = "on"
    BY = "by"
    WITHIN = "within"
    BEGUN_BY = "begun by"
    COMPLETED_BY = "completed by"
    FROM = "from"
    UNTIL = "until"
    FOR = "for"
    SUPERVISED_BY = "supervised by"
    VERIFIED_BY = "verified by"
    COUNTED_BY = "counted by"
    ACCESS = "with access to"
    STAGE = "as stage"
    FAILING = "failing which"
    STATED = "stated"
    HAPPENED = "happened"
    REPORTED = "reported"
    RECORDED = "recorded"
    BESIDE = "beside"
    GRADED = "graded"
    RECEIVED_FROM = "received from"
    ASSUMED_BY = "assumed by"
    ACCORDING_TO = "according to"
    QUOTING = "quoting"


@dataclass(frozen=True, slots=True)
class Stage:
    """The place of a norm in a procedure."""

    number: int
    procedure: Words


@dataclass(frozen=True, slots=True)
class Quote:
    """Words said to stand in the article; `wording` names which wording, where it has several."""

    text: str
    wording: str | None = None
    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Graded:
    """Reliability of the source (A-F) and credibility of the statement (1-6), Admiralty code."""

    reliability: str
    credibility: str
    rater: Term | None = None


SlotValue: TypeAlias = (
    "Term | Time | Duration | Consequence | Stage | Graded | Quantity | tuple[Quote, ...] | None"
)


@dataclass(frozen=True, slots=True)
class Modifier:
    """One comma phrase of a sentence."""

    slot: Slot
    value: SlotValue
    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Modified:
    """What sentences and statements share: their comma phrases, in the order of `Slot`."""

    modifiers: tuple[Modifier, ...] = field(default=(), kw_only=True)
    at: Extent | None = field(default=None, compare=False, repr=False, kw_only=True)

    def values(self, *slots: Slot) -> tuple[SlotValue, ...]:
        """Return what the modifiers of these slots hold, in their order."""
        return tuple(m.value for m in self.modifiers if m.slot in slots)

    def has(self, *slots: Slot) -> bool:
        """Whether a modifier of one of these slots is there, with or without a value."""
        return any(m.slot in slots for m in self.modifiers)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words that this sentence reads."""
        return tuple(
            quote
            for value in self.values(Slot.QUOTING)
            if isinstance(value, tuple)
            for quote in value
        )


_ORDER = {slot: number for number, slot in enumerate(Slot)}


def in_slot_order(modifiers: Iterable[Modifier]) -> tuple[Modifier, ...]:
    """Return comma phrases in the order in which a sentence keeps them."""
    return tuple(sorted(modifiers, key=lambda modifier: _ORDER[modifier.slot]))
