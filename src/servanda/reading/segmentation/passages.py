"""The passages of an article's words: cut at the marks that run on within a line.

`(a)`, `1.`, `ii)` after the end of a clause count as marks where at least two of a kind count on
from the first: "shall: (a) come; (b) go".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation.counting import best_runs
from servanda.reading.segmentation.enumerators import Number, NumberKind, readings

_FORMS = (
    r"(?P<mark>\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|\d{1,2}\.(?=\s?[A-Za-z\"“(])"
    r"|(?:[a-z]|[ivx]{1,4})[.)](?=\s))"
)
_AT_HEAD = re.compile(_FORMS)
_IN_LINE = re.compile(rf"(?:(?<=[:;,.)\]\"”’\u2013—-])\s*|\b(?:and|or)\s+){_FORMS}")
# A scan may run the words before into the number.
_GLUED = re.compile(r"(?<=[a-z])(?P<mark>\d{1,2}\.)(?=\s?[a-z])")
# Several marks that count on make up for one new beginning in `best_runs`.
_WEIGHT = 3.0
_FEWEST = 2
_RUN_ON = 300


@dataclass(frozen=True, slots=True)
class Passage:
    """The characters from `start` up to `end` of a block; `numbers` are the ways to read its mark.

    A number's `end` counts from the start of the passage.
    """

    block: int
    start: int
    end: int
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    number: Number
    weight: float = _WEIGHT
    suffix: str = ""

    @property
    def value(self) -> tuple[int, ...]:
        return self.number.value


def passages_of(
    blocks: Sequence[Block],
    bodies: Sequence[tuple[int, int]],
    marks: dict[int, tuple[Number, ...]],
) -> list[Passage]:
    """Cut an article's words into passages. A body is a block and where its words begin."""
    found: list[Passage] = []
    for block, begin in bodies:
        text = blocks[block].text
        # What an article quotes is numbered in another text.
        quoted = _is_quoted(blocks[block]) and not _is_quoted(blocks[bodies[0][0]])
        inner = {} if quoted else _marks_in(text, begin)
        head = marks.get(block, ()) if begin == 0 else ()
        words_from = begin + max((number.end for number in head), default=1)
        starts = [begin, *(at for at in sorted(inner) if at >= words_from)]
        numbers = [head or tuple(inner.get(begin, ())), *(tuple(inner[at]) for at in starts[1:])]
        ends = [*starts[1:], len(text)]
        found += [
            Passage(block, start, end, ways)
            for start, end, ways in zip(starts, ends, numbers, strict=True)
        ]
    return found


def _is_quoted(block: Block) -> bool:
    return block.kind is BlockKind.QUOTATION


def _marks_in(text: str, begin: int) -> dict[int, list[Number]]:
    """Return the marks that count on from a first one, each place with the ways to read it."""
    families: dict[tuple[NumberKind, str], list[_Mark]] = defaultdict(list)
    for mark in _every_mark(text, begin):
        families[mark.number.kind, mark.number.family].append(mark)
    kept: dict[int, list[Number]] = defaultdict(list)
    for marks in families.values():
        if len(marks) < _FEWEST:
            continue
        for run in best_runs([[mark] for mark in marks]):
            if len(run) >= _FEWEST and run[0].value == (1,):
                for mark in run:
                    kept[mark.at].append(mark.number)
    return kept


def _every_mark(text: str, begin: int) -> Iterator[_Mark]:
    head = _AT_HEAD.match(text, begin)
    found = [head] if head else []
    found += _IN_LINE.finditer(text, begin + 1)
    if len(text) > _RUN_ON:
        found += _GLUED.finditer(text, begin + 1)
    for at in sorted({each.start("mark") for each in found}):
        for number in readings(text[at : at + 12], ""):
            yield _Mark(at, number)
