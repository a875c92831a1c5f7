"""Places where a division of an agreement may begin: its name, its number, and how likely it is.

A name and a number alone prove nothing: agreements are full of "Article 5" said in passing. What
stands around them is weighed (`surroundings`), and one number may be read in several ways
(`written_numbers`). Which of the places count is told by whether they count on (`counting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation.division_words import (
    AFTER_NUMBER,
    ATTACHED,
    CANONICAL,
    spellings,
)
from servanda.reading.segmentation.layout import Spot
from servanda.reading.segmentation.numbers import WORD_PATTERN, in_words
from servanda.reading.segmentation.surroundings import (
    CAPITALS,
    HEAD,
    goes_on_referring,
    weight_after,
    weight_before,
)
from servanda.reading.segmentation.written_numbers import numbers_after


@dataclass(frozen=True, slots=True)
class Marker:
    """A name and a number at the characters from `start` up to `end` of a block.

    `words_from` is where the words after it go on; `weight` how much its surroundings speak for a
    beginning (0: nothing does). `suffix` is the `bis` or letter of a number put in later.
    """

    block: int
    start: int
    end: int
    words_from: int
    name: str
    value: tuple[int, ...]
    suffix: str
    label: str
    weight: float

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.block, self.start


def _by_initial(words: Sequence[str]) -> str:
    """Spell alternatives so that the search skips quickly to a letter that may begin one."""
    grouped = groupby(sorted(words, key=lambda w: (w[0], -len(w), w)), key=lambda word: word[0])
    return "|".join(f"{first}(?:{'|'.join(w[1:] for w in group)})" for first, group in grouped)


_NAME = re.compile(rf"(?:{_by_initial(spellings(CANONICAL))})(?![^\W\d_])\.?")
_NUMBER_FIRST = re.compile(
    rf"\s*(?:the\s+)?(?P<number>\d{{1,3}}|{WORD_PATTERN})(?:st|nd|rd|th)?[.\s]\s*"
    rf"(?P<name>{'|'.join(spellings(AFTER_NUMBER))})(?![^\W\d_])",
    re.IGNORECASE,
)
_NAME_LATER = re.compile("|".join(spellings(AFTER_NUMBER)))
_OPENS_WORDS = re.compile(r"[ºª°*†‡]?\s*(?:[.:)\]\u2013—\u2012-]+\s*)*")
# Something attached without a number: the word alone on its line, or at the head of a title.
_ATTACHED_ALONE = re.compile(
    rf"[\"“\[(]?(?P<name>{_by_initial(spellings(w for ws in ATTACHED.values() for w in ws))})s?"
    r"(?:[\"”\])]?\s*$|(?=\s+(?:TO|ON|OF|CONCERNING|REGARDING)\s))"
)

_LEAST, _SHORTENED = 1.5, 0.5
_ATTACHED_INITIALS = {w[0] for ws in ATTACHED.values() for w in spellings(ws)} | set('"“[(')


def markers_in(blocks: Sequence[Block]) -> list[list[Marker]]:
    """Return every place that may begin a division, in order, with each way to read its number."""
    return [ways for i, block in enumerate(blocks) for ways in _in_block(i, block)]


def division_at_head(block: Block) -> Marker | None:
    """Return the name and number of a division with which a block begins, if it does."""
    return next((ways[0] for ways in _in_block(0, block) if ways[0].start == 0), None)


def _in_block(number: int, block: Block) -> Iterator[list[Marker]]:
    if block.kind is BlockKind.RULE:
        return
    if block.marker and (kept := _kept_apart(number, block.marker)):
        yield kept
        return
    lines = {piece.start: piece.end for piece in block.pieces} or {0: len(block.text)}
    if first := _number_first(number, block.text):
        yield [first]
    for begin, end in lines.items():
        if attached := _attached_alone(number, block.text, begin, end):
            yield [attached]
    for name in _NAME.finditer(block.text):
        if ways := _named(number, block.text, name, lines):
            yield ways


def _kept_apart(number: int, marker: str) -> list[Marker]:
    """Read a name and number that the format keeps apart from the words."""
    name = _NAME.match(marker)
    if name is None:
        return []
    canonical = CANONICAL[name[0].rstrip(".").lower()]
    return [
        Marker(number, 0, 0, 0, canonical, way.value, way.suffix, way.label, 2 * HEAD)
        for way in numbers_after(marker, name.end())
    ]


def _number_first(number: int, text: str) -> Marker | None:
    """Read a number before its name at the head of a block: "First Article", "3 straipsnis"."""
    found = _NUMBER_FIRST.match(text) if _NAME_LATER.search(text, 0, 40) else None
    if found is None:
        return None
    written = found["number"]
    value = int(written) if written.isdigit() else in_words(written)
    if not value or goes_on_referring(text[found.end() :]):
        return None
    start, end = found.start("number"), found.end()
    name = CANONICAL.get(found["name"].lower(), "article")
    return Marker(number, start, end, _opening(text, end), name, (value,), "", str(value), HEAD)


def _attached_alone(number: int, text: str, begin: int, line_end: int) -> Marker | None:
    """Read the name of something attached that has a line to itself and no number."""
    if text[begin : begin + 1] not in _ATTACHED_INITIALS:
        return None
    found = _ATTACHED_ALONE.match(text, begin, line_end)
    if found is None:
        return None
    name, end = CANONICAL[found["name"].lower()], found.end("name")
    return Marker(number, begin, end, _opening(text, end), name, (0,), "", "", HEAD)


def _named(
    number: int, text: str, name: re.Match[str], lines: Mapping[int, int]
) -> list[Marker] | None:
    start, written = name.start(), name[0].rstrip(".")
    before = weight_before(text, start, written, lines)
    if before is None:
        return None
    # In text typed without capitals nothing but the sentence's end tells a beginning.
    capitals = before == CAPITALS or written.isupper() or written.islower()
    canonical = CANONICAL[written.lower()]
    ways: list[Marker] = []
    for value, suffix, label, end in numbers_after(text, name.end()):
        after = weight_after(text, end, lines, capitals=capitals)
        if after is not None and before + after >= _LEAST:
            # The whole of what looks like a number is likelier than a part of it.
            weight = before + after - (_SHORTENED if ways and end < ways[0].end else 0.0)
            opening = _opening(text, end)
            ways.append(
                Marker(number, start, end, opening, canonical, value, suffix, label, weight)
            )
    return ways or None


def _opening(text: str, end: int) -> int:
    """Return where the words go on after a number."""
    found = _OPENS_WORDS.match(text, end)
    return found.end() if found else end
