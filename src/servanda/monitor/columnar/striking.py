"""Which claims say what a competent body found not to be so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.evidence.table import role_columns, together
from servanda.monitor.columnar.arrays import Bools, Ints
from servanda.monitor.columnar.kept import accepted_in, competent_in
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.names import NOBODY
from servanda.monitor.columnar.sorting import distinct
from servanda.monitor.columnar.told import Told
from servanda.monitor.world import Instants


def struck(told: Told, claims: Ints, bodies: tuple[str, ...]) -> Ints:
    """Return which of these claims are contradicted by a finding of one of these bodies."""
    nothing = np.zeros(0, np.int64)
    if not len(claims) or not told.found_by(bodies):
        return nothing
    if told.whole.kept is None:
        raise NotColumnarError("what a competent body found not to be so")
    table = together([one.table for one in told.whole.kept])
    findings = _said(told, table, _findings(told, table, bodies))
    findings = findings.take(np.flatnonzero(findings.at <= told.as_of))
    if not len(findings.rows):
        return nothing
    asked = _said(told, table, distinct(claims))
    gone = np.zeros(len(asked.rows), np.bool_)
    for place in range(len(findings.rows)):
        gone |= asked.contradicted(findings, place)
    return asked.rows[gone]


def _findings(told: Told, table: pl.DataFrame, bodies: tuple[str, ...]) -> Ints:
    """Return the rows of what these bodies found, in so far as it counts."""
    kept, world = told.whole.kept or (), told.whole.number
    authors = [pl.col(c) for c in ("author", "teller") if c in table.columns]
    by_body = pl.col("finding") & pl.coalesce(*authors, pl.lit(None, pl.String())).is_in(bodies)
    found = table.select(by_body.fill_null(value=False).alias("found"))["found"]
    found &= table["kind"] != ClaimKind.JUDGEMENT
    found &= accepted_in(kept, world) | competent_in(kept, world)
    rows = np.flatnonzero(found.to_numpy())
    return rows[~told.register.withdrawn(rows, told.whole.withdrawn, told.known.labels)]


@dataclass(frozen=True, eq=False)
class _Said:
    """What claims say, as integers: of what, whether it is denied, who stands in each role."""

    rows: Ints
    at: Ints
    latest: Ints
    topic: Ints
    negated: Bools
    roles: tuple[Ints, ...]

    def take(self, places: Ints) -> _Said:
        """Return some of them."""
        rows, at, latest, topic, negated, *roles = (
            column[places]
            for column in (self.rows, self.at, self.latest, self.topic, self.negated, *self.roles)
        )
        return _Said(rows, at, latest, topic, negated, tuple(roles))

    def contradicted(self, other: _Said, place: int) -> Bools:
        """Return which say the opposite of another claim, of a time that overlaps with its own."""
        found = (self.topic == other.topic[place]) & (self.negated != other.negated[place])
        found &= (self.at <= other.latest[place]) & (other.at[place] <= self.latest)
        for mine, theirs in zip(self.roles, other.roles, strict=True):
            if theirs[place] != NOBODY:
                found &= (mine == NOBODY) | (mine == theirs[place])
        return np.asarray(found)


def _said(told: Told, table: pl.DataFrame, rows: Ints) -> _Said:
    part = table[pl.Series(rows.astype(np.uint32))]
    known = told.known
    happened = [pl.col("first"), pl.col("last")] if {"first", "last"} <= set(part.columns) else []
    reported = pl.col("reported") if "reported" in part.columns else pl.lit(None, pl.Int64())
    first, last = happened or (reported, reported)
    undated = first.is_null() | last.is_null()
    times = part.select(
        first=pl.when(undated).then(reported).otherwise(first),
        last=pl.when(undated).then(reported).otherwise(last),
    )
    there = np.flatnonzero(times["last"].is_not_null().to_numpy())
    latest = times["last"].fill_null(0).to_numpy()
    early = told.world.instants is Instants.FIRST
    at = times["first"].fill_null(0).to_numpy() if early else latest
    negated = part["negated"].fill_null(value=False) if "negated" in part.columns else None
    return _Said(
        rows,
        at,
        latest,
        known.words.codes(part.select(pl.format("{} {}", "kind", "what")).to_series()),
        np.zeros(len(rows), np.bool_) if negated is None else negated.to_numpy(),
        tuple(
            known.names.codes(
                part[role],
                part.get_column(f"{role}#", default=None),
                part.get_column(f"{role}*", default=None),
                len(rows),
            )
            for role in role_columns(part)
        ),
    ).take(there)
