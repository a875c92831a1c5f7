"""The least that would have to give way where no package keeps within all limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import lcm

from servanda.bargaining.zone.asked import Floors, LeastShort, Level, Limits
from servanda.bargaining.zone.clashes import Sets
from servanda.bargaining.zone.result import Fall, Limit, LimitKind, Move, Package, Relaxations
from servanda.bargaining.zone.search import Search
from servanda.bargaining.zone.slack import level_of, most_of


def relaxations_of(search: Search, limits: tuple[Limit, ...], sets: Sets) -> Relaxations:
    """Return what would open the zone of a problem whose limits clash in these sets."""
    give_up = [tuple(limits[number] for number in each) for each in sets.given_up]
    alone = tuple(_alone(search, party) for party in range(len(search.parties)))
    return Relaxations(
        tuple(each for each in give_up if all(limit.party is not None for limit in each)),
        sets.complete,
        alone,
        _least_total(search),
        _least_largest(search),
        tuple(move for limit in limits for move in _moves(search, limit)),
    )


def _open(search: Search) -> Limits:
    """Return limits that ask nothing of anybody's worth."""
    return Limits((None,) * len(search.parties))


def _fall(search: Search, package: Package, value: Fraction | None = None) -> Fall:
    amounts = search.short(package, search.floors)
    return Fall(package, amounts, max(amounts) if value is None else value)


def _alone(search: Search, party: int) -> Fall | None:
    """Return how far a party's walk-away would have to fall where all others hold."""
    if search.floors[party] is None:
        return None
    others = _without(search.floors, party)
    best = most_of(search, party, Limits(others))
    if best is None:
        return None
    floors = list(others)
    floors[party] = search.totals(best)[party]
    return _fall(search, search.first(Limits(tuple(floors))) or best)


def _without(floors: Floors, party: int) -> Floors:
    return tuple(None if number == party else low for number, low in enumerate(floors))


def _least_largest(search: Search) -> Fall | None:
    """Return the package for which the largest fall is smallest."""
    steps = tuple(
        None if low is None else 1 / party.unit
        for low, party in zip(search.floors, search.parties, strict=True)
    )
    if not any(steps):
        return None
    found = level_of(search, _open(search), Level(search.floors, steps))
    return None if found is None or not found.proved else _fall(search, found.package)


def _least_total(search: Search) -> Fall | None:
    """Return the package for which all falls together are smallest."""
    floors = search.floors
    best = search.best(_open(search), LeastShort(floors))
    if best is None:
        return None
    # No two totals are nearer to one another than this.
    least = Fraction(1, lcm(*(party.unit.denominator for party in search.parties)))
    total = sum(search.short(best, floors), Fraction(0))
    while total:
        below = replace(_open(search), short=(floors, total - least))
        better = search.best(below, LeastShort(floors))
        if better is None:
            break
        best = better
        total = sum(search.short(best, floors), Fraction(0))
    as_good = replace(_open(search), short=(floors, total))
    return _fall(search, search.first(as_good) or best, total)


def _moves(search: Search, limit: Limit) -> Iterator[Move]:
    """Yield the nearest figures that one red line would have to admit, all else standing."""
    if limit.kind is not LimitKind.RED_LINE or limit.party is None or limit.exclusion is None:
        return
    (literal,) = search.problem.exclusions[limit.exclusion].literals
    figures = {
        option: each.figure
        for option, each in enumerate(search.problem.issues[literal.issue].options)
        if each.figure is not None
    }
    admitted = [figure for option, figure in figures.items() if option not in literal.options]

    def distance(option: int) -> Fraction:
        return min((abs(figures[option] - figure) for figure in admitted), default=Fraction(0))

    nearest: Fraction | None = None
    refused = [option for option in figures if option in literal.options]
    for option in sorted(refused, key=lambda option: (distance(option), option)):
        if nearest is not None and distance(option) > nearest:
            return
        fixed = ((literal.issue, option),)
        package = search.first(Limits(search.floors, frozenset({limit.exclusion}), fixed))
        if package is None:
            continue
        nearest = distance(option)
        to = figures[option]
        stands = min(admitted, key=lambda figure: (abs(to - figure), figure), default=None)
        yield Move(limit, literal.issue, stands, to, package)
