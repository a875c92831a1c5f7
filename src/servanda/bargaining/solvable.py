"""What every case can be asked, however it was typed in: which agreements each concept picks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction

from servanda.bargaining.solutions import MOST_TIES, Answer, Answers, Concept
from servanda.bargaining.tables import Powers, powers_of


class Solvable(ABC):
    """A case of which solutions can be asked.

    Powers are how much each party's gain counts in asymmetric Nash, in order or by name.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def parties(self) -> tuple[str, ...]:
        """The names of the parties."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What the case is called."""

    @abstractmethod
    def _answers(
        self, concepts: tuple[Concept, ...], powers: tuple[Fraction, ...] | None, limit: int
    ) -> tuple[Answer, ...]:
        """Return what each concept picks, with at most so many ties written out."""

    def solutions(self, *, powers: Powers | None = None, limit: int = MOST_TIES) -> Answers:
        """Return what every concept picks; asymmetric Nash only where powers are given.

        At most `limit` tied packages are written out; all are counted. Raises ValueError for a
        limit below 0.
        """
        if limit < 0:
            raise ValueError(f"{limit} is below 0: so many ties cannot be written out")
        left_out = Concept.ASYMMETRIC_NASH if powers is None else None
        concepts = tuple(concept for concept in Concept if concept is not left_out)
        return Answers(self.title, self._answers(concepts, self._given(powers), limit))

    def nash(self, powers: Powers | None = None) -> Answer:
        """Return what Nash's solution picks; with powers, the asymmetric one."""
        return self._answer(Concept.NASH if powers is None else Concept.ASYMMETRIC_NASH, powers)

    def kalai_smorodinsky(self) -> Answer:
        """Return what Kalai and Smorodinsky's solution picks."""
        return self._answer(Concept.KALAI_SMORODINSKY)

    def egalitarian(self) -> Answer:
        """Return what the egalitarian solution picks."""
        return self._answer(Concept.EGALITARIAN)

    def utilitarian(self) -> Answer:
        """Return what the utilitarian solution picks; a walk-away that is stated is a limit."""
        return self._answer(Concept.UTILITARIAN)

    def _answer(self, concept: Concept, powers: Powers | None = None) -> Answer:
        (answer,) = self._answers((concept,), self._given(powers), MOST_TIES)
        return answer

    def _given(self, powers: Powers | None) -> tuple[Fraction, ...] | None:
        return None if powers is None else powers_of(powers, self.parties)
