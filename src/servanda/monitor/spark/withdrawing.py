"""Reports that are withdrawn while others come in.

A row whose column `withdrawn` is true says no more than that the report of its label does not count
any more, whether that report came before it or comes after.
"""

from __future__ import annotations

import polars as pl

WITHDRAWN = "withdrawn"


def withdrawals(claims: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that withdraw a report; every shard needs them."""
    return claims.filter(_is_withdrawal(claims))


def without_withdrawals(claims: pl.DataFrame) -> pl.DataFrame:
    """Return the claims themselves."""
    return claims.filter(~_is_withdrawal(claims)).drop(WITHDRAWN, strict=False)


def withdrawn_in(told: pl.DataFrame) -> tuple[str, ...]:
    """Return the labels of the reports that are withdrawn."""
    gone = withdrawals(told)
    return tuple(gone.select(_label(gone)).to_series()) if gone.height else ()


def _is_withdrawal(claims: pl.DataFrame) -> pl.Expr:
    if WITHDRAWN not in claims.columns:
        return pl.lit(value=False)
    return pl.col(WITHDRAWN).fill_null(value=False)


def _label(claims: pl.DataFrame) -> pl.Expr:
    parts = {"report": pl.col("report"), "feed": pl.format("{}:{}", "feed", "row")}
    return pl.coalesce(*(parts[name] for name in parts if name in claims.columns)).alias("label")
