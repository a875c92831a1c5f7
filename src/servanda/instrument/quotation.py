"""Finds quoted words in the words of an article, letter for letter.

Only white space and the shape of quotation marks are disregarded. An ellipsis at either end of a
quotation, or within it, stands for words left out.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*")
_MARKS = str.maketrans(
    dict.fromkeys('“”„‟«»‹›‘’‚‛`´"', "'")  # noqa: RUF001 - these are the marks meant
)
_WORD = re.compile(r"\S+")
_UNEVEN = re.compile(r"[^\S ]|^ | (?= |$)")
_GOES_ON = re.compile(
    r"\w\n\w"  # a word
    r"|\w[-\u2010\u2011]\n\w|\w\n[-\u2010\u2011]\w"  # a word with a hyphen
    r"|\d[.,]\n\d|\d\n[.,]\d"  # a figure
)
_STOPS = ".,;:"
_ALIKE = 0.6  # as difflib counts likeness; below it two stretches share only common letters
_MOST_COMPARED = 2_000_000  # pairs of words; nobody waits for a hint
_MOST_WINDOWS = 20_000


@dataclass(frozen=True, slots=True)
class _Even:
    """Words with even white space and marks; `origin` gives each character's offset before."""

    words: str
    origin: Sequence[int]


def plain_marks(words: str) -> str:
    """Return words with one shape for all quotation marks; each character stays in its place."""
    return words.translate(_MARKS)


@lru_cache(maxsize=1 << 14)
def _even(words: str) -> _Even:
    marked = plain_marks(words)
    if not _UNEVEN.search(marked):
        return _Even(marked, range(len(marked)))
    origin = array("I")  # many articles are kept, and each of their characters counts
    for match in _WORD.finditer(marked):
        if origin:
            origin.append(origin[-1] + 1)
        origin.extend(range(*match.span()))
    return _Even(" ".join(marked.split()), origin)


@lru_cache(maxsize=1 << 16)
def find_quotation(quote: str, words: str) -> tuple[tuple[int, int], ...] | None:
    """Return the stretches of `words` that `quote` quotes, in order; None where one is not there.

    A quotation of nothing but an ellipsis quotes all the words.
    """
    pieces = [piece for piece in _ELLIPSIS.split(quote.strip()) if piece]
    if not pieces:
        return ((0, len(words)),) if words and quote.strip() else None
    even = _even(words)
    found: list[tuple[int, int]] = []
    position = 0
    for piece in pieces:
        wanted = _even(piece).words.strip()
        start = _find_whole(wanted, even.words, position)
        if start < 0:
            return None
        position = start + len(wanted)
        found.append((even.origin[start], even.origin[position - 1] + 1))
    return tuple(found)


def _find_whole(wanted: str, words: str, begin: int) -> int:
    """Return where `wanted` stands without cutting a word or a figure in two, or -1.

    A hyphen is within a word: “binding” does not stand in “non-binding”.
    """
    start = words.find(wanted, begin)
    while start >= 0:
        end = start + len(wanted)
        if not _within_a_word(words, start) and not _within_a_word(words, end):
            return start
        start = words.find(wanted, start + 1)
    return -1


def _within_a_word(words: str, at: int) -> bool:
    """Whether a word or a figure goes on across a place."""
    return _GOES_ON.search(f"{words[max(0, at - 2) : at]}\n{words[at : at + 2]}") is not None


def nearest_words(quote: str, words: str) -> str | None:
    """Return the stretch of `words` most like `quote`, or None where nothing is like it."""
    wanted = _WORD.findall(_ELLIPSIS.sub(" ", quote))
    places = [match.span() for match in _WORD.finditer(words)]
    if not wanted or not places or len(wanted) * len(places) > _MOST_COMPARED:
        return None
    tokens = [words[a:b].translate(_MARKS).lower() for a, b in places]
    target = [w.translate(_MARKS).lower() for w in wanted]
    matcher = SequenceMatcher(None, target, tokens, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if not blocks or sum(b.size for b in blocks) * 3 < len(target):
        return _nearest_letters(quote, wanted, words, places)
    first, last = blocks[0], blocks[-1]
    begin = max(0, first.b - first.a)
    end = min(len(places), last.b + last.size + (len(target) - last.a - last.size))
    if end - begin > 2 * len(target) + 4:
        longest = max(blocks, key=lambda b: b.size)
        begin, end = longest.b, longest.b + longest.size
    return _without_stop(words[places[begin][0] : places[end - 1][1]], quote)


def _nearest_letters(
    quote: str, wanted: list[str], words: str, places: list[tuple[int, int]]
) -> str | None:
    """For short quotations with a misspelt word: compare letter by letter."""
    size = min(len(wanted), len(places))
    target = " ".join(wanted).lower()
    last = min(len(places) - size + 1, _MOST_WINDOWS)
    windows = dict.fromkeys(words[places[i][0] : places[i + size - 1][1]] for i in range(last))
    matcher = SequenceMatcher(None, b=target)
    best, likeness = None, _ALIKE
    for window in windows:
        matcher.set_seq1(window.lower())
        if (
            matcher.real_quick_ratio() >= likeness
            and matcher.quick_ratio() >= likeness
            and (ratio := matcher.ratio()) >= likeness
            and (best is None or ratio > likeness)
        ):
            best, likeness = window, ratio
    return _without_stop(best, quote) if best else None


def _without_stop(near: str, quote: str) -> str:
    """Leave out the mark that ends the words, where the quotation has none."""
    return near if quote.rstrip()[-1:] in _STOPS else near.rstrip(_STOPS)
