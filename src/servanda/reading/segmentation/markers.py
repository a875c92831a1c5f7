"""Places where a division of an agreement may begin: its name, its number, and how likely it is.

A name and a number alone prove nothing: agreements are full of "Article 5" said in passing. What
stands around them is weighed: the head of a line, the end of a sentence before, capitals where the
text around has none, a full stop or a capital after. Which of the places count is told by whether
they count on from each other (`counting`).

Scans and lost line ends glue a number to what follows ("ARTICLE 121. the" is article 12, paragraph
1), so one place may be read in several ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation.division_words import (
    AFTER_NUMBER,
    ATTACHED,
    CANONICAL,
    spellings,
)
from servanda.reading.segmentation.layout import Spot
from servanda.reading.segmentation.numbers import WORD_PATTERN, in_words, roman


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
_NUMBER = re.compile(
    r"[ \t\n]*(?:[Nn][or]?[.°º]\s*)?(?:[Tt]he\s+)?[-\u2013—\[]?\s*"
    r"(?:(?P<lettered>\d{1,2}\s?[-\u2010\u2011\u2013]\s?[A-Z])(?![^\W\d_])"
    r"|(?P<figures>\d{1,3}(?:\s?[.\u2011-]\s?\d{1,3})*|\d)"
    rf"|(?P<word>{WORD_PATTERN}|premier|première|primero|único|unico|unique)(?![^\W\d_])"
    r"|(?P<letters>[IVXLCivxlc1|]{1,8})|(?P<letter>[A-Za-z])(?![^\W\d_]))",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s?(bis|ter|quater|quinquies|sexies|septies)\b|([A-Za-z])(?![^\W\d_])")
_NUMBER_FIRST = re.compile(
    rf"\s*(?:the\s+)?(?P<number>\d{{1,3}}|{WORD_PATTERN})(?:st|nd|rd|th)?[.\s]\s*"
    rf"(?P<name>{'|'.join(spellings(AFTER_NUMBER))})(?![^\W\d_])",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_LONG_NAME = 6
_DIGITS = re.compile(r"\d+")
_TORN = re.compile(r"\d(?: \d)+(?!\d)")
_MOST_DIGITS = 3
_WORD = re.compile(r"[^\W\d_]+")
# Words that begin like a numeral and go on a sentence.
_NO_NUMERALS = frozenset(
    {
        "il",
        "in",
        "includes",
        "into",
        "is",
        "it",
        "its",
        "lists",
        "la",
        "le",
        "les",
        "lo",
        "will",
        "contains",
        "covers",
    }
)
_PARAGRAPH = re.compile(r"\s+\(?\d{1,2}[.)]\s")
_NAME_LATER = re.compile("|".join(spellings(AFTER_NUMBER)))
_OPENS_WORDS = re.compile(r"[ºª°*†‡]?\s*(?:[.:)\]\u2013—\u2012-]+\s*)*")
# Something attached without a number: the word alone on its line, or at the head of a title.
_ATTACHED_ALONE = re.compile(
    rf"[\"“\[(]?(?P<name>{_by_initial(spellings(w for ws in ATTACHED.values() for w in ws))})s?"
    r"(?:[\"”\])]?\s*$|(?=\s+(?:TO|ON|OF|CONCERNING|REGARDING)\s))"
)

_ATTACHED_INITIALS = {w[0] for ws in ATTACHED.values() for w in spellings(ws)} | set('"“[(')

# Before a reference: what is said "in", "of", "under" an article, or of it and others.
_REFERS = re.compile(
    r"(?:\b(?:in|of|to|under|by|with|from|and|or|see|per|the|this|that|said|than|between|through"
    r"|both|on|for|at|de|del|la|du|des|en|et|y|e|i|l|los|las|cf|pursuant|following|also|e\.g|vide"
    r"|into|until|new|within|meaning|part|preceding|former|each|any|no|as|present|its|their)"
    r"['\u2019]?|[,(\[/]|(?:^|\s)\([a-z0-9]{1,4}\))\s*$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;:!?)\]}\"”’»*_=-]\s*$")
_GOES_ON_REFERRING = re.compile(
    r"\s*(?:\(\s?(?:\d{1,3}|[a-z]{1,4})\s?\)(?!\s+[A-Z])|,\s*(?:paragraph|sub|article|section|as|and|of|the|shall|\d)"
    r"|\s(?:of|to|and|or|above|below|shall|is|was|were|are|may|has|have|will|paragraph|para|hereof|thereof"
    r"|in|on|for|as|by|which|with|applies|apply|provides|does|do|not|from|sub|hereto|thereto|would|can"
    r"|mutatis|must|et|y|de|del|du|des|and/or|only|also)\b(?!\s*$)|/|%|\s?\d*\s?(?:to|-|\u2013)\s?\d)",
)
_HEAD, _LINE, _CAPITALS, _SENTENCE, _GLUED, _WEAK = 3.0, 2.5, 2.5, 1.5, 1.0, 0.5
_LEAST, _SHORTENED = 1.5, 0.5
HEADING_WEIGHT = 3.0
"""At least so much weight has what stands like a heading."""
_HYPHENS = " -\u2010\u2011\u2013"
_AROUND = 60
_FEW_CAPITALS = 0.3


def markers_in(blocks: Sequence[Block]) -> list[list[Marker]]:
    """Return every place that may begin a division, in order, with each way to read its number."""
    return [ways for i, block in enumerate(blocks) for ways in _in_block(i, block)]


def division_at_head(block: Block) -> Marker | None:
    """Return the name and number of a division with which a block begins, if it does."""
    return next((ways[0] for ways in _in_block(0, block) if ways[0].start == 0), None)


def _in_block(number: int, block: Block) -> Iterator[list[Marker]]:
    if block.kind is BlockKind.RULE:
        return
    lines = {piece.start: piece.end for piece in block.pieces} or {0: len(block.text)}
    if block.marker and (kept := _kept_apart(number, block.marker)):
        yield kept
        return
    first = _NUMBER_FIRST.match(block.text) if _NAME_LATER.search(block.text, 0, 40) else None
    if first and (way := _number_first(number, block, first)):
        yield [way]
    for at, line_end in lines.items():
        if block.text[at : at + 1] not in _ATTACHED_INITIALS:
            continue
        if (found := _ATTACHED_ALONE.match(block.text, at, line_end)) is not None:
            end = found.end("name")
            yield [
                Marker(
                    number, at, end, _opening(block.text, end), CANONICAL[found["name"].lower()],
                    (0,), "", "", _HEAD,
                )
            ]  # fmt: skip
    for name in _NAME.finditer(block.text):
        if ways := _read(number, block, name, lines):
            yield ways


def _kept_apart(number: int, marker: str) -> list[Marker]:
    """Read a name and number that the format keeps apart from the words."""
    name = _NAME.match(marker)
    found = _NUMBER.match(marker, name.end()) if name else None
    if name is None or found is None:
        return []
    canonical = CANONICAL[name[0].rstrip(".").lower()]
    return [
        Marker(number, 0, 0, 0, canonical, value, suffix, label, 2 * _HEAD)
        for value, suffix, label, _ in _values(marker, found)
    ]


def _number_first(number: int, block: Block, found: re.Match[str]) -> Marker | None:
    written = found["number"]
    value = int(written) if written.isdigit() else in_words(written)
    after = block.text[found.end() :]
    if not value or _GOES_ON_REFERRING.match(after):
        return None
    words_from = _opening(block.text, found.end())
    name = CANONICAL.get(found["name"].lower(), "article")
    start = found.start("number")
    return Marker(number, start, found.end(), words_from, name, (value,), "", str(value), _HEAD)


def _read(
    number: int, block: Block, name: re.Match[str], lines: Mapping[int, int]
) -> list[Marker] | None:
    text, start = block.text, name.start()
    written = name[0].rstrip(".")
    before = _before(block, start, written, lines)
    if start and (text[start - 1].isalpha() or text[start - 1] in "-'\u2019"):
        before = _WEAK if _is_glued(text, start, written) else None
    if before is None:
        return None
    found = _NUMBER.match(text, name.end())
    if found is None:
        return None
    # In text typed without capitals nothing but the sentence's end tells a beginning.
    capitals = before == _CAPITALS or written.isupper() or written.islower()
    canonical = CANONICAL[written.lower()]
    ways: list[Marker] = []
    for value, suffix, label, end in _values(text, found):
        after = _after(text, end, lines, capitals=capitals)
        if after is not None and before + after >= _LEAST:
            # The whole of what looks like a number is likelier than a part of it.
            weight = before + after - (_SHORTENED if ways and end < ways[0].end else 0.0)
            words_from = _opening(text, end)
            ways.append(
                Marker(number, start, end, words_from, canonical, value, suffix, label, weight)
            )
    return ways or None


def _before(block: Block, start: int, written: str, lines: Mapping[int, int]) -> float | None:
    """Weigh what stands before; None where it is a reference."""
    text = block.text
    lead = text[max(0, start - 24) : start]
    refers, ended = _REFERS.search(lead), _ENDED.search(lead)
    weight: float | None = _WEAK
    if not lead.strip(" \"'“‘«*_([\u2022-"):
        weight = _HEAD
    elif start in lines:
        weight = _WEAK if refers else _LINE
    elif written.islower():
        # Right after the end of a sentence, with no blank between: a line end was lost.
        weight = _LINE if lead[-1] in '.;:)]"”' else None
    elif written.isupper() and _few_capitals(text, start):
        weight = _CAPITALS
    elif refers:
        weight = None
    elif ended:
        weight = _SENTENCE
    return weight


def _is_glued(text: str, start: int, written: str) -> bool:
    """Whether a title without capitals runs into the name: "compositionarticle 2"."""
    before = _LAST_WORD.search(text, max(0, start - 24), start)
    return (
        len(written) >= _LONG_NAME
        and written.islower()
        and before is not None
        and before[0] not in {"p", "sub"}
    )


def _few_capitals(text: str, start: int) -> bool:
    around = text[max(0, start - _AROUND) : start]
    letters = [c for c in around if c.isalpha()]
    return sum(c.isupper() for c in letters) <= _FEW_CAPITALS * len(letters)


def _after(text: str, end: int, lines: Mapping[int, int], *, capitals: bool) -> float | None:
    """Weigh what stands after; None where the sentence goes on."""
    rest = text[end : end + 40].lstrip("ºª°*†‡")
    first = rest.lstrip()[:1]
    if not first or end in lines or end + 1 in lines:
        return _HEAD
    if _GOES_ON_REFERRING.match(rest) and not (capitals and rest[0].isalpha()):
        return None
    if first.isupper() or _PARAGRAPH.match(rest) or first in '"“‘«[(.:\u2013—-':
        return _SENTENCE
    return (_GLUED if first.isalnum() else _WEAK) if capitals else None


def _opening(text: str, end: int) -> int:
    found = _OPENS_WORDS.match(text, end)
    return found.end() if found else end


def _values(text: str, found: re.Match[str]) -> Iterator[tuple[tuple[int, ...], str, str, int]]:
    """Go through the ways to read a number: its value, suffix and label, and where it ends."""
    if written := found["lettered"]:
        figure, letter = (
            written.rstrip(" -\u2010\u2011\u2013ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            written[-1].upper(),
        )
        yield (int(figure), ord(letter) - ord("A") + 1), "", f"{figure}-{letter}", found.end()
    elif found["figures"]:
        yield from _figures(text, found)
    elif found["word"]:
        value = in_words(found["word"]) or 1
        yield (value,), "", str(value), found.end()
    elif found["letters"]:
        yield from _numerals(text, found)
    else:
        letter = found["letter"]
        yield (ord(letter.lower()) - ord("a") + 1,), "", letter.upper(), found.end()


def _figures(text: str, found: re.Match[str]) -> Iterator[tuple[tuple[int, ...], str, str, int]]:
    begin, end = found.span("figures")
    torn = _TORN.match(text, begin)
    if torn and torn.end() >= end:
        digits = torn[0].replace(" ", "")
        yield (int(digits),), "", digits, torn.end()
    digits = _DIGITS.match(text, begin)[0]  # type: ignore[index]
    if not text[end : end + 1].isdigit():
        parts = [int(part) for part in _DIGITS.findall(text, begin, end)]
        label = ".".join(map(str, parts))
        suffix = _SUFFIX.match(text, end)
        if suffix and (added := suffix[1] or suffix[2]):
            yield tuple(parts), added.lower(), label + added.lower(), suffix.end()
        yield tuple(parts), "", label, end
        if len(parts) > 1:
            # "Article 5. 1. The": the paragraph's number is none of the article's.
            yield (parts[0],), "", str(parts[0]), begin + len(digits)
    for length in range(min(_MOST_DIGITS, len(digits) - 1), 0, -1):
        yield (int(digits[:length]),), "", digits[:length], begin + length


def _numerals(text: str, found: re.Match[str]) -> Iterator[tuple[tuple[int, ...], str, str, int]]:
    begin, end = found.span("letters")
    written = found["letters"]
    word = _WORD.match(text, begin)
    run_on = word is not None and word.end() > end
    if word and run_on and (not text[end].islower() or _is_word(written, word[0])):
        return
    seen = set()
    for stop in range(end, begin, -1):
        for value in _roman(text[begin:stop]):
            if value not in seen:
                seen.add(value)
                yield (value,), "", str(value), stop
        if not run_on and not written.islower():
            break
    if len(written) == 1 and written.isalpha() and not run_on:
        yield (ord(written.lower()) - ord("a") + 1,), "", written.upper(), end


def _is_word(letters: str, word: str) -> bool:
    """Whether letters that could be a numeral only begin a word: "Conditions", "includes"."""
    capitalised = letters[0].isupper() and (len(letters) == 1 or not letters.isupper())
    return capitalised or word.lower() in _NO_NUMERALS


@lru_cache(maxsize=4096)
def _roman(written: str) -> tuple[int, ...]:
    """Read a numeral as written, and as a scan may have misread it: an l or a 1 for an I."""
    ways = (written, written.replace("l", "I").replace("1", "I").replace("|", "I"))
    return tuple(dict.fromkeys(value for way in ways if (value := roman(way)) is not None))
