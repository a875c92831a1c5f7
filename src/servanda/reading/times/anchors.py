"""Reads the event that a time is counted from: `30 days after the deposit of the instrument`."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from servanda.reading.times.dates import date_at
from servanda.reading.times.phrase import Anchor, Moment, Side

_BEFORE = (
    "before|prior to|previous to|preceding|in advance of|ahead of|until|in advance|beforehand"
)  # fmt: skip
SIDE = re.compile(
    rf"\s*,?\s*(?:(?P<before>{_BEFORE})"
    r"|(?P<after>after|(?:next\s+|immediately\s+)?following|subsequent to|upon|since"
    r"|later|thereafter|hence"
    r"|(?:as|to\s+run|to\s+be\s+(?:counted|reckoned)|counted|counting|reckoned|calculated|computed"
    r"|starting|beginning|commencing|running)?\s*from(?:\s+and\s+including)?"
    r"|(?:as|counted|starting|beginning|commencing)\s+(?:of|on|at|with|upon)|of(?!\s+(?:age|which|whom)\b)))\b",
    re.IGNORECASE,
)
_ENDS_ITSELF = frozenset({"later", "thereafter", "hence", "in advance", "beforehand"})

# Nouns of happenings in treaties: UN Treaty Handbook (2012), glossary (signature to withdrawal);
# the others follow "after", "before", "upon" or "until" in several of ../shared/data/treaty_texts.
EVENTS = (
    "signature|signing|ratification|acceptance|approval|accession|succession|adoption|entry|coming"
    "|deposit|receipt|notification|notice|expiry|expiration|termination|withdrawal|denunciation"
    "|completion|conclusion|commencement|beginning|start|end|establishment|constitution|composition"
    "|appointment|submission|presentation|delivery|publication|issuance|issue|request|referral"
    "|consultations?|meetings?|session|decision|determination|hearing|effective\\s+date"
    "|implementation|initiation|transmission|dispatch|exchange|verification|inspection|arrival"
    "|departure|importation|exportation|payment|release|elections?|referendum|cessation"
    "|cease-?fire|truce|armistice|closure|closing|opening|transfer|suspension|amendment"
    "|announcement|redeployment|invitation|renewal|extension|lapse|award|ruling|communication"
    "|detention|capture|arrest|introduction|application|date|day|anniversary|handover|dissolution"
)
_OWN = r"(?:(?:the|its|their|such|his|her|our|any|this|that|these|those|a|an|each|said)\s+)"
_DATE_OF = r"(?:date|day|time|moment|occasion|point)s?\s+(?:of|on\s+which|when|at\s+which|that)\s+"
_PLAIN = (
    r"(?:signature|signing|ratification|receipt|entry\s+into\s+force|coming\s+into\s+force|expiry"
    r"|expiration|adoption|accession|arrival|deposit|effective\s+date|termination|completion)\b"
)
_EVENT = {
    "any": rf"{_OWN}?(?:{_DATE_OF}|(?:[a-z]+\s+)?(?:{EVENTS})\b"
    r"|(?!giving|serving)[a-z]{3,}ing\s+(?!and\b))",
    "plain": rf"(?:{_OWN}?{_DATE_OF}|(?:the\s+(?=date|entry|coming|effective)|its\s+)?{_PLAIN}"
    r"|(?:that|this|such)\s+(?:date|day|time|moment)\b)",
    "date": rf"(?:{_OWN}?{_DATE_OF}|(?:that|this|such)\s+(?:date|day|time|moment)\b"
    r"|the\s+(?:end|beginning|start|close|conclusion|expiry|expiration|commencement|opening|time)\s+of\b)",
}
_EVENT_PATTERNS = {name: re.compile(p, re.IGNORECASE) for name, p in _EVENT.items()}
_STOP = re.compile(
    r"[,;:()\[\]\"“”]|\.(?=\s|$)|\n\s*\n|\s[–—]\s"
    r"|\b(?:shall|will|may|must|should|can|would|unless|if|provided|whichever|whether|except|but"
    r"|in\s+order|in\s+accordance|pursuant|subject\s+to|so\s+that|in\s+writing|within|until|not?\s+later"
    r"|at\s+the\s+latest|thereafter|with\s+(?:a\s+view|respect|regard)|(?<!time\s)as(?!\s+well\b)"
    r"|and\s+(?:in\s+any|once|every|each|not?\b|shall|by\b|at\s+the|thereafter|may|be\b|for\s+(?:a|an|so)\b|with\b|to\b)"
    r"|or\s+(?:not?\b|within|at\s+the|by\b|until|as\b)|to\s+(?!(?:the|an?|its?|their|them|each|any|all"
    r"|such|which|every|that|this|another|other|both|his|be|have|me|us|you|[A-Z])\b)"
    r"|for\s+an?\s+(?:further|period|term|initial)|for\s+(?:the\s+)?purposes?)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"(?:shall|will|may|must|should|can|would)\b", re.IGNORECASE)
# Where a modal ends the words, its subject stands last in them, and belongs to the sentence.
_SUBJECT = re.compile(
    r"(?<!\bof)(?<!\bby)(?<!\bto)(?<!\bin)(?<!\bon)(?<!\bat)(?<!\bfor)(?<!\bfrom)(?<!\bwith)"
    r"(?<!\bbetween)(?<!\bunder)(?<!\bwhich)(?<!\bthat)(?<!\bwhen)(?<!\band)(?<!\binto)(?<!\bupon)"
    r"(?<!\bagainst)(?<!\bconcerning)(?<!\bamong)(?<!\bwithin)"
    r"\s+(?=(?:the|an?|each|any|every|all|either|both|such|no|it|they|he|she|there|this|these|those"
    r"|neither|nothing|nobody|our|its|their|(?-i:[A-Z][\w’'-]*))(?:\s+[\w’'-]+){0,8}\s*$)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:and|or|to|the|of|by|in|on|at|for|from|with|a|an|that|which|is|are|be)$", re.IGNORECASE
)
_LONGEST = 240


class SideRead(NamedTuple):
    """A side of an event; where its word ends; whether nothing need follow (`two years later`)."""

    side: Side
    end: int
    ends_itself: bool


def side_at(text: str, start: int) -> SideRead | None:
    """Read `after`, `prior to`, `from`…, where it begins at a character."""
    match = SIDE.match(text, start)
    if match is None:
        return None
    word = " ".join((match["before"] or match["after"]).lower().split())
    side = Side.BEFORE if match["before"] else Side.AFTER
    return SideRead(side, match.end(), word in _ENDS_ITSELF)


def anchor_at(text: str, start: int) -> Anchor | None:
    """Read the words of an event, up to where the sentence goes on; or a date."""
    start = _skip_space(text, start)
    read = date_at(text, start, alone=True)
    if read is not None and isinstance(read.value, Moment):
        return Anchor(text[start : read.end], start, read.end, read.value)
    stop = _STOP.search(text, start, start + _LONGEST)
    end = stop.start() if stop else min(len(text), start + _LONGEST)
    words = text[start:end].rstrip()
    if stop and _MODAL.match(stop[0]):
        found = list(_SUBJECT.finditer(words))
        words = words[: found[0].start()] if found else words
    while match := _TRAILING.search(words):
        words = words[: match.start()]
    words = words.rstrip(" .-–—")
    return Anchor(words, start, start + len(words)) if words else None


def event_at(text: str, start: int, which: Literal["any", "plain", "date"]) -> Anchor | None:
    """Read an event where its words show that it is one.

    After `before`, `any` noun of a happening and any verb in -ing does; after `on` or `from`, which
    say much else, only a `plain` one; after `by` or `at`, only what is called a `date`.
    """
    start = _skip_space(text, start)
    return anchor_at(text, start) if _EVENT_PATTERNS[which].match(text, start) else None


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
