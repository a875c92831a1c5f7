"""Words that show a provision, written so that they can be read.

In a cue, `*` stands for any ending, `-` for a hyphen, a space or nothing, `…` for up to ten words,
`..` for up to three, `(a|b)` for a choice. Capitals and small letters are told apart only where the
cue has capitals: `UN` is no French article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = r"[\w’'/&%-]+"
_SIGN = re.compile(r"\*|-|\s*…\s*|\s*\.\.\s*|\s+|\b[A-Z]{2,}s?\b")
_GAP = re.compile(r"…|\.\.")
_GAP_OR_BRACKET = re.compile(r"(…|\.\.|[()])")
_LETTERS_OF_WORD = re.compile(r"\w+")
_LETTERS = 3
# A law comes into force, a force does not.
_OTHER_FORCE = re.compile(
    r"\b(?:in|into)\s+(?:full\s+)?force\b|\bforce\s+majeure\b|\b(?:labou?r|work|task)[-\s]?forces?\b"
    r"|\bforce\s+of\s+law\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words, and in one line what it is that they say.

    Where `beside` is given, it must stand in the same sentence, and `unless` must not. A cue that
    `denies_the_contrary` (`nobody is prosecuted`) has a “no” of its own, which denies nothing.
    """

    words: str
    says: str
    beside: str | None = None
    unless: str | None = None
    denies_the_contrary: bool = False

    def may_begin(self, begun: frozenset[str]) -> bool:
        """Whether the cue can stand among words of these beginnings (see `beginnings`)."""
        stretches = _stretches(self.words) + (_stretches(self.beside) if self.beside else ())
        return not any(stretch.isdisjoint(begun) for stretch in stretches)

    def matches(self, sentence: str) -> list[tuple[int, int]]:
        """Return where in a sentence the words stand: start and end, in order."""
        if self.beside is not None and not compiled(self.beside).search(sentence):
            return []
        if self.unless is not None and compiled(self.unless).search(sentence):
            return []
        return [match.span() for match in compiled(self.words).finditer(sentence)]


def beginnings(sentence: str) -> frozenset[str]:
    """Return the first letters of each word: most cues can be ruled out by these, and fast."""
    return frozenset(word[:_LETTERS].lower() for word in _LETTERS_OF_WORD.findall(sentence))


def without_lookalikes(sentence: str) -> str:
    """Blank out, at the same length, what only looks like a word of the cues."""
    return _OTHER_FORCE.sub(lambda found: " " * len(found[0]), sentence)


@lru_cache(maxsize=512)
def _stretches(words: str) -> tuple[frozenset[str], ...]:
    """Return how the words before, between and after the gaps begin: one of each must be there.

    A gap inside a choice parts nothing, since the choice may be met by other words.
    """
    parts, depth = [""], 0
    for sign in _GAP_OR_BRACKET.split(words):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and _GAP.fullmatch(sign):
            parts.append("")
        else:
            parts[-1] += sign
    return tuple(beginnings(part) | beginnings(part.replace("-", "")) for part in parts)


@lru_cache(maxsize=512)
def compiled(words: str) -> re.Pattern[str]:
    """Return a cue's words as a regular expression."""
    return re.compile(rf"\b(?:{_SIGN.sub(_written, words)})(?!\w)", re.IGNORECASE)


def _written(sign: re.Match[str]) -> str:
    match sign[0].strip() or " ":
        case "*":
            return r"[\w’']*"
        case "-":
            return r"[-‐‑–\s]?"  # noqa: RUF001
        case " ":
            return r"\s+"
        case "…":
            return _up_to(10)
        case "..":
            return _up_to(3)
        case capitals:
            return f"(?-i:{capitals})"


def _up_to(words: int) -> str:
    return rf"(?:[\s,“”\"()]+{_WORD}){{0,{words}}}?[\s,“”\"()]+"
