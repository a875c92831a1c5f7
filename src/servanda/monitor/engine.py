"""The reference semantics as an engine over tables of claims."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from servanda.evidence.table import claims_from
from servanda.monitor.program import Program
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World


def by_reference(
    program: Program, claims: pl.DataFrame, worlds: Sequence[World], as_of: int
) -> tuple[tuple[Verdict, ...], ...]:
    """Judge each world by the definition, one after another."""
    told = tuple(claims_from(claims))
    return tuple(judge(program, told, world, as_of) for world in worlds)
