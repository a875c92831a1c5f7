"""Says limits in Pact: a measure, and the figure that it is to keep to."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.clauses import Deontic, Frame, Phrase, Words
from servanda.reading.proposals.amounts import amounts_in
from servanda.reading.proposals.gathering import CannotSayError, Gathered
from servanda.reading.proposals.names import is_usable
from servanda.reading.proposals.terms import holder_term, term_of

_CAPPING = frozenset({"limit", "restrict", "cap", "reduce"})
_EXACTLY_WITH = frozenset({"be"})
_BEFORE_A_FIGURE = frozenset({"", "a", "an", "the", "a total of", "the total of"})
_MOST_UNIT_WORDS = 3


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
    figure = frame.act.object.words if frame.act.object is not None else frame.act.predicate
    limit = _limit(measure, figure, comparison, gathered)
    if limit is None:
        return None
    gathered.take(frame.act.words)
    return s.Norm(s.Hole(s.Gap.NOT_STATED), s.Modal.MUST, limit)


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
    unit = " ".join(figure.text[amount.end :].split()) or "units"
    if not is_usable(unit) or len(unit.split()) > _MOST_UNIT_WORDS:
        return None
    own = gathered.without_modifiers()
    term = term_of(measure, own)
    if not isinstance(term, s.NounPhrase):
        return None
    gathered.declare(Kind.MEASURE, term.name, unit)
    gathered.spans += own.spans
    gathered.take(figure)
    return s.Limit(term, amount.comparison or bounded, amount.of(unit))
