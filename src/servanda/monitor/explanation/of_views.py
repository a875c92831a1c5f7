"""The proof of a view's verdict: of each of its worlds, where these differ."""

from __future__ import annotations

import polars as pl

from servanda.evidence.table import claims_from
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.explanation.explain import NoSuchInstanceError, explain
from servanda.monitor.explanation.proof import Proof
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.program import Pattern
from servanda.monitor.turning.relevant import Matter, matter_of
from servanda.monitor.verdict import Reason, Status
from servanda.monitor.views.across import Question
from servanda.monitor.views.worlds import DENIED, Axis, Setting, worlds_of

_DENYING = (Axis(Reason.CONTRADICTION), DENIED)
MOST_NEAR = 200
"""So many claims of the same acts are looked at for what comes near; the first in the table."""


def proofs_of(
    monitoring: Monitoring, question: Question, view: str, expected: Status | None = None
) -> tuple[tuple[Setting, Proof], ...]:
    """Return why a view gives its verdict, or why not the one that is expected.

    There are several proofs where the view's worlds differ, each with what its world settles; only
    claims that bear on the verdict are looked at, and some that come near.
    """
    matter = matter_of(monitoring.hearing.asking, question.key, monitoring.record.claims)
    rows = _with_near(matter, monitoring.record.claims)
    claims = monitoring.record.claims[rows]
    acceptance = monitoring.acceptances[monitoring.names.index(view)].of_rows(rows)
    found: dict[Status, tuple[Setting, Proof]] = {}
    rivals = monitoring.hearing.asking.rivals_asked_about
    # What is contested is looked at first as affirmed: there is more to tell of it.
    worlds = sorted(worlds_of(acceptance, claims, rivals), key=lambda w: _DENYING in w[0])
    for setting, world in worlds:
        try:
            proof = explain(
                matter.program,
                tuple(claims_from(claims)),
                world,
                monitoring.hearing.as_of,
                *question.key,
                expected=expected,
            )
        except NoSuchInstanceError:
            continue
        found.setdefault(proof.verdict.status, (setting, proof))
    return _told_apart(tuple(found.values()))


def _told_apart(found: tuple[tuple[Setting, Proof], ...]) -> tuple[tuple[Setting, Proof], ...]:
    """Keep of what a world settles only that in which it differs from another."""
    shared = frozenset.intersection(*(frozenset(s) for s, _ in found)) if found else frozenset()
    return tuple((tuple(c for c in setting if c not in shared), p) for setting, p in found)


def _with_near(matter: Matter, claims: pl.DataFrame) -> pl.Series:
    """Return the rows that bear on a verdict, with some claims of the same acts besides."""
    acts = {piece.what for piece in pieces(matter.program.rules) if isinstance(piece, Pattern)}
    near = claims.select(pl.arg_where(pl.col("what").is_in(acts)).alias("row"))["row"]
    both = pl.concat([matter.rows, near.head(MOST_NEAR).cast(matter.rows.dtype)])
    return both.unique().sort()
