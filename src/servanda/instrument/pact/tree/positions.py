"""Builds positions, and what they are worth to whom."""

from __future__ import annotations

from functools import partial
from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.tree.rule import Refused, rule
from servanda.instrument.pact.tree.token import Token

_MAY_DEPEND = frozenset({s.Stand.ACCEPTS, s.Stand.OFFERS, s.Stand.WANTS, s.Stand.OPENED_WITH})


@rule
def position(party: s.Term, stand: Token, demand: s.Demand, *together: s.Demand) -> s.Position:
    held = s.Stand(stand.value)
    if together and held is not s.Stand.RED_LINE:
        raise Refused(
            "not-together",
            "Only what is refused is held together. Write two positions, or “only with …” where "
            "one holds only if the other does.",
            stand.at,
        )
    return s.Position(party, held, demand, together)


@rule
def linked_position(
    party: s.Term, stand: Token, demand: s.Demand, *together: s.Demand
) -> s.Position:
    held = s.Stand(stand.value)
    if held not in _MAY_DEPEND:
        raise Refused(
            "not-linked",
            f"“{held.value} … only with …” can be taken in two ways. Write “will accept … only "
            "with …”, or “will not accept … together with …”.",
            stand.at,
        )
    return s.Position(party, held, demand, together, only=True)


@rule
def degree(low: Token, high: Token | None) -> s.Degree:
    at = s.Extent(low.at.start, (high or low).at.end)
    return s.Degree(low.number, (high or low).number, at)


@rule
def signed(minus: Token | None, number: Token) -> Token:
    if minus is None:
        return number
    at = s.Extent(minus.at.start, number.at.end)
    return Token(number.terminal, f"-{number.value}", at)


@rule
def weight(party: s.Term, on: s.Term, value: s.Degree) -> s.Weight:
    return s.Weight(party, on, value)


@rule
def no_agreement(party: s.Term, value: s.Degree) -> s.Worth:
    return s.Worth(party, None, value)


@rule
def worth(party: s.Term, of: s.Demand, value: s.Degree) -> s.Worth:
    return s.Worth(party, of, value)


@rule
def interaction(party: s.Term, *items: Any) -> s.Interaction:
    *of, value, extra = items
    return s.Interaction(party, tuple(of), value, s.Extra(extra.value))


def _ranked(party: s.Term, *ranked: s.Demand, equal: bool) -> s.Ranking:
    return s.Ranking(party, ranked, equal)


rule(partial(_ranked, equal=False), "ranking")
rule(partial(_ranked, equal=True), "indifference")


@rule
def direction(party: s.Term, way: Token, of: s.Term) -> s.Direction:
    return s.Direction(party, s.Way(way.value), of)


@rule
def strength(faculty: Token, of: s.Term, verb: Token, value: s.Degree) -> s.Strength:
    del verb
    return s.Strength(s.Faculty(faculty.value), of, value)


@rule
def forecast(by: s.Term, *outcome: s.Demand) -> s.Forecast:
    return s.Forecast(by, outcome)


@rule
def walk_away(party: s.Term, unless: s.Condition) -> s.WalkAway:
    return s.WalkAway(party, unless)


@rule
def demand_thing(on: s.Term) -> s.Demand:
    return s.Demand(on)


@rule
def demand_bound(on: s.Term, comparison: Token, bound: Any) -> s.Demand:
    return s.Demand(on, s.Comparison(comparison.value), bound)


@rule
def demand_lasting(on: s.Term, comparison: Token, length: s.Duration) -> s.Demand:
    return s.Demand(on, s.Comparison(comparison.value), s.lasting(length))


@rule
def demand_change(on: s.Term, change: Token) -> s.Demand:
    return s.Demand(on, change=change.value)


@rule
def demand_reading(on: s.Term, name: Token) -> s.Demand:
    return s.Demand(on, change="reading", words=name.as_words)


@rule
def demand_words(on: s.Term, words: Token) -> s.Demand:
    return s.Demand(on, change="in the words", words=words.as_words)


@rule
def demand_act(on: s.Term, act: s.Act) -> s.Demand:
    return s.Demand(on, act=act)


@rule
def demand_own_act(act: s.Act) -> s.Demand:
    return s.Demand(None, act=act)
