"""When a party walks away, as far as that depends on what is agreed."""

from __future__ import annotations

from itertools import chain, product

from servanda.bargaining.positions.position import Alternative
from servanda.bargaining.positions.stakes import Stakes
from servanda.bargaining.positions.way import Kind
from servanda.bargaining.problem import Literal
from servanda.instrument.pact import syntax as s

_GONE = frozenset({Kind.DELETED, Kind.ABSENT, Kind.RULED_OUT})
_MUST_STAND = frozenset({"in force"})


def refused_unless(condition: s.Condition, stakes: Stakes) -> list[tuple[Literal, ...]] | None:
    """Return the literals that together break a condition, each tuple by itself.

    None where whether it holds does not follow from what is agreed: that [3] is kept, say.
    """
    match condition:
        case s.Both(parts=parts):
            known = _each(parts, stakes)
            return None if known is None else list(chain.from_iterable(known))
        case s.Either(parts=parts):
            known = _each(parts, stakes)
            if known is None:
                return None
            return [tuple(chain.from_iterable(one)) for one in product(*known)]
    literal = _broken(condition, stakes)
    return None if literal is None else [(literal,)]


def _each(parts: tuple[s.Condition, ...], stakes: Stakes) -> list[list[tuple[Literal, ...]]] | None:
    found = [refused_unless(part, stakes) for part in parts]
    known = [refused for refused in found if refused is not None]
    return known if len(known) == len(found) else None


def _broken(condition: s.Condition, stakes: Stakes) -> Literal | None:
    """Return how an issue would be settled were a single condition broken."""
    match condition:
        case s.Reference():
            return _gone(Alternative(s.Demand(condition), condition.label), stakes)
        case s.Stands(subject=s.Reference() as on, status=status, negated=False):
            if status in _MUST_STAND:
                return _gone(Alternative(s.Demand(on), on.label), stakes)
        case s.Point(name=name, of=None):
            return _by_thing(s.NounPhrase(name), None, stakes)
        case s.Measures(measure=measure, comparison=comparison, bound=bound, holder=None):
            return _by_thing(measure, s.Demand(measure, comparison, bound), stakes)
    return None


def _gone(alternative: Alternative, stakes: Stakes) -> Literal | None:
    place = stakes.place(alternative)
    if place is None:
        return None
    ways = stakes.stakes[place].ways
    return _literal(place, frozenset(n for n, way in enumerate(ways) if way.kind in _GONE))


def _by_thing(thing: s.Term, demand: s.Demand | None, stakes: Stakes) -> Literal | None:
    """Look for the one issue that is about a thing or a measure, beside whatever clause."""
    places = stakes.about(thing)
    if len(places) != 1:
        return None
    (place,) = places
    ways = stakes.stakes[place].ways
    if demand is None:
        return _literal(place, frozenset(n for n, way in enumerate(ways) if way.kind in _GONE))
    meant = stakes.stakes[place].meant(demand)
    return _literal(place, frozenset(range(len(ways))) - meant) if meant else None


def _literal(place: int, options: frozenset[int]) -> Literal | None:
    return Literal(place, options) if options else None
