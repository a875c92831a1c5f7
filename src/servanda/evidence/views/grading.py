"""Which claims are graded at least so well (Admiralty code, two scales that are never combined)."""

from __future__ import annotations

import polars as pl

from servanda.evidence.views.rows import ROW, Rows, marked
from servanda.evidence.views.view import Grades

_RELIABILITY, _CREDIBILITY, _RATER = range(3)


def graded_at_least(asked: Grades, rows: Rows) -> pl.Series:
    """Return which rows have grades by all of the raters asked for, none of them lower.

    Where no rater is asked for, there must be a grade, and every grade must reach what is asked.
    What “cannot be judged” (F, 6) reaches nothing.
    """
    mask = rows.none()
    if "grades" not in rows.claims.columns:
        return mask
    grades = (
        rows.claims.lazy()
        .select("grades")
        .with_row_index(ROW)
        .filter(pl.col("grades").is_not_null())
        .explode("grades")
        .filter(pl.col("grades").is_not_null())
        .select(
            ROW,
            pl.col("grades").list.get(_RATER).alias("rater"),
            (
                (pl.col("grades").list.get(_RELIABILITY) <= asked.reliability)
                & (pl.col("grades").list.get(_CREDIBILITY) <= asked.credibility)
            )
            .fill_null(value=False)
            .alias("reached"),
        )
    )
    enough = pl.col("reached").all()
    if asked.raters:
        grades = grades.filter(pl.col("rater").is_in(asked.raters))
        enough &= pl.col("rater").n_unique() == len(asked.raters)
    numbers = grades.group_by(ROW).agg(enough.alias("enough")).filter("enough").collect()[ROW]
    return marked(mask, numbers, value=True)
