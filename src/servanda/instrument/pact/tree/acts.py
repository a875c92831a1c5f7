"""Builds what is done, how often, and how it is bounded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.tree.rule import of_kind, rule
from servanda.instrument.pact.tree.token import Token


@rule
def role(*items: Any) -> s.Role:
    *preposition, term = items
    return s.Role(preposition[0].value if preposition else None, term)


@rule
def act(verb: Token, *roles: s.Role) -> s.Act:
    return s.Act(verb.value, roles, verb.at)


@rule
def deed(verb: Token, *rest: Any) -> tuple[s.Act, s.Times | None]:
    times = of_kind(rest, s.Times)
    return act(verb, *of_kind(rest, s.Role)), times[0] if times else None


@rule
def held(measure: s.Term, holder: s.Term) -> tuple[s.Term, s.Term]:
    return measure, holder


@rule
def limit(
    keep: Token,
    measure: s.Term | tuple[s.Term, s.Term],
    comparison: Token,
    bound: Any,
    period: s.Duration | None = None,
) -> s.Limit:
    measure, holder = measure if isinstance(measure, tuple) else (measure, None)
    comparing = s.Comparison(comparison.value)
    return s.Limit(measure, comparing, bound, period, holder=holder, at=keep.at)


@rule
def rolling_limit(*items: Any) -> s.Limit:
    return replace(limit(*items), rolling=True)


@rule
def frequency(comparison: Token, number: Token, period: s.Duration | None = None) -> s.Times:
    return s.Times(s.Comparison(comparison.value), number.whole, period)


rule(frequency, "regular_frequency")


@rule
def rolling_frequency(*items: Any) -> s.Times:
    return replace(frequency(*items), rolling=True)


@rule
def change(effect: Token, on: s.Term) -> s.Change:
    return s.Change(s.Effect(effect.value), on)
