"""Judges a program over all claims at once, shard by shard, wherever Spark has room for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from servanda.monitor.program import Program
from servanda.monitor.sharding.acceptance import (
    apart_from_acceptance,
    with_acceptance,
    without_masks,
)
from servanda.monitor.sharding.merging import merged
from servanda.monitor.sharding.plan import Plan
from servanda.monitor.spark.packing import packed, unpacked
from servanda.monitor.spark.schemas import ddl
from servanda.monitor.spark.verdict_rows import VERDICTS, rows_by_world, rows_of
from servanda.monitor.verdict import Verdict
from servanda.monitor.views.judging import Engine
from servanda.monitor.world import World

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SHARES = pa.schema([("norm", pa.string()), ("shard", pa.int32()), ("claims", pa.binary())])
"""Claims on the way to the shard of a group of norms that needs them."""


@dataclass(frozen=True)
class OnSpark:
    """An engine that lets another one judge on Spark: same answers, more machines.

    `shards`: into how many parts the claims of a group of norms are shared out, at most.
    """

    spark: SparkSession
    engine: Engine
    shards: int

    def __call__(
        self, program: Program, claims: pl.DataFrame, worlds: Sequence[World], as_of: int
    ) -> tuple[tuple[Verdict, ...], ...]:
        """Judge worlds over a table of claims that is at hand; return the verdicts of each."""
        plan = Plan.of(program, self.shards)
        marked = with_acceptance(claims, worlds)
        shares = pa.Table.from_batches(shared(plan, marked), SHARES)
        sent = self.spark.createDataFrame(shares)
        said = self._judged(plan, sent, without_masks(worlds), as_of)
        return gathered(program, said, len(worlds))

    def judge(
        self, program: Program, claims: DataFrame, worlds: Sequence[World], as_of: int
    ) -> DataFrame:
        """Judge worlds over a Spark table of claims, with the columns of `evidence.table`.

        What worlds accept stands in its columns (`acceptance`); worlds accept all where there are
        none. Returns a Spark table of verdicts (`verdict_rows`), in no order; `gathered` brings
        them together.
        """
        plan = Plan.of(program, self.shards)
        sent = claims.mapInArrow(_sharing(plan), ddl(SHARES))
        return self._judged(plan, sent, without_masks(worlds), as_of)

    def _judged(
        self, plan: Plan, shares: DataFrame, worlds: Sequence[World], as_of: int
    ) -> DataFrame:
        # Silence is judged too: each shard is there, whether or not it has claims.
        keys = [{"norm": norm, "shard": shard} for norm, shard in plan.keys]
        every = self.spark.createDataFrame(pa.Table.from_pylist(keys, SHARES))
        judging = _judging(plan, self.engine, worlds, as_of)
        return (
            shares.unionByName(every).groupBy("norm", "shard").applyInArrow(judging, ddl(VERDICTS))
        )


def gathered(program: Program, said: DataFrame, worlds: int) -> tuple[tuple[Verdict, ...], ...]:
    """Bring the verdicts of all shards together: for each world what one machine would say."""
    by_world = rows_by_world(said.toArrow().to_pylist(), worlds)
    return tuple(merged(program, verdicts) for verdicts in by_world)


def shared(plan: Plan, claims: pl.DataFrame) -> Iterator[pa.RecordBatch]:
    """Yield the claims that each shard needs."""
    for (norm, shard), own in plan.share(claims):
        share = {"norm": norm, "shard": shard, "claims": packed(own)}
        yield pa.RecordBatch.from_pylist([share], SHARES)


def _sharing(plan: Plan) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def share(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from shared(plan, pl.DataFrame(pl.from_arrow(batch)))

    return share


def _judging(
    plan: Plan, engine: Engine, worlds: Sequence[World], as_of: int
) -> Callable[[pa.Table], pa.Table]:
    def judge(shares: pa.Table) -> pa.Table:
        norm, shard = shares["norm"][0].as_py(), shares["shard"][0].as_py()
        part = plan.part(norm)
        blobs = (blob.as_py() for blob in shares["claims"] if blob.is_valid)
        claims, told = apart_from_acceptance(unpacked(blobs), worlds)
        said = engine(part.group.program, claims, told, as_of)
        own = ((v for v in verdicts if part.gives(v, shard)) for verdicts in said)
        return pa.Table.from_pylist(list(rows_of(own)), VERDICTS)

    return judge
