"""Finds what names and codes in data mean in the agreement."""

from __future__ import annotations

from collections.abc import Mapping as Meanings
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.exchange.feeds.checks import Checks
from servanda.exchange.feeds.conditions import rows_where
from servanda.exchange.feeds.mapping import Coded, Column, Named
from servanda.exchange.feeds.rows import as_text
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.words import POINTS
from servanda.vocabulary import FeedNames, Vocabulary

_IGNORED = ""
"""Stands for what the agreement says is of no concern."""
_KINDS = {
    ClaimKind.MEASURE: Kind.MEASURE,
    ClaimKind.STATUS: Kind.STATUS,
    ClaimKind.EVENT: Kind.EVENT,
}


def claimable(kind: ClaimKind, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what can be claimed: the verbs, measures, statuses or events of an agreement."""
    if kind is ClaimKind.ACT:
        return frozenset(vocabulary.verbs)
    declared = frozenset(entity.name for entity in vocabulary.of_kind(_KINDS[kind]))
    return declared | frozenset(POINTS) if kind is ClaimKind.EVENT else declared


@dataclass(frozen=True)
class Codes:
    """What codes of a column stand for; `prefixes`: what is said of a code holds for longer ones.

    In `meanings`, what is of no concern stands for nothing.
    """

    column: str
    meanings: Meanings[str, str]
    prefixes: bool

    def of(self, there: Sequence[str]) -> dict[str, str]:
        """Return what those of these codes stand for that stand for anything."""
        found = ((code, self._meaning(code)) for code in there)
        return {code: meaning for code, meaning in found if meaning}

    def _meaning(self, code: str) -> str | None:
        if not self.prefixes:
            return self.meanings.get(code)
        begun = (code[:length] for length in range(len(code), 0, -1))
        return next((self.meanings[part] for part in begun if part in self.meanings), None)


def codes_of(coded: Coded, feed: str, names: FeedNames, known: frozenset[str]) -> Codes:
    """Return what codes stand for: as the mapping file says, else as the agreement does.

    `known` is what can be claimed. A code that is said to be of no concern hides a shorter one.
    """
    said = {**names.of_codes(feed), **dict(coded.codes)}
    meanings = {
        code: meaning if meaning in known else _IGNORED
        for code, meaning in said.items()
        if meaning is None or meaning in known
    }
    return Codes(coded.column, meanings, coded.prefixes)


@dataclass(frozen=True)
class Role:
    """What stands in a role: a name for all rows or one for each; and its identities."""

    name: str | pl.Series
    identity: pl.Series | None = None


@dataclass
class Lookup:
    """Looks names up in what an agreement knows, and keeps those that it does not."""

    meanings: Meanings[str, str | None]
    unknown: list[pl.DataFrame]
    ignored: pl.Series | None = None

    def role(self, named: Named, what: str, checks: Checks) -> Role:
        """Return what stands in a role; rows in which nothing known does are refused."""
        identity = None
        if named.identity is not None:
            identity = as_text(checks.frame[named.identity])
        if named.name is not None:
            if not named.optional and identity is not None and identity.has_nulls():
                reason = f"Which {named.name} is the {what}, “{named.identity}” does not say."
                checks.refuse(identity.is_null(), "name-missing", reason)
            return Role(where_known(named.name, identity), identity)
        values = [_values(column, checks.frame) for column in named.columns]
        written = _first_of(values)
        if not named.optional:
            checks.refuse(written.is_null(), "name-missing", f"Nobody and nothing is the {what}.")
        if named.as_written:
            return Role(written, identity)
        found = _first_of([self._meaning(column) for column in values])
        self._keep_unknown(found, written, values, checks)
        ignored = (found == _IGNORED).fill_null(value=False)
        if ignored.any():
            self.ignored = ignored if self.ignored is None else self.ignored | ignored
        return Role(found, identity)

    def words(self, values: pl.Series) -> pl.Series:
        """Return names as the agreement has them, others as they are written."""
        found = self._meaning(values)
        return _first_of([found.set(found == _IGNORED, None), values])

    def _meaning(self, values: pl.Series) -> pl.Series:
        table = {k: _IGNORED if v is None else v for k, v in self.meanings.items()}
        return values.replace_strict(table, default=None, return_dtype=pl.String())

    def _keep_unknown(
        self, found: pl.Series, written: pl.Series, values: list[pl.Series], checks: Checks
    ) -> None:
        unknown = found.is_null() & written.is_not_null()
        if not unknown.any():
            return
        checks.refuse_name(unknown, "name-unknown", written)
        for column in values:
            counted = column.filter(unknown).drop_nulls().value_counts(name="rows")
            self.unknown.append(
                counted.select(
                    pl.lit(column.name).alias("column"), pl.first().alias("name"), "rows"
                )
            )


def where_known(name: str, told: pl.Series | None) -> str | pl.Series:
    """Return a name for the rows that tell more of what bears it: all, or some."""
    if told is None or not told.has_nulls():
        return name
    return pl.select(pl.when(told.is_not_null()).then(pl.lit(name))).to_series()


def _values(column: Column, frame: pl.DataFrame) -> pl.Series:
    values = as_text(frame[column.name])
    meant = rows_where(column.where, frame)
    return values if meant is None else values.set(~meant, None)


def _first_of(columns: list[pl.Series]) -> pl.Series:
    """Return for each row the first value that is not empty."""
    if len(columns) == 1:
        return columns[0]
    return pl.select(pl.coalesce(*columns)).to_series()
