"""What keeps a problem from being drawn, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from servanda.bargaining.packages import written_out
from servanda.bargaining.problem import Issue, Preference, Problem, Worth, check_problem
from servanda.bargaining.uncertainty.admissible import admissible
from servanda.bargaining.uncertainty.assumptions import Assumptions
from servanda.bargaining.uncertainty.party import matters, only_ordered
from servanda.findings import Finding, Fix, Severity

_NOTHING = Fraction(0)


def obstacles(problem: Problem, assumptions: Assumptions) -> Iterator[Finding]:
    """Give what must be known, assumed or put right before anything can be drawn."""
    mistakes = [f for f in check_problem(problem) if f.severity is Severity.MISTAKE]
    if mistakes:
        yield from mistakes
        return
    for party, preference in enumerate(problem.preferences):
        weights = {i: w for (p, i), w in assumptions.weights.items() if p == party}
        yield from _of_party(preference, problem.issues, weights)
    powers = assumptions.powers
    if powers is not None and (
        len(powers) != len(problem.parties)
        or sum(max(p.low, _NOTHING) for p in powers) > 1
        or sum(p.high for p in powers) < 1
        or any(p.low > p.high for p in powers)
    ):
        yield Finding(
            "powers-do-not-add-up",
            Severity.MISTAKE,
            "No powers within the bounds given are one for each party and add up to one.",
        )
    if assumptions.count < 1:
        yield Finding("no-draws", Severity.MISTAKE, "At least one draw is needed.")
    yield from written_out(problem)


def _of_party(
    preference: Preference, issues: tuple[Issue, ...], weights: Mapping[int, Worth]
) -> Iterator[Finding]:
    ordered = only_ordered(preference)
    for number, issue in enumerate(issues):
        orders = (order for order in preference.orders if order.issue == number)
        fits = admissible(preference.worths[number], orders)
        if number not in ordered and not fits.bounded:
            yield _unbounded(preference, issue, number)
    weighed = [number for number in ordered if matters(preference, number)]
    if len(ordered) < len(issues):
        for number in weighed:
            if number not in weights:
                yield _no_weight(preference, issues[number])
    elif weighed:
        bounds = [weights[number] for number in weighed if number in weights]
        low = sum(max(bound.low, _NOTHING) for bound in bounds)
        high = sum(bound.high for bound in bounds)
        if low > 1 or (len(bounds) == len(weighed) and high < 1):
            yield Finding(
                "weights-do-not-add-up",
                Severity.MISTAKE,
                f"The weights assumed for {preference.party} cannot add up to one.",
            )


def _unbounded(preference: Preference, issue: Issue, number: int) -> Finding:
    unknown = ", ".join(
        f"“{option.label}”"
        for option, worth in zip(issue.options, preference.worths[number], strict=True)
        if worth is None
    )
    return Finding(
        "worth-not-bounded",
        Severity.MEDIUM,
        f"On “{issue.name}”, some options are worth something definite to {preference.party}, and "
        f"nothing says between which numbers the worth of {unknown} lies.",
        fix=Fix("State a number, or a lowest and a highest one, or an order that bounds it."),
    )


def _no_weight(preference: Preference, issue: Issue) -> Finding:
    return Finding(
        "no-weight",
        Severity.MEDIUM,
        f"Only an order of the options of “{issue.name}” is known for {preference.party}, while "
        "other issues are worth numbers to it: how much the order matters cannot be guessed.",
        fix=Fix("Assume what the best option is worth to it over the worst, from and to."),
    )
