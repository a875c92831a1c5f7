"""Which of the numbers on a page count the articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from servanda.reading.segmentation.enumerators import (
    DIVISIONS,
    LARGER_DIVISIONS,
    Number,
    NumberKind,
    numbers_of,
)
from servanda.reading.segmentation.register import binds, promises

if TYPE_CHECKING:
    from collections.abc import Sequence

    from servanda.instrument.document import Block

# A number further on than this is a year or a quantity at the head of a line, not the next article.
_WIDEST_GAP = 10
_LEAST_PROMISING = 0.2
_LOOKED_AT = 600
# Counts within counts: no text has more of them open at once.
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Start:
    """An article begins in this block. `repeat` is 2 where its number stands a second time."""

    block: int
    label: str
    words_from: int
    repeat: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """The articles' beginnings, and the other numbers on the page."""

    starts: tuple[Start, ...]
    because: str
    marks: dict[int, tuple[Number, ...]] = field(default_factory=dict)
    divisions: frozenset[int] = frozenset()
    gaps: tuple[tuple[str, str], ...] = ()
    numbered: bool = True


@dataclass(slots=True)
class _Chain:
    """The numbers of one family that count on from each other."""

    starts: list[tuple[int, Number]] = field(default_factory=list)
    again: list[tuple[int, Number]] = field(default_factory=list)
    restarts: int = 0
    blocks: frozenset[int] = frozenset()

    @property
    def first(self) -> int:
        return self.starts[0][0]


def numbered_series(blocks: Sequence[Block]) -> Series | None:
    """Find the numbers that count the articles, if any do."""
    numbers = {i: found for i, block in enumerate(blocks) if (found := numbers_of(block))}
    families: dict[tuple[NumberKind, str], list[tuple[int, Number]]] = defaultdict(list)
    for i, readings in numbers.items():
        for number in readings:
            if number.kind is not NumberKind.BULLET:
                families[number.kind, number.family].append((i, number))
    chains = {key: _chain(items) for key, items in families.items()}
    chosen = _named(chains) or _promising(chains, blocks)
    if chosen is None:
        return None
    key, chain = chosen
    begun = {i for i, _ in (*chain.starts, *chain.again)}
    divisions = frozenset(
        i for i, found in numbers.items() if i not in begun and _is_division(found, key, i, chains)
    )
    return Series(
        starts=tuple(sorted(_starts(chain), key=lambda start: start.block)),
        because=(
            f"numbered “{chain.starts[0][1].label}”, “{chain.starts[-1][1].label}”: "
            f"{_words_for(key)}"
        ),
        marks={i: found for i, found in numbers.items() if i not in begun | divisions},
        divisions=divisions,
        gaps=tuple((a.label, b.label) for (_, a), (_, b) in pairwise(chain.starts) if _skips(a, b)),
    )


def _chain(items: list[tuple[int, Number]]) -> _Chain:
    """Follow a count; a count that begins again inside another belongs to an article's parts."""
    chain = _Chain()
    runs: list[list[tuple[int, Number]]] = []
    for item in items:
        value = item[1].value
        inner = range(max(1, len(runs) - _DEEPEST), len(runs))
        depth = next(
            (
                d
                for d in (*reversed(inner), *range(len(runs))[:1])
                if _follows(runs[d][-1][1], item[1])
            ),
            None,
        )
        if depth is not None:
            del runs[depth + 1 :]
            runs[depth].append(item)
        elif not runs:
            runs.append([item])
        elif value[-1] == 1:
            chain.restarts += 1
            runs.append([item])
        elif value[:-1] == runs[0][-1][1].value[:-1] and (
            0 <= value[-1] - runs[0][-1][1].value[-1] <= _WIDEST_GAP
        ):
            del runs[1:]
            runs[0].append(item)
    chain.starts = runs[0]
    chain.blocks = frozenset(i for i, _ in chain.starts)
    # A second count that the first never resumes is a second list, unless there were parts before.
    if len(runs) > 1 and chain.restarts == len(runs) - 1:
        chain.again = [item for run in runs[1:] for item in run]
    return chain


def _follows(before: Number, after: Number) -> bool:
    *head, last = before.value
    if after.value == before.value:
        return after.label != before.label
    if after.value == (*head, last + 1):
        return True
    return bool(head) and after.value == (*head[:-1], head[-1] + 1, 1)


def _skips(before: Number, after: Number) -> bool:
    return not _follows(before, after) and after.value != before.value


def _named(
    chains: dict[tuple[NumberKind, str], _Chain],
) -> tuple[tuple[NumberKind, str], _Chain] | None:
    named = [
        (key, chain)
        for key, chain in chains.items()
        if key[0] is NumberKind.NAMED and key[1] in DIVISIONS and len(chain.starts) > 1
    ]
    return max(named, key=lambda pair: len(pair[1].starts), default=None)


def _promising(
    chains: dict[tuple[NumberKind, str], _Chain], blocks: Sequence[Block]
) -> tuple[tuple[NumberKind, str], _Chain] | None:
    """Take the outermost count whose items speak as an agreement does."""
    able = [(k, c) for k, c in chains.items() if len(c.starts) > 1 and _promises_enough(c, blocks)]
    if not able:
        lone = ((k, c) for k, c in chains.items() if c.starts[0][1].value == (1,))
        return next(((k, c) for k, c in lone if binds(blocks[c.first].text)), None)
    able.sort(key=lambda pair: (pair[1].first, -len(pair[1].starts)))
    outer = able[0]
    for key, chain in able[1:]:
        # Articles may be counted right through several numbered parts.
        inside = chain.starts[-1][0] > outer[1].starts[-1][0]
        if inside and not chain.restarts and len(chain.starts) > len(outer[1].starts):
            return key, chain
    return outer


def _promises_enough(chain: _Chain, blocks: Sequence[Block]) -> bool:
    kept = 0
    ends = [i for i, _ in chain.starts[1:]] + [len(blocks)]
    for (begin, _), end in zip(chain.starts, ends, strict=True):
        text = " ".join(block.text[:_LOOKED_AT] for block in blocks[begin : min(end, begin + 3)])
        kept += promises(text[:_LOOKED_AT])
    return kept >= _LEAST_PROMISING * len(chain.starts)


def _starts(chain: _Chain) -> list[Start]:
    seen: dict[str, int] = defaultdict(int)
    found = []
    for i, number in (*chain.starts, *chain.again):
        seen[number.label] += 1
        repeat = seen[number.label]
        label = number.label if repeat == 1 else f"{number.label}-{repeat}"
        found.append(Start(i, label, number.end, repeat))
    return found


def _is_division(
    found: tuple[Number, ...],
    key: tuple[NumberKind, str],
    block: int,
    chains: dict[tuple[NumberKind, str], _Chain],
) -> bool:
    """Whether the number counts parts that hold articles."""
    number = found[0]
    if number.kind is NumberKind.NAMED:
        return (
            number.family in LARGER_DIVISIONS
            or key[0] is not NumberKind.NAMED
            or block < chains[key].first
        )
    around = chains.get((number.kind, number.family))
    if around is None:
        return False
    is_outer = around.first < chains[key].first and len(around.starts) > 1
    return is_outer and block in around.blocks


def _words_for(key: tuple[NumberKind, str]) -> str:
    kind, family = key
    ways = {
        NumberKind.NAMED: f"each begins with “{family}” and its number",
        NumberKind.FIGURE: "figures that count on",
        NumberKind.DOTTED: "figures that count on",
        NumberKind.ROMAN: "roman numerals that count on",
        NumberKind.LETTER: "letters that count on",
        NumberKind.WORD: "numbers in words that count on",
    }
    return ways[kind]
