"""Which passages are headings, and of which rank.

The tags and the outline of the file are believed where it has them. Otherwise a heading is set
larger than the text, all in bold, in capitals, or in the middle with text below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.exchange.pdf.pages import About
from servanda.exchange.pdf.passages import Passage, Setting

_LARGER = 1.07
_LONGEST = 160
_MOST_LINES = 4
_LOWEST = 6
_MOST_IN_MIDDLE = 3
_OPEN = (".", ",", ";", ":")

Dress = tuple[float, bool, bool]


def ranks_of(passages: Sequence[Passage], setting: Setting, about: About) -> list[int]:
    """Return the rank of each passage as a heading, from 1, or 0 where it is none."""
    outline = {(page, _plain(title)): level for level, title, page in about.outline}
    stated = [_stated(passage, outline) for passage in passages]
    dresses = [
        _dress(passages, i, setting) if not stated[i] else None for i in range(len(passages))
    ]
    order = sorted({dress for dress in dresses if dress}, reverse=True)
    base = min((rank for rank in stated if rank), default=1) - 1 if any(stated) else 0
    ranks = []
    for said, dress in zip(stated, dresses, strict=True):
        seen = base + order.index(dress) + 1 if dress else 0
        ranks.append(said or min(seen, _LOWEST))
    return ranks


def _stated(passage: Passage, outline: dict[tuple[int, str], int]) -> int:
    """Return the rank that the file itself gives."""
    tagged = min((word.style.heading for word in passage.first.words), default=0)
    if tagged:
        return min(tagged, _LOWEST)
    if len(passage.lines) > _MOST_LINES:
        return 0
    listed = outline.get((passage.first.page, _plain(passage.text)), 0)
    return min(listed, _LOWEST)


def _dress(passages: Sequence[Passage], i: int, setting: Setting) -> Dress | None:
    """Return what sets a heading off, in order of weight, or None where nothing does."""
    passage = passages[i]
    text = passage.text
    if len(passage.lines) > _MOST_LINES or len(text) > _LONGEST or not _has_letters(text):
        return None
    size = passage.first.size
    bold = all(word.style.bold for line in passage.lines for word in line.words)
    larger = size >= _LARGER * setting.size
    if larger or (bold and not setting.bold):
        return (round(size), bold, text.isupper())
    ended = text.rstrip().endswith(_OPEN)
    if size < setting.size / _LARGER or ended:
        return None
    if _heads_text(passages, i):
        return (round(size), bold, text.isupper())
    return None


def _heads_text(passages: Sequence[Passage], i: int) -> bool:
    """Whether a passage stands in the middle of its column with text of the column below it."""
    if not _in_middle(passages[i]):
        return False
    following = passages[i + 1 : i + 1 + _MOST_IN_MIDDLE]
    return not all(_in_middle(passage) for passage in following)


def _in_middle(passage: Passage) -> bool:
    return all(line.centred for line in passage.lines)


def _has_letters(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _plain(title: str) -> str:
    return " ".join(title.lower().split())
