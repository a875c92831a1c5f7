"""Builds comma phrases, and puts those of a sentence in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.tree.clauses import consequence
from servanda.instrument.pact.tree.rule import Refused, rule
from servanda.instrument.pact.tree.token import Token

_OF_REPORTS = frozenset({s.Slot.HAPPENED, s.Slot.REPORTED, s.Slot.RECORDED})
_OFTEN = frozenset({s.Slot.ACCORDING_TO, s.Slot.GRADED, s.Slot.RECEIVED_FROM})
"""What a chain of sources, and several raters, say more than once."""


def conditioned(slot: Token, condition: s.Condition) -> s.Modifier:
    return s.Modifier(s.Slot(slot.value), condition, slot.at)


rule(conditioned, "conditioned", "timed", "span")


@rule
def timed_beyond(slot: Token, relation: Token, date: s.Date) -> s.Modifier:
    if slot.value not in _OF_REPORTS:
        raise Refused(
            "no-such-time",
            f"“{slot.value} {relation.value} …” sets no time. Write “only after …”, “before …” or "
            "“by …”.",
            slot.at,
        )
    return s.Modifier(s.Slot(slot.value), s.Beyond(relation.value, date), slot.at)


@rule
def named(slot: Token, value: Any) -> s.Modifier:
    if isinstance(value, s.Date) and slot.value != s.Slot.BASELINE.value:
        raise Refused("wrong-value", f"“{slot.value}” needs a name, not a date.", slot.at)
    return s.Modifier(s.Slot(slot.value), value, slot.at)


@rule
def flag(slot: Token, *spans: s.Modifier) -> list[s.Modifier]:
    return [s.Modifier(s.Slot(slot.value), None, slot.at), *spans]


@rule
def so_long_after(duration: s.Duration, relation: Token, anchor: Any) -> s.Modifier:
    return s.Modifier(s.Slot.ON, s.Offset(duration, relation.value, anchor), relation.at)


@rule
def lasting(slot: Token, value: Any, *spans: s.Modifier) -> list[s.Modifier]:
    return [s.Modifier(s.Slot(slot.value), value, slot.at), *spans]


@rule
def spanned(slot: Token, time: Any, *spans: s.Modifier) -> list[s.Modifier]:
    return [s.Modifier(s.Slot(slot.value), time, slot.at), *spans]


@rule
def within(slot: Token, duration: Any, *rest: Any) -> s.Modifier:
    if isinstance(duration, s.Hole):
        return s.Modifier(s.Slot.WITHIN, duration, slot.at)
    relation, anchor = (rest[0].value, rest[1]) if rest else ("after", s.Hole(s.Gap.NOT_STATED))
    return s.Modifier(s.Slot.WITHIN, s.Offset(duration, relation, anchor), slot.at)


@rule
def failing(slot: Token, *clauses: Any) -> s.Modifier:
    return s.Modifier(s.Slot.FAILING, consequence(*clauses), slot.at)


@rule
def stage(slot: Token, number: Token, procedure: Token) -> s.Modifier:
    return s.Modifier(s.Slot.STAGE, s.Stage(number.whole, procedure.as_words), slot.at)


@rule
def graded(slot: Token, grade: Token, rater: Any = None) -> s.Modifier:
    return s.Modifier(s.Slot.GRADED, s.Graded(grade.value[0], grade.value[1], rater), slot.at)


@rule
def sourced(slot: Token, source: Any) -> s.Modifier:
    if isinstance(source, Token):
        source = s.Reference(source.value, source.at)
    return s.Modifier(s.Slot.ACCORDING_TO, source, slot.at)


@rule
def quoting(slot: Token, *quotes: s.Quote) -> s.Modifier:
    return s.Modifier(s.Slot.QUOTING, quotes, slot.at)


@rule
def quote(text: Token, wording: Token | None) -> s.Quote:
    return s.Quote(text.value, wording.value if wording else None, text.at)


def in_order(items: Iterable[Any]) -> tuple[s.Modifier, ...]:
    """Flatten the comma phrases, refuse one said twice, and put them in the order of `Slot`."""
    modifiers: list[s.Modifier] = []
    for item in items:
        if isinstance(item, s.Modifier):
            modifiers.append(item)
        elif isinstance(item, list):
            modifiers += item
    seen: set[s.Slot] = set()
    for modifier in modifiers:
        if modifier.slot in seen and modifier.slot not in _OFTEN:
            raise Refused(
                "said-twice",
                f"“{modifier.slot.value} …” is said twice in one sentence.",
                modifier.at,
            )
        seen.add(modifier.slot)
    return s.in_slot_order(modifiers)
