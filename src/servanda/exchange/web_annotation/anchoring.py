"""Finds quoted words again in a text that may have moved or changed, and guesses nothing.

The words before a quotation and those after it are landmarks where they stand once in the text.
Between two landmarks stand the words, if what stands there is still like them. Beside one landmark
the same words are enough where it is known that neither had a double before; else, and for words
that only look alike, the other side must bear it out. Words that stood once and stand once are
found without any. Whatever remains is not anchored: it is ambiguous, or gone.

Position is believed in the very same text only, and likeness alone is never enough. White space and
the shape of quotation marks are disregarded.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property

from servanda.exchange.web_annotation.selectors import Quote, Side, digest_of, stands_once
from servanda.instrument.quotation import plain_marks

# Shorter words may have come to stand somewhere by chance.
_LANDMARK = 12
_TELLING = 24
# How alike words must be to what stands between two landmarks, and beside one: `ratio` of difflib,
# twice the letters in common by all letters.
_ALIKE_BETWEEN = 0.6
_ALIKE_BESIDE = 0.85
# Landmarks farther apart than so many times the words no longer enclose them.
_FARTHEST = 4
# Comparing letter by letter takes the square of the length; nobody quotes more.
_LONGEST_COMPARED = 4000


class Lost(StrEnum):
    """Why words are not anchored."""

    GONE = "the words are not there any more"
    REPLACED = "other words stand in their place"
    AMBIGUOUS = "the words stand in several places"
    DOUBTFUL = "the words are there, but what stood around them is not"
    NOTHING_QUOTED = "no words are quoted"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where words stand: the characters from `start` up to `end`.

    `likeness` is 1 where they are the same, letter for letter.
    """

    start: int
    end: int
    likeness: float = 1.0


@dataclass(frozen=True)
class AnchoringText:
    """A text in which quotations are sought."""

    content: str

    @cached_property
    def plain(self) -> str:
        """The text with a blank for each white space, and plain quotation marks."""
        return plain_marks("".join(" " if c.isspace() else c for c in self.content))

    def anchor(self, quote: Quote) -> Anchored | Lost:
        """Find quoted words."""
        exact, before, after = (_even(part) for part in (quote.exact, quote.prefix, quote.suffix))
        if not exact:
            return Lost.NOTHING_QUOTED
        if quote.digest == digest_of(self.content) and self.plain.startswith(exact, quote.start):
            return self._exactly(exact, quote.start)
        telling = Side.EXACT in quote.once and len(exact) >= _TELLING
        if telling and stands_once(exact, self.plain):
            return self._exactly(exact, self.plain.find(exact))
        begin, end = self._end_of(before), self._beginning_of(after)
        if begin is not None and end is not None and 0 <= end - begin <= _FARTHEST * len(exact):
            return self._between(exact, begin, end)
        beside = self._beside(exact, begin, end)
        borne_out = {
            place
            for side, place in beside.items()
            if (place.likeness == 1 and {side, Side.EXACT} <= quote.once)
            or self._is_borne_out(place, before, after)
        }
        if len(borne_out) == 1:
            return borne_out.pop()
        return Lost.AMBIGUOUS if borne_out else self._together(exact, before, after)

    def _end_of(self, before: str) -> int | None:
        """Return where words begin that follow a landmark."""
        if len(before) < _LANDMARK or not stands_once(before, self.plain):
            return None
        end = self.plain.find(before) + len(before)
        return end + self.plain.startswith(" ", end)

    def _beginning_of(self, after: str) -> int | None:
        """Return where words end that a landmark follows."""
        if len(after) < _LANDMARK or not stands_once(after, self.plain):
            return None
        start = self.plain.find(after)
        return start - self.plain.endswith(" ", 0, start)

    def _exactly(self, exact: str, start: int) -> Anchored:
        return Anchored(start, start + len(exact))

    def _between(self, exact: str, begin: int, end: int) -> Anchored | Lost:
        now = self.plain[begin:end]
        if not now.strip():
            return Lost.GONE
        if now.startswith(exact) is not now.endswith(exact):
            return self._exactly(exact, begin if now.startswith(exact) else end - len(exact))
        if now == exact or (len(exact) >= _LANDMARK and stands_once(exact, now)):
            return self._exactly(exact, begin + now.find(exact))
        likeness = _likeness(exact, now)
        return Anchored(begin, end, likeness) if likeness >= _ALIKE_BETWEEN else Lost.REPLACED

    def _beside(self, exact: str, begin: int | None, end: int | None) -> dict[Side, Anchored]:
        """Find the words, or words like them, right beside a landmark."""
        found: dict[Side, Anchored] = {}
        if begin is not None:
            found[Side.PREFIX] = self._like(exact, begin, begin + _room(exact), from_start=True)
        if end is not None:
            start = max(end - _room(exact), 0)
            found[Side.SUFFIX] = self._like(exact, start, end, from_start=False)
        return {side: place for side, place in found.items() if place.likeness >= _ALIKE_BESIDE}

    def _like(self, exact: str, start: int, end: int, *, from_start: bool) -> Anchored:
        """Take of a stretch, from its start or up to its end, what is most like the words."""
        now = self.plain[start:end]
        if now.startswith(exact) and from_start:
            return self._exactly(exact, start)
        if now.endswith(exact) and not from_start:
            return self._exactly(exact, end - len(exact))
        if len(exact) > _LONGEST_COMPARED:
            return Anchored(start, end, 0.0)
        matcher = SequenceMatcher(None, exact, now, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return Anchored(start, end, 0.0)
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        here, close = (0, last) if from_start else (first, len(now))
        return Anchored(start + here, start + close, _likeness(exact, now[here:close]))

    def _is_borne_out(self, place: Anchored, before: str, after: str) -> bool:
        """Whether what was on both sides of the words is there, as far as it was given."""
        left = _common(before[::-1], self.plain[: place.start].rstrip()[-_LANDMARK:][::-1])
        right = _common(after, self.plain[place.end : place.end + 2 * _LANDMARK].lstrip())
        return all(
            same >= min(_LANDMARK, len(side)) for same, side in ((left, before), (right, after))
        )

    def _together(self, exact: str, before: str, after: str) -> Anchored | Lost:
        """Find words that stand once with all that was around them."""
        places = [
            start
            for start in _all(exact, self.plain)
            if self.plain[max(start - len(before) - 1, 0) : start].rstrip().endswith(before)
            and self.plain[start + len(exact) :][: len(after) + 1].lstrip().startswith(after)
        ]
        if len(places) == 1:
            return self._exactly(exact, places[0])
        if places:
            return Lost.AMBIGUOUS
        return Lost.DOUBTFUL if exact in self.plain else Lost.GONE


def _even(words: str) -> str:
    return plain_marks(" ".join(words.split()))


def _room(exact: str) -> int:
    return len(exact) + len(exact) // 2


def _common(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _likeness(one: str, other: str) -> float:
    if max(len(one), len(other)) > _LONGEST_COMPARED:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _all(words: str, text: str) -> list[int]:
    places = [text.find(words)]
    while places[-1] >= 0:
        places.append(text.find(words, places[-1] + 1))
    return places[:-1]
