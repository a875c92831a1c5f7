"""Builds statements, reports, and what is said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.inflection import pasts
from servanda.instrument.pact.tree.acts import change
from servanda.instrument.pact.tree.conditions import nominal
from servanda.instrument.pact.tree.modifiers import in_order
from servanda.instrument.pact.tree.names import reach
from servanda.instrument.pact.tree.rule import Refused, rule
from servanda.instrument.pact.tree.token import Token


@rule
def statement(core: Any, *modifiers: Any) -> s.Statement:
    on = [core.pop()] if isinstance(core, list) and len(core) > 1 else []
    core = core[0] if isinstance(core, list) else core
    ordered = in_order((*on, *modifiers))
    if isinstance(core, s.Completeness):
        core, ordered = _complete(core, ordered)
    return s.Statement(core, modifiers=ordered)


@rule
def statements(*statements: s.Statement) -> tuple[s.Statement, ...]:
    return statements


@rule
def report(label: Token, on: Any, told: tuple[Any, ...]) -> list[Any]:
    *tellers, assertion = told
    return _dated(s.Report(label.value, tuple(tellers), assertion), on, label)


@rule
def finding(label: Token, on: Any, body: s.Term, assertion: s.Assertion) -> list[Any]:
    return _dated(s.Report(label.value, (body,), assertion, finding=True), on, label)


@rule
def told(teller: s.Term, rest: Any) -> tuple[Any, ...]:
    return (teller, *rest) if isinstance(rest, tuple) else (teller, rest)


@rule
def observed(
    measure: s.Term,
    holder: s.Term | None,
    verb: Token,
    comparison: Token | None,
    quantity: s.Quantity,
) -> s.Observed:
    bound = s.Comparison(comparison.value) if comparison else None
    return s.Observed(measure, bound, quantity, holder, verb.is_plural)


@rule
def took_place(what: s.Term | s.Point, verb: Token) -> s.Occurred:
    point = what if isinstance(what, s.Point) else nominal(what)
    if not isinstance(point, s.Point):
        raise Refused(
            "no-event",
            "What takes place has a name: signature, entry into force, a declared event.",
            reach(what) or verb.at,
        )
    return s.Occurred(point, verb.terminal == "DID_NOT_TAKE_PLACE")


@rule
def exercised(actor: s.Term, effect: Token, on: s.Term) -> s.Exercised:
    return s.Exercised(actor, change(effect, on))


@rule
def exercised_not(actor: s.Term, did_not: Token, effect: Token, on: s.Term) -> s.Exercised:
    del did_not
    return s.Exercised(actor, change(effect, on), negated=True)


@rule
def came_about(on: s.Term, *verb: Token) -> s.Exercised | s.Occurred:
    effect = change(verb[-1], on)
    match effect.effect:
        case s.Effect.ENTER_INTO_FORCE:
            return s.Occurred(s.Point("entry into force", on), negated=len(verb) > 1)
        case s.Effect.LAPSE | s.Effect.END | s.Effect.APPLY:
            return s.Exercised(None, effect, negated=len(verb) > 1)
    raise Refused(
        "no-object",
        f"What was {pasts(verb[-1].value)[-1]}? A clause is named by its number: “… [3]”.",
        verb[-1].at,
    )


@rule
def judgement(labels: tuple[str, ...], verb: Token, words: Token) -> s.Judgement:
    return s.Judgement(labels, words.as_words, verb.terminal == "IS_NOT")


@rule
def said(words: Token) -> s.Said:
    return s.Said(words.as_words)


@rule
def stance(party: s.Term, attitude: Token, labels: tuple[str, ...]) -> s.Stance:
    return s.Stance(party, s.Attitude(attitude.value), labels)


@rule
def label_list(*labels: Token) -> tuple[str, ...]:
    return tuple(label.value for label in labels)


@rule
def completeness(what: Token) -> s.Completeness:
    return s.Completeness(what.value)


def _dated(report: s.Report, on: Any, label: Token) -> list[Any]:
    """Keep the leading date of a report beside it, as the modifier that it is."""
    return [report] if on is None else [report, s.Modifier(s.Slot.ON, on, label.at)]


def _complete(
    core: s.Completeness, modifiers: tuple[s.Modifier, ...]
) -> tuple[s.Completeness, tuple[s.Modifier, ...]]:
    """In `Reports of … are complete, by BODY`, `by` names a body and no time."""
    by = next((m for m in modifiers if m.slot is s.Slot.BY), None)
    if by is None:
        return core, modifiers
    teller: s.Term
    match by.value:
        case s.Point(name=name, of=None, determiner=determiner):
            teller = s.NounPhrase(name, determiner)
        case s.Hole() as hole:
            teller = hole
        case _:
            raise Refused(
                "no-body", "Reports are declared complete by a body: “…, by NAME”.", by.at
            )
    return replace(core, by=teller), tuple(m for m in modifiers if m is not by)
