"""The parts of an article that can be referred to alone.

Marks in the text come first: `(a)`, `1.1`, an item of a list inside the article, also when they run
on within one paragraph ("shall: (a) …; (b) …"). Without marks an article is divided only where a
reader would have to count to say which promise he means: into its paragraphs where it has several,
else into its sentences where it has three or more, or two or more under a heading of its own. Two
sentences without a heading stay together: the second usually explains the first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from servanda.reading.segmentation.draft import Extract, SubPoint
from servanda.reading.segmentation.enumerators import Number, NumberKind
from servanda.reading.segmentation.extracts import part
from servanda.reading.segmentation.numbers import letters_for
from servanda.reading.segmentation.passages import Passage
from servanda.reading.segmentation.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from servanda.instrument.document import Block

_FEWEST_SENTENCES = 3
_FEWEST_UNDER_HEADING = 2


@dataclass(slots=True)
class Parts:
    """Words of an article and its sub-points as they are found."""

    words: list[Extract] = field(default_factory=list)
    sub_points: list[SubPoint] = field(default_factory=list)


def marked_parts(label: str, passages: Sequence[Passage], blocks: Sequence[Block]) -> Parts:
    """Divide an article at the marks it bears."""
    parts = Parts()
    trail: list[Number] = []
    said: list[list[Extract]] = []
    taken: Counter[str] = Counter()
    for passage in passages:
        number = _meant(passage.numbers, trail)
        words_from = passage.start + (number.end if number else 0)
        words = part(blocks, passage.block, words_from, passage.end)
        parts.words.extend([words] if words else [])
        if number is None:
            # Words without a mark go on with the part before them.
            if said and words:
                said[-1].append(words)
            continue
        _enter(trail, number)
        name = _name(label, trail, taken)
        mark = part(blocks, passage.block, passage.start, words_from)
        because = (
            "marked in the text" if number.kind is not NumberKind.BULLET else "an item of a list"
        )
        said.append([words] if words else [])
        parts.sub_points.append(SubPoint(name, (), mark, because))
    parts.sub_points = [
        replace(sub, words=tuple(words)) for sub, words in zip(parts.sub_points, said, strict=True)
    ]
    return parts


def counted_parts(
    label: str, words: Sequence[Extract], blocks: Sequence[Block], *, headed: bool
) -> Parts | None:
    """Divide an article that bears no marks, where it holds enough to need dividing."""
    if len(words) > 1:
        because = "a paragraph of its own"
        pieces = list(words)
    else:
        pieces = [
            piece
            for whole in words
            for start, end in sentence_spans(whole.text)
            if (piece := part(blocks, whole.block, whole.start + start, whole.start + end))
        ]
        because = "a sentence of its own"
        if len(pieces) < (_FEWEST_UNDER_HEADING if headed else _FEWEST_SENTENCES):
            return None
    subs = [
        SubPoint(f"{label}.{letters_for(n)}", (piece,), None, because)
        for n, piece in enumerate(pieces, start=1)
    ]
    return Parts(pieces, subs)


def _meant(readings: tuple[Number, ...], trail: Sequence[Number]) -> Number | None:
    """Choose how a mark is meant by what it counts on from."""
    for before in reversed(trail):
        for number in readings:
            if number.family == before.family and _counts_on(before, number):
                return number
    firsts = [number for number in readings if number.value[-1:] == (1,)]
    return next(iter(firsts or readings), None)


def _counts_on(before: Number, after: Number) -> bool:
    if after.kind is NumberKind.BULLET:
        return True
    return after.value[:-1] == before.value[:-1] and after.value[-1] == before.value[-1] + 1


def _enter(trail: list[Number], number: Number) -> None:
    """Keep the trail of open marks, outermost first; a known family closes those inside it."""
    known = next((d for d, open_one in enumerate(trail) if open_one.family == number.family), None)
    if known is not None:
        counted = trail[known].value
        del trail[known:]
        if number.kind is NumberKind.BULLET:
            value = ((counted[0] if counted else 0) + 1,)
            number = Number(number.kind, value, letters_for(value[0]), number.family, number.end)
    elif number.kind is NumberKind.BULLET:
        number = Number(number.kind, (1,), "a", number.family, number.end)
    trail.append(number)


def _name(label: str, trail: Sequence[Number], taken: Counter[str]) -> str:
    """Name a part by its trail of marks; `4.2` says by itself that it is in article 4."""
    whole: tuple[str, ...] = (label,)
    for number in trail:
        says_all = number.kind is NumberKind.DOTTED and number.label.startswith(f"{label}.")
        whole = (number.label,) if says_all else (*whole, number.label)
    return _free(".".join(whole), taken)


def _free(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    return name if taken[name] == 1 else _free(f"{name}-{taken[name]}", taken)
