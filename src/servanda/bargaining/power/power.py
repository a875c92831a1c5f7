"""What follows from who is stronger: never for one power, always for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from servanda.bargaining.power.contenders import Winner
from servanda.bargaining.power.line import Reach
from servanda.bargaining.power.measure import Measure
from servanda.bargaining.power.plane import Map
from servanda.bargaining.power.sampled import Sample
from servanda.findings import Finding


@dataclass(frozen=True, slots=True)
class Flip:
    """The power at which the winner changes from reach `before` to reach `after`.

    `power` is right to the last digit shown; `formula` is the exact number.
    """

    power: float
    before: int
    after: int
    formula: str


@dataclass(frozen=True, slots=True)
class Line:
    """One party's power from none to all, against some others; the rest is held as stated.

    `party` is the index of the party whose power grows, `against` of those that it is taken from.
    At a point s of the line, from 0 to 1, the power of all is `start` times 1 - s and `end` times
    s. `reaches` say who wins where, in order; they leave no gap.
    """

    party: int
    against: tuple[int, ...]
    start: tuple[Fraction, ...]
    end: tuple[Fraction, ...]
    reaches: tuple[Reach, ...]
    flips: tuple[Flip, ...]

    def winners_at(self, s: float) -> tuple[int, ...]:
        """Return who wins at a point of the line; at a flip all that are equally good there."""
        found = {k for reach in self.reaches if reach.low <= s <= reach.high for k in reach.winners}
        return tuple(sorted(found))

    def powers_at(self, s: float) -> tuple[float, ...]:
        """Return everybody's power at a point of the line."""
        return tuple(
            (1 - s) * float(a) + s * float(b) for a, b in zip(self.start, self.end, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Power:
    """Which packages win for which power.

    Reaches, cells and shares name winners by their place in `winners`. For two parties there is one
    line; for more, a line for each pair (the others without power), and one for each party against
    all others, who share the rest evenly. `map` is there for three parties, `sample` for four and
    more, or where a map has too many cells. `complete` says that the search came
    to its end. Who wins on a stretch of power shorter than `step` may be missed: 0 where the front
    was known in full. `exact` is whether the whole numbers compared were just those given
    (see `Packages.rounding`). Without an answer, `findings` say what is missing.
    """

    parties: tuple[str, ...]
    measure: Measure
    winners: tuple[Winner, ...] = ()
    lines: tuple[Line, ...] = ()
    map: Map | None = None
    sample: Sample | None = None
    complete: bool = True
    step: float = 0
    exact: bool = True
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        """Return which packages win on each line, and between which powers."""
        lines = ["Who wins for which power:"]
        for line in self.lines:
            against = ", ".join(self.parties[other] for other in line.against)
            reaches = "; ".join(
                f"{reach.low:.3g} to {reach.high:.3g} "
                + " or ".join(str(self.winners[k].packages[0]) for k in reach.winners)
                for reach in line.reaches
            )
            lines.append(f"  {self.parties[line.party]} against {against}: {reaches}")
        return "\n".join([*lines, *(f"  {finding.message}" for finding in self.findings)])
