"""Numbers without a name: at the heads of blocks, and within a line that lost its line ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation.counting import best_runs
from servanda.reading.segmentation.enumerators import Number, NumberKind, numbers_of, readings
from servanda.reading.segmentation.layout import Spot
from servanda.reading.segmentation.numbers import in_words

Key = tuple[NumberKind, str]
"""What tells numbers apart that do not count together."""

# A block of this length with no number at its head may have lost its line ends.
_RUN_ON = 250
_FEWEST_RUN_ON = 2
_IN_LINE = re.compile(
    r"(?P<before>(?:^|[.;:,!?)\]\"”’'\u2013-]\s*|\s))"
    r"(?P<mark>\(?\d{1,3}\s?[.)](?!\d)|[IVX]{1,5}\.(?=\s)|[A-H]\.(?=\s[A-Z])"
    r"|(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH)(?=[\s.:,\u2013-]))"
    r"|(?P<glued>(?<=[a-z])\d{1,2}\.(?=\s?[a-z]))"
)
_ORDINAL = re.compile(r"([A-Z]{4,8})\b[.:,\s\u2013-]+")
_WEAK, _FIRM = 0.5, 2.0
_QUOTED = 1.5


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at a place of a block; `number.end` counts from the block's beginning."""

    block: int
    start: int
    number: Number
    weight: float

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.block, self.start

    @property
    def value(self) -> tuple[int, ...]:
        """What it counts."""
        return self.number.value

    @property
    def suffix(self) -> str:
        """No letter is added to a bare number."""
        return ""


def numerals_in(blocks: Sequence[Block], begin: Spot, end: Spot) -> list[list[Numeral]]:
    """Return the numbers between two spots, each place with the ways to read it."""
    found: list[list[Numeral]] = []
    for i in range(begin[0], min(end[0] + 1, len(blocks))):
        block = blocks[i]
        low = begin[1] if i == begin[0] else 0
        high = end[1] if i == end[0] else len(block.text)
        if low == 0 and high and (numbers := numbers_of(block)):
            ways = [Numeral(i, 0, n, 3.0) for n in numbers if n.kind is not NumberKind.BULLET]
            found += [ways] if ways else []
        if len(block.text) > _RUN_ON and block.kind is not BlockKind.TABLE_ROW:
            found += _run_on(i, block.text, low, high)
    return found


def _run_on(i: int, text: str, low: int, high: int) -> list[list[Numeral]]:
    """Keep the numbers within a line that count on from each other."""
    families: dict[Key, list[list[Numeral]]] = defaultdict(list)
    for numeral in _in_line(i, text, low, high):
        families[numeral.number.kind, numeral.number.family].append([numeral])
    kept = [
        numeral
        for candidates in families.values()
        for run in best_runs(candidates)
        if len(run) >= _FEWEST_RUN_ON
        for numeral in run
        if numeral.start > 0
    ]
    return [[numeral] for numeral in sorted(kept, key=lambda numeral: numeral.start)]


def _in_line(i: int, text: str, low: int, high: int) -> Iterator[Numeral]:
    quotes = [m.start() for m in re.finditer(r"[\"“”]", text)]
    opened = 0
    for found in _IN_LINE.finditer(text, max(0, low - 1), high):
        group = "mark" if found["mark"] else "glued"
        start = found.start(group)
        while opened < len(quotes) and quotes[opened] < start:
            opened += 1
        number = _number_at(text[start : start + 24])
        if number is None or number.kind is NumberKind.BULLET:
            continue
        before = found["before"] or ""
        weight = _FIRM if before.strip() or not before or start == low else _WEAK
        weight -= _QUOTED * (opened % 2)
        moved = Number(number.kind, number.value, number.label, number.family, start + number.end)
        yield Numeral(i, start, moved, weight)


def _number_at(text: str) -> Number | None:
    ordinal = _ORDINAL.match(text)
    if ordinal and (value := in_words(ordinal[1])):
        return Number(NumberKind.WORD, (value,), str(value), "ranks", ordinal.end())
    return next(iter(readings(text, "")), None)
