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
    if phrase.kind is Kind.VAGUE or phrase.disagrees:
        return None
    match phrase.value:
        case Moment():
            return _of_date(phrase, phrase.value, denied=denied)
        case Length():
            return _of_length(phrase, phrase.value)
        case Nth(of=None):
            length = Length(phrase.value.number, phrase.value.number, phrase.value.unit)
            return _of_length(phrase, length) if phrase.value.number > 0 else None
    return None


def date_of(moment: Moment) -> s.Date | None:
    """Return a date as Pact writes it; it must name its year."""
    if moment.iso.startswith("--") or moment.part not in {None, Part.END}:
        return None
    return s.Date(moment.iso, end_of=moment.part is Part.END)


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
    if phrase.relation is Relation.FOR and length.bound is None:
        end = phrase.anchor.start if phrase.anchor else phrase.end
        return CommaPhrase(s.Slot.FOR, duration, phrase.start, end)
    if phrase.relation not in {Relation.WITHIN, Relation.BY, Relation.ON} or _is_least(length):
        return None
    if phrase.side is Side.BEFORE:
        return None
    within = phrase.relation is not Relation.ON or phrase.side is None
    point = _event(phrase.anchor)
    end = phrase.anchor.start if phrase.anchor and point is None else phrase.end
    offset = s.Offset(duration, "after", point or _NOT_STATED)
    return CommaPhrase(s.Slot.WITHIN if within else s.Slot.ON, offset, phrase.start, end)


def _is_least(length: Length) -> bool:
    return length.bound in {s.Comparison.AT_LEAST, s.Comparison.MORE_THAN}


def _event(anchor: Anchor | None) -> s.Point | None:
    match = _EVENT.fullmatch(anchor.words) if anchor else None
    name = _EVENTS.get(" ".join(match["event"].lower().split())) if match else None
    return s.Point(name) if name else None
