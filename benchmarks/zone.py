"""Measures how fast the zone of agreement is found, beside writing every package out.

    python benchmarks/zone.py [--write]

Cases are random and the same each time: ten options on each issue, worth whole numbers up to 100 or
(“fine”) numbers between 0 and 1 with all digits of a float; a walk-away of a share of the most that
a party could have; red lines and linkages, as many as the table says. Times are of the processor.
With 10^6 packages the answer is compared with the one that writes them out.

`--write` puts the table into docs/benchmarks-bargaining.md.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from time import process_time

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from pages import write_figures

from servanda.bargaining.problem import (
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    worth,
)
from servanda.bargaining.zone import Zone, zone_of

OPTIONS = 10
ENUMERABLE = 6
PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-bargaining.md"


@dataclass(frozen=True)
class Sort:
    """What sort of case: how many parties, issues and limits, and how much they insist on."""

    parties: int
    issues: int
    share: Fraction
    lines: int = 0
    fine: bool = False


SORTS = (
    Sort(4, ENUMERABLE, Fraction(60, 100)),
    Sort(2, 28, Fraction(85, 100), 16),
    Sort(4, 28, Fraction(60, 100), 16),
    Sort(4, 28, Fraction(72, 100), 16),
    Sort(4, 28, Fraction(85, 100), 16),
    Sort(5, 28, Fraction(65, 100), 20),
    Sort(3, 28, Fraction(80, 100), 0, fine=True),
    Sort(4, 28, Fraction(75, 100), 0, fine=True),
)


def case(sort: Sort) -> Problem:
    """Return the case of a sort."""
    draw = np.random.default_rng(5)
    shape = (sort.parties, sort.issues, OPTIONS)
    values = draw.random(shape) if sort.fine else draw.integers(0, 101, shape)
    options = tuple(Option(str(number), Fraction(number)) for number in range(OPTIONS))
    names = [f"party {number}" for number in range(sort.parties)]
    return Problem(
        "random",
        tuple(Issue(f"issue {number}", options) for number in range(sort.issues)),
        tuple(
            Preference(
                name,
                tuple(tuple(worth(value) for value in row) for row in table.tolist()),
                walk_away=worth(sort.share * Fraction(table.max(axis=1).sum().item())),
            )
            for name, table in zip(names, values, strict=True)
        ),
        tuple(limit(draw, number, sort, names) for number in range(sort.lines)),
    )


def limit(draw: Generator, number: int, sort: Sort, names: list[str]) -> Exclusion:
    """Return a red line on three options, or each fourth time a linkage of two issues."""
    party = names[number % sort.parties]
    size, issues = (5, 2) if number % 4 == 0 else (3, 1)
    chosen = draw.choice(sort.issues, issues, replace=False).tolist()
    literals = tuple(
        Literal(issue, frozenset(draw.choice(OPTIONS, size, replace=False).tolist()))
        for issue in chosen
    )
    return Exclusion(f"limit {number}", party, literals)


def written_out(problem: Problem) -> tuple[int, float]:
    """Return how many packages all would sign, and the slack, by writing every package out."""
    totals: NDArray[np.float64] = np.zeros((1, len(problem.preferences)))
    for issue in range(len(problem.issues)):
        rows = [[float(w.low) for w in p.worths[issue] if w] for p in problem.preferences]
        totals = (totals[:, None] + np.array(rows).T).reshape(-1, totals.shape[1])
    floors = [float(p.walk_away.low) for p in problem.preferences if p.walk_away]
    gains = (totals - np.array(floors)).min(axis=1)
    return int((gains >= 0).sum()), float(gains.max())


def row(sort: Sort) -> str:
    """Return the row of a sort in the table."""
    problem = case(sort)
    zone_of(case(Sort(2, 2, Fraction(1, 2))))  # loads what it needs
    begin = process_time()
    zone = zone_of(problem)
    taken = process_time() - begin
    enumerated = ""
    if sort.issues == ENUMERABLE and not sort.lines:
        begin = process_time()
        count, slack = written_out(problem)
        enumerated = f"{process_time() - begin:.2g} s"
        extent = zone.possible
        assert extent is not None  # noqa: S101 - the two must agree, or the figures mean nothing
        assert extent.count == count  # noqa: S101
        assert extent.slack is not None  # noqa: S101
        assert abs(extent.slack.value - Fraction(slack)) < Fraction(1, 10**9)  # noqa: S101
    worths = "fine" if sort.fine else "0 to 100"
    return (
        f"| {sort.parties} | {sort.issues} | {worths} | {float(sort.share):.0%} | {sort.lines} "
        f"| {said(zone)} | {taken:.2g} s | {enumerated} |"
    )


def said(zone: Zone) -> str:
    """Say what was found, in a few words."""
    extent = zone.possible
    if extent is None:
        proved = "all" if zone.complete else "not all"
        return f"none; {len(zone.clashes)} clashes, {proved} of them"
    shown = "uncounted" if extent.count is None else f"{extent.count:,}"
    proved = all(slack is not None and slack.proved for slack in (extent.slack, extent.share))
    return f"there is one; {shown}; slack {'proved' if proved else 'not proved'}"


def table() -> str:
    """Return the table of the page."""
    return "\n".join(
        [
            "| parties | issues | worths | walk-away | limits | found | time | written out |",
            "|--:|--:|---|--:|--:|---|--:|--:|",
            *(row(sort) for sort in SORTS),
        ]
    )


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    figures = table()
    print(figures)
    if arguments.write:
        write_figures("zone", figures, PAGE)


if __name__ == "__main__":
    main()
