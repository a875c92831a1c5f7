"""Words that show a provision, written so that they can be read.

In a cue, `*` stands for any ending, `-` for a hyphen, a space or nothing, `…` for up to six words,
`(a|b)` for a choice. Capitals are not told apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = r"[\w’'/&%-]+"
_BETWEEN = rf"(?:[\s,“”\"()]+{_WORD}){{0,10}}?[\s,“”\"()]+"


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words, and in one line what it is that they say.

    Where `beside` is given, it must stand in the same sentence, and `unless` must not.
    """

    words: str
    says: str
    beside: str | None = None
    unless: str | None = None

    def matches(self, sentence: str) -> list[tuple[int, int]]:
        """Return where in a sentence the words stand: start and end, in order."""
        if self.beside is not None and not compiled(self.beside).search(sentence):
            return []
        if self.unless is not None and compiled(self.unless).search(sentence):
            return []
        return [match.span() for match in compiled(self.words).finditer(sentence)]


@lru_cache(maxsize=512)
def compiled(words: str) -> re.Pattern[str]:
    """Return a cue's words as a regular expression."""
    parts = [part.strip() for part in words.split("…")]
    written = [
        part.replace("*", r"[\w’']*").replace("-", r"[-‐‑–\s]?").replace(" ", r"\s+")  # noqa: RUF001
        for part in parts
    ]
    return re.compile(rf"\b(?:{_BETWEEN.join(written)})(?!\w)", re.IGNORECASE)
