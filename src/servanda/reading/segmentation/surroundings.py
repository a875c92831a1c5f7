"""What stands around a name and a number, and how much it speaks for a beginning there."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Before a reference: what is said "in", "of", "under" an article, or of it and others.
_REFERS = re.compile(
    r"(?:\b(?:in|of|to|under|by|with|from|and|or|see|per|the|this|that|said|than|between|through"
    r"|both|on|for|at|de|del|la|du|des|en|et|y|e|i|l|los|las|cf|pursuant|following|also|e\.g|vide"
    r"|into|until|new|within|meaning|part|preceding|former|each|any|no|as|present|its|their)"
    r"['\u2019]?|[,(\[/]|(?:^|\s)\([a-z0-9]{1,4}\))\s*$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;:!?)\]}\"”’»*_=-]\s*$")
_GOES_ON_REFERRING = re.compile(
    r"\s*(?:\(\s?(?:\d{1,3}|[a-z]{1,4})\s?\)(?!\s+[A-Z])"
    r"|,\s*(?:paragraph|sub|article|section|as|and|of|the|shall|\d)"
    r"|\s(?:of|to|and|or|above|below|shall|is|was|were|are|may|has|have|will|paragraph|para|hereof"
    r"|thereof|in|on|for|as|by|which|with|applies|apply|provides|does|do|not|from|sub|hereto"
    r"|thereto|would|can|mutatis|must|et|y|de|del|du|des|and/or|only|also)\b(?!\s*$)"
    r"|/|%|\s?\d*\s?(?:to|-|\u2013)\s?\d)",
)
_PARAGRAPH = re.compile(r"\s+\(?\d{1,2}[.)]\s")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_LONG_NAME = 6
_AROUND = 60
_FEW = 0.3
HEAD, CAPITALS = 3.0, 2.5
"""The weight of the head of a block, and of capitals where the text around has none."""
HEADING_WEIGHT = 3.0
"""At least so much weight has what stands like a heading."""
_LINE, _SENTENCE, _GLUED, _WEAK = 2.5, 1.5, 1.0, 0.5


def weight_before(text: str, start: int, written: str, lines: Mapping[int, int]) -> float | None:
    """Weigh what stands before a name; None where it is a reference. `lines` begin at its keys."""
    lead = text[max(0, start - 24) : start]
    refers, ended = _REFERS.search(lead), _ENDED.search(lead)
    weight: float | None = _WEAK
    if start and (text[start - 1].isalpha() or text[start - 1] in "-'\u2019"):
        return _WEAK if _is_glued(text, start, written) else None
    if not lead.strip(" \"'“‘«*_([\u2022-"):
        weight = HEAD
    elif start in lines:
        weight = _WEAK if refers else _LINE
    elif written.islower():
        # Right after the end of a sentence, with no blank between: a line end was lost.
        weight = _LINE if lead[-1] in '.;:)]"”' else None
    elif written.isupper() and _in_small_letters(text, start):
        weight = CAPITALS
    elif refers:
        weight = None
    elif ended:
        weight = _SENTENCE
    return weight


def weight_after(text: str, end: int, lines: Mapping[int, int], *, capitals: bool) -> float | None:
    """Weigh what stands after a number; None where the sentence goes on.

    `capitals`: the name is set off by how it is typed, whatever follows.
    """
    rest = text[end : end + 40].lstrip("ºª°*†‡")
    first = rest.lstrip()[:1]
    if not first or end in lines or end + 1 in lines:
        return HEAD
    if goes_on_referring(rest) and not (capitals and rest[0].isalpha()):
        return None
    if first.isupper() or _PARAGRAPH.match(rest) or first in '"“‘«[(.:\u2013—-':
        return _SENTENCE
    return (_GLUED if first.isalnum() else _WEAK) if capitals else None


def goes_on_referring(after: str) -> bool:
    """Whether the words after a number speak of the division it names."""
    return bool(_GOES_ON_REFERRING.match(after))


def _is_glued(text: str, start: int, written: str) -> bool:
    """Whether a title without capitals runs into the name: "compositionarticle 2"."""
    before = _LAST_WORD.search(text, max(0, start - 24), start)
    return (
        len(written) >= _LONG_NAME
        and written.islower()
        and before is not None
        and before[0] not in {"p", "sub"}
    )


def _in_small_letters(text: str, start: int) -> bool:
    around = text[max(0, start - _AROUND) : start]
    letters = [c for c in around if c.isalpha()]
    return sum(c.isupper() for c in letters) <= _FEW * len(letters)
