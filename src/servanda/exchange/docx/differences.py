"""Two wordings compared word by word, as a tracked change shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

_TOKEN = re.compile(r"\d[\d.,]*\d|\w+(?:['’\-]\w+)*|\s+|[^\w\s]")
# Beyond this many pairs of tokens nobody waits for the comparison: the whole is replaced.
_MOST_COMPARED = 2_000_000
# Wordings less alike than this share only common words; showing them mixed would help nobody.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Difference:
    """The characters from `start` up to `end` of the new words that stand in place of `old`.

    `old` is empty for what was only put in; `start` equals `end` for what was only taken out.
    `old_start` says where the old words stood among the old.
    """

    start: int
    end: int
    old: str
    old_start: int = 0


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return what was changed, in the order of the new words."""
    if old == new:
        return ()
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    begin = _same_at_the_beginning(before, after)
    end = _same_at_the_beginning(before[begin:][::-1], after[begin:][::-1])
    one, other = (tokens[begin : len(tokens) - end] for tokens in (before, after))
    if len(one) * len(other) > _MOST_COMPARED:
        return (Difference(0, len(new), old),)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    shared = begin + end + sum(block.size for block in matcher.get_matching_blocks())
    if 2 * shared < ALIKE * (len(before) + len(after)):
        return (Difference(0, len(new), old),)
    was, now = ([0, *accumulate(map(len, tokens))] for tokens in (before, after))
    return tuple(
        Difference(now[begin + c], now[begin + d], "".join(one[a:b]), was[begin + a])
        for a, b, c, d in _changed(matcher, other)
    )


def likeness(old: str, new: str) -> float:
    """Return how alike two wordings are, from 0 to 1, by the words they share in order."""
    if old == new:
        return 1.0
    before, after = old.split(), new.split()
    if len(before) * len(after) > _MOST_COMPARED:
        return 0.0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > ALIKE else 0.0


def _same_at_the_beginning(one: list[str], other: list[str]) -> int:
    """Count the tokens with which both begin."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same


def _changed(
    matcher: SequenceMatcher[str], after: list[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the changed ranges; two with nothing but white space between them are one."""
    held: tuple[int, int, int, int] | None = None
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            if held and not "".join(after[c:d]).isspace():
                yield held
                held = None
            elif held:
                held = (held[0], b, held[2], d)
        else:
            held = (held[0], b, held[2], d) if held else (a, b, c, d)
    if held:
        yield held
