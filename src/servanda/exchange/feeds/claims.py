"""Makes claims of the rows that a mapping means: columns in, columns out (`evidence.table`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from servanda.evidence.alike import Alike, Stands
from servanda.evidence.claim import ClaimKind
from servanda.evidence.table import FIXED_COLUMNS, OBJECT, SUBJECT
from servanda.exchange.feeds.checks import Checks
from servanda.exchange.feeds.conditions import one_of
from servanda.exchange.feeds.figures import figures_of, times_a_row
from servanda.exchange.feeds.mapping import (
    ClaimMapping,
    Condition,
    EventId,
    Graded,
    Truth,
    Where,
    Words,
)
from servanda.exchange.feeds.names import Codes, Lookup, where_known
from servanda.exchange.feeds.rows import ROW, as_text
from servanda.exchange.feeds.times import times_of

_Made = dict[str, Stands | pl.Expr]


@dataclass(frozen=True)
class Reading:
    """What is the same for all claims of some rows: their feed, the names, and today's instant."""

    label: str
    lookup: Lookup
    today: int | None = None


@dataclass(frozen=True)
class ClaimPlan:
    """How rows become claims of one kind. `layout` begins the names of events."""

    mapping: ClaimMapping
    codes: Codes | None
    event: EventId | None
    layout: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a claim is made of."""
        own = (self.event.column,) if self.event else ()
        return tuple(dict.fromkeys((*self.mapping.columns, *own)))

    @property
    def _deciding(self) -> Condition | None:
        """The condition by whose values rows of a claim that is always the same are found."""
        if self.codes is not None:
            return None
        return next((c for c in self.mapping.where if c.values and not c.excluded), None)

    @property
    def key(self) -> str | None:
        """The column whose codes decide what is claimed; None where every row claims the same."""
        if self.codes is not None:
            return self.codes.column
        return self._deciding.column if self._deciding else None

    @property
    def rest(self) -> Where:
        """What else must hold of a row."""
        return tuple(c for c in self.mapping.where if c is not self._deciding)

    def meanings(self, there: Sequence[str]) -> dict[str, frozenset[str]]:
        """Return which of the codes that are there stand for what."""
        if self._deciding is not None:
            return {str(self.mapping.what): frozenset(self._deciding.values)}
        found: dict[str, frozenset[str]] = {}
        for code, what in (self.codes.of(there) if self.codes else {}).items():
            found[what] = found.get(what, frozenset()) | {code}
        return found

    def claims(self, rows: pl.DataFrame, what: str, feed: Reading) -> tuple[Alike, Checks]:
        """Return the claims of rows that are meant, and what is wrong with the others of them."""
        checks = Checks(rows)
        made: _Made = {
            "feed": feed.label,
            "row": rows[ROW],
            "kind": self.mapping.kind.value,
            "what": what,
        }
        made |= self._times(checks)
        begun = made.get("first", made.get("reported"))
        if feed.today is not None and isinstance(begun, pl.Series):
            reason = "It is dated after the day on which it is read."
            checks.refuse(begun > feed.today, "time-in-future", reason)
        made |= self._roles(feed.lookup, checks)
        made |= self._amount(checks)
        made |= self._told(rows, feed.lookup)
        columns = {name: _column(name, value, rows) for name, value in made.items()}
        filled = {name: stands for name, stands in columns.items() if not _is_empty(stands)}
        return _without(Alike(filled, rows.height), checks.bad, feed.lookup.ignored), checks

    def _times(self, checks: Checks) -> _Made:
        mapping = self.mapping
        made: _Made = {}
        if mapping.happened is not None:
            required = mapping.reported is None
            made["first"], made["last"] = times_of(mapping.happened, checks, required=required)
        if mapping.reported is not None:
            required = mapping.happened is None
            _, made["reported"] = times_of(mapping.reported, checks, required=required)
        if mapping.recorded is not None:
            _, made["recorded"] = times_of(mapping.recorded, checks, required=False)
        return made

    def _roles(self, lookup: Lookup, checks: Checks) -> _Made:
        made: _Made = {}
        for role, named in self.mapping.named:
            found = lookup.role(named, _in_words(role), checks)
            made[role] = found.name
            if found.identity is not None:
                made[f"{role}#"] = found.identity
        return made

    def _amount(self, checks: Checks) -> _Made:
        made: _Made = {}
        mapping = self.mapping
        if mapping.amount is not None:
            required = mapping.kind is ClaimKind.MEASURE
            figures = figures_of(mapping.amount, checks, required=required)
            made |= figures
            if mapping.amount.unit is not None:
                made["unit"] = where_known(mapping.amount.unit, figures["low"])
        if mapping.times is not None:
            made["times"] = times_a_row(mapping.times, checks)
        return made

    def _told(self, frame: pl.DataFrame, lookup: Lookup) -> _Made:
        mapping = self.mapping
        made: _Made = {}
        for name, truth in (("negated", mapping.negated), ("finding", mapping.finding)):
            if truth != Truth():
                made[name] = _truth(truth, frame)
        for name, words in (("teller", mapping.teller), ("author", mapping.author)):
            if words is not None:
                made[name] = _words(words, frame, lookup)
        for name, words in (
            ("sources", mapping.sources),
            ("received_from", mapping.received_from),
            ("quotes", mapping.quotes),
        ):
            if words is not None:
                made[name] = _several(words, frame)
        if mapping.grades:
            made["grades"] = _grades(mapping.grades, frame)
        if self.event is not None:
            ids = as_text(frame[self.event.column])
            made["event"] = pl.format("{}:{}", pl.lit(self.layout), pl.lit(ids))
        return made


def _column(name: str, value: Stands | pl.Expr, rows: pl.DataFrame) -> Stands:
    if isinstance(value, str | bool):
        return value
    if isinstance(value, pl.Expr):
        value = rows.with_columns(value.alias(name))[name]
    kind = FIXED_COLUMNS.get(name, value.dtype)
    return (value if value.dtype == kind else value.cast(kind)).alias(name)


def _is_empty(stands: Stands) -> bool:
    """Whether nothing stands in a column, so that it is left out."""
    return isinstance(stands, pl.Series) and stands.null_count() == len(stands)


def _without(claims: Alike, bad: pl.Series | None, ignored: pl.Series | None) -> Alike:
    """Return the claims that can be made."""
    left_out = bad if ignored is None else ignored if bad is None else bad | ignored
    if left_out is None:
        return claims
    kept = ~left_out
    columns = {
        name: stands.filter(kept) if isinstance(stands, pl.Series) else stands
        for name, stands in claims.columns.items()
    }
    return Alike(columns, int(kept.sum()))


def _in_words(role: str) -> str:
    return {SUBJECT: "doer", OBJECT: "direct object"}.get(role, f"name behind “{role}”")


def _truth(truth: Truth, frame: pl.DataFrame) -> Stands:
    if truth.column is None:
        return truth.literal
    return one_of(as_text(frame[truth.column]), truth.values)


def _words(words: Words, frame: pl.DataFrame, lookup: Lookup) -> Stands:
    """Return names where the agreement knows them, else the words as they stand."""
    if words.column is None:
        return words.literal or ""
    return lookup.words(as_text(frame[words.column]))


def _several(words: Words, frame: pl.DataFrame) -> pl.Expr:
    if words.column is None:
        return pl.concat_list(pl.lit(words.literal))
    values = pl.lit(as_text(frame[words.column]))
    if words.separator is None:
        return pl.when(values.is_not_null()).then(pl.concat_list(values))
    part = pl.element().str.strip_chars()
    parts = values.str.split(words.separator).list.eval(part.filter(part != ""))
    return parts.list.unique(maintain_order=True)


def _grades(grades: tuple[Graded, ...], frame: pl.DataFrame) -> pl.Series:
    """Return what each rater says, as a list of lists of three."""
    parts = [
        _words_as_they_stand(words, frame)
        for grade in grades
        for words in (grade.reliability, grade.credibility, grade.rater)
    ]
    flat = frame.select(pl.concat_list(*parts).alias("grades"))["grades"].explode()
    shape = (frame.height, len(grades), 3)
    return flat.reshape(shape).cast(pl.List(pl.List(pl.String)))


def _words_as_they_stand(words: Words | None, frame: pl.DataFrame) -> pl.Expr:
    if words is None:
        return pl.lit(None, pl.String())
    if words.column is None:
        return pl.lit(words.literal)
    return pl.lit(as_text(frame[words.column]))
