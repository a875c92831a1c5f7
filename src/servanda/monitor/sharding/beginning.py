"""From when on there is anything to look at.

The definition looks at an agreement from its first date or the first claim on, whatever that claim
tells of. So every shard must know when that is; it is told by claims that say no more than a time.
"""

from __future__ import annotations

import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import At, Program
from servanda.monitor.sharding.acceptance import masks_of

_SAYS_NO_MORE = {"report": "(beginning)", "kind": ClaimKind.WORDS.value, "what": ""}
_HAPPENED, _REPORTED = ("first", "last"), "reported"


def first_date_of(program: Program) -> pl.DataFrame:
    """Return the first date that an agreement names, as a claim of which no norm asks."""
    dates = [piece.first for piece in pieces((program,)) if isinstance(piece, At)]
    at = dict.fromkeys(_HAPPENED, [min(dates)] if dates else [])
    return _bare(pl.DataFrame(at, schema=dict.fromkeys(_HAPPENED, pl.Int64())))


def first_of(claims: pl.DataFrame) -> pl.DataFrame:
    """Return when the first claims of each world happened, as claims of which no norm asks."""
    masks = masks_of(claims)
    times = [name for name in (*_HAPPENED, _REPORTED) if name in claims.columns]
    timed = claims.select(*times, *masks)
    found = [_earliest(timed, name, mask) for name in times for mask in (None, *masks)]
    return _bare(pl.concat(found).unique().sort(pl.all())) if found else pl.DataFrame()


def _bare(timed: pl.DataFrame) -> pl.DataFrame:
    return timed.with_columns(pl.lit(value).alias(name) for name, value in _SAYS_NO_MORE.items())


def _earliest(claims: pl.DataFrame, time: str, mask: str | None) -> pl.DataFrame:
    """Return the claim that is the first to have happened; when it was reported may stand in."""
    accepted = claims if mask is None else claims.filter(pl.col(mask).fill_null(value=True))
    stands_in = [time, _REPORTED] if _REPORTED in claims.columns else [time]
    return accepted.bottom_k(1, by=pl.coalesce(stands_in))
