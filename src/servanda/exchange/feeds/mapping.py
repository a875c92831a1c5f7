"""Says which columns of a file hold what: the form of a mapping file once it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from servanda.evidence.claim import ClaimKind


class FileForm(StrEnum):
    """How a file is stored."""

    CSV = "csv"
    PARQUET = "parquet"
    JSON_LINES = "json lines"


@dataclass(frozen=True, slots=True)
class Condition:
    """A row is meant where a column has one of some values, or a number within bounds."""

    column: str
    values: tuple[str, ...] = ()
    excluded: bool = False  # `values` are those that it must not have
    at_least: float | None = None
    at_most: float | None = None


Where: TypeAlias = tuple[Condition, ...]
"""All of these must hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """Values that stand in a column, in rows where `where` holds."""

    name: str
    where: Where = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """What is claimed, by the code in a column.

    `codes` says what codes mean over and above what the agreement says; with `prefixes`, what is
    said of `19` holds for `190` and `1952` too, unless more is said of them.
    """

    column: str
    codes: tuple[tuple[str, str], ...] = ()
    prefixes: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Who or what stands in a role.

    `name` is a declared name. Else the first of `columns` whose name the agreement knows; with
    `as_written`, the words of the first that is not empty, whatever they are. `identity` is the
    column that tells things of one name apart. `optional`: a row without it is read all the same.
    """

    name: str | None = None
    columns: tuple[Column, ...] = ()
    identity: str | None = None
    as_written: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """How dates and times are written.

    `unit` for numbers counted since 1970-01-01 UTC (`seconds`…); else `formats` in the manner of
    `strftime`, or none for ISO 8601. `zone` is that of days, and of times of day which name none.
    """

    unit: str | None = None
    formats: tuple[str, ...] = ()
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When something happened: from the date in `first` to that in `last`, else within the same.

    `precision` is a column whose codes say how precisely that is known; `widths` pairs each code
    with `day`, `week`, `month`, `year`.
    """

    first: str
    last: str | None = None
    clock: Clock = Clock()
    precision: str | None = None
    widths: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: columns of the lowest, best and highest figure. One figure alone is `best`."""

    unit: str | None
    low: str | None = None
    best: str | None = None
    high: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that hold figures."""
        return tuple(name for name in (self.low, self.best, self.high) if name)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a column, or the same words in every row; `separator` cuts a column into several."""

    literal: str | None = None
    column: str | None = None
    separator: str | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether: in every row alike, or where a column has one of some values."""

    literal: bool = False
    column: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graded:
    """How far to rely on it, by the Admiralty code."""

    reliability: Words | None = None
    credibility: Words | None = None
    rater: Words | None = None


@dataclass(frozen=True, slots=True)
class ClaimMapping:
    """How one row becomes one claim, where `where` holds."""

    kind: ClaimKind
    what: str | Coded
    where: Where = ()
    subject: Named | None = None
    roles: tuple[tuple[str, Named], ...] = ()
    happened: When | None = None
    reported: When | None = None
    recorded: When | None = None
    amount: Amount | None = None
    times: str | None = None
    teller: Words | None = None
    author: Words | None = None
    finding: Truth = Truth()
    negated: Truth = Truth()
    sources: Words | None = None
    received_from: Words | None = None
    quotes: Words | None = None
    grades: tuple[Graded, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it is made of, each once; those by which it is chosen are not among."""
        return tuple(dict.fromkeys(name for name in _made_of(self) if name is not None))

    @property
    def named(self) -> tuple[tuple[str, Named], ...]:
        """All roles, the subject's first."""
        return (("subject", self.subject), *self.roles) if self.subject else self.roles


@dataclass(frozen=True, slots=True)
class EventId:
    """The column that tells one event from another: reports of one event share it.

    `unique`: each has one row only, which keeps its id in every later version of the data.
    """

    column: str
    unique: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file of a layout becomes claims.

    `columns` names them where the file has no line of names.
    """

    name: str
    claims: tuple[ClaimMapping, ...]
    form: FileForm | None = None
    separator: str | None = None
    quoted: bool = True
    encoding: str | None = None
    columns: tuple[str, ...] = ()
    keep: Where = ()
    event: EventId | None = None

    def used(self) -> tuple[str, ...]:
        """Return the columns that are read, each once."""
        return tuple(dict.fromkeys(name for name in self._used() if name is not None))

    def _used(self) -> Iterator[str | None]:
        yield from (condition.column for condition in self.keep)
        yield self.event.column if self.event else None
        for claim in self.claims:
            yield from (condition.column for condition in claim.where)
            yield from claim.columns


def _made_of(claim: ClaimMapping) -> Iterator[str | None]:
    yield claim.what.column if isinstance(claim.what, Coded) else None
    for _, named in claim.named:
        yield named.identity
        for column in named.columns:
            yield column.name
            yield from (condition.column for condition in column.where)
    for when in (claim.happened, claim.reported, claim.recorded):
        if when:
            yield from (when.first, when.last, when.precision)
    yield from claim.amount.columns if claim.amount else ()
    yield claim.times
    yield from (claim.finding.column, claim.negated.column)
    graded = (w for g in claim.grades for w in (g.reliability, g.credibility, g.rater))
    told = (claim.teller, claim.author, claim.sources, claim.received_from, claim.quotes)
    yield from (words.column for words in (*told, *graded) if words)
