"""Whether the dates of claims are precise enough for what is judged by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import At, Pattern, Program
from servanda.monitor.verdict import Verdict
from servanda.vocabulary.calendar import DAY, SECOND


def happened_by_now(claims: pl.DataFrame, as_of: int) -> pl.DataFrame:
    """Return the claims, none of them later than it can be: what is reported has happened.

    A claim that says only in which month or year something happened ends with the instant at which
    it was reported, was taken down, or is looked at.
    """
    if not {"first", "last"} <= set(claims.columns):
        return claims
    known = [pl.col(c) for c in ("reported", "recorded") if c in claims.columns]
    latest = pl.min_horizontal(pl.col("last"), *known, pl.lit(as_of))
    within = pl.col("last") - pl.col("first") >= DAY
    fitted = pl.when(within & (latest >= pl.col("first"))).then(latest).otherwise(pl.col("last"))
    return claims.with_columns(fitted.alias("last"))


def boundaries(program: Program, verdicts: Iterable[Verdict]) -> tuple[int, ...]:
    """Return the instants at which something begins or ends that claims are held against, sorted.

    Those between two days are left out, since no day lies on both sides of them; also what follows
    from them a few microseconds later, as effects do.
    """
    found = {at for at in (*_dates(program), *_turning_points(verdicts)) if at % DAY >= SECOND}
    return tuple(sorted(found))


def _dates(program: Program) -> Iterator[int]:
    for piece in pieces((program.rules, program.entry, program.termination)):
        if isinstance(piece, At):
            yield from (piece.first, piece.last + 1)


def _turning_points(verdicts: Iterable[Verdict]) -> Iterator[int]:
    for verdict in verdicts:
        if verdict.created is not None:
            yield verdict.created
        if verdict.due is not None:
            yield verdict.due + 1
        for episode in verdict.episodes:
            yield episode.start
            if episode.end is not None:
                yield episode.end + 1


def too_coarse(
    claims: pl.DataFrame, accepted: pl.Series, program: Program, at: tuple[int, ...]
) -> bool:
    """Whether a claim that counts spans more than a day, or lies on both sides of an instant."""
    if not {"first", "last"} <= set(claims.columns):
        return False
    first, last = claims["first"], claims["last"]
    spans = (accepted & (last > first)).fill_null(value=False)
    if not spans.any():
        return False
    whole = (program.rules, program.entry, program.termination)
    asked = {piece.what for piece in pieces(whole) if isinstance(piece, Pattern)}
    found = claims.filter(spans & claims["what"].is_in(list(asked)))
    if (found["last"] - found["first"] >= DAY).any():
        return True
    instants = pl.Series(at, dtype=pl.Int64)
    before_first = instants.search_sorted(found["first"], side="right")
    before_last = instants.search_sorted(found["last"], side="right")
    return bool((before_first != before_last).any())
