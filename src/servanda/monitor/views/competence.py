"""Who is competent to find whether a trigger is met: what those found settles it in every view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import polars as pl

from servanda.evidence.views import View
from servanda.evidence.views.acceptance import Acceptance, Basis, accept
from servanda.monitor.program import Program


def accepted_in(view: View, basis: Basis, program: Program) -> Acceptance:
    """Return what a view makes of a record, the findings of those whom rules name beside it."""
    acceptance = accept(view, basis)
    named = {name for rule in program.rules for name in rule.decider.names}
    found = findings_by(named, basis.record.claims)
    withdrawn = basis.not_upheld(basis.standing(view.known_on))
    if withdrawn:
        found = found.scatter(withdrawn, values=False)
    competent = found if acceptance.competent is None else acceptance.competent | found
    return replace(acceptance, competent=competent)


def findings_by(bodies: Iterable[str], claims: pl.DataFrame) -> pl.Series:
    """Return which claims are findings whose author is one of these bodies."""
    if "finding" not in claims.columns:
        return pl.repeat(value=False, n=claims.height, dtype=pl.Boolean, eager=True)
    told_by = [pl.col(column) for column in ("author", "teller") if column in claims.columns]
    theirs = pl.col("finding") & pl.coalesce(*told_by, pl.lit(None)).is_in(sorted(bodies))
    return claims.select(theirs.fill_null(value=False).alias("theirs"))["theirs"]
