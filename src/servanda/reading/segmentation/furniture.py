"""Lines that belong to the page they were taken from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation.counting import best_runs
from servanda.reading.segmentation.numbers import roman

# Strings that publishing software puts around an article: WordPress core and its default themes
# ("Continue reading", "Read more", "Leave a comment", "Posted in", "Tagged", "Previous", "Next",
# "Proudly powered by"), the sharing module of Jetpack ("Share this", "Like this", "Click to share",
# "Related"), Blogger ("Newer post", "Older post", "Labels").
_PAGE_LINE = re.compile(
    r"(?:continue reading|read (?:more|also|next)|leave a (?:comment|reply)|share (?:this|on|via)\b"
    r"|like this\b|click to (?:share|email|print)|related(?: posts?| articles?)?:?$"
    r"|posted (?:in|on|by)\b|tagged\b|tags:|filed under|categor(?:y|ies):|previous(?: post)?\s*:?$"
    r"|next(?: post)?\s*:?$|newer posts?|older posts?|proudly powered by|subscribe\b.{0,60}$"
    r"|sign up\b.{0,60}$|print(?: this)?$|advertisement$|loading\W*$"
    r"|\d+ (?:comments?|responses|shares|views)\b|no comments\b|skip to (?:main )?content"
    r"|back to top)",
    re.IGNORECASE,
)
# Rows of a table are numbered as well, and stand closer together.
_SHORTEST_PAGE = 800
_FEWEST_PAGES = 3
_LONGEST_NUMBER = 6
_WEIGHT = 6.0
_ADDRESS = re.compile(r"\W*(?:https?://\S+|www\.\S+)\W*")


def page_line(block: Block) -> str | None:
    """Say why a block belongs to the page, or None when it may say something."""
    if block.kind is BlockKind.RULE:
        return "a line drawn across the page"
    text = block.text.strip()
    if _ADDRESS.fullmatch(text):
        return "an address alone"
    if found := _PAGE_LINE.match(text):
        return f"a line of the page (“{found[0]}”)"
    return None


@dataclass(frozen=True, slots=True)
class _PageNumber:
    block: int
    value: tuple[int, ...]
    suffix: str = ""
    weight: float = _WEIGHT


def page_numbers(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the blocks that are the numbers of pages: alone, counting on, a page apart."""
    found = [number for i, block in enumerate(blocks) if (number := _page_number(i, block))]
    if len(found) < _FEWEST_PAGES:
        return frozenset()
    ends = list(accumulate(len(block.text) for block in blocks))
    kept: set[int] = set()
    for run in best_runs([[number] for number in found]):
        apart = [ends[b.block] - ends[a.block] for a, b in pairwise(run)]
        if len(run) >= _FEWEST_PAGES and median(apart) >= _SHORTEST_PAGE:
            kept |= {number.block for number in run}
    return frozenset(kept)


def _page_number(i: int, block: Block) -> _PageNumber | None:
    written = block.text.strip(" -\u2013\u2014")
    if not written or len(written) > _LONGEST_NUMBER or block.marker:
        return None
    value = int(written) if written.isdecimal() else roman(written)
    return _PageNumber(i, (value,)) if value else None
