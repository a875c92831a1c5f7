"""Builds names, clauses referred to, holes and amounts."""

from __future__ import annotations

from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.tree.rule import of_kind, rule
from servanda.instrument.pact.tree.token import Token


@rule
def determined(determiner: Token, name: Token) -> s.NounPhrase:
    at = s.Extent(determiner.at.start, name.at.end)
    return s.NounPhrase(name.value, s.Determiner(determiner.value), at=at)


@rule
def member_of(determiner: Token | None, member: Token, name: Token) -> s.NounPhrase:
    at = s.Extent((determiner or member).at.start, name.at.end)
    return s.NounPhrase(
        name.value, s.Determiner(determiner.value) if determiner else None, member=True, at=at
    )


@rule
def bare(name: Token) -> s.NounPhrase:
    return s.NounPhrase(name.value, at=name.at)


@rule
def identified(determiner: Token | None, name: Token, identity: Token) -> s.NounPhrase:
    at = s.Extent((determiner or name).at.start, identity.at.end)
    return s.NounPhrase(
        name.value,
        s.Determiner(determiner.value) if determiner else None,
        identity=identity.value,
        at=at,
    )


@rule
def reference(label: Token) -> s.Reference:
    return s.Reference(label.value, label.at)


@rule
def agreement(words: Token) -> s.Agreement:
    return s.Agreement(words.at)


@rule
def words(words: Token) -> s.Words:
    return words.as_words


@rule
def hole(words: Token) -> s.Hole:
    gap = s.Gap.NOT_STATED if words.terminal == "NOT_STATED" else s.Gap.NOT_APPLICABLE
    return s.Hole(gap, words.at)


@rule
def amount(*items: Any) -> s.Amount:
    *comparison, quantity = items
    return s.Amount(quantity, s.Comparison(comparison[0].value) if comparison else None)


@rule
def group(*items: Any) -> s.Group:
    (joint,) = of_kind(items, Token)
    members = tuple(item for item in items if item is not joint)
    return s.Group(members, "and" if joint.terminal == "NP_AND" else "or")


@rule
def quantity(about: Token | None, low: Token, high: Token | None, unit: Token) -> s.Quantity:
    at = s.Extent(low.at.start, unit.at.end)
    return s.Quantity(low.number, (high or low).number, unit.value, about is not None, at)


@rule
def money(about: Token | None, currency: Token, low: Token, high: Token | None) -> s.Quantity:
    at = s.Extent(currency.at.start, (high or low).at.end)
    return s.Quantity(low.number, (high or low).number, currency.value, about is not None, at)


def reach(value: object) -> s.Extent | None:
    """Return where a piece stands, so far as it or its first part knows."""
    at = getattr(value, "at", None)
    if at is None and isinstance(value, s.Group):
        return reach(value.members[0])
    return at
