"""The words that a phrase on time begins with, and what may follow each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from servanda.reading.times.phrase import Relation


@dataclass(frozen=True, slots=True)
class Opener:
    """Words that begin a phrase on time.

    `event`: which events may follow in place of a date; None if none may. `clause`: whether any
    words may (`until the Conference decides otherwise`). `length`: whether a length may, and how
    it then relates; `alone`: whether a year or a month may follow by itself.
    """

    relation: Relation
    words: str
    event: Literal["any", "plain", "date"] | None = None
    length: Relation | None = None
    alone: bool = True
    clause: bool = False


_NOT = r"(?:no|not)(?:\s+any)?"
OPENERS = (
    Opener(
        Relation.BY,
        rf"(?:by\s+|but\s+)?{_NOT}\s+later\s+than(?:\s+(?:by|on|at))?|at\s+(?:the\s+)?(?:very\s+)?latest"
        rf"(?:,?\s+(?:by|on|at|within))?|on\s+or\s+before|{_NOT}\s+after",
        event="any",
        length=Relation.BY,
    ),
    Opener(
        Relation.FROM,
        rf"{_NOT}\s+(?:earlier|sooner)\s+than|{_NOT}\s+before|not\s+until|at\s+the\s+earliest"
        r"(?:,?\s+(?:on|by))?|only\s+after",
        event="any",
        length=Relation.FROM,
    ),
    Opener(
        Relation.FROM,
        r"(?:to\s+take\s+effect\s+)?with\s+effect\s+(?:from|as\s+of|on)|effective\s+(?:from|as\s+of|on)"
        r"|as\s+(?:of|from)|(?:starting|beginning|commencing)(?:\s+(?:from|on|in|with|as\s+of))?|from",
        event="plain",
    ),
    Opener(Relation.FROM, r"since", event="any"),
    Opener(
        Relation.UNTIL,
        r"(?:up\s+)?(?:until|till)(?:\s+and\s+including)?",
        event="any",
        length=Relation.UNTIL,
        clause=True,
    ),
    Opener(
        Relation.UNTIL,
        r"up\s+to(?:\s+and\s+including)?|through|ending(?:\s+(?:on|in|with))?",
        event="date",
    ),
    Opener(Relation.UNTIL, r"pending", event="any"),
    Opener(
        Relation.BEFORE,
        r"(?:immediately\s+|directly\s+|shortly\s+)?(?:before|prior\s+to|in\s+advance\s+of|ahead\s+of|previous\s+to|preceding)",
        event="any",
        length=Relation.BEFORE,
    ),
    Opener(
        Relation.AFTER,
        r"(?:immediately\s+|directly\s+|only\s+)?(?:after|(?<!the\s)following|subsequent\s+to)",
        event="any",
        length=Relation.AFTER,
    ),
    Opener(
        Relation.WITHIN,
        r"within|inside\s+of|in\s+the\s+space\s+of",
        length=Relation.WITHIN,
        alone=False,
    ),
    Opener(Relation.BY, r"by", event="date"),
    Opener(
        Relation.DURING,
        r"during|in\s+the\s+course\s+of|throughout(?=\s+(?:the|its|any|each|such)\s+(?:\w+\s+)?(?:periods?|terms?|duration|validity|years?|months?|weeks?|days?|season|life)\b)",
        length=Relation.DURING,
        clause=True,
    ),
    Opener(Relation.DURING, r"in|over", length=Relation.ON),
    Opener(Relation.DURING, r"between", length=Relation.DURING, alone=False),
    Opener(Relation.FOR, r"for|lasting", length=Relation.FOR, alone=False),
    Opener(Relation.ON, r"upon", event="any", length=Relation.ON, alone=False),
    Opener(Relation.ON, r"on", event="plain", length=Relation.ON, alone=False),
    Opener(Relation.ON, r"at", event="date", length=Relation.ON, alone=False),
)
PATTERNS = tuple(
    (opener, re.compile(rf"(?:{opener.words})\b", re.IGNORECASE)) for opener in OPENERS
)
"""Each opener with its pattern; the first that reads a time after it counts."""
