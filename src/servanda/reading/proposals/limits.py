"""Reads limits: a measure, and the figure that it is to keep to."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.proposals import verbs as v
from servanda.reading.proposals.amounts import amounts_in
from servanda.reading.proposals.gathering import HOLE, Declared, Gathered
from servanda.reading.proposals.phrases import phrase_of


def figure_that_holds(bond: v.Bond, gathered: Gathered) -> s.Core | None:
    """Read `The width shall be at least three metres`; who is to see to it, it does not say."""
    number = next((c for c in bond.verb.rights if c.dep_ in {"attr", "dobj", "acomp"}), None)
    exceeds = bond.verb.lemma_.lower() == "exceed"
    if number is None or not (exceeds or (bond.verb.lemma_ == "be" and bond.modal is s.Modal.MUST)):
        return None
    bounded = s.Comparison.AT_MOST if exceeds else s.Comparison.EXACTLY
    limit = _limit_at(number, bond.subject, gathered, bounded)
    return s.Norm(HOLE, s.Modal.MUST, limit) if limit is not None else None


def limit_to(verb: Token, subject: Token | None, gathered: Gathered) -> s.Limit | None:
    """Read a limit: `The size of X will be limited to 600,000 personnel`."""
    for preposition in (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"to", "at"}):
        number = next((c for c in preposition.children if c.dep_ == "pobj"), None)
        if number is None:
            continue
        limit = _limit_at(number, subject, gathered, s.Comparison.AT_MOST)
        if limit is not None:
            gathered.tokens.add(preposition.i)
            return limit
    return None


def _limit_at(
    head: Token, subject: Token | None, gathered: Gathered, bounded: s.Comparison
) -> s.Limit | None:
    """Read a figure as a limit; `bounded` where no words beside it say how it bounds."""
    measure = phrase_of(subject) if subject is not None else None
    number = head if head.pos_ != "ADJ" else _last_noun(head)
    if measure is None or number is None:
        return None
    first, last = head.left_edge.i, number.i
    words = number.doc[first : last + 1].text
    found = amounts_in(words)
    if len(found) != 1 or words[: found[0].start].strip().lower() not in _BEFORE_A_FIGURE:
        return None
    unit = number.text if number.pos_ != "NUM" else "units"
    gathered.tokens |= set(range(first, last + 1)) | measure.tokens
    gathered.names.append(Declared(Kind.MEASURE, measure.name, unit))
    return s.Limit(measure.term, found[0].comparison or bounded, found[0].of(unit))


_BEFORE_A_FIGURE = frozenset({"", "a", "an", "the", "a total of", "the total of"})


def _last_noun(comparison: Token) -> Token | None:
    """Return what is counted after `greater than 50`."""
    nouns = [t for t in comparison.subtree if t.dep_ == "pobj" and t.head.lower_ == "than"]
    return nouns[0] if nouns else None
