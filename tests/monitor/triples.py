"""An agreement, a history and a world that engines are held against one another on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from servanda.evidence.claim import Claim
from servanda.monitor.program import Program
from servanda.monitor.world import World


@dataclass(frozen=True)
class Triple:
    """A program, a history, a world, and the instant as of which it is judged."""

    program: Program
    claims: tuple[Claim, ...]
    world: World
    as_of: int

    def taking(self, places: Sequence[int]) -> Triple:
        """Return it with the claims at these places, in their order."""
        accepted, competent = (
            None if mask is None else pl.Series([mask[n] for n in places], dtype=pl.Boolean)
            for mask in (self.world.accepted, self.world.competent)
        )
        return replace(
            self,
            claims=tuple(self.claims[place] for place in places),
            world=replace(self.world, accepted=accepted, competent=competent),
        )
