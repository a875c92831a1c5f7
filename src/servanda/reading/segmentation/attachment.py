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


def remarks_come_first(
    remarks: Sequence[tuple[str, int]], articles: Sequence[str], *, ends_with_remark: bool
) -> bool:
    """Decide for the whole page whether remarks stand before the articles they speak of.

    Each remark comes with the number of the article before it; another one follows. A remark shares
    more words with the article it speaks of, and may say where to look. A page whose remarks come
    after their articles may well end with one; a page that never does speaks for the other order.
    """
    # Many remarks may stand beside one long article: its words are gathered once.
    beside = {n for _, before in remarks for n in (before, before + 1)}
    said = {n: _words(articles[n]) for n in beside}
    ahead = back = 0.0
    for remark, before in remarks:
        words = _words(remark)
        ahead += len(words & said[before + 1]) + 3 * bool(_AHEAD.search(remark))
        back += len(words & said[before]) + 3 * bool(_BACK.search(remark))
    return ahead > back and not (ends_with_remark and ahead < 2 * back)


def on_the_whole(remark: str) -> bool:
    """Whether a remark sums up."""
    return bool(_ON_THE_WHOLE.match(remark))


def shares_words(one: str, other: str) -> bool:
    """Whether two texts speak of the same things."""
    return len(_words(one) & _words(other)) > 0


def _words(text: str) -> set[str]:
    return {word.lower()[:7] for word in _WORD.findall(text)}
