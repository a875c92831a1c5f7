"""Puts a phrase on time together from what was read of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from servanda.reading.times.anchors import anchor_at, side_at
from servanda.reading.times.phrase import KIND_OF, Anchor, Kind, Relation, Side, TimePhrase, Value

LATEST = re.compile(r",?\s+at\s+(?:the\s+)?(?:very\s+)?latest\b", re.IGNORECASE)
EARLIEST = re.compile(r",?\s+at\s+the\s+earliest\b", re.IGNORECASE)
NOTICE = re.compile(
    r"(?:\s+(?:of|in))?\s+(?:prior\s+|advance\s+|written\s+|previous\s+)*notice\b", re.IGNORECASE
)


class From(NamedTuple):
    """On which side of which event a time lies, and where those words end."""

    side: Side | None
    anchor: Anchor | None
    end: int


def counted_from(text: str, end: int) -> From | None:
    """Read the event that a length or a counted day is counted from, if the words name one."""
    side = side_at(text, end)
    if side is None:
        return None
    if side.ends_itself:
        return From(side.side, None, side.end)
    anchor = anchor_at(text, side.end)
    return None if anchor is None else From(side.side, anchor, anchor.end)


def made(
    start: int, end: int, relation: Relation | None, value: Value | None = None,
    source: From | None = None,
) -> TimePhrase:  # fmt: skip
    """Return the phrase on characters `start` up to where it or its event ends."""
    kind = KIND_OF[relation] if relation else Kind.POINT
    if source is None:
        return TimePhrase(start, end, kind, relation, value)
    return TimePhrase(
        start, max(end, source.end), kind, relation, value, source.side, source.anchor
    )
