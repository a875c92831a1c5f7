"""Where reading stopped, and what a mistake says of it."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.instrument.pact.lexicon import Lexicon
from servanda.instrument.pact.parser import Stuck
from servanda.instrument.pact.syntax import Extent

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, where, and (title, place, replacement) of what would mend it."""

    code: str
    message: str
    at: Extent
    fix: tuple[str, Extent, str] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading stopped, and what stands around it."""

    stuck: Stuck
    text: str
    lexicon: Lexicon

    @property
    def index(self) -> int:
        """The number of the piece at which reading stopped."""
        starts = self.stuck.scan.starts
        return next(
            (n for n, start in enumerate(starts) if start >= self.stuck.at.start), len(starts)
        )

    @property
    def pieces(self) -> list[str]:
        """The pieces of the sentence."""
        return self.stuck.scan.pieces

    @property
    def expected(self) -> frozenset[str]:
        """The terminals that could stand here."""
        return self.stuck.expected

    @property
    def terminals(self) -> frozenset[str]:
        """The terminals for which what stands here could be taken."""
        return frozenset(c.terminal for c in self.stuck.found)

    def words(self, first: int, stop: int) -> str:
        """Return the pieces from `first` up to `stop` as words."""
        return " ".join(self.pieces[first:stop])

    def extent(self, first: int, stop: int) -> Extent:
        """Return where these pieces stand."""
        return self.stuck.scan.extent(first, stop)

    def before(self) -> Extent:
        """Return the place right after the piece before this one."""
        end = self.stuck.scan.ends[self.index - 1] if self.index else 0
        return Extent(end, end)

    def phrase(self, table: dict[str, str]) -> tuple[int, int, str] | None:
        """Find the longest wording of a table that covers this place; its pieces and its value."""
        best: tuple[int, int, str] | None = None
        for first in range(max(0, self.index - 2), self.index + 1):
            for stop in range(self.index + 1, min(len(self.pieces), first + 4) + 1):
                value = table.get(self.words(first, stop).lower())
                if value is not None and (best is None or stop - first > best[1] - best[0]):
                    best = (first, stop, value)
        return best


def shorten(words: str) -> str:
    """Return words as a message shows them."""
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def clause_start(place: Place) -> int:
    """Return the number of the piece with which the clause begins."""
    for number in range(place.index - 1, -1, -1):
        if place.pieces[number].lower() in {",", ".", "then"}:
            return number + 1
    return 0


def known(place: Place) -> bool:
    """Whether what stands here is a word that Pact or the agreement has."""
    return bool(place.terminals - {"UNIT", "LABEL", "GRADE"})


def is_word(place: Place) -> bool:
    """Whether a word stands here, and no mark or figure."""
    return place.index < len(place.pieces) and place.pieces[place.index][0].isalpha()
