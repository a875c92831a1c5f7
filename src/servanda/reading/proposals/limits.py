"""Says limits in Pact: a measure, and the figure that it is to keep to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.words import PREPOSITIONS
from servanda.reading.clauses import Deontic, Frame, Phrase, Span, Words
from servanda.reading.proposals.amounts import amounts_in
from servanda.reading.proposals.gathering import CannotSayError, Gathered
from servanda.reading.proposals.names import is_usable
from servanda.reading.proposals.terms import holder_term, term_of

_CAPPING = frozenset({"limit", "restrict", "cap", "reduce"})
_EXACTLY_WITH = frozenset({"be"})
_BEFORE_A_FIGURE = frozenset({"", "a", "an", "the", "a total of", "the total of"})
_MOST_UNIT_WORDS = 3
_ENDS_UNIT = frozenset({"a", "an", "the", "each", "every", *PREPOSITIONS})
"""What stands after a unit, and is no part of it: `skins a day`, `metres from the line`."""


def limit_in(frame: Frame, gathered: Gathered) -> s.Norm | None:
    """Return the limit that a frame sets; None where it sets none."""
    deontic = frame.binding.deontic if frame.binding is not None else None
    verb = frame.act.verb
    if frame.act.is_passive and verb in _CAPPING:
        return _capped(frame, gathered)
    bounds = verb in _EXACTLY_WITH and deontic is Deontic.MUST
    if not bounds and not (verb == "exceed" and deontic is Deontic.MUST_NOT):
        return None
    comparison = s.Comparison.AT_MOST if verb == "exceed" else s.Comparison.EXACTLY
    measure = frame.topic or frame.bearer.who
    limit = _limit(measure, _figure(frame), comparison, gathered)
    if limit is None:
        return None
    gathered.take(frame.act.words)
    return s.Norm(s.Hole(s.Gap.NOT_STATED), s.Modal.MUST, limit)


def _figure(frame: Frame) -> Words | None:
    """Return the words that hold the figure: `three metres`, `greater … than 600 personnel`."""
    act = frame.act
    if act.object is not None or act.predicate is None:
        return act.object.words if act.object is not None else None
    than = next((role.words for role in act.roles if role.preposition == "than"), None)
    if than is None:
        return act.predicate
    return Words(f"{act.predicate.text} {than.text}", (*act.predicate.spans, *than.spans))


def _capped(frame: Frame, gathered: Gathered) -> s.Norm | None:
    """Read `The size of X shall be limited to 600,000 personnel`."""
    for role in frame.act.roles:
        if role.preposition not in {"to", "at"} or role.phrase is None:
            continue
        figure = role.phrase.words
        limit = _limit(frame.act.object, figure, s.Comparison.AT_MOST, gathered)
        if limit is None:
            continue
        if frame.binding is None or frame.binding.deontic is not Deontic.MUST:
            raise CannotSayError("a limit that is denied or merely allowed is none")
        gathered.take(frame.act.words)
        gathered.take(role.words)
        return s.Norm(holder_term(frame.bearer, gathered), s.Modal.MUST, limit)
    return None


def _limit(
    measure: Phrase | None, figure: Words | None, bounded: s.Comparison, gathered: Gathered
) -> s.Limit | None:
    """Read a figure as a limit; `bounded` where no words beside it say how it bounds."""
    found = amounts_in(figure.text) if figure is not None else ()
    if measure is None or figure is None or len(found) != 1:
        return None
    amount = found[0]
    if figure.text[: amount.start].strip().lower() not in _BEFORE_A_FIGURE:
        return None
    after = list(
        takewhile(lambda w: w.lower() not in _ENDS_UNIT, figure.text[amount.end :].split())
    )
    unit = " ".join(after) or "units"
    if not is_usable(unit) or len(after) > _MOST_UNIT_WORDS:
        return None
    own = gathered.without_modifiers()
    term = term_of(measure, own)
    if not isinstance(term, s.NounPhrase):
        return None
    gathered.declare(Kind.MEASURE, term.name, unit)
    gathered.spans += own.spans
    gathered.take(_up_to(figure, amount.end, after))
    return s.Limit(term, amount.comparison or bounded, amount.of(unit))


def _up_to(figure: Words, end: int, unit: Sequence[str]) -> Words:
    """Return the words of a figure with its unit, and nothing after it."""
    for word in unit:
        end = figure.text.index(word, end) + len(word)
    if len(figure.spans) != 1:
        return figure
    start = figure.spans[0].start
    return Words(figure.text[:end], (Span(start, start + end),))
