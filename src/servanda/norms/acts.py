"""What an act is done to: things by their names, clauses, the agreement as a whole."""

from __future__ import annotations

import re
from functools import lru_cache

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.norms import Agreement, Norm
from servanda.norms.walk import pieces, references

COMPLIANCE = re.compile(
    r"\b(?:complian\w*|implementation|observance|fulfilment|fulfillment|performance|execution"
    r"|undertakings?|obligations?|commitments?)\b",
    re.IGNORECASE,
)
"""Nouns for the keeping of an agreement as a whole.

Vienna Convention on the Law of Treaties, articles 26 and 60 (performance, observance, obligations);
Final Clauses of Multilateral Treaties Handbook (implementation, compliance).
"""


@lru_cache(maxsize=1 << 14)
def nouns_in(value: object) -> tuple[str, ...]:
    """Return the names and the quoted words in a piece of syntax, as written."""
    named = (
        p.name if isinstance(p, s.NounPhrase) else p.text
        for p in pieces(value)
        if isinstance(p, s.NounPhrase | s.Words)
    )
    return tuple(dict.fromkeys(named))


def names_in(agreement: Agreement, value: object) -> frozenset[str]:
    """Return the declared names in a piece of syntax, in the form in which they were declared."""
    phrases = (p for p in pieces(value) if isinstance(p, s.NounPhrase))
    return frozenset(name for phrase in phrases for name in agreement.vocabulary.names(phrase))


def mentions(value: object, pattern: re.Pattern[str]) -> bool:
    """Whether some name or quoted words in a piece of syntax match a pattern."""
    return any(pattern.search(noun) for noun in nouns_in(value))


@lru_cache(maxsize=1 << 14)
def names_this_agreement(value: object) -> bool:
    """Whether `this agreement` stands in a piece of syntax."""
    return any(isinstance(p, s.Agreement) for p in pieces(value))


def is_on_all(act: s.Act) -> bool:
    """Whether an act concerns the agreement as a whole: `verify compliance`, not `verify [3]`."""
    if references(act):
        return False
    return names_this_agreement(act.roles) or mentions(act.roles, COMPLIANCE)


def named(agreement: Agreement, act: s.Act) -> tuple[Norm, ...]:
    """Return the norms of which an act speaks: all of them, or those of the clauses it names."""
    if is_on_all(act):
        return agreement.norms
    return tuple(norm for label in references(act) for norm in agreement.at(label))


def concerned(agreement: Agreement, act: s.Act) -> tuple[Norm, ...]:
    """Return the norms named by an act, and those about the same thing.

    Who is to verify camps has to do with whoever is to build them.
    """
    things = _things(agreement, act)
    alike = (
        norm
        for norm in (agreement.norms if things else ())
        if norm.act is not act and things & _things(agreement, norm.act)
    )
    return (*named(agreement, act), *alike)


def _things(agreement: Agreement, act: s.Act | None) -> frozenset[str]:
    """Return the declared things that an act is done to."""
    objects = tuple(r.term for r in act.roles if r.preposition is None) if act else ()
    entities = (agreement.vocabulary.entity(name) for name in names_in(agreement, objects))
    return frozenset(e.name for e in entities if e is not None and Kind.THING in e.kinds)
