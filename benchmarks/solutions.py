"""Measures how fast every solution of a bargaining case is found, beside NegMAS and enumeration.

    python benchmarks/solutions.py [--json] [--write]

Cases have ten options on each issue, of which each party's red lines refuse some, and a walk-away
that most packages do not reach. On 10^6 packages all programs answer and are compared; then come 28
issues. NegMAS (`make peers`) is given its front of all packages first, which it needs, and has no
red lines, so that the comparison is without them. Times are of the processor. Every answer of ours
is checked by `check`, which shares none of the search, in plain Python.

`--write` puts the tables into docs/benchmarks-bargaining.md.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from pages import write_figures

from servanda.bargaining import Case
from servanda.bargaining.packages import Packages
from servanda.bargaining.problem import Exclusion, Literal
from servanda.bargaining.solutions import Concept, Solution, check, solutions

OPTIONS = 10
ENUMERABLE = 6  # issues: 10^6 packages
REFUSED = 0.05  # of all options, by each party
SAME = 1e-9
SHARE = 0.55  # of the way from a party's worst to its best package lies its walk-away
CLOSE = 0.71  # likewise where it is hard to find a package that all accept
PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-bargaining.md"

Table: TypeAlias = NDArray[np.float64]
Measured: TypeAlias = Mapping[str, float | str]


def random_worths(generator: np.random.Generator, issues: int) -> Table:
    """Return worths between 0 and 1 of every option to each of four parties."""
    return generator.random((4, issues, OPTIONS))


def random_scores(generator: np.random.Generator, issues: int) -> Table:
    """Return scores from 0 to 10, among which there are many ties."""
    return generator.integers(0, 11, (4, issues, OPTIONS)).astype(float)


def random_weights(generator: np.random.Generator, issues: int) -> Table:
    """Return worths that differ much between issues: weights sum to 100, as in questionnaires."""
    weights = generator.dirichlet(np.ones(issues), 4) * 100
    return random_worths(generator, issues) * weights[:, :, None]


KINDS: Mapping[str, Callable[[np.random.Generator, int], Table]] = {
    "worths between 0 and 1": random_worths,
    "scores from 0 to 10": random_scores,
    "weights that sum to 100": random_weights,
}


def floors_of(values: Table, share: float) -> list[float]:
    """Return a walk-away for each party, a share of the way from its worst to its best package."""
    worst, best = values.min(axis=2).sum(axis=1), values.max(axis=2).sum(axis=1)
    return [float(floor) for floor in worst + share * (best - worst)]


def packages_with(
    values: Table, floors: Sequence[float], generator: np.random.Generator | None
) -> Packages:
    """Return a case's packages; with a generator, some options are refused at random."""
    case = Case.from_arrays(values, walk_away=list(floors))
    if generator is None:
        return case.packages
    problem = case.problem
    lines = [
        Exclusion(f"red line {number}", party, (Literal(int(issue), frozenset({int(option)})),))
        for party in problem.parties
        for number, (issue, option) in enumerate(
            np.argwhere(generator.random((len(problem.issues), OPTIONS)) < REFUSED)
        )
    ]
    return Case(replace(problem, exclusions=tuple(lines))).packages


def ours(packages: Packages) -> tuple[tuple[Solution, ...], float]:
    """Return every solution, asymmetric Nash included, and the seconds that they took."""
    powers = [Fraction(4, 10), Fraction(3, 10), Fraction(2, 10), Fraction(1, 10)]
    begin = process_time()
    found = solutions(packages, powers=powers)
    return found, process_time() - begin


def enumerated(values: Table, floors: Sequence[float]) -> tuple[dict[str, Table], float]:
    """Return what the best packages are worth, of all written out with numpy, and the seconds."""
    begin = process_time()
    totals = np.zeros((1, len(values)))
    for issue in range(values.shape[1]):
        totals = (totals[:, None, :] + values[:, issue, :].T[None]).reshape(-1, len(values))
    gains = totals - np.array(floors)
    kept = (gains >= 0).all(axis=1)
    totals, gains = totals[kept], gains[kept]
    ordered = np.sort(gains, axis=1)
    shares = np.sort(gains / gains.max(axis=0), axis=1)
    best = {
        Concept.NASH: int(gains.prod(axis=1).argmax()),
        Concept.KALAI_SMORODINSKY: int(np.lexsort(shares.T[::-1])[-1]),
        Concept.EGALITARIAN: int(np.lexsort(ordered.T[::-1])[-1]),
        Concept.UTILITARIAN: int(totals.sum(axis=1).argmax()),
    }
    return {str(c): totals[place] for c, place in best.items()}, process_time() - begin


def from_negmas(values: Table, floors: Sequence[float]) -> tuple[dict[str, Table], float]:
    """Return the same from NegMAS, its front included, and the seconds."""
    warnings.filterwarnings("ignore")
    from negmas.outcomes import make_issue  # noqa: PLC0415 - may not be installed
    from negmas.preferences import LinearAdditiveUtilityFunction, ops  # noqa: PLC0415
    from negmas.preferences.value_fun import TableFun  # noqa: PLC0415

    table = [make_issue(OPTIONS, f"issue {number}") for number in range(values.shape[1])]
    functions = [
        LinearAdditiveUtilityFunction(
            values=[TableFun(dict(enumerate(options.tolist()))) for options in party],
            weights=[1.0] * values.shape[1],
            issues=table,
            reserved_value=floor,
        )
        for party, floor in zip(values, floors, strict=True)
    ]
    begin = process_time()
    front = ops.pareto_frontier(functions, issues=table)[0]
    asked = {
        Concept.NASH: ops.nash_points,
        Concept.KALAI_SMORODINSKY: ops.ks_points,
        Concept.EGALITARIAN: ops.kalai_points,
        Concept.UTILITARIAN: ops.max_welfare_points,
    }
    found = {
        str(concept): np.array(points[0][0])
        for concept, ask in asked.items()
        if (points := ask(functions, front, issues=table))
    }
    return found, process_time() - begin


def beside() -> Measured:
    """Measure 10^6 packages with every program, and say where NegMAS picks something else."""
    values = random_worths(np.random.default_rng(0), ENUMERABLE)
    floors = floors_of(values, SHARE)
    packages = packages_with(values, floors, None)
    ours(packages)
    found, seconds = ours(packages)
    mine = {
        str(one.concept): np.array([float(u) for u in one.agreed[0].utilities]) for one in found
    }
    plain, numpy_seconds = enumerated(values, floors)
    assert all(np.abs(mine[name] - worth).max() < SAME for name, worth in plain.items())  # noqa: S101
    measured: dict[str, float | str] = {"ours": seconds, "numpy": numpy_seconds}
    if find_spec("negmas"):
        other, negmas_seconds = from_negmas(values, floors)
        apart = [
            name
            for name in plain
            if name not in other or np.abs(mine[name] - other[name]).max() > SAME
        ]
        measured |= {"negmas": negmas_seconds, "apart": ", ".join(apart)}
    return measured


def large(kind: str, share: float) -> Measured:
    """Measure 28 issues with red lines, and the check of every answer."""
    generator = np.random.default_rng(1)
    values = KINDS[kind](generator, 28)
    packages = packages_with(values, floors_of(values, share), generator)
    found, seconds = ours(packages)
    begin = process_time()
    checked = [check(packages, one) for one in found]
    return {
        "seconds": seconds,
        "proven": sum(one.status == "proven" for one in found),
        "asked": len(found),
        "ties": max(one.count for one in found),
        "examined": sum(one.certificate.examined for one in found if one.certificate),
        "check": process_time() - begin,
        "checked": sum(one.holds for one in checked),
        "wrong": sum(bool(one.wrong) for one in checked),
    }


def time(seconds: float) -> str:
    """Return a time in words, to three figures."""
    return f"{seconds:.3g} s" if seconds >= 1 else f"{1000 * seconds:.3g} ms"


def tables(result: Mapping[str, Measured]) -> str:
    """Return what was measured as tables in Markdown."""
    small = result["beside"]
    lines = [
        "| 10^6 packages, 4 parties | time | ratio | picks other packages |",
        "|---|--:|--:|---|",
    ]
    for key, name in (("ours", "Servanda"), ("numpy", "numpy"), ("negmas", "NegMAS")):
        if key in small:
            seconds, base = float(small[key]), float(small["ours"])
            apart = (small["apart"] or "none") if key == "negmas" else "none"
            lines.append(f"| {name} | {time(seconds)} | {seconds / base:,.1f} | {apart} |")
    lines += [
        "",
        "| 10^28 packages, 4 parties | time | proven | most ties | looked at | check | checked |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, one in result.items():
        if name != "beside":
            lines.append(
                f"| {name} | {time(float(one['seconds']))} | {one['proven']} of {one['asked']} "
                f"| {one['ties']:,} | {one['examined']:,} | {time(float(one['check']))} "
                f"| {one['checked']} of {one['asked']} |"
            )
    return "\n".join(lines)


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    result: dict[str, Measured] = {"beside": beside()}
    for kind in KINDS:
        result[kind] = large(kind, SHARE)
        result[f"{kind}, walk-aways close"] = large(kind, CLOSE)
    print(json.dumps(result, indent=2) if arguments.json else tables(result))
    if arguments.write:
        write_figures("solutions", tables(result), PAGE)


if __name__ == "__main__":
    main()
