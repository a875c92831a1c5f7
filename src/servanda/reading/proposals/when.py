"""Says a phrase on time in Pact, where Pact can say it without changing what it means."""

from __future__ import annotations

import re
from typing import NamedTuple

from servanda.instrument.pact import syntax as s
from servanda.reading.times import (
    Anchor,
    Counted,
    Kind,
    Length,
    Moment,
    Nth,
    Part,
    Relation,
    Side,
    TimePhrase,
    Unit,
    times_in,
)

_EVENTS = {
    "signature": "signature", "signing": "signature", "entry into force": "entry into force",
    "coming into force": "entry into force", "ratification": "ratification",
}  # fmt: skip
_EVENT = re.compile(
    r"(?:the\s+)?(?:date\s+of\s+)?(?:the\s+|its\s+)?(?P<event>[\w\s]+?)"
    r"(?:\s+of\s+(?:this|the\s+present)\s+\w+)?",
    re.IGNORECASE,
)
_NOT_STATED = s.Hole(s.Gap.NOT_STATED)


class CommaPhrase(NamedTuple):
    """A comma phrase on time, and the characters of the text that it says."""

    slot: s.Slot
    value: s.Time | s.Duration
    start: int
    end: int


def comma_phrase(words: str, *, denied: bool = False) -> CommaPhrase | None:
    """Return the first comma phrase that words on time give, or None.

    What is `denied` before a date is forbidden until then.
    """
    for phrase in times_in(words):
        if (said := said_in_pact(phrase, denied=denied)) is not None:
            return said
    return None


def said_in_pact(phrase: TimePhrase, *, denied: bool = False) -> CommaPhrase | None:
    """Say a phrase on time in Pact; an event that Pact has no name for is a hole."""
    if phrase.kind is Kind.VAGUE or phrase.disagrees or phrase.often is not None:
        return None
    if phrase.value is None:
        return _of_event(phrase)
    match phrase.value:
        case Moment():
            return _of_date(phrase, phrase.value, denied=denied)
        case Length():
            return _of_length(phrase, phrase.value)
        case Nth(of=None):
            length = Length(phrase.value.number, phrase.value.number, phrase.value.unit)
            return _of_length(phrase, length) if phrase.value.number > 0 else None
    return None


def times_each(phrase: TimePhrase) -> s.Times | None:
    """Say how often in each length of time: `at least 2 times each year`."""
    length, often = phrase.value, phrase.often
    if often is None or not isinstance(length, Length) or length.low != length.high:
        return None
    period = s.Duration(length.low, length.unit.value)
    return s.Times(often.bound or s.Comparison.EXACTLY, often.count, period)


def date_of(moment: Moment) -> s.Date | None:
    """Return a date as Pact writes it; it must name its year."""
    if moment.iso.startswith("--") or moment.part not in {None, Part.END}:
        return None
    return s.Date(moment.iso, end_of=moment.part is Part.END)


_AT_EVENT = {
    Relation.BEFORE: s.Slot.BEFORE, Relation.UNTIL: s.Slot.UNTIL, Relation.ON: s.Slot.ON,
    Relation.BY: s.Slot.BY,
}  # fmt: skip


def _of_event(phrase: TimePhrase) -> CommaPhrase | None:
    """Say `upon signature`; only what Pact has a name for can stand alone."""
    slot = _AT_EVENT.get(phrase.relation) if phrase.relation else None
    point = _event(phrase.anchor)
    return CommaPhrase(slot, point, phrase.start, phrase.end) if slot and point else None


_DATED = {
    Relation.BY: s.Slot.BY, Relation.BEFORE: s.Slot.BY, Relation.ON: s.Slot.ON,
    Relation.UNTIL: s.Slot.UNTIL,
}  # fmt: skip


def _of_date(phrase: TimePhrase, moment: Moment, *, denied: bool) -> CommaPhrase | None:
    date = date_of(moment)
    slot = _DATED.get(phrase.relation) if phrase.relation else None
    if denied and phrase.relation is Relation.BEFORE:
        slot = s.Slot.UNTIL
    if date is None or slot is None or phrase.anchor is not None:
        return None
    return CommaPhrase(slot, date, phrase.start, phrase.end)


def _of_length(phrase: TimePhrase, length: Length) -> CommaPhrase | None:
    if length.low != length.high or length.about or length.unit is Unit.MINUTE:
        return None
    unit = "working day" if length.counted is Counted.WORKING else length.unit.value
    duration = s.Duration(length.low, unit)
    lasting = _LASTING.get(phrase.relation) if phrase.relation else None
    if lasting is not None and length.bound is None:
        end = phrase.anchor.start if phrase.anchor else phrase.end
        return CommaPhrase(lasting, duration, phrase.start, end)
    slot = _due(phrase, length)
    if slot is None:
        return None
    point = _event(phrase.anchor)
    end = phrase.anchor.start if phrase.anchor and point is None else phrase.end
    relation = "before" if phrase.side is Side.BEFORE else "after"
    return CommaPhrase(slot, s.Offset(duration, relation, point or _NOT_STATED), phrase.start, end)


_LASTING = {
    Relation.FOR: s.Slot.FOR, Relation.EVERY: s.Slot.EVERY, Relation.NOTICE: s.Slot.NOTICE,
}  # fmt: skip


def _due(phrase: TimePhrase, length: Length) -> s.Slot | None:
    """Return the slot of a length that is counted from an event, on the side it lies."""
    least = length.bound in {s.Comparison.AT_LEAST, s.Comparison.MORE_THAN}
    if phrase.side is Side.BEFORE:
        early = phrase.relation is Relation.BY and (least or length.bound is None)
        return s.Slot.BY if early else None
    if least:
        return None
    if phrase.relation in {Relation.WITHIN, Relation.BY}:
        return s.Slot.WITHIN
    if phrase.relation is not Relation.ON:
        return None
    return s.Slot.WITHIN if phrase.side is None else s.Slot.ON


def _event(anchor: Anchor | None) -> s.Point | s.Date | None:
    """Return the happening that a time is counted from, where Pact has a name for it."""
    if anchor is not None and anchor.date is not None:
        return date_of(anchor.date)
    match = _EVENT.fullmatch(anchor.words) if anchor else None
    name = _EVENTS.get(" ".join(match["event"].lower().split())) if match else None
    return s.Point(name) if name else None
