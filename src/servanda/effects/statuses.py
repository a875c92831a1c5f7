"""Which statuses exclude each other."""

from __future__ import annotations

# Recognition of a fact against recognition in law (Lauterpacht, Recognition in International Law,
# 1947; in the treaty texts: “de facto” in 17, “de jure” in 6, “internationally recognised” in 31).
_IN_FACT = ("de facto", "in fact")
_IN_LAW = ("de jure", "internationally recognised", "internationally recognized", "in law")

# What waits for a final rule against what is one (in the treaty texts: “provisional” in 149,
# “interim” in 90, “temporary” in 155, “definitive” in 39, “final” in 255, “permanent” in 176).
_FOR_NOW = ("interim", "provisional", "temporary")
_FOR_GOOD = ("definitive", "final", "permanent")

_OPPOSITES = ((_IN_FACT, _IN_LAW), (_FOR_NOW, _FOR_GOOD))


def opposed(a: str, b: str) -> bool:
    """Whether one thing cannot have both statuses."""
    return any(
        (_has(a, first) and _has(b, second) and not _has(b, first) and not _has(a, second))
        or (_has(a, second) and _has(b, first) and not _has(b, second) and not _has(a, first))
        for first, second in _OPPOSITES
    )


def _has(status: str, words: tuple[str, ...]) -> bool:
    return any(f" {word} " in f" {status.lower()} " for word in words)
