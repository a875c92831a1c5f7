"""Builds dates, times, happenings and states, and how they are joined."""

from __future__ import annotations

from dataclasses import replace
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
    windows, times, totals = (
        of_kind(items, s.Window),
        of_kind(items, s.Times),
        of_kind(items, s.Total),
    )
    return s.Happens(
        subject,
        s.Act(name, tuple(of_kind(items, s.Role)), verb.at),
        negated,
        windows[0] if windows else None,
        times[0] if times else None,
        totals[0] if totals else None,
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
        case Token(terminal="STRING"):
            return s.Judged(what.as_words, negated, subject, plural)
        case Token():
            return s.Stands(subject, what.value, negated, plural)
        case s.NounPhrase(name=name, member=False):
            return s.Stands(subject, name, negated, plural)
        case s.Words():
            return s.Judged(what, negated, subject, plural)
        case s.Amount(quantity=bound, comparison=comparison):
            comparison = comparison or s.Comparison.EXACTLY
            comparisons = _OTHERWISE[comparison] if negated else (comparison,)
            return either(*(s.Measures(subject, c, bound, plural=plural) for c in comparisons))
    raise Refused("no-state", "Say in which state it is, in a declared word.", verb.at)


@rule
def holds(measure: s.Term, holder: s.Term, verb: Token, bound: s.Term) -> s.Condition:
    if not isinstance(bound, s.Amount):
        raise Refused(
            "no-amount",
            "Say how much it is: “is at most 600,000 personnel”.",
            reach(bound) or verb.at,
        )
    compared = stands(measure, verb, bound)
    parts = compared.parts if isinstance(compared, s.Either) else (compared,)
    return either(*(replace(p, holder=holder) for p in of_kind(parts, s.Measures)))


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
def total(preposition: Token | None, comparison: Token, bound: s.Quantity | s.Hole) -> s.Total:
    if preposition is not None and preposition.value != "of":
        raise Refused(
            "no-total",
            f"What is added up follows “of”, not “{preposition.value}”: “pays compensation of at "
            "least USD 5 million in total”.",
            preposition.at,
        )
    return s.Total(s.Comparison(comparison.value), bound)


@rule
def stretch(least: Token | None, most: Token, unit: Token) -> s.Window:
    lower = s.Duration(least.whole, unit.value) if least is not None else None
    return s.Window(s.Duration(most.whole, unit.value), "within", least=lower)


@rule
def bounded(comparison: Token, number: Token, *further: Token | None) -> s.Window:
    if len(further) == 1:
        return _bounds((comparison, number, further[0]))
    unit, other, most, last = further
    return _bounds((comparison, number, unit or last), (other, most, last))


def _bounds(*sides: tuple[Any, Any, Any]) -> s.Window:
    """Put the sides of a window in order: one says how long at least, one how long at most."""
    window = s.Window(None, "within")
    for comparison, number, unit in sides:
        length = s.Duration(number.whole, unit.value)
        match s.Comparison(comparison.value):
            case s.Comparison.AT_LEAST | s.Comparison.MORE_THAN as lower if window.least is None:
                is_open = lower is s.Comparison.MORE_THAN
                window = replace(window, least=length, least_open=is_open)
            case s.Comparison.AT_MOST | s.Comparison.FEWER_THAN as upper if window.duration is None:
                is_open = upper is s.Comparison.FEWER_THAN
                window = replace(window, duration=length, most_open=is_open)
            case s.Comparison.EXACTLY if len(sides) == 1:
                window = replace(window, least=length, duration=length)
            case _:
                raise Refused(
                    "no-window",
                    "Say how long at least and how long at most: “more than 3 and less than 10 "
                    "days after …”.",
                    comparison.at,
                )
    return window


@rule
def window(bounds: s.Window, relation: Token | None = None, anchor: Any = None) -> s.Window:
    return replace(bounds, relation=relation.value, anchor=anchor) if relation else bounds
