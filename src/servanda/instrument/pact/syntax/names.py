"""Things named: names, clauses, words in quotation marks, amounts, and what is left empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Extent(NamedTuple):
    """Characters `start` up to `end`, counted from where the statement's own text begins."""

    start: int
    end: int


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
    """How a name picks its instances.

    `THAT` takes up the one that `A` introduced, `THAT_OTHER` the one that `ANOTHER` did.
    """

    A = "a"
    THE = "the"
    EACH = "each"
    ANY = "any"
    ALL = "all"
    NO = "no"
    THAT = "that"
    ANOTHER = "another"
    THAT_OTHER = "that other"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A declared name as written, with its determiner; `member`: one of its members instead.

    `identity` tells one from others of the name: `prisoner "1417"`.
    """

    name: str
    determiner: Determiner | None = None
    member: bool = False
    identity: str | None = None
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
