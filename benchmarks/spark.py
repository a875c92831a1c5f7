"""Measures the monitor on Apache Spark, on one core and on two, beside the engine alone.

    python benchmarks/spark.py [--events N] [--json] [--write]

The four policies of `../shared/bench`, written in Pact (tests/monitor/from_norms), over its
synthetic history as a Parquet table of claims. Each line is a process of its own: read the table,
judge, count the verdicts. Spark's start is told apart. Times are of the clock, since Spark works in
processes of its own; what else the machine does shows in them. `--write` puts the table into
docs/benchmarks.md.
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
from pages import write_figures

from servanda.evidence.completeness import Completeness
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.columnar import by_columns
from servanda.monitor.from_norms import program_from
from servanda.monitor.program import Program
from servanda.monitor.spark.batch import OnSpark, gathered
from servanda.monitor.spark.session import session
from servanda.monitor.world import World
from servanda.norms import agreement_from
from servanda.vocabulary.calendar import DAY, SECOND

ROOT = Path(__file__).parents[1]
WORKLOAD = ROOT.parent / "shared" / "bench"
PACT = ROOT / "tests" / "monitor" / "from_norms" / "common_workload.pact.md"
EVENTS = 100_000
SHARDS = 4

# For an event of the workload: kind, what, whose word `a1` is (a column and its class), and `a2`'s.
CLAIMS: dict[str, tuple[str, str, tuple[str, str] | None, tuple[str, str] | None]] = {
    "pledge": ("act", "pledge", ("object", "consignment"), None),
    "deliver": ("act", "deliver", ("object", "consignment"), None),
    "strength": ("act", "report strength", ("subject", "State"), None),
    "provocation": ("act", "suffer provocation", ("subject", "State"), None),
    "strike": ("act", "strike", ("subject", "State"), ("object", "Zone")),
    "invade": ("act", "invade", ("subject", "State"), ("object", "State")),
    "grant": ("act", "grant", ("to", "State"), None),
    "claim": ("act", "claim", ("subject", "State"), None),
    "troops": ("act", "station", ("subject", "State"), ("in", "Zone")),
    "entry": ("event", "commencement", None, None),
    "termination": ("event", "closure", None, None),
}
ALWAYS = {
    "grant": {"subject": "Guarantor", "object": "security guarantee"},
    "claim": {"object": "benefit"},
    "troops": {"object": "troop"},
}


@dataclass(frozen=True)
class Measured:
    """Who judged so many events, on how many cores, in how long (s), with how many verdicts."""

    engine: str
    cores: int
    seconds: float
    start: float
    verdicts: int


def program() -> Program:
    """Return the four policies as a program."""
    agreement = agreement_from(read_pact(Text(PACT.name, PACT.read_text("utf-8"))))
    return program_from(agreement)[0]


def claims_of(trace: Path) -> pl.DataFrame:
    """Return the events of a trace as claims."""
    events = pl.read_csv(trace, schema_overrides={"a1": pl.String(), "a2": pl.String()})
    events = events.with_row_index("row", 1)
    told = [
        _told(events.filter(pl.col("type") == kind), kind)
        for kind in events["type"].unique(maintain_order=True)
    ]
    figure = pl.col("a2").cast(pl.Float64())
    measured = events.filter(pl.col("type") == "strength").with_columns(
        pl.lit("measure").alias("kind"),
        pl.lit("strength").alias("what"),
        pl.lit("State").alias("subject"),
        pl.col("a1").alias("subject#"),
        figure.alias("low"),
        figure.alias("high"),
        pl.lit("personnel").alias("unit"),
    )
    whole = pl.concat([*told, measured], how="diagonal").sort("row")
    at = pl.col("ts") * SECOND
    columns = (at.alias("first"), at.alias("last"), pl.col("row").cast(pl.Int64()))
    return whole.with_columns(*columns, feed=pl.lit("t")).drop("ts", "type", "a1", "a2")


def _told(events: pl.DataFrame, kind: str) -> pl.DataFrame:
    said, what, first, second = CLAIMS.get(kind, ("act", kind, ("subject", "State"), None))
    columns = {"kind": pl.lit(said), "what": pl.lit(what)}
    columns |= {role: pl.lit(name) for role, name in ALWAYS.get(kind, {}).items()}
    for place, value in ((first, "a1"), (second, "a2")):
        if place is not None:
            columns |= {place[0]: pl.lit(place[1]), f"{place[0]}#": pl.col(value)}
    return events.with_columns(**columns)


def worlds_of(program: Program) -> tuple[World]:
    """Return the world of the workload: its log is complete."""
    verbs = {rule.duty.act.what for rule in program.rules if rule.duty is not None}
    return (World(complete=tuple(Completeness(verb) for verb in sorted(verbs))),)


def here(table: str) -> Measured:
    """Judge with the engine alone."""
    judged = program()
    began = perf_counter()
    claims = pl.read_parquet(table)
    (said,) = by_columns(judged, claims, worlds_of(judged), _as_of(claims))
    return Measured("engine alone", 1, perf_counter() - began, 0.0, len(said))


def on_spark(table: str, cores: int) -> Measured:
    """Judge on Spark."""
    judged = program()
    began = perf_counter()
    settings = {"spark.sql.shuffle.partitions": str(cores * 2)}
    spark = session(f"local[{cores}]", "benchmark", settings)
    spark.range(1).mapInArrow(lambda batches: batches, "id long").count()  # Python is up as well
    ready = perf_counter()
    worlds = worlds_of(judged)
    claims = spark.read.parquet(table)
    as_of = _as_of(pl.read_parquet(table, columns=["first"]))
    said = OnSpark(spark, by_columns, SHARDS).judge(judged, claims, worlds, as_of)
    (verdicts,) = gathered(judged, said, 1)
    done = perf_counter()
    spark.stop()
    return Measured("Spark", cores, done - ready, ready - began, len(verdicts))


def _as_of(claims: pl.DataFrame) -> int:
    return int(claims["first"].max()) + 91 * DAY  # type: ignore[call-overload]


def measured(events: int) -> list[Measured]:
    """Measure everything over so many events, each in a process of its own."""
    with TemporaryDirectory() as folder:
        made = [sys.executable, str(WORKLOAD / "generate.py"), str(events), "--out", folder]
        subprocess.run([*made, "--layouts", "csv"], check=True)  # noqa: S603 - a script of ours
        table = f"{folder}/claims.parquet"
        claims_of(Path(folder) / f"t{events}.csv").write_parquet(table)
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
    if not WORKLOAD.exists():
        sys.exit("The common workload (../shared/bench) is not here.")
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
