"""Measures what a proof costs, on the common workload of ../shared/bench.

    python benchmarks/proofs.py [--events N] [--json] [--write]

The log is judged once by columns, as benchmarks/monitor.py does. Then verdicts are taken at random,
of every norm and every status, and for each is asked why it is so, why it has not another status,
and, where it has many episodes, why one of them counts. Each is timed alone, in time of the
processor. Beside it stands what the same proofs take by the definition, on a log short enough for
that, where both must say the same. `--write` puts the table into docs/benchmarks-monitor.md.
"""

from __future__ import annotations

import os

os.environ["POLARS_MAX_THREADS"] = "1"  # before polars is loaded

import argparse
import gc
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np
from monitor import BENCH, EVENTS, LAST_DEADLINE, PAGE, Workload, traces, workload
from pages import write_figures

from servanda.evidence.table import claims_from, together
from servanda.exchange.feeds import Feed
from servanda.monitor.asking import Asking
from servanda.monitor.columnar import Batch, Judgement, RuleVerdicts, begin, extended_by, judged
from servanda.monitor.columnar.records import STATUSES
from servanda.monitor.explanation import Inquiry, Proof, Proving, explain
from servanda.monitor.turning.relevant import matter_of
from servanda.monitor.verdict import Status
from servanda.vocabulary.calendar import Moment

SAMPLE = 100
"""So many verdicts of each norm and status."""
SHORT = 1_000
"""So many events are few enough for the definition."""
TARGET = 20.0
"""Milliseconds that a proof may take."""
ALWAYS_ASKED = 2
"""So many things are asked of every verdict; of those with several episodes one more."""


@dataclass(frozen=True)
class Sample:
    """Proofs of verdicts of one norm and status, in milliseconds each.

    `verdicts` and `episodes` are how many there are; `took` is for all that was asked, `violation`
    for what shows one violation: the verdict, or one episode where it has several.
    """

    rule: str
    status: str
    verdicts: int
    episodes: int
    took: list[float]
    violation: list[float]

    def quantile(self, share: float) -> float:
        """Return the milliseconds that so great a share of the proofs did not exceed."""
        return sorted(self.took)[min(int(len(self.took) * share), len(self.took) - 1)]


@dataclass(frozen=True)
class BothWays:
    """One proof by columns and by the definition: milliseconds, and whether they say the same."""

    rule: str
    reports: int
    columns: float
    definition: float
    same: bool


def judgement_of(work: Workload, log: Path) -> Judgement:
    """Judge a log, its claims at hand."""
    feed = Feed(log, work.mapping, work.names)
    state = begin(work.program, [work.world])
    state = extended_by(state, (Batch(claims) for claims in feed.batches()))
    return judged(state, 0, state.clock + LAST_DEADLINE)


def parts_of(judgement: Judgement) -> Iterator[RuleVerdicts]:
    """Yield the verdicts of each norm."""
    return (part for part in judgement.table.rules if isinstance(part, RuleVerdicts))


def samples(judgement: Judgement) -> Iterator[Sample]:
    """Prove verdicts of every norm and status."""
    random = Random(1)  # noqa: S311 - no secret hangs on it
    proving = Proving(judgement)
    for part in parts_of(judgement):
        counts = np.diff(part.episodes.starts)
        for code in np.unique(part.status):
            rows = np.flatnonzero(part.status == code)
            took: list[list[float]] = []
            for row in random.sample(rows.tolist(), min(SAMPLE, len(rows))):
                asked = inquiries(part, row, random)
                took.append(
                    [timed(partial(proving.proof_of_row, part, row, one))[0] for one in asked]
                )
            yield Sample(
                part.rule.id,
                STATUSES[code].value,
                len(rows),
                int(counts[rows].sum()),
                [one for several in took for one in several],
                [several[-1] if len(several) > ALWAYS_ASKED else several[0] for several in took],
            )


def inquiries(part: RuleVerdicts, row: int, random: Random) -> Iterator[Inquiry]:
    """Yield what is asked of a verdict: why, why not, and why one of several episodes counts."""
    yield Inquiry()
    others = [status for status in Status if status is not STATUSES[part.status[row]]]
    yield Inquiry(expected=random.choice(others))
    first, last = int(part.episodes.starts[row]), int(part.episodes.starts[row + 1])
    if last - first > 1:
        begins = int(part.episodes.begin[random.randrange(first, last)])
        yield Inquiry(during=Moment(begins, begins))


def timed(prove: Callable[[], Proof]) -> tuple[float, Proof]:
    """Return the milliseconds that a proof took, and the proof."""
    before = gc.get_stats()[-1]["collections"]
    begun = process_time()
    proof = prove()
    took = (process_time() - begun) * 1000
    if gc.get_stats()[-1]["collections"] > before:
        interrupted.append(took)
    return took, proof


interrupted: list[float] = []
"""The milliseconds of proofs during which the interpreter looked through all its memory."""


def both_ways(work: Workload, log: Path) -> Iterator[BothWays]:
    """Prove a verdict of every norm by columns and by the definition."""
    judgement = judgement_of(work, log)
    proving, names = Proving(judgement), judgement.table.known.names
    as_of = judgement.course.told.as_of
    claims = together([kept.table for kept in judgement.state.tables])
    for part in parts_of(judgement):
        rule, codes = part.rule, part.records.values
        values = tuple((n, names.instance(int(codes[n][-1]))) for n in rule.variables)
        matter = matter_of(Asking(work.program), (rule.id, values), claims)
        told = tuple(claims_from(claims[matter.rows]))
        defined = partial(explain, matter.program, told, work.world, as_of, rule.id, values)
        timed(partial(proving.proof, rule.id, values))
        columns, mine = timed(partial(proving.proof, rule.id, values))
        definition, theirs = timed(defined)
        same = (mine.verdict, said(mine)) == (theirs.verdict, said(theirs))
        yield BothWays(rule.id, len(told), columns, definition, same)


def said(proof: Proof) -> list[tuple[str, str]]:
    """Return the steps of a proof, without the reports that come near: those are any of many."""
    return [(point.mark, point.words) for point in proof.points]


# ---- printing --------------------------------------------------------------------------------


def figures(events: int) -> dict[str, Any]:
    """Measure everything."""
    work = workload()
    with TemporaryDirectory() as folder:
        log = traces(events, Path(folder), layouts="parquet").with_suffix(".parquet")
        begun = process_time()
        judgement = judgement_of(work, log)
        judging = process_time() - begun
        gc.collect()  # what judging left behind is no cost of the first proof
        found = [asdict(sample) for sample in samples(judgement)]
    swept = list(interrupted)
    with TemporaryDirectory() as folder:
        log = traces(SHORT, Path(folder), actors=10, layouts="parquet").with_suffix(".parquet")
        ways = [asdict(one) for one in both_ways(work, log)]
    return {
        "events": events,
        "judging": judging,
        "samples": found,
        "interrupted": swept,
        "both_ways": ways,
    }


def table_of(found: dict[str, Any]) -> str:
    """Return the figures as tables of Markdown."""
    samples_taken = [Sample(**one) for one in found["samples"]]
    every = [one for sample in samples_taken for one in sample.took]
    over = sum(one > TARGET for one in every)
    swept = found["interrupted"]
    lines = [
        f"{len(every):,} proofs after {found['events']:,} events were judged, in milliseconds:",
        "",
        "| norm | status | verdicts | median | 95 % | worst |",
        "|---|---|---|---|---|---|",
    ]
    for one in samples_taken:
        times = " | ".join(f"{one.quantile(share):.1f}" for share in (0.5, 0.95, 1))
        lines.append(f"| {one.rule} | {one.status} | {one.verdicts:,} | {times} |")
    lines += [
        "",
        f"- Over {TARGET:.0f} ms: {over} of {len(every):,}; the worst took {max(every):.1f} ms.",
        f"- Interrupted by a full garbage collection: {len(swept)}"
        + (f", which took up to {max(swept):.1f} ms." if swept else "."),
    ]
    for policy, rule in (("P1", "1"), ("P2", "2"), ("P4", "4.d")):
        violated = [s for s in samples_taken if s.rule == rule and s.status in _VIOLATED]
        count = sum(s.verdicts if rule == "1" else s.episodes for s in violated)
        times = [time for s in violated for time in s.violation]
        seconds = found["judging"] + count * sum(times) / len(times) / 1000
        speed = found["events"] / seconds
        lines.append(
            f"- Each of the {count:,} violations of {policy} proved: "
            f"about {speed:,.0f} events a second, reading and judging included."
        )
    lines += [
        "",
        f"A proof both ways, on {SHORT:,} events, in milliseconds:",
        "",
        "| norm | reports that bear on it | by columns | by the definition | the same |",
        "|---|---|---|---|---|",
    ]
    for way in (BothWays(**one) for one in found["both_ways"]):
        same = "yes" if way.same else "no"
        times = f"{way.columns:.1f} | {way.definition:,.1f}"
        lines.append(f"| {way.rule} | {way.reports:,} | {times} | {same} |")
    return "\n".join(lines)


_VIOLATED = (Status.BREACHED, Status.KEPT_LATE)


def main() -> None:
    """Measure, print, and write down where asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=EVENTS)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--write", action="store_true")
    asked = arguments.parse_args()
    if not BENCH.exists():
        sys.exit("../shared/bench is not here: no workload.")
    found = figures(asked.events)
    print(json.dumps(found, indent=2) if asked.json else table_of(found))
    if asked.write:
        write_figures("proofs", table_of(found), PAGE)


if __name__ == "__main__":
    main()
