"""The paragraphs of an article's words, as a pact file quotes them line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from servanda.exchange.lines import Line

# A sub-point begins a paragraph; a number that a broken line happens to begin with does not.
_SUB_POINT = re.compile(r"\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,6})[.)]|[•\u2013—-])\s")
_ENDED = re.compile(r"(?:[.:;,!?][\"'”’)]*|\b(?:and|or))\s*$")


def quoted_paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Put together the lines of each paragraph, as Markdown does; a sub-point begins its own."""
    group: list[Line] = []
    for line in lines:
        begins = _SUB_POINT.match(line.text) and group and ends_a_paragraph(group[-1].text)
        if group and (line.blank or begins):
            yield group
            group = []
        if not line.blank:
            group.append(line)
    if group:
        yield group


def ends_a_paragraph(text: str) -> bool:
    """Whether a sub-point on the next line begins a paragraph of its own after these words."""
    return bool(_ENDED.search(text))
