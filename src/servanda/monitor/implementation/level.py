"""How far a clause is carried out: the four levels, and what lies outside them.

The levels are those by which the Peace Accords Matrix codes the implementation of provisions, from
0 to 3 (Joshi, Quinn and Regan 2015, “Annualized implementation data on comprehensive intrastate
peace accords, 1989-2012”, Journal of Peace Research 52(4): 551-562). There a person judges; here
each level follows from the parts of the norm itself, as this module and `progress.py` say.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Level(StrEnum):
    """How far something is carried out at a time, in one world."""

    NOT_BEGUN = "not begun"
    MINIMAL = "minimal"
    INTERMEDIATE = "intermediate"
    COMPLETE = "complete"
    NOT_ASKED = "not asked yet"  # its start or its condition has not come
    NO_LONGER_ASKED = "no longer asked"  # excused, suspended, lapsed, revoked or void
    UNDECIDED = "undecided"  # whether it is asked at all is undecided, and nothing was done

    @property
    def scale(self) -> int | None:
        """Its place on the scale, 0 to 3; None for what is not on it."""
        return _SCALE.get(self)


_SCALE: Mapping[Level, int] = {
    Level.NOT_BEGUN: 0,
    Level.MINIMAL: 1,
    Level.INTERMEDIATE: 2,
    Level.COMPLETE: 3,
}
ON_THE_SCALE = tuple(_SCALE)


def level_of_parts(parts: Mapping[Level, int]) -> Level:
    """Return the level of a clause from how many of its parts are at which level.

    Of the parts that are asked now: complete where all are, not begun where none is begun,
    intermediate where half of them at least are at least intermediate, else minimal. No level is a
    mean of others.
    """
    asked = sum(parts.get(level, 0) for level in ON_THE_SCALE)
    if not asked:
        outside = (Level.UNDECIDED, Level.NOT_ASKED)
        return next((level for level in outside if parts.get(level)), Level.NO_LONGER_ASKED)
    if parts.get(Level.COMPLETE, 0) == asked:
        return Level.COMPLETE
    if parts.get(Level.NOT_BEGUN, 0) == asked:
        return Level.NOT_BEGUN
    far = parts.get(Level.INTERMEDIATE, 0) + parts.get(Level.COMPLETE, 0)
    return Level.INTERMEDIATE if 2 * far >= asked else Level.MINIMAL
