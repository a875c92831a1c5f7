"""Where a format states what begins and what belongs where, it is believed and nothing is guessed.

Akoma Ntoso says of each article that it is one, and of each word whether it stands in the preamble,
the body or an annex.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.instrument.document import Belonging, Block, BlockKind, Division, Rank
from servanda.reading.segmentation.division_words import CANONICAL, SHORT
from servanda.reading.segmentation.layout import Holder, Layout, Start
from servanda.reading.segmentation.numbers import in_words
from servanda.reading.segmentation.roles import Judgement, Role

_ROLES = {
    Belonging.FRONT: Role.PREAMBLE,
    Belonging.PREAMBLE: Role.PREAMBLE,
    Belonging.END: Role.CLOSING,
}
_PARTS = re.compile(r"[A-Za-z0-9]+")
_BECAUSE = "the file states it"


def stated_layout(blocks: Sequence[Block]) -> Layout | None:
    """Return the layout that the format states, or None where it states no article."""
    begun = [(i, block.begins) for i, block in enumerate(blocks) if block.begins]
    if all(division.rank is not Rank.ARTICLE for _, division in begun):
        return None
    starts: list[Start] = []
    holders: list[Holder] = []
    seen: Counter[str] = Counter()
    prefix = ""
    for i, division in begun:
        if division.rank is Rank.ARTICLE:
            label = prefix + (_label(division) or "unnumbered-1")
            seen[label] += 1
            repeat = seen[label]
            name = label if repeat == 1 else f"{label.removesuffix('-1')}-{repeat}"
            starts.append(Start(i, name, _words_from(blocks[i], division), repeat))
            continue
        attached = division.rank is Rank.ATTACHED
        if attached:
            prefix = _prefix(blocks[i], division, seen)
        end = _words_from(blocks[i], division)
        holders.append(Holder(i, division.name, _label(division), end, attached=attached))
    first, last = starts[0].label, starts[-1].label
    return Layout(tuple(starts), f"numbered “{first}”, “{last}”: {_BECAUSE}", tuple(holders))


def stated_roles(blocks: Sequence[Block], layout: Layout) -> list[Judgement]:
    """Give every block the role that the format states."""
    return list(_roles(blocks, layout))


def without_quoted_numbers(layout: Layout, blocks: Sequence[Block]) -> Layout:
    """Leave out the numbers of what is quoted: they count in another text."""
    marks = {i: n for i, n in layout.marks.items() if blocks[i].kind is not BlockKind.QUOTATION}
    return replace(layout, marks=marks)


def _roles(blocks: Sequence[Block], layout: Layout) -> Iterator[Judgement]:
    begins = {start.block for start in layout.starts}
    in_article = False
    for i, block in enumerate(blocks):
        if i in begins:
            in_article = True
            yield Judgement(Role.START, layout.because)
        elif (role := _ROLES.get(block.belongs) if block.belongs else None) is not None:
            yield Judgement(role, _BECAUSE)
        elif i in layout.divisions or block.kind is BlockKind.HEADING:
            in_article = False
            yield Judgement(Role.HEADING, _BECAUSE)
        else:
            yield Judgement(Role.CONTINUATION if in_article else Role.HELD, _BECAUSE)


def _label(division: Division) -> str:
    """Return a number as labels have it: `First` as 1; nothing where there is none."""
    if (counted := in_words(division.number)) is not None:
        return str(counted)
    return ".".join(_PARTS.findall(division.number))


def _prefix(block: Block, division: Division, seen: Counter[str]) -> str:
    """Name what is attached in the labels of its articles, no two alike."""
    first = block.text.split(maxsplit=1)[0].lower()
    short = SHORT.get(CANONICAL.get(first, "attachment"), SHORT["attachment"])
    number = _label(division)
    own = short + (f"-{number}" if number.isalpha() else number)
    seen[own] += 1
    return f"{own}." if seen[own] == 1 else f"{own}-{seen[own]}."


def _words_from(block: Block, division: Division) -> int:
    """Return where the words after the number begin."""
    end = division.end
    return end + len(block.text[end:]) - len(block.text[end:].lstrip())
