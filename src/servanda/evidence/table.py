"""Claims as columns, one row each: what feeds deliver and the monitor evaluates.

A column that is absent is empty throughout; a feed leaves out what it never says, and most say
little. The names that stand in roles take two columns: `subject` is the declared name, `subject#`
the identity within it (`Instance`). A role behind a preposition is named by it: `at`, `at#`; the
direct object is `object`, `object#`. `object*` marks “all of them”.

A row of a bulk feed has no label of its own: `feed` and `row` make it (see `label_of`), so that a
hundred million labels need not be written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from servanda.evidence.claim import Claim, ClaimKind, Grade, Quantity
from servanda.vocabulary.calendar import Moment
from servanda.vocabulary.instance import Instance

OBJECT = "object"
"""The column of the direct object, which stands behind no preposition."""
SUBJECT = "subject"

FIXED_COLUMNS: Mapping[str, pl.DataType] = {
    "report": pl.String(),  # the label of a report that has one of its own
    "feed": pl.String(),  # else the feed it came by, and
    "row": pl.Int64(),  # its row there, counted from 1
    "kind": pl.String(),  # a ClaimKind
    "what": pl.String(),
    "negated": pl.Boolean(),
    "first": pl.Int64(),  # happened: the earliest instant, in µs since 1970 (see calendar.py)
    "last": pl.Int64(),  # and the latest
    "reported": pl.Int64(),  # the latest instant at which it can have been reported
    "recorded": pl.Int64(),  # likewise when it was taken down
    "low": pl.Float64(),
    "best": pl.Float64(),
    "high": pl.Float64(),
    "unit": pl.String(),
    "times": pl.Int64(),  # how often at least; empty for once
    "teller": pl.String(),
    "author": pl.String(),  # whose word it is in the end; empty for the teller's
    "finding": pl.Boolean(),
    "sources": pl.List(pl.String()),
    "received_from": pl.List(pl.String()),
    "grades": pl.List(pl.List(pl.String())),  # reliability, credibility, rater; one list a rater
    "quotes": pl.List(pl.String()),
    "event": pl.String(),  # the same for all reports of one event
    "clause": pl.String(),
    "judged": pl.String(),
    "through": pl.List(pl.String()),  # who passed it on between the author and the teller
}
"""Every column but those of roles, with its type."""


def label_of(row: Mapping[str, Any]) -> str:
    """Return the label of the report that a row belongs to."""
    report = row.get("report")
    return str(report) if report is not None else f"{row['feed']}:{row['row']}"


def labels_of(frame: pl.DataFrame) -> pl.Series:
    """Return the label of the report that each row belongs to, as `label_of` has it."""
    made = [pl.col("report")] if "report" in frame.columns else []
    if "feed" in frame.columns:
        made.append(pl.format("{}:{}", "feed", "row"))
    if not made:
        return pl.Series("label", [None] * frame.height, dtype=pl.String())
    return frame.select(pl.coalesce(*made).alias("label"))["label"]


def role_columns(frame: pl.DataFrame | pl.LazyFrame) -> tuple[str, ...]:
    """Return the columns that hold names in roles, `subject` first and `object` next."""
    names = frame.collect_schema().names()
    return tuple(n for n in names if n not in FIXED_COLUMNS and not n.endswith(("#", "*")))


def table_from(claims: Iterable[Claim]) -> pl.DataFrame:
    """Return claims as a table; only columns that hold something are there."""
    rows = [row_of(claim) for claim in claims]
    used = dict.fromkeys(name for row in rows for name in row if row[name] is not None)
    ordered = [n for n in FIXED_COLUMNS if n in used]
    ordered += [n for n in used if n not in FIXED_COLUMNS]
    schema = {n: FIXED_COLUMNS.get(n) or _role_type(n) for n in ordered}
    return pl.DataFrame([{n: row.get(n) for n in ordered} for row in rows], schema=schema)


def claims_from(frame: pl.DataFrame) -> Iterator[Claim]:
    """Yield the claims of a table, in its order."""
    roles = role_columns(frame)
    for row in frame.iter_rows(named=True):
        yield _claim(row, roles)


def rows_of(frame: pl.DataFrame, labels: Iterable[str]) -> pl.DataFrame:
    """Return the rows of the reports with these labels."""
    ways = [pl.col("report")] if "report" in frame.columns else []
    if {"feed", "row"} <= set(frame.columns):
        ways.append(pl.format("{}:{}", "feed", "row"))
    return frame.filter(pl.coalesce(ways).is_in(list(labels))) if ways else frame.clear()


def together(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Return several tables as one; a column that one lacks is empty there."""
    filled = [frame for frame in frames if frame.height]
    return pl.concat(filled, how="diagonal_relaxed") if filled else pl.DataFrame()


def _role_type(name: str) -> pl.DataType:
    return pl.Boolean() if name.endswith("*") else pl.String()


def row_of(claim: Claim) -> dict[str, Any]:
    """Return a claim as a row; what is empty is None."""
    named = (("subject", claim.subject), *((word or OBJECT, who) for word, who in claim.roles))
    roles: dict[str, Any] = {}
    for column, instance in named:
        if instance is not None:
            roles[column], roles[f"{column}#"] = instance.name, instance.identity
            roles[f"{column}*"] = instance.every or None
    quantity = claim.quantity
    return {
        "report": claim.report,
        "kind": claim.kind.value,
        "what": claim.what,
        "negated": claim.negated or None,
        "first": claim.happened.first if claim.happened else None,
        "last": claim.happened.last if claim.happened else None,
        "reported": claim.reported.last if claim.reported else None,
        "recorded": claim.recorded.last if claim.recorded else None,
        "low": quantity.low if quantity else None,
        "best": quantity.best if quantity else None,
        "high": quantity.high if quantity else None,
        "unit": quantity.unit if quantity else None,
        "times": claim.times if claim.times != 1 else None,
        "teller": claim.teller,
        "author": claim.author if claim.author != claim.teller else None,
        "finding": claim.finding or None,
        "sources": list(claim.sources) or None,
        "received_from": list(claim.received_from) or None,
        "grades": [[g.reliability, g.credibility, g.rater] for g in claim.grades] or None,
        "quotes": list(claim.quotes) or None,
        "event": claim.event,
        "clause": claim.clause,
        "judged": claim.judged,
        "through": list(claim.through) or None,
        **roles,
    }


def _claim(row: Mapping[str, Any], roles: Iterable[str]) -> Claim:
    def instance(column: str) -> Instance | None:
        name = row.get(column)
        if name is None:
            return None
        return Instance(name, row.get(f"{column}#"), bool(row.get(f"{column}*")))

    named = ((column, instance(column)) for column in roles if column != SUBJECT)
    low, high = row.get("low"), row.get("high")
    return Claim(
        label_of(row),
        ClaimKind(row["kind"]),
        row["what"],
        instance(SUBJECT),
        tuple(("" if c == OBJECT else c, found) for c, found in named if found is not None),
        bool(row.get("negated")),
        _moment(row.get("first"), row.get("last")),
        _moment(row.get("reported"), row.get("reported")),
        _moment(row.get("recorded"), row.get("recorded")),
        None
        if low is None or high is None
        else Quantity(low, high, row.get("unit") or "", row.get("best")),
        1 if row.get("times") is None else row["times"],
        row.get("teller"),
        row.get("author") or row.get("teller"),
        bool(row.get("finding")),
        tuple(row.get("sources") or ()),
        tuple(row.get("received_from") or ()),
        tuple(Grade(*grade) for grade in row.get("grades") or ()),
        tuple(row.get("quotes") or ()),
        row.get("event"),
        row.get("clause"),
        row.get("judged"),
        tuple(row.get("through") or ()),
    )


def _moment(first: int | None, last: int | None) -> Moment | None:
    return None if first is None or last is None else Moment(first, last)
