"""Asks of a problem which packages win for which power, or what must be known first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from servanda.bargaining.frontier import Front, front_of
from servanda.bargaining.packages import Packages, packages_of
from servanda.bargaining.power.contenders import contenders_of
from servanda.bargaining.power.from_front import power_among
from servanda.bargaining.power.from_solver import power_by_solving
from servanda.bargaining.power.measure import Measure
from servanda.bargaining.power.power import Power
from servanda.bargaining.problem import Problem, check_problem
from servanda.bargaining.solutions import Concept, Status, solve
from servanda.findings import Finding, Fix, Severity

_FEW = 3
_SMALL = 2_000_000
_LARGEST = 50_000
"""With more parties than a few, only fronts of small problems are written out, and none larger."""

SEED = 1
"""Makes the powers that are looked at where there is no map, unless another is given."""


def power_of(problem: Problem, measure: Measure = Measure.NASH, *, seed: int = SEED) -> Power:
    """Return which packages win for which power of the parties, or findings that say why not."""
    unanswerable = tuple(_obstacles(problem, measure))
    if unanswerable:
        return Power(problem.parties, measure, findings=unanswerable)
    packages = packages_of(problem)
    nothing = Power(
        problem.parties, measure, exact=packages.exact, findings=(_no_gain(packages, measure),)
    )
    if front := _front(packages):
        contenders = contenders_of(front, measure)
        if not len(contenders.gains):
            return nothing
        found = power_among(problem.parties, contenders, measure, seed=seed)
        return replace(found, exact=packages.exact)
    even = solve(packages, Concept.NASH if measure is Measure.NASH else Concept.UTILITARIAN)
    if even.even or even.status is Status.NOTHING_ACCEPTABLE:
        return nothing
    found = power_by_solving(problem.parties, packages, measure, seed=seed)
    return replace(found, exact=packages.exact)


def _front(packages: Packages) -> Front | None:
    """Return the exact front where it can be had in little time."""
    if packages.parties > _FEW and packages.count > _SMALL:
        return None
    front = front_of(packages, most=_LARGEST)
    return None if any(front.epsilon) else front


def _obstacles(problem: Problem, measure: Measure) -> Iterator[Finding]:
    """Give what must be put right, or known, first."""
    mistakes = [f for f in check_problem(problem) if f.severity is Severity.MISTAKE]
    if mistakes:
        yield from mistakes
        return
    if len(problem.parties) < 2:  # noqa: PLR2004 - two to bargain
        yield Finding(
            "power-needs-two", Severity.MISTAKE, "Power lies between parties: name two at least."
        )
    if not problem.definite:
        yield Finding(
            "worth-not-definite",
            Severity.MEDIUM,
            "What options are worth is not known as single numbers, so who wins depends on more "
            "than power.",
            fix=Fix("State or assume a number for each option, or ask for draws."),
        )
    if measure is Measure.NASH:
        unknown = (p.party for p in problem.preferences if p.walk_away is None)
        yield from map(_no_walk_away, unknown)


def _no_walk_away(party: str) -> Finding:
    return Finding(
        "no-walk-away",
        Severity.MEDIUM,
        f"What no agreement is worth to {party} is not known, so nobody can say what a package "
        "leaves it to gain.",
        fix=Fix(f"State what no agreement is worth to {party}, or assume it."),
    )


def _no_gain(packages: Packages, measure: Measure) -> Finding:
    if measure is Measure.NASH:
        message = "No package leaves every party better off than no agreement."
    else:
        message = "No package is worth as much as no agreement to every party."
    if not packages.exact:
        message += " (Worths lie too far apart to be told exactly: a very small gain is missed.)"
    return Finding("nothing-to-gain", Severity.HIGH, f"{message} Power has nothing to decide.")
