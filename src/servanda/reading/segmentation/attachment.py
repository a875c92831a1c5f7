"""Which article a remark speaks of: the one before it or the one after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*\d")
_AHEAD = re.compile(r"\b(?:next|following|below|now comes|what follows)\b|:\s*$", re.IGNORECASE)
_BACK = re.compile(r"\b(?:above|preceding|previous|foregoing)\b", re.IGNORECASE)
_ON_THE_WHOLE = re.compile(
    r"(?:in (?:sum|conclusion|short)|overall|taken together|all in all|on the whole|to sum up"
    r"|to conclude)\b",
    re.IGNORECASE,
)


def remarks_come_first(gaps: Sequence[tuple[str, str, str]], *, ends_with_remark: bool) -> bool:
    """Decide for the whole page whether remarks stand before the articles they speak of.

    Each gap holds the remark and the articles before and after it. A remark shares more words with
    the article it speaks of, and may say where to look. A page whose remarks come after their
    articles may well end with one; a page that never does speaks for the other order.
    """
    ahead = back = 0.0
    for remark, before, after in gaps:
        words = _words(remark)
        ahead += len(words & _words(after)) + 3 * bool(_AHEAD.search(remark))
        back += len(words & _words(before)) + 3 * bool(_BACK.search(remark))
    return ahead > back and not (ends_with_remark and ahead < 2 * back)


def on_the_whole(remark: str) -> bool:
    """Whether a remark sums up."""
    return bool(_ON_THE_WHOLE.match(remark))


def shares_words(one: str, other: str) -> bool:
    """Whether two texts speak of the same things."""
    return len(_words(one) & _words(other)) > 0


def _words(text: str) -> set[str]:
    return {word.lower()[:7] for word in _WORD.findall(text)}
