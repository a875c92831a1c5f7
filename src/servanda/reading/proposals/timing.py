"""Tells which of a sentence's phrases on time belong to which of its frames."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.reading.clauses import Frame, Qualifier, Span
from servanda.reading.proposals.comma_phrases import is_counted
from servanda.reading.times import Relation, TimePhrase

_OF_THE_ACT = frozenset(
    {Relation.WITHIN, Relation.BY, Relation.FOR, Relation.EVERY, Relation.UNTIL, Relation.NOTICE}
)
"""What bounds an act even where a parser hangs it on a thing; `on` may date the thing itself."""


_OF_A_PART = re.compile(
    r"\b(?:the|one)\s+(?:first|second|third|last|other|others|remainder|rest|balance|latter|former"
    r"|(?:first|other|remaining)\s+half|half)(?:\s+of\s+(?:which|them))?"
    r"(?:\s+(?:is|are|to\s+be|being)(?:\s+\w+)?)?,?\s+$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose)\b", re.IGNORECASE)


def times_of(
    frame: Frame, frames: Sequence[Frame], times: Sequence[TimePhrase]
) -> tuple[TimePhrase, ...]:
    """Return the phrases on time that say when a frame's act is due, begins or lasts.

    A time within a condition is the condition's own.
    """
    own = _qualifying(frame)
    others = [span for f in frames if f is not frame for span in _qualifying(f)]
    roles = [span for role in frame.act.roles for span in role.words.spans]
    things = [frame.act.object] if frame.act.object is not None else []
    on_things = [span for phrase in things for span in phrase.words.spans]
    events = [q for f in frames for q in f.qualifiers if q.event and not is_counted(q)]
    conditions = [span for q in events for span in q.words.spans]
    alone = len(frames) == 1

    def is_own(time: TimePhrase) -> bool:
        if _touches(time, own) or (alone and not _touches(time, frame.taken)):
            return True
        if _touches(time, others):  # it stands in a clause beside what this one speaks of
            return False
        return _touches(time, roles) or (time.relation in _OF_THE_ACT and _touches(time, on_things))

    return tuple(t for t in times if not _touches(t, conditions) and is_own(t))


def of_the_whole(text: str, times: Sequence[TimePhrase]) -> tuple[TimePhrase, ...]:
    """Return the times but those of a part alone, `three sums, the first within 30 days`."""
    return tuple(t for t in times if not _OF_A_PART.search(text, 0, t.start))


def _qualifying(frame: Frame) -> list[Span]:
    """Return where words stand that qualify a frame's act by themselves."""
    return [span for q in frame.qualifiers if _is_plain(q) for span in q.words.spans]


def _is_plain(qualifier: Qualifier) -> bool:
    return qualifier.event is None or is_counted(qualifier)


def _touches(time: TimePhrase, spans: Sequence[Span]) -> bool:
    return any(span.start < time.end and time.start < span.end for span in spans)
