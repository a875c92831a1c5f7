"""Judges a program as claims come in: micro-batch by micro-batch, and by the clock between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from servanda.monitor.program import Program
from servanda.monitor.sharding.acceptance import without_masks
from servanda.monitor.sharding.plan import Plan
from servanda.monitor.spark.batch import SHARES, shared
from servanda.monitor.spark.fingerprint import fingerprint
from servanda.monitor.spark.packing import packed
from servanda.monitor.spark.revisions import REVISIONS, read, standing
from servanda.monitor.spark.schemas import ddl
from servanda.monitor.spark.withdrawing import withdrawals, without_withdrawals
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.streaming.query import StreamingQuery


@dataclass(frozen=True)
class Watch:
    """A program that is watched on Spark, in some worlds, by the columnar engine.

    `shards`: into how many parts the claims of a group of norms are shared out, at most. `as_of`:
    the instant as of which to judge; None: by the clock of each batch, and again after so many
    seconds (`every`) even where no claim comes.
    """

    program: Program
    worlds: tuple[World, ...]
    shards: int
    as_of: int | None = None
    every: float = 60.0

    def revisions(self, claims: DataFrame) -> DataFrame:
        """Return the stream of revised verdicts (`REVISIONS`) on a stream of claims.

        Claims have the columns of `evidence.table`, what worlds accept (`acceptance`), and may
        withdraw reports (`withdrawing`).
        """
        from servanda.monitor.spark.processor import SAID, Shard  # noqa: PLC0415 - needs Spark

        plan = Plan.of(self.program, self.shards)
        worlds = without_masks(self.worlds)
        belongs_to = fingerprint(self.program, worlds, self.shards)
        shard = Shard(plan, worlds, self.as_of, round(self.every * 1000), belongs_to)
        every = claims.sparkSession.createDataFrame(list(plan.keys), "norm string, shard int")
        said = (
            claims.mapInArrow(_sharing(plan), ddl(SHARES))
            .groupBy("norm", "shard")
            .transformWithStateInPandas(
                shard, SAID, "Update", "ProcessingTime", every.groupBy("norm", "shard")
            )
        )
        return said.mapInArrow(_unpacking, ddl(REVISIONS))

    def start(self, claims: DataFrame, folder: str, checkpoint: str) -> StreamingQuery:
        """Write the revised verdicts on a stream of claims to a folder, each batch exactly once.

        What is done stands in `checkpoint`; begun again, it goes on where it was.
        """
        return (
            self.revisions(claims)
            .writeStream.outputMode("update")
            .option("checkpointLocation", checkpoint)
            .trigger(processingTime=f"{min(self.every, 1.0)} seconds")
            .foreachBatch(_writing(folder))
            .start()
        )

    def standing(self, spark: SparkSession, folder: str) -> tuple[tuple[Verdict, ...], ...]:
        """Return the verdicts that stand after all revisions in a folder, world by world."""
        written = spark.read.parquet(folder).orderBy("batch").toArrow().to_pylist()
        return standing(self.program, written, len(self.worlds))


def _sharing(plan: Plan) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def share(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            told = pl.DataFrame(pl.from_arrow(batch))
            gone = withdrawals(told)
            # Who withdraws need not know where the report went.
            for norm, shard in plan.keys if gone.height else ():
                share = {"norm": norm, "shard": shard, "claims": packed(gone)}
                yield pa.RecordBatch.from_pylist([share], SHARES)
            yield from shared(plan, without_withdrawals(told))

    return share


def _unpacking(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for said in batch["revisions"]:
            yield from pa.Table.from_pylist(read(said.as_py()), REVISIONS).to_batches()


def _writing(folder: str) -> Callable[[DataFrame, int], None]:
    def write(revised: DataFrame, batch: int) -> None:
        revised.persist()
        if not revised.isEmpty():
            # A batch that is done again after a crash takes its own place again.
            revised.write.mode("overwrite").parquet(f"{folder}/batch={batch}")
        revised.unpersist()

    return write
