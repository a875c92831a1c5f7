"""How words look, as far as a document keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from servanda.instrument.document import Stress


@dataclass(frozen=True, slots=True)
class RunLook:
    """What is said of how words look: each mark on, off, or (not in the mapping) not said."""

    stresses: Mapping[Stress, bool] = field(default_factory=dict)
    hidden: bool | None = None
    colour: str | None = None

    def over(self, below: RunLook) -> RunLook:
        """Return what holds where this is said on top of something else."""
        return RunLook(
            {**below.stresses, **self.stresses},
            below.hidden if self.hidden is None else self.hidden,
            self.colour or below.colour,
        )
