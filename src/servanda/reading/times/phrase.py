"""What a phrase says of time: how it bounds, by how much or by which date, from which event."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from servanda.instrument.pact.syntax import Comparison


class Kind(StrEnum):
    """What a phrase on time fixes; `VAGUE` fixes nothing."""

    DEADLINE = "deadline"
    START = "start"
    DURATION = "duration"
    RECURRENCE = "recurrence"
    POINT = "point"
    VAGUE = "vague"


class Relation(StrEnum):
    """How what happens lies to the time that is named."""

    WITHIN = "within"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    FROM = "from"
    UNTIL = "until"
    FOR = "for"
    DURING = "during"
    EVERY = "every"
    ON = "on"
    NOTICE = "with notice of"


KIND_OF = {
    Relation.WITHIN: Kind.DEADLINE, Relation.BY: Kind.DEADLINE, Relation.BEFORE: Kind.DEADLINE,
    Relation.AFTER: Kind.START, Relation.FROM: Kind.START, Relation.UNTIL: Kind.DURATION,
    Relation.FOR: Kind.DURATION, Relation.NOTICE: Kind.DURATION, Relation.DURING: Kind.POINT,
    Relation.EVERY: Kind.RECURRENCE, Relation.ON: Kind.POINT,
}  # fmt: skip
"""What a relation fixes, unless the value says otherwise (`during the first two years`)."""


class Side(StrEnum):
    """On which side of its event a length of time lies."""

    AFTER = "after"
    BEFORE = "before"


class Unit(StrEnum):
    """A calendar unit. Weeks of two, quarters and decades are written in the next smaller one."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Counted(StrEnum):
    """Which days count, where the words say so."""

    CALENDAR = "calendar"
    WORKING = "working"


class Part(StrEnum):
    """Which part of a year or month is meant."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Length:
    """`low` to `high` units of time; both are equal for a single figure.

    `bound` is how the words bound it (`not exceeding`). `bracketed` is the figure in brackets where
    it differs from the words before it (`eight (9) months`): which one holds, nobody can tell.
    """

    low: int
    high: int
    unit: Unit
    counted: Counted | None = None
    bound: Comparison | None = None
    about: bool = False
    bracketed: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date at the precision at which it is given, in ISO 8601.

    `2015`, `2015-02`, `2015-02-15`, `2015-02-15T00:00`; `--02-15` and `--02` where the words
    name no year. `zone` holds the words for the time of day's zone (`Kiev time`).
    """

    iso: str
    part: Part | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """From one moment to another, both included."""

    start: Moment
    end: Moment


@dataclass(frozen=True, slots=True)
class Nth:
    """`the fifth day`; with `of`, `the first day of the third month`. The last has number -1."""

    number: int
    unit: Unit
    counted: Counted | None = None
    of: Nth | None = None
    bracketed: int | None = None


Value: TypeAlias = "Length | Moment | Interval | Nth"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The event that a time is counted from, as characters of the text; or the date that it is."""

    words: str
    start: int
    end: int
    date: Moment | None = None


@dataclass(frozen=True, slots=True)
class Often:
    """How many times in each length: `twice a year`, `at least three times every six months`."""

    count: int
    bound: Comparison | None = None


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """One phrase on time: characters `start` up to `end` of the text, and what they say.

    `relation` is None for a date that stands by itself. `side` says on which side of `anchor` a
    length or a counted day lies. Without an anchor the words do not say what is counted from.
    `often` says how many times something recurs in each length; None for once.
    """

    start: int
    end: int
    kind: Kind
    relation: Relation | None = None
    value: Value | None = None
    side: Side | None = None
    anchor: Anchor | None = None
    often: Often | None = None

    @property
    def disagrees(self) -> bool:
        """Whether a number in words and the figure in brackets after it are not the same."""
        return isinstance(self.value, Length | Nth) and self.value.bracketed is not None
