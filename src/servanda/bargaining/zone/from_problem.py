"""The zone of agreement of a bargaining problem."""

from __future__ import annotations

from servanda.bargaining.packages import Packages, TooEntangledError, packages_of
from servanda.bargaining.problem import Problem
from servanda.bargaining.zone.bounds import Bounds, least_favourable, most_favourable
from servanda.bargaining.zone.clashes import sets_of
from servanda.bargaining.zone.extent import extent_of
from servanda.bargaining.zone.limits import limits_of
from servanda.bargaining.zone.model import UnsettledError
from servanda.bargaining.zone.relaxations import relaxations_of
from servanda.bargaining.zone.result import Clash, Extent, Missing, Standing, Zone
from servanda.bargaining.zone.search import Search


def zone_of(problem: Problem) -> Zone:
    """Return whether there is something that all would sign, and what that is, or what is against.

    The problem must have no mistakes (see `checks`). Worths may be intervals and orders; walk-aways
    may be missing, and then nothing is taken in their place.
    """
    missing = _missing(problem)
    best = most_favourable(problem)
    packages = _packages(best)
    allowed = None if packages is None else packages.count
    try:
        return _answered(problem, best, packages, missing, allowed)
    except UnsettledError:
        return Zone(Standing.UNSETTLED, missing, problem.count, allowed, None, None)


def _answered(
    problem: Problem,
    best: Bounds,
    packages: Packages | None,
    missing: tuple[Missing, ...],
    allowed: int | None,
) -> Zone:
    search = Search(best.problem)
    possible = extent_of(best, search, packages, definite=problem.definite)
    if possible is None:
        limits = limits_of(problem)
        sets = sets_of(search, limits)
        return Zone(
            Standing.EMPTY,
            missing,
            problem.count,
            allowed,
            None,
            None,
            tuple(Clash(tuple(limits[n] for n in each)) for each in sets.clashing),
            sets.complete,
            relaxations_of(search, limits, sets),
        )
    certain: Extent | None = possible
    if not problem.definite:
        worst = least_favourable(problem)
        certain = extent_of(worst, Search(worst.problem), _packages(worst), definite=False)
    if any(each.issue is None for each in missing):
        standing = Standing.UNANSWERED
    else:
        standing = Standing.POSSIBLE if certain is None else Standing.EXISTS
    return Zone(standing, missing, problem.count, allowed, certain, possible)


def _missing(problem: Problem) -> tuple[Missing, ...]:
    """Return whose walk-away is not known, and which options' worth is not."""
    missing = [Missing(p.party) for p in problem.preferences if p.walk_away is None]
    for preference in problem.preferences:
        for issue, worths in enumerate(preference.worths):
            unknown = tuple(option for option, worth in enumerate(worths) if worth is None)
            if unknown:
                missing.append(Missing(preference.party, issue, unknown))
    return tuple(missing)


def _packages(bounds: Bounds) -> Packages | None:
    """Return packages that can be counted; None where too many issues hang together for that."""
    try:
        packages = packages_of(bounds.problem)
    except TooEntangledError:
        return None
    return None if packages.thinned else packages
