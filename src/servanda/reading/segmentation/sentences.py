"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re

# A full stop after these ends no sentence: initials, titles and the abbreviations of references as
# the United Nations Editorial Manual writes them (abbreviations; citations).
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|St|No|Nos|Art|Arts|Sec|Para|Paras|Vol|Ch|cf|vs|viz|etc|approx"
    r"|e\.g|i\.e|U\.S|U\.N|U\.K))\.$",
    re.IGNORECASE,
)
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"”\u2019»)\]]*\s+(?=[\"“\u2018«(\[]?[A-Z0-9])")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each sentence; together they cover all but white space."""
    spans, start = [], 0
    for end in _END.finditer(text):
        before = text[max(start, end.start() - 12) : end.start() + 1]
        if end[0].startswith(".") and end[0][1:2].isspace() and _ABBREVIATION.search(before):
            continue
        spans.append((start, end.start() + len(end[0].rstrip())))
        start = end.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans
