"""Measures how fast norms made at random are judged, beside the plain loop of ../shared/bench.

    python benchmarks/random_agreements.py [--events N] [--agreements N] [--json] [--write]

Agreements of every kind of norm (benchmarks/norms_at_random.py) are held against the log of the
common workload: each norm alone, with the norms that it asks about, and all norms of an agreement
together; read, judged, and all that is not kept listed. Beside each agreement, in the same process
and on the same core, the plain loop judges its four policies, once before and once after; the
better time counts. Times are of the processor; only the ratios tell something on another machine.
`--write` puts the table into docs/benchmarks-monitor.md.
"""

from __future__ import annotations

import os

os.environ["POLARS_MAX_THREADS"] = "1"  # before polars is loaded

import argparse
import json
import subprocess
import sys
from collections.abc import Container, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np
from monitor import BENCH, EVENTS, LAST_DEADLINE, PAGE, Workload, plain_loop, told, traces, work_of
from norms_at_random import agreement
from pages import write_figures

from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.asking import Asking
from servanda.monitor.columnar import RuleVerdicts, VerdictTable, verdicts
from servanda.monitor.columnar.consequences import FIRES
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.program import Program
from servanda.norms import agreement_from
from servanda.vocabulary.instance import Instance

HERE = Path(__file__).resolve()
AGREEMENTS = 10
WANTED = {"csv": 1.0, "parquet": 1.5}
"""Times the plain loop, for each norm: half of what all four policies of the workload want."""


Who = tuple[Instance, ...]


@dataclass(frozen=True)
class Measured:
    """How long one norm took, or all of an agreement; `left` says why columns cannot judge it."""

    norm: str
    kind: str
    words: str
    seconds: float = 0.0
    listed: int = 0
    left: str | None = None


def workload(seed: int) -> tuple[Workload, dict[str, str]]:
    """Make an agreement; return it as it is monitored, and the words of each clause."""
    name = f"random-{seed}.pact.md"
    made = agreement_from(read_pact(Text(name, agreement(seed))))
    words = {article.label: article.wordings[0].words.rstrip(".") for article in made.file.articles}
    return work_of(made), words


def alone(program: Program, *norms: str) -> Program:
    """Return what is left of a program where only these norms, and what they ask about, count."""
    asking = Asking(program)
    kept = {asked.rule.id for norm in norms for asked in asking.behind(norm)}
    rules = tuple(rule for rule in program.rules if rule.id in kept)
    strata = (tuple(one for one in stratum if one in kept) for stratum in program.strata)
    return replace(program, rules=rules, strata=tuple(filter(None, strata)))


def not_kept(table: VerdictTable, norms: Container[str]) -> Iterator[tuple[str, int, Who]]:
    """Yield what is not kept of some norms: the norm, since when (µs), and who or what it is.

    Of a norm that something brings about, each instance that is broken; of any other, each act
    against it; of a consequence, each firing.
    """
    instance = table.known.names.instance
    for part in table.rules:
        if not isinstance(part, RuleVerdicts) or part.rule.id not in norms:
            continue
        starts = part.episodes.starts
        if part.rule.trigger is None or part.rule.kind in FIRES:
            rows, since = np.repeat(np.arange(len(part)), np.diff(starts)), part.episodes.begin
        else:
            rows = np.flatnonzero(np.diff(starts) > 0)
            since = part.episodes.begin[starts[rows]]
        values = [part.records.values[name][rows] for name in part.rule.variables]
        named = {int(one): instance(int(one)) for column in values for one in np.unique(column)}
        columns = [[named[one] for one in column.tolist()] for column in values]
        who: Iterable[Who] = zip(*columns, strict=True) if columns else repeat(())
        for at, ones in zip(since.tolist(), who, strict=False):
            yield part.rule.id, at, ones


def judged(work: Workload, norms: Container[str], log: Path) -> tuple[float, int]:
    """Read a log, judge it, list what is not kept; return the better time of two, and how much."""
    taken = []
    listed = 0
    for _ in range(2):
        begun = process_time()
        state = told(work, log)
        (table,) = verdicts(state, state.clock + LAST_DEADLINE)
        listed = len(list(not_kept(table, norms)))
        taken.append(process_time() - begun)
    return min(taken), listed


def measured(seed: int, log: Path) -> dict[str, Any]:
    """Measure each norm of an agreement alone, all of them together, and the plain loop."""
    work, words = workload(seed)
    loop = [plain_loop(log.with_suffix(".csv"))["seconds"]]
    norms = []
    for rule in work.program.rules:
        found = Measured(rule.id, rule.kind.value, words[rule.clause])
        try:
            by_itself = replace(work, program=alone(work.program, rule.id))
            seconds, listed = judged(by_itself, {rule.id}, log)
            norms.append(replace(found, seconds=seconds, listed=listed))
        except NotColumnarError as why:
            norms.append(replace(found, left=str(why)))
    in_columns = [one.norm for one in norms if one.left is None]
    whole = replace(work, program=alone(work.program, *in_columns))
    seconds, listed = judged(whole, in_columns, log)
    loop.append(plain_loop(log.with_suffix(".csv"))["seconds"])
    return {
        "seed": seed,
        "layout": log.suffix[1:],
        "plain_loop": min(loop),
        "norms": [asdict(one) for one in norms],
        "together": {"norms": len(in_columns), "seconds": seconds, "listed": listed},
    }


def figures(events: int, agreements: int) -> dict[str, Any]:
    """Measure every agreement, each in a process of its own."""
    found = []
    with TemporaryDirectory() as folder:
        log = traces(events, Path(folder))
        for layout in WANTED:
            for seed in range(agreements):
                command = [sys.executable, str(HERE), "--measure", str(seed)]
                said = subprocess.run(  # noqa: S603 - this script
                    [*command, str(log.with_suffix(f".{layout}"))],
                    check=True,
                    capture_output=True,
                    text=True,
                )
                found.append(json.loads(said.stdout))
                print(seed, layout, file=sys.stderr)
    return {"events": events, "agreements": found}


# ---- printing --------------------------------------------------------------------------------


def table_of(found: dict[str, Any]) -> str:
    """Return the figures as a table of Markdown."""
    lines = [
        f"Times the plain loop, norms each judged alone on {found['events']:,} events, one core:",
        "",
        "| | norms | slowest | median | fastest | below the mark | all of an agreement |",
        "|---|---|---|---|---|---|---|",
    ]
    slow = []
    for layout, wanted in WANTED.items():
        runs = [run for run in found["agreements"] if run["layout"] == layout]
        ratios = sorted(
            (run["plain_loop"] / norm["seconds"], norm["kind"], norm["words"])
            for run in runs
            for norm in run["norms"]
            if norm["left"] is None
        )
        below = [one for one in ratios if one[0] < wanted]
        together = [run["plain_loop"] / run["together"]["seconds"] for run in runs]
        worst, middle, best = (ratios[n][0] for n in (0, len(ratios) // 2, -1))
        lines.append(
            f"| {_NAMES[layout]} | {len(ratios)} | {worst:.2f} | {middle:.2f} | {best:.2f} |"
            f" {len(below)} below {wanted:.1f} | {min(together):.2f} to {max(together):.2f} |"
        )
        slow += [(layout, *one) for one in ratios[:3]]
    lines += ["", "The slowest:", ""]
    lines += [f"- {ratio:.2f} ({_NAMES[layout]}): “{words}.”" for layout, ratio, _, words in slow]
    left = dict.fromkeys(
        (norm["words"], norm["left"])
        for run in found["agreements"]
        for norm in run["norms"]
        if norm["left"] is not None
    )
    if left:
        lines += ["", "Not in columns, and not measured:", ""]
        lines += [f"- “{words}.” ({why})" for words, why in left]
    return "\n".join(lines)


_NAMES = {"csv": "CSV", "parquet": "Parquet"}


def main() -> None:
    """Measure, print, and write down where asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=EVENTS)
    arguments.add_argument("--agreements", type=int, default=AGREEMENTS)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--measure", nargs=2, metavar=("NUMBER", "LOG"))
    asked = arguments.parse_args()
    if asked.measure:
        number, log = asked.measure
        print(json.dumps(measured(int(number), Path(log))))
        return
    if not BENCH.exists():
        sys.exit("../shared/bench is not here: no workload.")
    found = figures(asked.events, asked.agreements)
    print(json.dumps(found, indent=2) if asked.json else table_of(found))
    if asked.write:
        write_figures("random agreements", table_of(found), PAGE)


if __name__ == "__main__":
    main()
