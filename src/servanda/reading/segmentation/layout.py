"""How a text is laid out: where its articles begin, what holds them, what comes after them.

Places are those of the document as it was opened; `cutting` makes each of them the head of a block.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.reading.segmentation.enumerators import Number

Spot = tuple[int, int]
"""A block and an offset in its text."""


@dataclass(frozen=True, slots=True)
class Start:
    """An article begins here. `repeat` is 2 where its number stands a second time.

    `words_from` is the offset where the words after its number go on.
    """

    block: int
    label: str
    words_from: int
    repeat: int = 1
    at: int = 0
    value: tuple[int, ...] = ()

    @property
    def spot(self) -> Spot:
        """Where its number stands."""
        return self.block, self.at


@dataclass(frozen=True, slots=True)
class Holder:
    """A heading that holds articles: a chapter, or an annex (`attached`), with its number."""

    block: int
    name: str
    label: str
    words_from: int
    at: int = 0
    attached: bool = False

    @property
    def spot(self) -> Spot:
        """Where its name stands."""
        return self.block, self.at


@dataclass(frozen=True, slots=True)
class Layout:
    """What was found: articles and holders in the order of the text, and a table of contents.

    `gaps` are pairs of labels between which numbers are missing; `contents` the stretches, from one
    spot up to another, that only list what follows. `marks` are the other numbers at the heads of
    blocks, by block.
    """

    starts: tuple[Start, ...]
    because: str
    holders: tuple[Holder, ...] = ()
    gaps: tuple[tuple[str, str], ...] = ()
    contents: tuple[tuple[Spot, Spot], ...] = ()
    numbered: bool = True
    marks: dict[int, tuple[Number, ...]] = field(default_factory=dict)

    @property
    def divisions(self) -> frozenset[int]:
        """The blocks that begin with a heading over articles."""
        return frozenset(holder.block for holder in self.holders)
