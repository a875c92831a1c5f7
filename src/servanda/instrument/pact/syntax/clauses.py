"""What a sentence says at its core: norms, guarantees, declarations, effects, definitions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from servanda.instrument.pact.syntax.acts import Act, Limit, Role
from servanda.instrument.pact.syntax.conditions import Judged, Stands, Times
from servanda.instrument.pact.syntax.names import Hole, Term, Words


class Modal(StrEnum):
    """How an act is bound to its bearer."""

    MUST = "must"
    MUST_NOT = "must not"
    MAY = "may"
    NEED_NOT = "need not"
    HAS_POWER = "has the power to"
    HAS_NO_POWER = "does not have the power to"
    IS_EXPECTED = "is expected to"
    IS_EXPECTED_NOT = "is expected not to"


@dataclass(frozen=True, slots=True)
class Norm:
    """Who must, must not, may, can or is expected to do what."""

    bearer: Term
    modal: Modal
    act: Act | Limit | Change
    times: Times | None = None
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Entitlement:
    """Who is entitled to what; the matching duty lies on whom `from` names."""

    holder: Term
    roles: tuple[Role, ...]
    negated: bool = False
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Who guarantees whom what."""

    guarantor: Term
    beneficiary: Term
    thing: Term
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Declaration:
    """Somebody declares that a status exists."""

    declarant: Term
    fact: Stands | Judged
    plural: bool | None = field(default=None, compare=False)


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
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Loss:
    """Somebody loses something."""

    loser: Term
    thing: Term
    plural: bool | None = field(default=None, compare=False)


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
