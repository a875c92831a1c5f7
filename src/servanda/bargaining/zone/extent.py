"""How large the zone is, how far it clears every walk-away, and what each issue can be in it."""

from __future__ import annotations

from fractions import Fraction

from servanda.bargaining.packages import Packages
from servanda.bargaining.problem import Issue
from servanda.bargaining.zone.asked import Level, Limits, ManyOf
from servanda.bargaining.zone.bounds import Bounds
from servanda.bargaining.zone.counting import count_acceptable
from servanda.bargaining.zone.model import UnsettledError
from servanda.bargaining.zone.result import Extent, Package, Range, Slack
from servanda.bargaining.zone.search import Search
from servanda.bargaining.zone.slack import level_of, most_of


def extent_of(
    bounds: Bounds, search: Search, packages: Packages | None, *, definite: bool
) -> Extent | None:
    """Return what the zone is with every worth where `bounds` puts it; None where it is empty.

    `packages` are the same in blocks, None where those would be too large; shares of the most that
    a party could gain are worked out only where every worth is `definite`.
    """
    within = Limits(search.floors)
    example = search.first(within)
    if example is None:
        return None
    seen = {example}
    ideal: list[Fraction | None] = []
    for party, low in enumerate(search.floors):
        most = None if low is None else most_of(search, party, within)
        seen.update([most] if most else [])
        ideal.append(_gains(bounds, search, most)[party] if most else None)
    slack = _slack(bounds, search, None)
    share = _slack(bounds, search, tuple(ideal)) if definite else None
    seen.update(found.package for found in (slack, share) if found)
    return Extent(
        None if packages is None else count_acceptable(packages),
        example,
        tuple(ideal),
        slack,
        share,
        _ranges(search, seen),
    )


def _gains(bounds: Bounds, search: Search, package: Package) -> tuple[Fraction | None, ...]:
    """Return each party's gain, None where nothing bounds it or its walk-away is not known."""
    gains: list[Fraction | None] = []
    for party, gain in enumerate(search.gains(package)):
        pairs = set(enumerate(package))
        if gain is None or pairs & bounds.unbounded[party]:
            gains.append(None)
        else:
            short = bounds.short[party]
            gains.append(gain + sum((short.get(pair, Fraction(0)) for pair in pairs), Fraction(0)))
    return tuple(gains)


def _slack(
    bounds: Bounds, search: Search, ideal: tuple[Fraction | None, ...] | None
) -> Slack | None:
    """Return the slack in worth, or in shares of what each party could gain where that is given."""
    one = [Fraction(1)] * len(search.parties) if ideal is None else ideal
    steps = tuple(
        None if floor is None or not gain else gain / party.unit
        for gain, floor, party in zip(one, search.floors, search.parties, strict=True)
    )
    if not any(steps):
        return None
    found = level_of(search, Limits(search.floors), Level(search.floors, steps))
    if found is None:
        return None
    gains = tuple(
        None if gain is None or not each else gain / each
        for gain, each in zip(_gains(bounds, search, found.package), one, strict=True)
    )
    known = [gain for gain in gains if gain is not None]
    if not known:
        return None
    value = min(known)
    names = search.problem.parties
    binding = tuple(name for name, gain in zip(names, gains, strict=True) if gain == value)
    return Slack(found.package, gains, value, binding, found.proved)


def _ranges(search: Search, seen: set[Package]) -> tuple[Range, ...]:
    """Return which options occur in the zone, from packages already `seen` in it and more."""
    issues = search.problem.issues
    every = {(i, o) for i, issue in enumerate(issues) for o in range(len(issue.options))}
    open_ = every - {pair for package in seen for pair in enumerate(package)}
    within = Limits(search.floors)
    complete = True
    try:
        while open_:
            for package in seen:
                open_ -= _by_one_change(search, package, open_, within)
            # Many at once; where there is none, the rest occur in no package.
            found = search.found(within, ManyOf(frozenset(open_)), _ENOUGH) if open_ else None
            seen = {found.package} if found else set()
            shown = open_ & {pair for package in seen for pair in enumerate(package)}
            if not shown:
                break
            open_ -= shown
    except UnsettledError:
        complete = False
    occur = every - open_
    return tuple(
        _range(issue, number, sorted(o for i, o in occur if i == number), complete=complete)
        for number, issue in enumerate(issues)
    )


_ENOUGH = 0.9
"""The solver may stop at a package that shows some half of the options that any could show."""


def _by_one_change(
    search: Search, package: Package, pairs: set[tuple[int, int]], within: Limits
) -> set[tuple[int, int]]:
    """Return which options occur where one issue of a package of the zone is settled otherwise."""
    return {
        (issue, option)
        for issue, option in pairs
        if search.keeps((*package[:issue], option, *package[issue + 1 :]), within)
    }


def _range(issue: Issue, number: int, options: list[int], *, complete: bool) -> Range:
    figures = [f for o in options if (f := issue.options[o].figure) is not None]
    low, high = min(figures, default=None), max(figures, default=None)
    return Range(number, tuple(options), low, high, complete)
