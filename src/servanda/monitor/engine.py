"""Engines over tables of claims: the definition itself, and which to take for how many claims."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from servanda.evidence.table import claims_from
from servanda.monitor.columnar import by_columns
from servanda.monitor.program import Program
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Verdict
from servanda.monitor.views.judging import Engine
from servanda.monitor.world import World


def by_reference(
    program: Program, claims: pl.DataFrame, worlds: Sequence[World], as_of: int
) -> tuple[tuple[Verdict, ...], ...]:
    """Judge each world by the definition, one after another."""
    told = tuple(claims_from(claims))
    return tuple(judge(program, told, world, as_of) for world in worlds)


MANY_CLAIMS = 500
"""With more claims than these it is faster to judge by columns."""


def engine_for(claims: int) -> Engine:
    """Return the engine that is faster for so many claims; all of them say the same."""
    return by_columns if claims > MANY_CLAIMS else by_reference
