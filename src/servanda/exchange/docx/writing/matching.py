"""Which article of an earlier draft an article continues, told by its words and not its number."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.exchange.docx.differences import ALIKE, likeness

# Only so many of the articles with most words in common are compared closely.
_CANDIDATES = 3


def matched(now: Sequence[tuple[str, str]], then: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Return for articles of now (heading, words) which of then they continue, each at most once.

    The most alike are paired first. What is left is paired where the headings are the same.
    """
    bags = [frozenset(words.lower().split()) for _, words in then]
    found: list[tuple[float, int, int]] = []
    for new, (_, words) in enumerate(now):
        bag = frozenset(words.lower().split())
        shared = sorted(range(len(then)), key=lambda old: (-_shared(bag, bags[old]), old))
        found += [(-likeness(then[old][1], words), new, old) for old in shared[:_CANDIDATES]]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for unlike, new, old in sorted(found):
        if -unlike > ALIKE and new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
    headings = {heading: old for old, (heading, _) in enumerate(then) if old not in taken}
    for new, (heading, _) in enumerate(now):
        if new not in pairs and heading in headings:
            pairs[new] = headings.pop(heading)
    return pairs


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)
