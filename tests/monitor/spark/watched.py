"""What is watched, and the watcher as a program of its own that can be killed.

Arguments: the folder of claims, where revisions go, the checkpoint, and after which batch to kill
this process without warning (-1: never).
"""

from __future__ import annotations

import os
import signal
import sys
from time import sleep
from typing import TYPE_CHECKING

from monitor.programs import end_of
from monitor.sharding.shared_programs import PROGRAMS

from servanda.evidence.completeness import Completeness
from servanda.monitor.spark.schemas import claims_schema
from servanda.monitor.spark.session import session
from servanda.monitor.spark.stream import Watch
from servanda.monitor.world import World

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.streaming.query import StreamingQuery

LOOK_AGAIN = 0.2
WATCH = Watch(
    PROGRAMS[2],
    (World(complete=(Completeness("deliver"),)), World()),
    shards=2,
    as_of=end_of("2031-01-20"),
)


def stream_of(spark: SparkSession, folder: str) -> DataFrame:
    """One file of the folder after the other."""
    schema = claims_schema(WATCH.program)
    return spark.readStream.schema(schema).option("maxFilesPerTrigger", 1).parquet(folder)


def until_nothing_is_new(query: StreamingQuery) -> None:
    """Wait until all claims that are there are judged, and stop.

    A query that has timers never runs out of batches; one without claims comes after the last.
    """
    while query.isActive:
        done = query.lastProgress
        if done is not None and done.batchId > 0 and done.numInputRows == 0:
            query.stop()
        sleep(LOOK_AGAIN)
    problem = query.exception()
    if problem is not None:
        raise problem


def run(folder: str, revisions: str, checkpoint: str, last_batch: int) -> None:
    spark = session("local[2]", "watched", {"spark.sql.shuffle.partitions": "2"})
    query = WATCH.start(stream_of(spark, folder), revisions, checkpoint)
    while last_batch >= 0 and query.isActive:
        done = query.lastProgress
        if done is not None and done.batchId >= last_batch:
            os.kill(os.getpid(), signal.SIGKILL)
        query.awaitTermination(1)
    until_nothing_is_new(query)
    spark.stop()


if __name__ == "__main__":
    claims, revised, done, last = sys.argv[1:]
    run(claims, revised, done, int(last))
