"""Reads when: dates, periods and their starting events, as treaties write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from servanda.instrument.pact import syntax as s
from servanda.reading.proposals.counts import COUNT_IN_WORDS, counted

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_COUNT = rf"(?P<count>\d+|{COUNT_IN_WORDS})(?:\s*\(\d+\))?"
_UNIT = r"(?P<unit>working day|hour|day|week|month|year)s?"
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\s+(?:(?P<day2>\d{{1,2}}),\s+)?"
    r"(?P<year>[12]\d{3})|(?P<only>[12]\d{3})\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"\b(?:within|(?:no|not) later than)\s+{_COUNT}\s+{_UNIT}"
    r"(?!\s+(?:before|prior))(?P<rest>\s+(?:of|after|from)\s+(?P<event>.+))?",
    re.IGNORECASE,
)
_IN = re.compile(rf"^in\s+{_COUNT}\s+{_UNIT}$", re.IGNORECASE)
_BY = re.compile(
    rf"(?P<word>\bby|\b(?:no|not) later than|(?<!not )\bbefore)\s+(?P<end>the end of\s+)?"
    rf"(?P<date>{_DATE.pattern})(?!\s+[a-z])",
    re.IGNORECASE,
)
_FOR = re.compile(rf"\bfor\s+(?:a period of\s+)?{_COUNT}\s+{_UNIT}", re.IGNORECASE)
_OF_THIS = re.compile(r"\s+of (?:this|the present) \w+$")
_ON = re.compile(rf"^on\s+(?P<date>{_DATE.pattern})(?!\s+[a-z])", re.IGNORECASE)
_EVENTS = {
    "signature": "signature", "signing": "signature", "the signature": "signature",
    "entry into force": "entry into force", "the entry into force": "entry into force",
    "its entry into force": "entry into force", "ratification": "ratification",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """A comma phrase on time, and the words it was read from."""

    slot: s.Slot
    value: s.Time | s.Duration
    start: int
    end: int


def date_in(words: str) -> s.Date | None:
    """Return the first date in a text, at the precision it is given."""
    match = _DATE.search(words)
    if match is None:
        return None
    if match["only"]:
        return s.Date(match["only"])
    month = _MONTHS.index(match["month"].lower()) + 1
    day = match["day"] or match["day2"]
    return s.Date(f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else ""))


def when(words: str, *, denied: bool = False) -> When | None:
    """Return what a phrase says of time, or None. An event that is not understood is a hole.

    What is `denied` before a date is forbidden until then.
    """
    if match := _WITHIN.search(words) or _IN.search(words.strip()):
        event = _OF_THIS.sub("", (match.groupdict().get("event") or "").strip(" .,;").lower())
        anchor = s.Point(_EVENTS[event]) if event in _EVENTS else s.Hole(s.Gap.NOT_STATED)
        end = match.end() if event in _EVENTS else match.end("unit") + 1
        value = s.Offset(_duration(match), "after", anchor)
        return When(s.Slot.WITHIN, value, match.start(), min(end, len(words)))
    if (match := _ON.search(words.strip())) and (found := date_in(match["date"])):
        return When(s.Slot.ON, found, 0, len(words))
    if (match := _BY.search(words)) and (found := date_in(match["date"])):
        date = s.Date(found.iso, end_of=bool(match["end"]))
        early = denied and match["word"].lower() == "before"
        return When(s.Slot.UNTIL if early else s.Slot.BY, date, match.start(), match.end())
    if match := _FOR.search(words):
        return When(s.Slot.FOR, _duration(match), match.start(), match.end())
    return None


def _duration(match: re.Match[str]) -> s.Duration:
    count = match["count"]
    number = int(count) if count.isdigit() else counted(count)
    return s.Duration(number, match["unit"].lower())
