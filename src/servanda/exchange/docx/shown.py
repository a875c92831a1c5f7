"""Words of a pact file as Word shows them, each character knowing where it stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from servanda.instrument.document import Emphasis, Stress

_WORD = re.compile(r"\S+")
# The inline marks of Markdown that a pact file uses; what they enclose is shown without them.
_MARKED = re.compile(
    r"\*\*(?=\S)(?P<bold>[^*]+?)(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=\S)(?P<italic>[^*]+?)(?<=\S)\*(?![\w*])"
)
# What XML 1.0 (2.2) does not allow.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STRESSES = {"bold": Stress.BOLD, "italic": Stress.ITALIC}


@dataclass(frozen=True, slots=True)
class Shown:
    """Words with even white space; `origin` is each character's offset in the file."""

    text: str
    origin: tuple[int, ...]
    emphasis: tuple[Emphasis, ...] = ()

    def offset_of(self, place: int) -> int:
        """Return which character stands at a place in the file, or next after it."""
        return bisect_left(self.origin, place)


def printable(text: str) -> str:
    """Return a text in which the sign of a damaged letter stands for what Word cannot hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def shown(content: str, stretches: Iterable[tuple[int, int]]) -> Shown:
    """Show the words of these stretches of a file, with one blank between them."""
    pieces: list[str] = []
    origin: list[int] = []
    for start, end in stretches:
        for word in _WORD.finditer(content, start, end):
            if origin:
                origin.append(origin[-1] + 1)
            pieces.append(word[0])
            origin.extend(range(word.start(), word.end()))
    return Shown(printable(" ".join(pieces)), tuple(origin))


def without_marks(words: Shown) -> Shown:
    """Show what stands between the marks of Markdown, bold or italic, without the marks."""
    kept: list[int] = []
    emphasis: list[Emphasis] = []
    position = 0
    for found in _MARKED.finditer(words.text):
        name = found.lastgroup or ""
        kept += range(position, found.start())
        start = len(kept)
        kept += range(found.start(name), found.end(name))
        emphasis.append(Emphasis(_STRESSES[name], start, len(kept)))
        position = found.end()
    kept += range(position, len(words.text))
    text = "".join(words.text[i] for i in kept)
    return Shown(text, tuple(words.origin[i] for i in kept), tuple(emphasis))
