"""Which passage and which comment of a pact file each one seen in Word was, if any."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from servanda.exchange.docx.differences import ALIKE, likeness
from servanda.exchange.docx.passages import Passage, Shape
from servanda.exchange.docx.returning.seen import SeenComment, SeenPassage

_WORDS = frozenset({Shape.WORDS, Shape.MORE_WORDS})
# How far from its place a passage is looked for: most are changed where they stand.
_NEAR = 40
# The label of a reading, with the name of a rival; or a clause, and what a mark says of it.
_HEAD = re.compile(
    r"\[[^\]]*\]\??(?:\s*reading\s+[\"“][^\"”]*[\"”]:)?(?:\s+(?:confirmed|left|answered))?"
)


def body_pairs(old: Sequence[Passage], new: Sequence[SeenPassage]) -> dict[int, int]:
    """Return for passages seen which of the file's they were, in the same order in both."""
    matcher = SequenceMatcher(None, [p.key for p in old], [p.key for p in new], autojunk=False)
    pairs: dict[int, int] = {}
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs.update(zip(range(c, d), range(a, b), strict=True))
        elif tag == "replace":
            pairs.update(_nearest(old, new, range(a, b), range(c, d)))
    return pairs


def comment_pairs(old: Sequence[Passage], new: Sequence[SeenComment]) -> dict[int, int]:
    """Return for comments seen which of the file's they were: the same, or else of the same head.

    Word and other programs put comments in another order, so that their order says nothing.
    """
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(old):
        waiting[passage.shown.text].append(number)
    pairs: dict[int, int] = {}
    for number, comment in enumerate(new):
        if waiting[comment.text]:
            pairs[number] = waiting[comment.text].pop(0)
    left = [number for numbers in waiting.values() for number in numbers]
    for number, comment in enumerate(new):
        if number in pairs:
            continue
        head = _head(comment.text)
        likely = [o for o in left if _head(old[o].shown.text) == head]
        if not head:
            likely = [o for o in likely if likeness(old[o].shown.text, comment.text) > ALIKE]
        if likely:
            best = max(likely, key=lambda o: (likeness(old[o].shown.text, comment.text), -o))
            pairs[number] = best
            left.remove(best)
    return pairs


def _head(text: str) -> str:
    found = _HEAD.match(text)
    return " ".join(found[0].split()) if found else ""


def _nearest(
    old: Sequence[Passage], new: Sequence[SeenPassage], those: range, these: range
) -> Iterator[tuple[int, int]]:
    """Pair what was replaced with what stands in its place, as far as it is of the same kind."""
    begin = those.start
    for number in these:
        best, how_like = None, 0.0
        for other in range(begin, min(those.stop, begin + _NEAR)):
            if not _same_kind(old[other], new[number]):
                continue
            like = likeness(old[other].shown.text, new[number].text)
            # Where as many stand there as before, the one in the same place was meant.
            if len(those) == len(these) and other - those.start == number - these.start:
                like = max(like, ALIKE)
            if like > how_like:
                best, how_like = other, like
        if best is not None and how_like >= ALIKE:
            yield number, best
            begin = best + 1


def _same_kind(old: Passage, new: SeenPassage) -> bool:
    if old.shape in _WORDS:
        # A wording that lost its name is no wording of its own any more.
        return new.shape in _WORDS and bool(old.shown.emphasis) == bool(new.label)
    return old.shape is new.shape and old.level == new.level
