"""What is told where too much hangs together."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from servanda.bargaining.packages.from_problem import MOST_CHOICES, blocks_of
from servanda.bargaining.problem import Problem
from servanda.findings import Finding, Fix, Severity


def written_out(problem: Problem) -> Iterator[Finding]:
    """Yield a finding for issues that hang together in more ways than can be written out."""
    for group in blocks_of(problem):
        if prod(len(problem.issues[issue].options) for issue in group) > MOST_CHOICES:
            yield _too_entangled(problem, group)


def too_entangled(problem: Problem) -> Finding:
    """Return what to say of a problem whose packages are more than can be kept at once."""
    return _too_entangled(problem, max(blocks_of(problem), key=len))


def _too_entangled(problem: Problem, group: tuple[int, ...]) -> Finding:
    names = ", ".join(f"“{problem.issues[issue].name}”" for issue in group)
    ways = prod(len(problem.issues[issue].options) for issue in group)
    return Finding(
        "too-entangled",
        Severity.MEDIUM,
        f"{len(group)} issues hang together, by linkages or by being worth more together: {names}. "
        f"They can be settled in {ways:,} ways, which are too many to be looked at together.",
        fix=Fix("Leave out linkages that matter little, or options that nobody would settle on."),
    )
