"""Provisions that bear a number and no name: `1.`, `(1)`, `II.`, FIRST.

They stand at the heads of blocks; in text that lost its line ends, after the end of a sentence. The
outermost count whose items speak as an agreement does is that of the provisions: lists, tables and
forms are counted as well, and promise nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from servanda.instrument.document import Block, BlockKind
from servanda.reading.segmentation.counting import WIDEST_GAP, best_runs
from servanda.reading.segmentation.enumerators import Number, NumberKind, numbers_of, readings
from servanda.reading.segmentation.layout import Spot
from servanda.reading.segmentation.numbers import in_words
from servanda.reading.segmentation.register import binds, promises

_LEAST_PROMISING = 0.2
LOOKED_AT = 600
_SHORTEST_SENTENCE = 60
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|be|applies|apply|means)\b.*\.(?:\s|$)", re.DOTALL
)
_MOST = 0.6
# Verbs by which the operative paragraphs of resolutions begin: United Nations Editorial Manual,
# "Resolutions and other formal decisions".
_OPERATIVE = re.compile(
    r"\W*\d*\W*(?:also |further |strongly |again )?(?:adopts|affirms|approves|authorizes|calls"
    r"|commends|condemns|confirms|considers|decides|declares|deplores|directs|emphasizes"
    r"|encourages|endorses|expresses|instructs|invites|notes|notifies|proclaims|reaffirms|recalls"
    r"|recognizes|recommends|reiterates|reminds|renews|requests|resolves|stresses|supports"
    r"|takes note|underlines|urges|welcomes)\b",
    re.IGNORECASE,
)
# Counts within counts: no text has more of them open at once.
_DEEPEST = 20
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


Key = tuple[NumberKind, str]


@dataclass(slots=True)
class Chain:
    """The numbers of one family that count on from each other."""

    starts: list[Numeral] = field(default_factory=list)
    again: list[Numeral] = field(default_factory=list)
    restarts: int = 0

    @property
    def first(self) -> Spot:
        """Where it begins."""
        return self.starts[0].spot


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


def chains_of(candidates: Sequence[Sequence[Numeral]]) -> dict[Key, Chain]:
    """Follow each family's count."""
    families: dict[Key, list[Numeral]] = defaultdict(list)
    for ways in candidates:
        for numeral in ways:
            families[numeral.number.kind, numeral.number.family].append(numeral)
    return {key: _chain(items) for key, items in families.items()}


def provisions_among(
    chains: dict[Key, Chain], blocks: Sequence[Block], end: Spot, *, main: bool
) -> tuple[Key, Chain] | None:
    """Take the outermost count whose items speak as an agreement does.

    In what is attached to the agreement (not `main`) the count begins at 1 and sentences that only
    tell will do; in the agreement itself a single number will do where its words bind.
    """
    able = [
        (key, chain)
        for key, chain in chains.items()
        if len(chain.starts) > 1
        and (main or chain.starts[0].value == (1,))
        and _speaks(chain, blocks, end, prose=not main)
    ]
    if not able:
        single = [(k, c) for k, c in chains.items() if main and c.starts[0].value == (1,)]
        return next(
            ((k, c) for k, c in single if binds(blocks[c.first[0]].text[c.first[1] :])), None
        )
    able.sort(key=lambda pair: (pair[1].first, -len(pair[1].starts)))
    # A count that begins anew again and again counts the parts of what another one counts.
    outer = next((pair for pair in able if not pair[1].restarts), able[0])
    for key, chain in able:
        # Articles may be counted right through several numbered parts.
        begins_inside = chain.first < outer[1].starts[1].spot
        inside = begins_inside and chain.starts[-1].spot > outer[1].starts[-1].spot
        if inside and not chain.restarts and len(chain.starts) > len(outer[1].starts):
            return key, chain
    return outer


def _chain(items: list[Numeral]) -> Chain:
    """Follow a count; a count that begins again inside another belongs to an article's parts."""
    chain = Chain()
    runs: list[list[Numeral]] = []
    for item in items:
        value = item.value
        inner = range(max(1, len(runs) - _DEEPEST), len(runs))
        depth = next(
            (
                d
                for d in (*reversed(inner), *range(len(runs))[:1])
                if follows(runs[d][-1].number, item.number)
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
        elif value[:-1] == runs[0][-1].value[:-1] and (
            0 <= value[-1] - runs[0][-1].value[-1] <= WIDEST_GAP
        ):
            del runs[1:]
            runs[0].append(item)
    chain.starts = runs[0]
    # A second count that the first never resumes is a second list, unless there were parts before.
    if len(runs) > 1 and chain.restarts == len(runs) - 1:
        chain.again = [item for run in runs[1:] for item in run]
    return chain


def follows(before: Number, after: Number) -> bool:
    """Whether one number counts on from another."""
    *head, last = before.value
    if after.value == before.value:
        return after.label != before.label
    if after.value == (*head, last + 1):
        return True
    return bool(head) and after.value == (*head[:-1], head[-1] + 1, 1)


def _speaks(chain: Chain, blocks: Sequence[Block], end: Spot, *, prose: bool) -> bool:
    """Whether the items promise, or (where prose will do) are sentences, no entries of a list."""
    kept = 0
    ends = [numeral.spot for numeral in chain.starts[1:]] + [end]
    told = 0
    for numeral, stop in zip(chain.starts, ends, strict=True):
        said = words_between(blocks, numeral.spot, stop, LOOKED_AT)
        kept += promises(said) or bool(_OPERATIVE.match(said))
        told += len(said) >= _SHORTEST_SENTENCE and bool(_SENTENCE.search(said))
    return kept >= _LEAST_PROMISING * len(chain.starts) or (prose and told > _MOST * len(ends))


def words_between(blocks: Sequence[Block], begin: Spot, end: Spot, most: int) -> str:
    """Return at most so many characters of what stands between two spots."""
    said: list[str] = []
    left = most
    for i in range(begin[0], min(end[0] + 1, len(blocks))):
        low = begin[1] if i == begin[0] else 0
        high = end[1] if i == end[0] else len(blocks[i].text)
        said.append(blocks[i].text[low : min(high, low + left)])
        left -= len(said[-1])
        if left <= 0:
            break
    return " ".join(said)
