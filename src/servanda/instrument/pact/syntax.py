"""What a Pact sentence is made of, before its names are looked up.

Places (`at`) never count when two pieces are compared: a sentence means the same wherever it stands.
They are counted from the statement's own beginning, so that an edit elsewhere moves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Extent(NamedTuple):
    """Characters `start` up to `end`, counted from where the statement's own text begins."""

    start: int
    end: int


# --- things named -------------------------------------------------------------------------------


class Gap(StrEnum):
    """What stands where the text gives nothing."""

    NOT_STATED = "(not stated)"
    NOT_APPLICABLE = "(not applicable)"


@dataclass(frozen=True, slots=True)
class Hole:
    """A place left empty on record."""

    gap: Gap
    at: Extent | None = field(default=None, compare=False, repr=False)


class Determiner(StrEnum):
    """How a name picks its instances; `THAT` takes up the one that `A` introduced."""

    A = "a"
    THE = "the"
    EACH = "each"
    ANY = "any"
    ALL = "all"
    NO = "no"
    THAT = "that"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A declared name as written, with its determiner."""

    name: str
    determiner: Determiner | None = None
    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """`[10.a]`: another clause."""

    label: str
    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Agreement:
    """`this agreement`."""

    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """Words in quotation marks, taken as they are: an open term, a standard, an annex."""

    text: str
    at: Extent | None = field(default=None, compare=False, repr=False)


class Comparison(StrEnum):
    """How an amount bounds."""

    AT_MOST = "at most"
    AT_LEAST = "at least"
    EXACTLY = "exactly"
    FEWER_THAN = "fewer than"
    MORE_THAN = "more than"


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low` to `high` of a unit; both are equal for a single figure. `unit` is as written."""

    low: Decimal
    high: Decimal
    unit: str
    about: bool = False
    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Amount:
    """A bounded or plain quantity in the place of a thing: `at least 50 prisoners`."""

    quantity: Quantity | Hole
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Several, joined by `and` (all of them) or `or` (any of them)."""

    members: tuple[Term, ...]
    conjunction: str


Term: TypeAlias = "NounPhrase | Reference | Agreement | Words | Amount | Hole | Group"


# --- acts ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Role:
    """What an act is done to (no preposition), or `at`, `to`, `with`… whom or what."""

    preposition: str | None
    term: Term


@dataclass(frozen=True, slots=True)
class Act:
    """A declared verb in its base form, and its roles in the order written."""

    verb: str
    roles: tuple[Role, ...] = ()
    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Limit:
    """`keep` a measure within a bound; with `period`, the total over each such period."""

    measure: Term
    comparison: Comparison
    bound: Quantity | Hole
    period: Duration | None = None
    at: Extent | None = field(default=None, compare=False, repr=False)


# --- time ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Duration:
    """`count` calendar units (`day`, `month`, `hour`…)."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Date:
    """An ISO date as written; its length is its precision (`2022`, `2022-03`, `2022-03-29`…)."""

    iso: str
    end_of: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """So long `after` or `before` something happens."""

    duration: Duration | Hole
    relation: str
    anchor: Condition


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another."""

    start: Date
    end: Date


Time: TypeAlias = "Date | Interval | Offset | Hole | Condition"


# --- conditions ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Window:
    """Only what falls within so long `before` now, or `after` an anchor."""

    duration: Duration
    relation: str
    anchor: Condition | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """How often, compared with a number."""

    comparison: Comparison
    count: int


@dataclass(frozen=True, slots=True)
class Happens:
    """Somebody does, or does not do, something. `plural` is the verb's form only."""

    subject: Term
    act: Act
    negated: bool = False
    window: Window | None = None
    times: Times | None = None
    plural: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Stands:
    """A clause, a status or the agreement is (not) in some state: `[10] is in force`."""

    subject: Term
    status: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """A measure compared with a quantity."""

    measure: Term
    comparison: Comparison
    bound: Quantity | Hole


@dataclass(frozen=True, slots=True)
class Judged:
    """`this is "without cause"`: words that need a judgement."""

    words: Words
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A happening named by a noun: `signature`, `completion of [21]`, a declared event."""

    name: str
    of: Term | None = None


@dataclass(frozen=True, slots=True)
class Both:
    """All of these."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these."""

    parts: tuple[Condition, ...]


Condition: TypeAlias = (
    "Happens | Stands | Measures | Judged | Point | Both | Either | Hole | Reference"
)


# --- what a sentence says -----------------------------------------------------------------------


class Modal(StrEnum):
    """How an act is bound to its bearer."""

    MUST = "must"
    MUST_NOT = "must not"
    MAY = "may"
    HAS_POWER = "has the power to"
    IS_EXPECTED = "is expected to"
    IS_EXPECTED_NOT = "is expected not to"


@dataclass(frozen=True, slots=True)
class Norm:
    """Who must, must not, may, can or is expected to do what."""

    bearer: Term
    modal: Modal
    act: Act | Limit | Change
    plural: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Entitlement:
    """Who is entitled to what; the matching duty lies on whom `from` names."""

    holder: Term
    roles: tuple[Role, ...]
    plural: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Who guarantees whom what."""

    guarantor: Term
    beneficiary: Term
    thing: Term
    plural: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Declaration:
    """Somebody declares that a status exists."""

    declarant: Term
    fact: Stands
    plural: bool = field(default=False, compare=False)


class Effect(StrEnum):
    """What can befall a clause, a status, or the agreement."""

    LAPSE = "lapse"
    VOID = "void"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    REVOKE = "revoke"
    END = "end"
    APPLY = "apply"
    NOT_APPLY = "not apply"
    ENTER_INTO_FORCE = "enter into force"
    REMAIN_IN_FORCE = "remain in force"


@dataclass(frozen=True, slots=True)
class Change:
    """An effect on something: `[10] lapses`; as the act of a power: `suspend [10]`."""

    effect: Effect
    on: Term
    plural: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Loss:
    """Somebody loses something."""

    loser: Term
    thing: Term
    plural: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows, in the order written."""

    effects: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """What a word means here."""

    word: Words
    meaning: Words | Hole


@dataclass(frozen=True, slots=True)
class Character:
    """What the agreement itself is: `legally binding`, `a treaty`, `authentic in English`."""

    relation: str
    term: Term


Outcome: TypeAlias = "Norm | Change | Loss | Declaration"
Core: TypeAlias = (
    "Norm | Entitlement | Guarantee | Declaration | Consequence | Definition | Character"
)


class Slot(StrEnum):
    """What a modifier fills; the value is the word or phrase that opens it, printed in this order."""

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
class _Modified:
    """What sentences and statements share: their comma phrases, in the order of `Slot`."""

    modifiers: tuple[Modifier, ...] = field(default=(), kw_only=True)
    at: Extent | None = field(default=None, compare=False, repr=False, kw_only=True)

    def values(self, *slots: Slot) -> tuple[SlotValue, ...]:
        """Return what the modifiers of these slots hold, in their order."""
        return tuple(m.value for m in self.modifiers if m.slot in slots)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words that this sentence reads."""
        return tuple(
            quote
            for value in self.values(Slot.QUOTING)
            if isinstance(value, tuple)
            for quote in value
        )


@dataclass(frozen=True, slots=True)
class Sentence(_Modified):
    """One sentence of a reading: its core, and its modifiers in the order of `Slot`."""

    core: Core


# --- what parties want and what is said to have happened ------------------------------------------


class Stand(StrEnum):
    """How a party holds a position; a bid is never a limit."""

    OPENED_WITH = "opened with"
    WANTS = "wants"
    AIMS_AT = "aims at"
    OFFERS = "offers"
    ACCEPTS = "will accept"
    RED_LINE = "will not accept"


@dataclass(frozen=True, slots=True)
class Demand:
    """What is wanted of a clause or of a measure beside it."""

    on: Term
    comparison: Comparison | None = None
    bound: Quantity | Hole | None = None
    change: str | None = None  # "deleted", "unchanged", or "reading"
    words: Words | None = None
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A dated, sourced stand of a party."""

    party: Term
    stand: Stand
    demand: Demand


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a party values a clause, or no agreement at all (`on` is None)."""

    party: Term
    on: Term | None
    value: Decimal


@dataclass(frozen=True, slots=True)
class WalkAway:
    """When a party leaves the table, or what it has if nobody agrees."""

    party: Term
    unless: Condition


@dataclass(frozen=True, slots=True)
class Observed:
    """A measure was such."""

    measure: Term
    comparison: Comparison | None
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Said:
    """Free words, where no declared verb fits."""

    words: Words


Assertion: TypeAlias = "Happens | Observed | Stands | Said"


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
    """Reports of a verb are declared complete: from then on silence is absence."""

    verb: str


StatementCore: TypeAlias = "Position | Weight | WalkAway | Report | Stance | Completeness"


@dataclass(frozen=True, slots=True)
class Statement(_Modified):
    """A position, a report, or what somebody says of one."""

    core: StatementCore
