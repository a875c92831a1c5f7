"""Writes what parties want, and what it is worth to them."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.phrasing.acts import act
from servanda.instrument.pact.phrasing.conditions import condition
from servanda.instrument.pact.phrasing.names import bound, either, form, number, quoted, term
from servanda.instrument.pact.words import STANDS


def preference(core: s.Preference) -> str:  # noqa: C901, PLR0911 - one line for each kind
    """Write a position, or what something is worth to a party, without its comma phrases."""
    match core:
        case s.Position(party=party):
            return f"{term(party)} {either(STANDS[core.stand], party)} {_held(core)}"
        case s.Weight(party=party, on=on, value=value):
            return f"{_does(party, '_GIVES')} {term(on)} weight {degree(value)}"
        case s.Worth(party=party, of=of, value=value):
            what = "no agreement" if of is None else demand(of)
            return f"{_does(party, '_VALUES')} {what} at {degree(value)}"
        case s.Interaction(party=party, of=of, value=value, extra=extra):
            things = _together(of)
            return f"{_does(party, '_VALUES')} {things} at {degree(value)} {extra.value}"
        case s.Ranking(party=party, ranked=ranked, equal=True):
            return f"{_does(party, '_FINDS')} " + " as good as ".join(map(demand, ranked))
        case s.Ranking(party=party, ranked=ranked):
            return f"{_does(party, '_PREFERS')} " + " rather than ".join(map(demand, ranked))
        case s.Direction(party=party, way=way, of=of):
            return f"{_does(party, '_PREFERS')} {way.value} {term(of)}"
        case s.Strength(faculty=faculty, of=of, value=value):
            return f"{faculty.value} {term(of)} is {degree(value)}"
        case s.Forecast(by=by, outcome=outcome):
            return f"{_does(by, '_FORESEES')} {_together(outcome)}"
        case s.WalkAway(party=party, unless=unless):
            return f"{_does(party, '_WALKS_AWAY_UNLESS')} {condition(unless)}"


def _does(party: s.Term, terminal: str) -> str:
    return f"{term(party)} {form(terminal, party, plural=None)}"


def _held(position: s.Position) -> str:
    if not position.together:
        return demand(position.demand)
    joint = "only with" if position.only else "together with"
    return f"{demand(position.demand)} {joint} {_together(position.together)}"


def _together(demands: tuple[s.Demand, ...]) -> str:
    return " together with ".join(map(demand, demands))


def demand(value: s.Demand) -> str:
    """Write what is wanted: `[6] at most 85,000 personnel`, `[7] deleted`."""
    on = term(value.on) if value.on is not None else ""
    if value.act is not None:
        return f"{on} to {act(value.act)}".strip()
    if value.comparison is not None and value.bound is not None:
        return f"{on} {value.comparison.value} {bound(value.bound)}"
    if value.words is not None:
        return f"{on} {value.change} {quoted(value.words.text)}"
    return f"{on} {value.change}" if value.change else on


def degree(value: s.Degree) -> str:
    """Write `0.4`, or `0.6 to 0.8`."""
    if value.low == value.high:
        return number(value.low)
    return f"{number(value.low)} to {number(value.high)}"
