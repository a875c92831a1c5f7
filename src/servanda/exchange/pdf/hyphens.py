"""Hyphens at the ends of lines: which were put there by the break, and which are the word's own.

The document itself is asked first: does the word stand elsewhere in one piece, or with its hyphen?
Then the words that the language pipeline was trained on. A compound is made of words; where what
follows the hyphen is no word that either knows, a word was broken. What nobody knows keeps it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from servanda.reading.pipelines import PIPELINES

HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(rf"[^\W\d_]+(?:[{HYPHENS}\u2011][^\W\d_]+)*")
_HEAD = re.compile(rf"(?:[^\W\d_]+[{HYPHENS}])*[^\W\d_]+(?=[{HYPHENS}]$)")
_TAIL = re.compile(r"[^\W\d_]+")
# Words after which half a word is left open on purpose: "short- and long-term".
_HELD_OPEN = frozenset({"and", "or", "to", "et", "ou", "und", "oder", "y", "o", "e"})


class Joint(Enum):
    """How two lines meet."""

    APART = "with a space"
    BROKEN = "in a word that the break divided: the hyphen goes"
    OWN = "in a word with a hyphen of its own"


class Hyphens:
    """Knows the words of a document, and settles each break by them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        for line in lines:
            # The last word of a line may be half a word, and so may the first.
            self.words.update(word.lower() for word in _WORD.findall(line)[1:-1])

    def joint(self, before: str, after: str) -> Joint:
        """Tell how the word at the end of one line meets the first of the next."""
        if len(before) < 2 or before[-1] not in HYPHENS or not before[-2].isalnum():  # noqa: PLR2004
            return Joint.APART
        tail = _TAIL.match(after)
        if tail and tail[0].lower() in _HELD_OPEN:
            return Joint.APART
        head = _HEAD.search(before)
        if head is None or tail is None:
            return Joint.OWN
        if not (tail[0][0].islower() or (tail[0] + head[0]).isupper()):
            return Joint.OWN
        if after[tail.end() :][:1] in tuple(HYPHENS) and self._knows(head[0]):
            return Joint.OWN  # most-favoured-nation
        return Joint.BROKEN if self._is_break(head[0], tail[0]) else Joint.OWN

    def _knows(self, word: str) -> bool:
        return word.lower() in known_words() or self.words[word.lower()] > 0

    def _is_break(self, left: str, right: str) -> bool:
        left, right = left.lower(), right.lower()
        whole, parted = self.words[left + right], self.words[f"{left}-{right}"]
        if whole != parted:
            return whole > parted
        known = known_words()
        if f"{left}-{right}" in known:
            return False
        last = left.rpartition("-")[2] + right
        return last in known or not self._knows(right)


@cache
def known_words() -> frozenset[str]:
    """Return the words that the language pipeline met when it was trained (OntoNotes 5)."""
    for package in PIPELINES:
        # The package is not imported: that would load the whole pipeline's machinery.
        found = find_spec(package)
        for folder in (found.submodule_search_locations or ()) if found else ():
            for strings in Path(folder).glob("*/vocab/strings.json"):
                listed: list[str] = json.loads(strings.read_text("utf-8"))
                return frozenset(word for word in listed if word.islower())
    return frozenset()
