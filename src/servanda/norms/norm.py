"""What an agreement requires: its norms, each with the slots its kind has, filled or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from servanda.findings import Span
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact_file import Reading
from servanda.norms.walk import CONDITION


class NormKind(StrEnum):
    """What a norm is (deontic logic and treaty practice)."""

    ACHIEVE = "duty to achieve"
    MAINTAIN = "duty to maintain"
    LIMIT = "limit"
    REPEAT = "repeated duty"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    EXEMPTION = "exemption"
    POWER = "power"
    DISABILITY = "lack of power"
    ENTITLEMENT = "entitlement"
    EXPECTATION = "expectation"
    DECLARATION = "declaration"
    GUARANTEE = "guarantee"
    CONSEQUENCE = "consequence"
    DEFINITION = "definition"
    PROVISION = "provision on the agreement"


DUTIES = frozenset(
    {NormKind.ACHIEVE, NormKind.MAINTAIN, NormKind.LIMIT, NormKind.REPEAT, NormKind.PROHIBITION}
)
"""Kinds that can be breached."""


class Gap(StrEnum):
    """What a slot asks for. A slot that the text leaves empty is a hole of this type."""

    BEARER = "bearer"
    COUNTERPARTY = "counterparty"
    OBJECT = "object"
    AMOUNT = "amount"
    PLACE = "place"
    DEADLINE = "deadline"
    START = "start"
    DURATION = "duration"
    VERIFIER = "verifier"
    TRIGGER = "trigger"
    DECIDER = "decider"
    STANDARD = "standard of proof"
    BASELINE = "baseline"
    COUNTING = "counting rule"
    RESPONSE = "response"
    MEANING = "meaning"


class Filling(StrEnum):
    """Whether a slot is filled. Both `NOT_STATED` and `SILENT` are holes."""

    STATED = "stated"
    NOT_STATED = "not stated"  # the reading says that the text does not say
    SILENT = "silent"  # neither the text nor the reading says anything
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Part:
    """One slot of a norm. `words` print what fills it; `names` are the declared names in it.

    `at` is the place of a hole that is written, counted from the beginning of the reading.
    """

    gap: Gap
    filling: Filling
    words: str = ""
    names: tuple[str, ...] = ()
    at: s.Extent | None = field(default=None, compare=False, repr=False)

    @property
    def is_hole(self) -> bool:
        """Whether this is a gap in the text."""
        return self.filling in {Filling.NOT_STATED, Filling.SILENT}


@dataclass(frozen=True)
class Norm:
    """One norm of a reading.

    `id` is the clause, with `/2` for its second norm and so on; `parent` is the norm that contains
    this one (the new duty in a consequence, the duty that matches an entitlement). `bearers` are
    declared names, empty where the bearer is a hole; `core` is the sentence's core, or the part of
    it that this norm reads; `sentence` keeps all modifiers.
    """

    id: str
    clause: str
    article: str
    kind: NormKind
    core: s.Core | s.Outcome
    sentence: s.Sentence
    reading: Reading = field(compare=False, repr=False)
    bearers: tuple[str, ...] = ()
    counterparties: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    parent: str | None = None

    @property
    def proposed(self) -> bool:
        """Whether no person has confirmed the reading yet."""
        return self.reading.proposed

    @property
    def rival(self) -> str | None:
        """The name of the rival reading that it belongs to, if it is one of several."""
        return self.reading.rival

    @property
    def holes(self) -> tuple[Part, ...]:
        """The slots that the text leaves empty."""
        return tuple(part for part in self.parts if part.is_hole)

    def part(self, gap: Gap) -> Part | None:
        """Return the slot of this type, or None where this kind of norm has none."""
        return next((part for part in self.parts if part.gap is gap), None)

    def has_hole(self, gap: Gap) -> bool:
        """Whether the norm has such a slot and the text leaves it empty."""
        part = self.part(gap)
        return part is not None and part.is_hole

    @property
    def act(self) -> s.Act | None:
        """What is to be done, where that is an act of a declared verb."""
        act = getattr(self.core, "act", None)
        return act if isinstance(act, s.Act) else None

    @property
    def limit(self) -> s.Limit | None:
        """The measure to be kept, where the norm is a limit."""
        act = getattr(self.core, "act", None)
        return act if isinstance(act, s.Limit) else None

    @property
    def effects(self) -> tuple[s.Outcome, ...]:
        """What a consequence brings about; empty for other kinds."""
        return self.core.effects if isinstance(self.core, s.Consequence) else ()

    @property
    def quote(self) -> str:
        """The words it reads, as quoted."""
        return " … ".join(quote.text.strip("… ") for quote in self.sentence.quotes)

    @property
    def at(self) -> Span:
        """The place in the file of the sentence that states it."""
        return self.reading.place(self.sentence.at)

    @property
    def conditions(self) -> tuple[s.Condition, ...]:
        """What must hold or happen first: what follows `if`, `whenever`, `once`, `only after`."""
        return tuple(
            value
            for value in self.sentence.values(
                s.Slot.IF, s.Slot.WHENEVER, s.Slot.ONCE, s.Slot.WHILE, s.Slot.SINCE,
                s.Slot.ONLY_AFTER, s.Slot.AFTER,
            )
            if isinstance(value, CONDITION)
        )  # fmt: skip
