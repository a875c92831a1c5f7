"""What draws take for granted beyond what is stated. All of it is told with the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from servanda.bargaining.problem import Worth

DRAWS = 10_000
SEED = 1


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The user's own assumptions: what nobody has stated, and what is drawn.

    `weights[party, issue]` bounds how much an issue matters to a party of whose options only an
    order is known: the worth of the best over the worst. Where nothing is known but orders, a
    party's weights add up to one, and are drawn evenly unless they are bounded here.
    `powers` bound each party's power, for asymmetric Nash; they add up to one. `count` draws are
    made, and `seed` makes the same again.
    """

    weights: Mapping[tuple[int, int], Worth] = field(default_factory=dict)
    powers: tuple[Worth, ...] | None = None
    count: int = DRAWS
    seed: int = SEED
