"""Who is competent to find whether a trigger is met, and what those found."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from servanda.monitor.program import Program


def findings_by(bodies: Iterable[str], claims: pl.DataFrame) -> pl.Series:
    """Return which claims are findings whose author is one of these bodies."""
    if "finding" not in claims.columns:
        return pl.repeat(value=False, n=claims.height, dtype=pl.Boolean, eager=True)
    told_by = [pl.col(column) for column in ("author", "teller") if column in claims.columns]
    theirs = pl.col("finding") & pl.coalesce(*told_by, pl.lit(None)).is_in(sorted(bodies))
    return claims.select(theirs.fill_null(value=False).alias("theirs"))["theirs"]


def competent_findings(program: Program, claims: pl.DataFrame) -> pl.Series:
    """Return which claims are findings of a body that some rule names to find something."""
    named = {name for rule in program.rules for name in rule.decider.names}
    return findings_by(named, claims)
