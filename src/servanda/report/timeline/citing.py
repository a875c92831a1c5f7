"""Numbers the reports that the timeline rests on, so that a click or a look leads to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

MOST_NUMBERS = 4
"""So many reports of one verdict bear their numbers there; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The numbers of the reports behind something said, and how many more there are."""

    numbers: tuple[int, ...]
    more: int

    @property
    def target(self) -> str | None:
        """The anchor of the first report."""
        return f"said-{self.numbers[0]}" if self.numbers else None


@dataclass
class Citing:
    """The labels met so far, in the order in which they first stand on the page."""

    numbers: dict[str, int] = field(default_factory=dict)

    def noted(self, labels: Sequence[str]) -> Noted:
        """Return the numbers of some reports; of many, of the first ones and the last."""
        shown = labels if len(labels) <= MOST_NUMBERS else (*labels[: MOST_NUMBERS - 1], labels[-1])
        numbers = (self.numbers.setdefault(label, len(self.numbers) + 1) for label in shown)
        return Noted(tuple(numbers), len(labels) - len(shown))
