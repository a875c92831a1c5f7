"""Asks of a problem which packages win for which power, or what must be known first."""

from __future__ import annotations

from servanda.bargaining.frontier import front_of
from servanda.bargaining.packages import packages_of
from servanda.bargaining.power.contenders import contenders_of
from servanda.bargaining.power.from_front import power_among
from servanda.bargaining.power.measure import Measure
from servanda.bargaining.power.power import Power
from servanda.bargaining.problem import Problem
from servanda.findings import Finding, Fix, Severity

SEED = 1
"""Makes the powers that are looked at where there is no map, unless another is given."""


def power_of(problem: Problem, measure: Measure = Measure.NASH, *, seed: int = SEED) -> Power:
    """Return which packages win for which power of the parties.

    Raises ValueError where the problem is not definite.
    """
    if len(problem.parties) < 2:  # noqa: PLR2004 - two to bargain
        return _unanswered(problem, measure, _nobody_to_bargain_with())
    unknown = [p.party for p in problem.preferences if p.walk_away is None]
    if unknown and measure is Measure.NASH:
        return _unanswered(problem, measure, *map(_no_walk_away, unknown))
    contenders = contenders_of(front_of(packages_of(problem)), measure)
    if not len(contenders.gains):
        return _unanswered(problem, measure, _no_gain(measure))
    return power_among(problem.parties, contenders, measure, seed=seed)


def _unanswered(problem: Problem, measure: Measure, *findings: Finding) -> Power:
    return Power(problem.parties, measure, findings=findings)


def _no_walk_away(party: str) -> Finding:
    return Finding(
        "no-walk-away",
        Severity.MEDIUM,
        f"What no agreement is worth to {party} is not known, so nobody can say what a package "
        "leaves it to gain.",
        fix=Fix(f"State what no agreement is worth to {party}, or assume it."),
    )


def _no_gain(measure: Measure) -> Finding:
    if measure is Measure.NASH:
        message = "No package leaves every party better off than no agreement."
    else:
        message = "No package is worth as much as no agreement to every party."
    return Finding("nothing-to-gain", Severity.HIGH, f"{message} Power has nothing to decide.")


def _nobody_to_bargain_with() -> Finding:
    return Finding("one-party", Severity.MISTAKE, "Power lies between parties: name two at least.")
