"""Provisions that bear a number and no name: `1.`, `(1)`, `II.`, FIRST.

The outermost count whose items speak as an agreement does is that of the provisions: lists, tables
and forms are counted as well, and promise nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from servanda.instrument.document import Block
from servanda.reading.segmentation.counting import WIDEST_GAP
from servanda.reading.segmentation.enumerators import Number
from servanda.reading.segmentation.layout import Spot
from servanda.reading.segmentation.numerals import Key, Numeral
from servanda.reading.segmentation.register import binds, names_an_act, promises

_LEAST_PROMISING = 0.2
_LEAST_NAMED = 0.5
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
        inside = inside and not _are_parts(chain, outer[1])
        if inside and not chain.restarts and len(chain.starts) > len(outer[1].starts):
            return key, chain
    return outer


def _are_parts(inner: Chain, outer: Chain) -> bool:
    """Whether numbers of several levels (`2.1`) say that they are parts of what another counts."""
    whole = {numeral.value for numeral in outer.starts}
    return all(numeral.value[:-1] in whole for numeral in inner.starts)


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
    kept = named = 0
    ends = [numeral.spot for numeral in chain.starts[1:]] + [end]
    told = 0
    for numeral, stop in zip(chain.starts, ends, strict=True):
        said = words_between(blocks, numeral.spot, stop, LOOKED_AT)
        kept += promises(said) or bool(_OPERATIVE.match(said))
        named += names_an_act(
            words_between(blocks, (numeral.block, numeral.number.end), stop, LOOKED_AT)
        )
        told += len(said) >= _SHORTEST_SENTENCE and bool(_SENTENCE.search(said))
    if kept >= _LEAST_PROMISING * len(ends) or named >= _LEAST_NAMED * len(ends):
        return True
    return prose and told > _MOST * len(ends)


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
