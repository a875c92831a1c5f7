"""Says in Pact what must happen: what somebody does, that it is so, or words to be judged."""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.clauses import Act, Event, Qualifier, Span, Words
from servanda.reading.proposals.acts import act_of
from servanda.reading.proposals.gathering import CannotSayError, Gathered
from servanda.reading.proposals.quoting import left_over
from servanda.reading.proposals.terms import beyond_name, holder_term, term_of

_WITHOUT = re.compile(r"\s*\b(?P<term>without\s+[^\W\d_][\w’'\- ]*)$", re.IGNORECASE)
_LOOSE_BEGINNING = re.compile(r"^[\s,]*(?:(?:however|therefore|that)\b[\s,]*)*")
_LOOSE_END = re.compile(r"(?:[\s,;]+(?:and|or)?)*$")
_LONGEST = 30
_ONLY = ("only ", "solely ", "exclusively ")
"""What makes a condition one without which nothing holds, and not one with which it does."""
_STATES = frozenset({"be", "remain", "become"})


def condition_of(qualifier: Qualifier, gathered: Gathered) -> s.Condition:
    """Say what a subordinate clause says happens; what Pact cannot say of it is quoted."""
    if qualifier.event is not None:
        own = gathered.without_modifiers()
        _take_mark(qualifier, own)
        try:
            happening = _happening(qualifier.event, own)
        except CannotSayError:
            return judged(qualifier, gathered)
        if all(not left_over(gathered.text, span, own.spans) for span in qualifier.words.spans):
            gathered.include(own)
            return happening
    return judged(qualifier, gathered)


def _take_mark(qualifier: Qualifier, gathered: Gathered) -> None:
    start = qualifier.words.spans[0].start if qualifier.words.spans else 0
    if qualifier.words.text[: len(qualifier.mark)].lower() == qualifier.mark:
        gathered.spans.append(Span(start, start + len(qualifier.mark)))


def judged(qualifier: Qualifier, gathered: Gathered) -> s.Judged:
    """Quote words that somebody must judge: `except in self-defence`."""
    words = " ".join(qualifier.words.text.split()).replace('"', "'")
    if words.lower().startswith(qualifier.mark) and qualifier.mark not in {"in", "with"}:
        words = words[len(qualifier.mark) :]
    words = _LOOSE_END.sub("", _LOOSE_BEGINNING.sub("", words))
    if not words or len(words.split()) > _LONGEST or words.lower().startswith("in which"):
        raise CannotSayError(f"I cannot say its condition: “{qualifier.words.text}”")
    if words.lower().startswith(_ONLY):
        why = f"“{words.split()[0]}” turns or narrows what it says, and a person must say how"
        raise CannotSayError(why)
    gathered.take(qualifier.words)
    gathered.declare(Kind.OPEN_TERM, words)
    return s.Judged(s.Words(words))


def _happening(event: Event, gathered: Gathered) -> s.Condition:
    act = event.act
    if act.content is not None and act.object is None:
        raise CannotSayError(f"I cannot say in Pact what “{act.content.text}” adds")
    who = holder_term(event.who, gathered)
    if act.predicate is not None and act.verb in _STATES:
        return _state(event, act.predicate, gathered)
    made = act_of(act, event.qualifiers, gathered)
    happens = s.Happens(who, made, event.denied)
    without = [*_without(event, act, gathered)]
    return s.Both((happens, *without)) if without else happens


def _state(event: Event, predicate: Words, gathered: Gathered) -> s.Judged:
    """Say that something is so: `the situation is grave`."""
    who = event.who.who
    if who is None or who.is_pronoun:
        raise CannotSayError("I cannot tell what its condition speaks of")
    of = term_of(who, gathered)
    words = " ".join(predicate.text.split()).replace('"', "'")
    gathered.declare(Kind.OPEN_TERM, words)
    gathered.take(predicate)
    gathered.take(event.act.words)
    return s.Judged(s.Words(words), negated=event.denied, of=of)


def _without(event: Event, act: Act, gathered: Gathered) -> list[s.Judged]:
    """`without cause`, wherever a parser hangs it: words that somebody must judge."""
    beside: list[Words] = [q.words for q in event.qualifiers if q.mark == "without"]
    beside += [r.words for r in act.roles if r.preposition == "without"]
    found = [" ".join(words.text.split()) for words in beside]
    for words in beside:
        gathered.take(words)
    for phrase in (event.who.who, act.object):
        beyond = beyond_name(phrase, gathered.text) if phrase is not None else None
        match = _WITHOUT.fullmatch(beyond[0]) if beyond else None
        if match is not None and beyond is not None:
            begin = beyond[1]
            gathered.spans.append(Span(begin + match.start("term"), begin + match.end()))
            found.append(" ".join(match["term"].split()))
    for term in found:
        gathered.declare(Kind.OPEN_TERM, term)
    return [s.Judged(s.Words(term)) for term in found]
