"""Measures the monitor on the common workload of ../shared/bench, beside that folder's plain loop.

    python benchmarks/monitor.py [--events N] [--spark] [--json] [--write]

Four policies, written as norms (tests/monitor/from_norms/common_workload.pact.md), are held
against a log of N events, read from CSV and from Parquet through benchmarks/monitor.yaml; every
violation is listed. In the same run, on the same core, the plain loop of ../shared/bench does the
same. Each is measured in a process of its own, in time of the processor, the better of two runs;
only the ratios tell something on another machine. With `--spark` stands beside it what
benchmarks/spark.py measures on one core and on two. `--write` puts the table into
docs/benchmarks-monitor.md.
"""

from __future__ import annotations

import os

os.environ["POLARS_MAX_THREADS"] = "1"  # before polars is loaded

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np
import polars as pl
from pages import write_figures

from servanda.evidence.completeness import Completeness
from servanda.exchange.feeds import Feed, Mapping, mapping_from
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.columnar import (
    Batch,
    RuleVerdicts,
    State,
    VerdictTable,
    begin,
    changes,
    extended_by,
    step,
    verdicts,
)
from servanda.monitor.columnar.arrays import NEVER
from servanda.monitor.columnar.records import STATUSES
from servanda.monitor.from_norms import program_from
from servanda.monitor.program import Program
from servanda.monitor.verdict import Status
from servanda.monitor.world import World
from servanda.norms import Agreement, agreement_from
from servanda.vocabulary import FeedNames, feed_names_from
from servanda.vocabulary.calendar import DAY, SECOND

HERE = Path(__file__).resolve()
BENCH = HERE.parents[2] / "shared" / "bench"
PACT = HERE.parents[1] / "tests" / "monitor" / "from_norms" / "common_workload.pact.md"
MAPPING = HERE.with_name("monitor.yaml")
PAGE = HERE.parents[1] / "docs" / "benchmarks-monitor.md"
EVENTS = 1_000_000
SPARK_EVENTS = 200_000
BATCH = 1_000
BATCHES = 15
VIEWS = 8
LAST_DEADLINE = 91 * DAY
"""So long after the last event every deadline has run out."""


@dataclass(frozen=True)
class Workload:
    """The agreement, and how its log is read."""

    program: Program
    mapping: Mapping
    names: FeedNames
    world: World


def workload() -> Workload:
    """Read the four policies and the mapping file."""
    return work_of(agreement_from(read_pact(Text(PACT.name, PACT.read_text("utf-8")))))


def work_of(agreement: Agreement) -> Workload:
    """Return an agreement over the words of the log, and how its log is read."""
    program, _ = program_from(agreement)
    mapping, _ = mapping_from(Text(MAPPING.name, MAPPING.read_text("utf-8")))
    if mapping is None:
        sys.exit("The mapping of the log cannot be read.")
    names, _ = feed_names_from(agreement.file, agreement.vocabulary)
    complete = tuple(Completeness(verb) for verb in agreement.vocabulary.verbs)
    return Workload(program, mapping, names, World(complete=complete))


def told(work: Workload, log: Path) -> State:
    """Read a log."""
    feed = Feed(log, work.mapping, work.names)
    state = begin(work.program, [work.world], keep_tables=False)
    return extended_by(state, (Batch(claims) for claims in feed.in_parts()))


def violations(table: VerdictTable) -> Iterator[tuple[str, int, str]]:
    """Yield what is not kept, as the plain loop lists it: policy, time (s), who or what."""
    instance = table.known.names.instance

    @cache
    def identity(code: int) -> str:
        return instance(code).identity or ""

    for part in table.rules:
        if not isinstance(part, RuleVerdicts) or part.rule.id not in _POLICIES:
            continue
        if part.rule.id in {"1", "3.b"}:
            late = [STATUSES.index(status) for status in (Status.BREACHED, Status.KEPT_LATE)]
            rows = np.flatnonzero(np.isin(part.status, late))
            at = part.records.created[rows]
        else:
            rows, claims = _acts(part)
            at = table.register.at(claims)
        who = part.records.values[part.rule.variables[0]][rows].tolist()
        policy = _POLICIES[part.rule.id]
        for instant, code in zip((at // SECOND).tolist(), who, strict=True):
            yield policy, instant, identity(code)


def _acts(part: RuleVerdicts) -> tuple[np.ndarray, np.ndarray]:
    """Return what breaks a rule in episodes: the instance, and the claim."""
    episodes = part.episodes
    counts = np.diff(episodes.claims.starts)
    owners = np.repeat(np.repeat(np.arange(len(part)), np.diff(episodes.starts)), counts)
    breaks = np.ones(len(owners), np.bool_)
    if part.rule.id == "3.a":
        # The figure that is within the limit again ends the episode.
        breaks[episodes.claims.starts[1:][episodes.end < NEVER] - 1] = False
    return owners[breaks], episodes.claims.flat[breaks]


_POLICIES = {"1": "P1", "2": "P2", "3.a": "P3a", "3.b": "P3b", "4.d": "P4"}


def counts(found: set[tuple[str, int, str]]) -> dict[str, int]:
    """Count violations by policy; of the third, the reports (one can break both halves)."""
    told_by = {name: {one for one in found if one[0].startswith(name)} for name in _NAMES}
    told_by["P3"] = {("P3", at, who) for _, at, who in told_by["P3"]}
    return {name: len(ones) for name, ones in told_by.items()}


_NAMES = ("P1", "P2", "P3", "P4")


# ---- what is measured, each in a process of its own ------------------------------------------


def end_to_end(log: Path) -> dict[str, Any]:
    """Read a log, judge all four policies, and list every violation."""
    work = workload()
    begun = process_time()
    state = told(work, log)
    read = process_time()
    (table,) = verdicts(state, state.clock + LAST_DEADLINE)
    found = set(violations(table))
    taken = process_time()
    with log.with_suffix(".found").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(sorted(found))
    return {
        "seconds": taken - begun,
        "judging": taken - read,
        "peak_mb": getrusage(RUSAGE_SELF).ru_maxrss // 1024,
        "violations": counts(found),
    }


def one_more_batch(log: Path) -> dict[str, Any]:
    """Add the last events of a log to all the others, batch by batch, and judge after each.

    What is measured of a batch is the middle of all of them. After the first, what stands for good
    is written down once; `first` is what that takes in all.
    """
    work = workload()
    whole = told_frame(work, log)
    last = int(str(whole["row"].max()))
    begins = [last - BATCH * number for number in range(BATCHES, 0, -1)]
    state = begin(work.program, [work.world], keep_tables=False)
    state = extended_by(state, [Batch(whole.filter(pl.col("row") <= begins[0]))])
    verdicts(state, state.clock)
    measured_of: list[tuple[float, ...]] = []
    for first in begins:
        batch = Batch(whole.filter(pl.col("row") > first, pl.col("row") <= first + BATCH))
        begun = process_time()
        new, _ = step(state, batch)
        stepped = process_time()
        (table,) = verdicts(new, new.clock)
        judged = process_time()
        changes(state, new)
        told = process_time()
        table.tally()
        listed = judged - begun + process_time() - told
        measured_of.append((stepped - begun, told - begun, listed))
        state = new
    middle = (median(column) for column in zip(*measured_of, strict=True))
    names = ("step", "step_and_changes", "step_and_verdicts")
    return {**dict(zip(names, middle, strict=True)), "first": measured_of[0][2]}


def told_frame(work: Workload, log: Path) -> pl.DataFrame:
    """Read a log into one table, in the order of its rows."""
    return pl.concat(Feed(log, work.mapping, work.names).batches(), how="diagonal_relaxed").sort(
        "row", maintain_order=True
    )


def several_views(log: Path) -> dict[str, Any]:
    """Judge one view, and eight that each leave out another hundredth of the reports."""
    work = workload()
    begun = process_time()
    frames = list(Feed(log, work.mapping, work.names).batches())
    reading = process_time() - begun

    def judge(worlds: int) -> float:
        begun = process_time()
        state = begin(work.program, [work.world] * worlds, keep_tables=False)
        state = extended_by(state, (Batch(f, _masks(f, worlds)) for f in frames))
        verdicts(state, state.clock + LAST_DEADLINE)
        return process_time() - begun

    one, eight = (min(judge(worlds), judge(worlds)) for worlds in (1, VIEWS))
    return {"reading": reading, "one": one, "eight": eight}


def _masks(frame: pl.DataFrame, worlds: int) -> tuple[pl.Series, ...]:
    rows = frame["row"].to_numpy()
    return tuple(pl.Series(rows % 100 != world) for world in range(worlds))


def plain_loop(log: Path) -> dict[str, Any]:
    """Run the plain loop of ../shared/bench, in this process."""
    sys.path.insert(0, str(BENCH))
    from plain_loop import monitor, read  # noqa: PLC0415 - it is no part of this repository

    begun = process_time()
    found = monitor(read(log), set(_NAMES), [])
    seconds = process_time() - begun
    return {"seconds": seconds, "violations": counts({(p, t, str(who)) for p, t, who, _ in found})}


_MEASURES: dict[str, Callable[[Path], dict[str, Any]]] = {
    one.__name__: one for one in (end_to_end, one_more_batch, several_views, plain_loop)
}


def measured(name: str, log: Path) -> dict[str, Any]:
    """Measure something in a process of its own; return the better of two runs."""
    runs = []
    for _ in range(2 if name in {"end_to_end", "plain_loop"} else 1):
        command = [sys.executable, str(HERE), "--measure", name, str(log)]
        said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this script
        runs.append(json.loads(said.stdout))
    return min(runs, key=lambda run: run.get("seconds", 0))


def traces(events: int, folder: Path, *, actors: int = 50, layouts: str = "csv,parquet") -> Path:
    """Make a log; return it without its suffix."""
    made = [sys.executable, str(BENCH / "generate.py"), str(events), "--actors", str(actors)]
    subprocess.run(  # noqa: S603 - the script of that folder
        [*made, "--out", str(folder), "--layouts", layouts], check=True, capture_output=True
    )
    return folder / f"t{events}"


def figures(events: int) -> dict[str, Any]:
    """Measure everything."""
    with TemporaryDirectory() as folder:
        log = traces(events, Path(folder))
        loop = measured("plain_loop", log.with_suffix(".csv"))
        found: dict[str, Any] = {"events": events, "plain_loop": loop}
        for layout in ("csv", "parquet"):
            run = measured("end_to_end", log.with_suffix(f".{layout}"))
            run["times_plain_loop"] = loop["seconds"] / run["seconds"]
            run["same_violations"] = run["violations"] == loop["violations"]
            found[layout] = run
        views = measured("several_views", log.with_suffix(".parquet"))
        reading, one, eight = (views[part] for part in ("reading", "one", "eight"))
        ratio = (reading + eight) / (reading + one)
        found["views"] = {**views, "ratio": ratio, "ratio_once_read": eight / one}
    with TemporaryDirectory() as folder:
        log = traces(EVENTS, Path(folder), layouts="parquet")
        found["batch"] = measured("one_more_batch", log.with_suffix(".parquet"))
    with TemporaryDirectory() as folder:
        few = traces(50_000, Path(folder), actors=100, layouts="csv")
        hundred = measured("end_to_end", few.with_suffix(".csv"))
    with TemporaryDirectory() as folder:
        many = traces(50_000, Path(folder), actors=20_000, layouts="csv")
        thousands = measured("end_to_end", many.with_suffix(".csv"))
    found["holders"] = {
        "hundred": hundred["seconds"],
        "twenty_thousand": thousands["seconds"],
        "ratio": thousands["seconds"] / hundred["seconds"],
    }
    return found


def on_spark(events: int) -> list[dict[str, Any]]:
    """Measure the engine alone, and on Spark on one core and on two, by the clock."""
    command = [sys.executable, str(HERE.with_name("spark.py")), "--json", "--events", str(events)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - its neighbour
    found: list[dict[str, Any]] = json.loads(said.stdout.splitlines()[-1])
    return found


# ---- printing --------------------------------------------------------------------------------


def table_of(found: dict[str, Any]) -> str:
    """Return the figures as a table of Markdown."""
    events, loop = found["events"], found["plain_loop"]
    rows = [
        ("plain loop, CSV", loop["seconds"], 1.0, "", loop["violations"]),
        *(
            (
                f"Servanda, {name}",
                found[layout]["seconds"],
                found[layout]["times_plain_loop"],
                f"{found[layout]['peak_mb']} MB",
                found[layout]["violations"],
            )
            for name, layout in (("CSV", "csv"), ("Parquet", "parquet"))
        ),
    ]
    lines = [
        f"All four policies on {events:,} events, every violation listed, one core:",
        "",
        "| | seconds | events a second | times the plain loop | peak memory | P1 | P2 | P3 | P4 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, seconds, ratio, memory, violated in rows:
        numbers = " | ".join(f"{violated[policy]:,}" for policy in _NAMES)
        speed = f"{events / seconds:,.0f}"
        lines.append(f"| {name} | {seconds:.2f} | {speed} | {ratio:.2f} | {memory} | {numbers} |")
    batch, views, holders = found["batch"], found["views"], found["holders"]
    step, changed, every, first = (
        f"{batch[name] * 1000:.0f} ms"
        for name in ("step", "step_and_changes", "step_and_verdicts", "first")
    )
    many = f"end to end {views['ratio']:.1f} times the cost of one, from Parquet"
    many += f"; {views['ratio_once_read']:.1f} times where the file is read already"
    more = f"{BATCH:,} events on top of {EVENTS:,} are taken in {step}; with the verdicts that they"
    more += f" change {changed}; with all verdicts {every}, the first time {first}"
    lines += [
        "",
        f"- One more batch: {more}.",
        f"- {VIEWS} views, each without another hundredth: {many}.",
        f"- 20,000 beneficiaries, not 100 (50,000 events): {holders['ratio']:.2f} times the cost.",
    ]
    for one in found.get("spark", ()):
        who = f"{one['engine']}, cores: {one['cores']}, {one['events']:,} events"
        speed = f"{one['events'] / one['seconds']:,.0f} events a second by the clock"
        lines.append(f"- {who}: {speed}.")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and write down where asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=EVENTS)
    arguments.add_argument("--spark", action="store_true")
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--measure", nargs=2, metavar=("WHAT", "LOG"))
    asked = arguments.parse_args()
    if asked.measure:
        name, log = asked.measure
        print(json.dumps(_MEASURES[name](Path(log))))
        return
    if not BENCH.exists():
        sys.exit("../shared/bench is not here: no workload.")
    found = figures(asked.events)
    if asked.spark:
        fewer = min(asked.events, SPARK_EVENTS)
        found["spark"] = [{**one, "events": fewer} for one in on_spark(fewer)]
    print(json.dumps(found, indent=2) if asked.json else table_of(found))
    if asked.write:
        write_figures("monitor", table_of(found), PAGE)


if __name__ == "__main__":
    main()
