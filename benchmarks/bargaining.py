"""Measures how fast the front of all packages is found, beside NegMAS and plain enumeration.

    python benchmarks/bargaining.py [--json] [--write]

`make peers` installs NegMAS; without it, its columns stay empty. Each measurement is made in a
process of its own, which first does a small case so that nothing is compiled while the time is
taken. Times are of the processor, the best of several runs for what takes less than a second.
Every case has ten options on each issue, worth random numbers between 0 and 1 to each party.
Where both find a front it is checked that they find the same one.

`--write` puts the tables into docs/benchmarks-bargaining.md.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
from numpy.typing import NDArray
from pages import write_figures

from servanda.bargaining import Case
from servanda.bargaining.frontier import front_of, standing_of

OPTIONS = 10
ENUMERABLE = 6  # issues: 10^6 packages
PARTIES = (2, 3, 4)
SAME = 1e-9  # sums of floating-point numbers in another order
STANDINGS = ((2, 10), (3, 10), (3, 28))
BEYOND = ((2, 28), (3, 12), (3, 28), (4, 12), (4, 16), (5, 10))
PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-bargaining.md"

Table = NDArray[np.float64]
Measured = Mapping[str, float]


def worths(parties: int, issues: int) -> Table:
    """Return what options are worth, shape (parties, issues, options)."""
    return np.random.default_rng(0).random((parties, issues, OPTIONS))


def best_of_runs(work: Callable[[], object], most: int = 20) -> float:
    """Return the least time that something takes in several runs, a second's worth of them."""
    times: list[float] = []
    while len(times) < most and sum(times) < 1:
        begin = process_time()
        work()
        times.append(process_time() - begin)
    return min(times)


def enumerated(values: Table) -> Table:
    """Return what every package is worth, shape (packages, parties)."""
    totals = np.zeros((1, len(values)))
    for issue in range(values.shape[1]):
        totals = (totals[:, None] + values[:, issue].T).reshape(-1, len(values))
    return totals


def maxima_in_numpy(totals: Table) -> Table:
    """Return what nothing beats: the best in sum beats what it can, then the best of the rest."""
    totals = totals[np.argsort(-totals.sum(axis=1))]
    found = []
    while len(totals):
        found.append(totals[0])
        totals = totals[(totals > totals[0]).any(axis=1)]
    return np.array(found)


def measure_ours(parties: int, issues: int) -> Measured:
    """Measure from arrays to the front, and the programme alone."""
    values = worths(parties, issues)
    front_of(Case.from_arrays(values[:, :2]).packages).rows  # noqa: B018 - compiles what it needs
    packages = Case.from_arrays(values).packages
    front = front_of(packages)
    least = float(front.reals.min(axis=0).sum()), float(front.reals.max(axis=0).sum())
    return {
        "points": len(front),
        "check": sum(least),
        "whole": best_of_runs(lambda: front_of(Case.from_arrays(values).packages)),
        "alone": best_of_runs(lambda: front_of(packages)),
        "rows": best_of_runs(lambda: front.rows),
    }


def measure_numpy(parties: int, issues: int) -> Measured:
    """Measure the enumeration of all packages, and the search for the maxima among them."""
    values = worths(parties, issues)
    totals = enumerated(values)
    front = maxima_in_numpy(totals)
    return {
        "points": len(front),
        "check": float(front.min(axis=0).sum() + front.max(axis=0).sum()),
        "whole": best_of_runs(lambda: maxima_in_numpy(enumerated(values)), 3),
        "alone": best_of_runs(lambda: maxima_in_numpy(totals), 3),
    }


def measure_negmas(parties: int, issues: int) -> Measured:
    """Measure NegMAS from utility functions, and its exact search among totals given to it."""
    warnings.filterwarnings("ignore")
    from negmas.outcomes import make_issue  # noqa: PLC0415 - may not be installed
    from negmas.preferences import LinearAdditiveUtilityFunction  # noqa: PLC0415
    from negmas.preferences.ops import pareto_frontier, pareto_frontier_numpy  # noqa: PLC0415
    from negmas.preferences.value_fun import TableFun  # noqa: PLC0415

    values = worths(parties, issues)
    table = [make_issue(OPTIONS, f"issue {number}") for number in range(issues)]
    functions = [
        LinearAdditiveUtilityFunction(
            values=[TableFun(dict(enumerate(options.tolist()))) for options in party],
            weights=[1.0] * issues,
            issues=table,
        )
        for party in values
    ]
    begin = process_time()
    front = np.array(pareto_frontier(functions, issues=table)[0])
    whole = process_time() - begin
    totals = enumerated(values)
    return {
        "points": len(front),
        "check": float(front.min(axis=0).sum() + front.max(axis=0).sum()),
        "whole": whole,
        "alone": best_of_runs(lambda: pareto_frontier_numpy(totals), 3),
    }


def measure_standing(parties: int, issues: int) -> Measured:
    """Measure where a package of middling worth lies, its better packages counted exactly."""
    values = worths(parties, issues)
    packages = [tuple([4] * count) for count in (2, issues)]
    standing_of(Case.from_arrays(values[:, :2]).problem, packages[0])
    problem = Case.from_arrays(values).problem
    standing = standing_of(problem, packages[1])
    return {
        "low": standing.better.low,
        "high": standing.better.high,
        "whole": best_of_runs(lambda: standing_of(problem, packages[1]), 3),
    }


def measure_first(parties: int, issues: int) -> Measured:
    """Measure the first front in a process."""
    packages = Case.from_arrays(worths(parties, issues)).packages
    begin = process_time()
    front_of(packages)
    return {"whole": process_time() - begin}


MEASURES = {
    "ours": measure_ours,
    "numpy": measure_numpy,
    "negmas": measure_negmas,
    "standing": measure_standing,
    "first": measure_first,
}


def in_its_own_process(name: str, parties: int, issues: int, cache: str = "") -> Measured:
    """Run one measurement in a process of its own; return it with the memory that it needed."""
    command = [sys.executable, __file__, "--one", name, str(parties), str(issues)]
    environment = os.environ | ({"NUMBA_CACHE_DIR": cache} if cache else {})
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603
    measured: Measured = json.loads(ran.stdout.splitlines()[-1])
    return measured


def measured_here(name: str, parties: int, issues: int) -> Measured:
    """Measure, and add how many MB the process grew by at its largest."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    measured = MEASURES[name](parties, issues)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {**measured, "memory": grown / 1024}


def measure() -> dict[str, dict[str, Measured]]:
    """Run all measurements."""
    names = ("ours", "numpy", "negmas") if find_spec("negmas") else ("ours", "numpy")
    result: dict[str, dict[str, Measured]] = {}
    for parties in PARTIES:
        found = {name: in_its_own_process(name, parties, ENUMERABLE) for name in names}
        assert len({one["points"] for one in found.values()}) == 1, found  # noqa: S101
        assert np.ptp([one["check"] for one in found.values()]) < SAME, found  # noqa: S101
        result[f"{parties} parties"] = found
    for parties, issues in BEYOND:
        ours = in_its_own_process("ours", parties, issues)
        result[f"{parties} parties, {issues} issues"] = {"ours": ours}
    for parties, issues in STANDINGS:
        standing = in_its_own_process("standing", parties, issues)
        result[f"standing, {parties} parties, {issues} issues"] = {"ours": standing}
    for parties in PARTIES:
        with TemporaryDirectory() as cache:
            first, second = (
                in_its_own_process("first", parties, ENUMERABLE, cache) for _ in range(2)
            )
        result[f"first, {parties} parties"] = {"compiled": first, "kept": second}
    return result


def time(seconds: float) -> str:
    """Return a time in words, to two or three figures."""
    return f"{seconds:.3g} s" if seconds >= 1 else f"{1000 * seconds:.3g} ms"


def tables(result: Mapping[str, Mapping[str, Measured]]) -> str:
    """Return the tables of the page."""
    lines = [
        (
            "| 10^6 packages | points "
            "| Servanda | alone | NegMAS | ratio | alone | ratio | numpy | ratio |"
        ),
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for parties in PARTIES:
        found = result[f"{parties} parties"]
        ours, numpy = found["ours"], found["numpy"]
        whole, alone = ours["whole"], ours["alone"]
        cells = [f"{parties} parties", f"{ours['points']:.0f}", time(whole), time(alone)]
        if "negmas" in found:
            negmas = found["negmas"]
            cells += [time(negmas["whole"]), f"{negmas['whole'] / whole:,.0f}"]
            cells += [time(negmas["alone"]), f"{negmas['alone'] / alone:,.0f}"]
        else:
            cells += ["not installed", "", "", ""]
        cells += [time(numpy["whole"]), f"{numpy['whole'] / whole:,.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
    memory = [
        f"{max(found[name]['memory'] for key, found in result.items() if name in found):,.0f} MB"
        if any(name in found for found in result.values())
        else "not measured"
        for name in ("numpy", "negmas")
    ]
    lines += [
        "",
        f"Memory beyond the program itself, at most: numpy {memory[0]}, NegMAS {memory[1]}.",
    ]
    lines += ["", "| beyond enumeration | packages | points | Servanda | rows of all | memory |"]
    lines.append("|---|--:|--:|--:|--:|--:|")
    for parties, issues in ((3, ENUMERABLE), *BEYOND):
        key = (
            f"{parties} parties" if issues == ENUMERABLE else f"{parties} parties, {issues} issues"
        )
        ours = result[key]["ours"]
        lines.append(
            f"| {parties} parties, {issues} issues | 10^{issues} | {ours['points']:,.0f} "
            f"| {time(ours['whole'])} | {time(ours['rows'])} | {ours['memory']:,.0f} MB |"
        )
    lines += [
        "",
        "| where a package lies | packages | better for all | time |",
        "|---|--:|--:|--:|",
    ]
    for parties, issues in STANDINGS:
        ours = result[f"standing, {parties} parties, {issues} issues"]["ours"]
        counted = f"{ours['low']:,.0f}"
        if ours["low"] < ours["high"]:
            counted = f"{ours['low']:.3g} to {ours['high']:.3g}, sampled"
        lines.append(
            f"| {parties} parties, {issues} issues | 10^{issues} "
            f"| {counted} | {time(ours['whole'])} |"
        )
    lines += ["", "| first front in a process | compiled | kept from before |", "|---|--:|--:|"]
    for parties in PARTIES:
        first = result[f"first, {parties} parties"]
        compiled, kept = first["compiled"]["whole"], first["kept"]["whole"]
        lines.append(f"| {parties} parties | {time(compiled)} | {time(kept)} |")
    return "\n".join(lines)


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        name, parties, issues = arguments.one
        print(json.dumps(measured_here(name, int(parties), int(issues))))
        return
    result = measure()
    print(json.dumps(result, indent=2) if arguments.json else tables(result))
    if arguments.write:
        write_figures("fronts", tables(result), PAGE)


if __name__ == "__main__":
    main()
