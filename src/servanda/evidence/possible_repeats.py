"""Which reports may tell of one happening, though nobody links them: they are counted apart."""

from __future__ import annotations

import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.evidence.table import labels_of, role_columns
from servanda.vocabulary.calendar import DAY

_LABEL, _DAY, _VOICE = "repeats:label", "repeats:day", "repeats:voice"


def possible_repeats(claims: pl.DataFrame) -> list[tuple[str, ...]]:
    """Return the labels of reports by different voices of one act, on one day, at one place.

    Each set has those whose act, doer and all that stands in its roles are the same, in the order
    of the table. What one voice tells twice it takes for two; what an event links is one already.
    """
    if not {"kind", "first", "last"} <= set(claims.columns):
        return []
    voices = [pl.col(name) for name in ("teller", "feed") if name in claims.columns]
    told = claims.with_columns(
        labels_of(claims).alias(_LABEL),
        (pl.col("first") // DAY).alias(_DAY),
        pl.concat_str(voices, separator=" ", ignore_nulls=True).alias(_VOICE)
        if voices
        else pl.lit("").alias(_VOICE),
    )
    if told[_VOICE].n_unique() < 2:  # noqa: PLR2004 - somebody else
        return []
    kept = [pl.col("kind") == ClaimKind.ACT.value, pl.col("last") // DAY == pl.col(_DAY)]
    if "negated" in claims.columns:
        kept.append(~pl.col("negated").fill_null(value=False))
    found = (
        told.lazy()
        .filter(*kept)
        .group_by("what", _DAY, *_what_is_named(claims), maintain_order=True)
        .agg(
            pl.col(_LABEL).unique(maintain_order=True),
            pl.col(_VOICE).n_unique().alias("voices"),
            _events(claims).alias("events"),
        )
        .filter(pl.col("voices") > 1, pl.col("events") > 1, pl.col(_LABEL).list.len() > 1)
        .collect()
    )
    return [tuple(labels) for labels in found[_LABEL]]


def _what_is_named(claims: pl.DataFrame) -> list[str]:
    columns = (f"{name}{of}" for name in role_columns(claims) for of in ("", "#", "*"))
    return [name for name in (*columns, "clause") if name in claims.columns]


def _events(claims: pl.DataFrame) -> pl.Expr:
    """Count happenings: those that an event links are one, any other report is one by itself."""
    if "event" not in claims.columns:
        return pl.col(_LABEL).n_unique()
    return pl.col("event").drop_nulls().n_unique() + pl.col("event").null_count()
