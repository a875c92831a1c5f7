"""Builds dates, times, happenings and states, and how they are joined."""

from __future__ import annotations

from functools import partial
from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.tree.names import reach
from servanda.instrument.pact.tree.rule import Refused, of_kind, rule
from servanda.instrument.pact.tree.token import Token


@rule
def duration(count: Token, unit: Token) -> s.Duration:
    return s.Duration(count.whole, unit.value)


@rule
def one(unit: Token) -> s.Duration:
    return s.Duration(1, unit.value)


@rule
def date(end_of: Token | None, iso: Token) -> s.Date:
    if end_of is not None and end_of.value != "end":
        raise Refused("no-such-date", "A date has an end, nothing else.", end_of.at)
    return s.Date(iso.value, end_of is not None)


@rule
def interval(start: s.Date, end: s.Date) -> s.Interval:
    return s.Interval(start, end)


@rule
def offset(duration: s.Duration | s.Hole, relation: Token, anchor: Any) -> s.Offset:
    return s.Offset(duration, relation.value, anchor)


@rule
def nominal(term: s.Term) -> s.Condition:
    match term:
        case s.NounPhrase(member=True):
            pass
        case s.NounPhrase(name=name, determiner=determiner):
            return s.Point(name, determiner=determiner)
        case s.Words():
            return s.Judged(term)
        case s.Hole() | s.Reference():
            return term
        case s.Group(conjunction=conjunction, members=members):
            parts = tuple(nominal(member) for member in members)
            return both(*parts) if conjunction == "and" else either(*parts)
    raise Refused(
        "no-condition", "This names a thing, but not what must happen with it.", reach(term)
    )


@rule
def event_of(event: Token, of: s.Term) -> s.Point:
    return s.Point(event.value, of)


def _happens(subject: s.Term, *items: Any, negated: bool) -> s.Happens:
    *helper, verb = of_kind(items, Token)
    name, _, number = verb.value.partition("/")
    windows, times = of_kind(items, s.Window), of_kind(items, s.Times)
    return s.Happens(
        subject,
        s.Act(name, tuple(of_kind(items, s.Role)), verb.at),
        negated,
        windows[0] if windows else None,
        times[0] if times else None,
        helper[0].is_plural if helper else (number == "plural" if number else None),
    )


rule(partial(_happens, negated=False), "happens", "reported_act")
rule(partial(_happens, negated=True), "happens_not", "reported_not")


_OTHERWISE: dict[s.Comparison, tuple[s.Comparison, ...]] = {
    s.Comparison.AT_MOST: (s.Comparison.MORE_THAN,),
    s.Comparison.AT_LEAST: (s.Comparison.FEWER_THAN,),
    s.Comparison.FEWER_THAN: (s.Comparison.AT_LEAST,),
    s.Comparison.MORE_THAN: (s.Comparison.AT_MOST,),
    s.Comparison.EXACTLY: (s.Comparison.FEWER_THAN, s.Comparison.MORE_THAN),
}
"""What is so where a measure is *not* so."""


@rule
def stands(subject: s.Term, verb: Token, what: Any) -> s.Condition:
    negated, plural = verb.terminal == "IS_NOT", verb.is_plural
    match what:
        case Token():
            return s.Stands(subject, what.value, negated, plural)
        case s.NounPhrase(name=name, member=False):
            return s.Stands(subject, name, negated, plural)
        case s.Words():
            return s.Judged(what, negated, subject, plural)
        case s.Amount(quantity=bound, comparison=comparison):
            comparison = comparison or s.Comparison.EXACTLY
            comparisons = _OTHERWISE[comparison] if negated else (comparison,)
            return either(*(s.Measures(subject, c, bound, plural) for c in comparisons))
    raise Refused("no-state", "Say in which state it is, in a declared word.", verb.at)


@rule
def befallen(subject: s.Term, verb: Token) -> s.Condition:
    effect, _, form = verb.value.partition("/")
    name = "entry into force" if effect == s.Effect.ENTER_INTO_FORCE.value else effect
    return s.Point(name, subject, plural=form == "1")


@rule
def judged(verb: Token, words: Token) -> s.Judged:
    return s.Judged(words.as_words, verb.terminal == "IS_NOT")


@rule
def both(*parts: s.Condition) -> s.Condition:
    flat = [p for part in parts for p in (part.parts if isinstance(part, s.Both) else (part,))]
    return flat[0] if len(flat) == 1 else s.Both(tuple(flat))


@rule
def either(*parts: s.Condition) -> s.Condition:
    flat = [p for part in parts for p in (part.parts if isinstance(part, s.Either) else (part,))]
    return flat[0] if len(flat) == 1 else s.Either(tuple(flat))


@rule
def times(comparison: Token, number: Token) -> s.Times:
    return s.Times(s.Comparison(comparison.value), number.whole)


@rule
def window_until(anchor: s.Condition) -> s.Window:
    return s.Window(None, "by", anchor)


@rule
def window(duration: s.Duration, *rest: Any) -> s.Window:
    if not rest:
        return s.Window(duration, "within")
    relation, *anchor = rest
    return s.Window(duration, relation.value, anchor[0] if anchor else None)
