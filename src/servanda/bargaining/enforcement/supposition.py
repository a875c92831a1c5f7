"""What somebody assumes that breaking brings and costs a party, with whose assumption it is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from servanda.findings import Span


@dataclass(frozen=True, slots=True)
class Supposition:
    """Figures for one party and one clause, each None where nobody has given it.

    Amounts are in units of the party's own; times in periods of one `period` (“day”). The loss in
    each period lasts for `lasting` periods, None: for good. `detection` and `patience` as in
    `Stakes.keeping_pays`. `according_to` says whose figures they are.
    """

    party: str
    clause: str
    according_to: str
    gain: Fraction | None = None
    gain_each_period: Fraction | None = None
    penalty: Fraction | None = None
    loss_each_period: Fraction | None = None
    lasting: int | None = None
    delay: int | None = None
    detection: Fraction | None = None
    patience: Fraction | None = None
    period: str | None = None
    at: Span | None = None

    @property
    def has_a_gain(self) -> bool:
        """Whether it says what breaking brings."""
        return self.gain is not None or self.gain_each_period is not None

    @property
    def has_a_loss(self) -> bool:
        """Whether it says what the consequence costs."""
        return self.penalty is not None or self.loss_each_period is not None
