"""The limits that a problem sets, under the names by which its user knows them."""

from __future__ import annotations

from servanda.bargaining.problem import Problem
from servanda.bargaining.zone.result import Limit, LimitKind


def limits_of(problem: Problem) -> tuple[Limit, ...]:
    """Return every red line and linkage, in their order, and then every walk-away that is known."""
    exclusions = [
        Limit(
            LimitKind.RED_LINE if e.is_red_line else LimitKind.LINKAGE,
            e.name,
            e.party,
            number,
            e.sources,
            e.assumed,
            e.at,
        )
        for number, e in enumerate(problem.exclusions)
    ]
    walk_aways = [
        Limit(LimitKind.WALK_AWAY, f"walk-away of {p.party}", p.party, None)
        for p in problem.preferences
        if p.walk_away is not None
    ]
    return (*exclusions, *walk_aways)
