"""The repeated prisoner's dilemma: from which patience on cooperation holds itself up."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from servanda.bargaining.enforcement.bound import Bound
from servanda.bargaining.enforcement.keeping import Stakes
from servanda.bargaining.enforcement.numbers_given import Number, number


@dataclass(frozen=True, slots=True)
class PrisonersDilemma:
    """What each side has of one round, in units of its own.

    `temptation` for breaking alone, `reward` where both keep, `punishment` where both break,
    `sucker` for keeping alone; each less than the one before it.
    """

    temptation: Fraction
    reward: Fraction
    punishment: Fraction
    sucker: Fraction

    @classmethod
    def of(
        cls, temptation: Number, reward: Number, punishment: Number, sucker: Number
    ) -> PrisonersDilemma:
        """Return the game; raises `ValueError` unless the numbers fall in this order."""
        game = cls(
            number(temptation, "temptation"),
            number(reward, "reward"),
            number(punishment, "punishment"),
            number(sucker, "sucker"),
        )
        if not game.temptation > game.reward > game.punishment > game.sucker:
            raise ValueError(
                "a prisoner's dilemma has temptation > reward > punishment > sucker, in this order"
            )
        return game

    @property
    def grim_trigger(self) -> Fraction:
        """The least patience at which breaking for ever in answer to a breach is enough.

        (T-R)/(T-P): Friedman 1971, Review of Economic Studies 38(1).
        """
        return (self.temptation - self.reward) / (self.temptation - self.punishment)

    @property
    def tit_for_tat(self) -> Fraction | None:
        """The least patience at which answering like with like is enough; None where none is.

        The greater of (T-R)/(T-P) and (T-R)/(R-S): Axelrod 1984, The Evolution of Cooperation,
        appendix B, proposition 2.
        """
        alternating = (self.temptation - self.reward) / (self.reward - self.sucker)
        least = max(self.grim_trigger, alternating)
        return least if least <= 1 else None

    def punishing_for(self, rounds: int) -> Bound | None:
        """Return the least patience at which both breaking for so many rounds is enough, or None.

        The patience d at which T-R = (R-P)(d + d² + … + dᵏ). Raises `ValueError` for rounds that
        are no whole number, below 0, or more than 10,000.
        """
        stakes = Stakes.of(
            gain=self.temptation - self.reward,
            loss_each_period=self.reward - self.punishment,
            lasting=rounds,
            delay=1,
        )
        found = stakes.patience_range(Fraction(1))
        return found.low if found else None
