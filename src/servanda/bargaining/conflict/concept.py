"""What makes a state stable, and how unknown preferences count in it."""

from __future__ import annotations

from enum import StrEnum


class Concept(StrEnum):
    """Whether a party would leave a state, by how far it looks ahead.

    NASH: it sees only its own move (Nash 1950). GMR: it also fears whatever the others could do
    next, even to their own harm (Howard 1971). SMR: likewise, and it may move once more after
    them (Howard 1971). SEQ: it fears only what the others would do by moves that each improve
    things for whoever makes it (Fraser and Hipel 1979).
    """

    NASH = "Nash"
    GMR = "GMR"
    SMR = "SMR"
    SEQ = "SEQ"


class Extension(StrEnum):
    """How a party takes a comparison that is not known (Li, Hipel, Kilgour and Fang 2004).

    A: it would try a move to a state it cannot compare, and only a state surely no better stops
    it. B: it moves only to what is surely better, and only a state surely no better stops it.
    C: it would try, and also a state it cannot compare stops it. D: it moves only to what is surely
    better, and also a state it cannot compare stops it. In each the others are taken to reply
    with any move that is not surely no better for them. Without unknowns all four are one.
    """

    A = "a"
    B = "b"
    C = "c"
    D = "d"

    @property
    def tries_unknown(self) -> bool:
        """Whether a state that cannot be compared tempts a party to move."""
        return self in {Extension.A, Extension.C}

    @property
    def fears_unknown(self) -> bool:
        """Whether a state that cannot be compared deters a party."""
        return self in {Extension.C, Extension.D}
