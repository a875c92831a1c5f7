"""Measures how fast a conflict is analysed: all parties, states and the four concepts of stability.

    PYTHONPATH=tests python benchmarks/conflict.py [--largest OPTIONS] [--write]

Three parties hold the options in equal shares; every combination is a state; payoffs are drawn at
random, with ties. A third of the options cannot be taken back. Times are of the processor, not of
the clock, after one small conflict has been analysed, so that code is compiled. In the same run
stands a plain transcription of the definitions (tests/bargaining/conflict/definitions.py), on
conflicts small enough for it; what it says must be the same. Memory is the most that the process
has held so far.

`--write` puts the table into docs/benchmarks-bargaining.md.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from platform import python_version
from resource import RUSAGE_SELF, getrusage
from time import process_time

import numpy as np
from bargaining.conflict.definitions import BETTER, CONCEPTS, EQUAL, WORSE, Model
from pages import write_figures

from servanda.bargaining.conflict import Concept, Conflict, Payoffs

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-bargaining.md"
PARTIES = ("Arden", "Brell", "Corin")
TRANSCRIBED = 10
"""The most options that the transcription is put to: beyond, it takes minutes, and gigabytes."""
_SIGNS = {1: BETTER, 0: EQUAL, -1: WORSE}


@dataclass(frozen=True)
class Measured:
    """Processor seconds to make a conflict and to analyse it, and memory held by then."""

    options: int
    made: float
    analysed: float
    megabytes: float


def conflict_of(options: int, seed: int = 1) -> Conflict:
    """Return a conflict of three parties with that many options among them."""
    chance = np.random.default_rng(seed)
    count = 1 << options
    names = [f"option {number}" for number in range(options)]
    held = {party: names[place::3] for place, party in enumerate(PARTIES)}
    payoffs = {p: Payoffs(chance.integers(0, count // 2, count).tolist()) for p in PARTIES}
    return Conflict.from_options(held, payoffs, irreversible=names[: options // 3])


def measured(options: int) -> Measured:
    """Return what it costs to make a conflict and to analyse it."""
    begin = process_time()
    conflict = conflict_of(options)
    made = process_time() - begin
    runs = []
    for _ in range(5 if options < 16 else 1):  # noqa: PLR2004 - small times are noisy
        begin = process_time()
        conflict.stability()
        runs.append(process_time() - begin)
    megabytes = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return Measured(options, made, min(runs), megabytes)


def transcribed(options: int) -> float:
    """Return the seconds that the transcription takes, which must say the same."""
    conflict = conflict_of(options)
    model = model_of(conflict)
    begin = process_time()
    said = by_definition(model)
    seconds = process_time() - begin
    stability = conflict.stability()
    if not (said == np.stack([stability.of(concept) for concept in Concept])).all():
        sys.exit(f"{options} options: the definitions say otherwise")
    return seconds


def model_of(conflict: Conflict) -> Model:
    """Return a conflict as the transcription reads it."""
    count, graph = len(conflict.states), conflict.graph
    return Model(
        count,
        tuple(
            {s: frozenset(graph.moves.reach(party, s).tolist()) for s in range(count)}
            for party in range(len(PARTIES))
        ),
        tuple(
            {
                (s, t): _SIGNS[int(np.sign(standing.ranks[s] - standing.ranks[t]))]
                for s, t in product(range(count), repeat=2)
            }
            for standing in graph.standings
        ),
    )


def by_definition(model: Model) -> np.ndarray:
    """Return whether each state is stable, by the definitions, shape (4, parties, states)."""
    return np.array(
        [
            [
                [stable(model, frozenset({party}), "a", state) for state in range(model.count)]
                for party in range(len(PARTIES))
            ]
            for stable in (CONCEPTS[concept] for concept in Concept)
        ]
    )


def table(rows: list[Measured], by_transcription: dict[int, float]) -> str:
    """Return what was measured, as a table of the page."""
    lines = [
        f"Three parties, all four concepts. Python {python_version()}, one core.",
        "",
        "| states | make it | analyse it | transcription of the definitions | ratio | memory |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        slow = by_transcription.get(row.options)
        seconds = "–" if slow is None else f"{slow:,.2f} s"
        ratio = "–" if slow is None else f"{slow / row.analysed:,.0f}"
        lines.append(
            f"| 2^{row.options} = {1 << row.options:,} | {row.made * 1000:,.1f} ms | "
            f"{row.analysed * 1000:,.1f} ms | {seconds} | {ratio} | {row.megabytes:,.0f} MB |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure conflicts of growing size, print, and write if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--largest", type=int, default=20, help="the most options")
    arguments.add_argument("--write", action="store_true", help="write the table to its page")
    chosen = arguments.parse_args()
    conflict_of(6).stability()
    sizes = [options for options in (6, 8, 10, 12, 15, 18, 20) if options <= chosen.largest]
    rows = [measured(options) for options in sizes]
    # Last, since what the transcription holds would count as ours.
    figures = table(
        rows, {options: transcribed(options) for options in sizes if options <= TRANSCRIBED}
    )
    print(figures)
    if chosen.write:
        write_figures("conflict", figures, PAGE)


if __name__ == "__main__":
    main()
