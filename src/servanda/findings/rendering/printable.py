"""Words from a stranger's document, made safe to print."""

from __future__ import annotations

import re

# Control characters could drive the reader's terminal, and direction marks could show words in
# another order than they are written in; both would let a document lie about itself.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(words: str) -> str:
    """Return `words` with each unsafe character shown as one harmless one, so that places hold."""
    return _UNSAFE.sub(
        lambda match: " " if match[0] in "\t\n\r" else "\N{REPLACEMENT CHARACTER}", words
    )
