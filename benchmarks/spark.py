"""Measures the monitor on Apache Spark, on one core and on two, beside the engine alone.

    python benchmarks/spark.py [--events N] [--json] [--write]

The common workload as benchmarks/monitor.py has it, as a Parquet table of claims. Each line is a
process of its own: read the table, judge, bring all verdicts together. Spark's start is told apart.
Times are of the clock, since Spark works in processes of its own; what else the machine does shows
in them. `--write` puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import polars as pl
from monitor import BENCH, LAST_DEADLINE, told_frame, traces, workload
from pages import write_figures

from servanda.monitor.columnar import by_columns
from servanda.monitor.spark.batch import OnSpark, gathered
from servanda.monitor.spark.session import session

EVENTS = 100_000
SHARDS = 4


@dataclass(frozen=True)
class Measured:
    """Who judged so many events, on how many cores, in how long (s), with how many verdicts."""

    engine: str
    cores: int
    seconds: float
    start: float
    verdicts: int


def here(table: str) -> Measured:
    """Judge with the engine alone."""
    work = workload()
    began = perf_counter()
    claims = pl.read_parquet(table)
    (said,) = by_columns(work.program, claims, [work.world], _as_of(claims))
    return Measured("engine alone", 1, perf_counter() - began, 0.0, len(said))


def on_spark(table: str, cores: int) -> Measured:
    """Judge on Spark."""
    work = workload()
    began = perf_counter()
    settings = {"spark.sql.shuffle.partitions": str(cores * 2)}
    spark = session(f"local[{cores}]", "benchmark", settings)
    spark.range(1).mapInArrow(lambda batches: batches, "id long").count()  # Python is up as well
    ready = perf_counter()
    claims = spark.read.parquet(table)
    as_of = _as_of(pl.read_parquet(table, columns=["first"]))
    said = OnSpark(spark, by_columns, SHARDS).judge(work.program, claims, [work.world], as_of)
    (verdicts,) = gathered(work.program, said, 1)
    done = perf_counter()
    spark.stop()
    return Measured("Spark", cores, done - ready, ready - began, len(verdicts))


def _as_of(claims: pl.DataFrame) -> int:
    return int(claims["first"].max()) + LAST_DEADLINE  # type: ignore[call-overload]


def measured(events: int) -> list[Measured]:
    """Measure everything over so many events, each in a process of its own."""
    with TemporaryDirectory() as folder:
        table = f"{folder}/claims.parquet"
        log = traces(events, Path(folder), layouts="parquet").with_suffix(".parquet")
        told_frame(workload(), log).write_parquet(table)
        return [_alone("here", table), _alone("1", table), _alone("2", table)]


def _alone(who: str, table: str) -> Measured:
    asked = [sys.executable, __file__, "--measure", who, table]
    said = subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - this script
    return Measured(**json.loads(said.splitlines()[-1]))


def as_table(found: list[Measured], events: int) -> str:
    """Return what was measured as a table of Markdown."""
    rows = [
        f"| {one.engine} | {one.cores} | {events / one.seconds:,.0f} | {one.seconds:.1f}"
        f" | {one.start:.1f} | {one.verdicts:,} |"
        for one in found
    ]
    head = "| who judges | cores | events per second | seconds | start of Spark, s | verdicts |"
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


def main() -> None:
    """Measure, and print or write what came out."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--events", type=int, default=EVENTS)
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.measure:
        who, table = options.measure
        print(json.dumps(asdict(here(table) if who == "here" else on_spark(table, int(who)))))
        return
    if not BENCH.exists():
        sys.exit("../shared/bench is not here: no workload.")
    found = measured(options.events)
    if options.json:
        print(json.dumps([asdict(one) for one in found]))
        return
    table = as_table(found, options.events)
    print(table)
    if options.write:
        write_figures("spark", f"{options.events:,} events, {SHARDS} shards.\n\n{table}")


if __name__ == "__main__":
    main()
