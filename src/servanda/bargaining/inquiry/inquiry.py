"""All that can be asked of one bargaining problem, each answer worked out when first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from servanda.bargaining.division import Fitting, division_of
from servanda.bargaining.frontier import Front, Standing, front_of, standing_of
from servanda.bargaining.inquiry.claimed import PowerClaim, read_from_patience
from servanda.bargaining.inquiry.taken import Taken
from servanda.bargaining.packages import Packages, TooEntangledError, packages_of
from servanda.bargaining.positions import Answerable, Negotiation, Strength
from servanda.bargaining.positions.answerable import answerable_part
from servanda.bargaining.power import Power, power_of
from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions import ByLot, Concept, Solution, solutions
from servanda.bargaining.uncertainty import Assumptions, Draws, draws_of
from servanda.bargaining.zone import Zone, zone_of
from servanda.instrument.pact.syntax import Faculty

SEED = 1
"""Makes the draws, unless another is given."""

LIMIT = 10
"""So many of the packages that a rule picks are written out, unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked besides the problem.

    `claims` are on the power of parties; where they give every party one number, asymmetric Nash is
    answered with those. At most `limit` of the packages that a rule picks are written out.
    `patience` is claimed likewise, and read as power where there are two parties. So many `draws`
    of uncertain preferences are made, by `seed`; none where it is None. With `by_lot` a rule may
    also leave it to chance which package is agreed.
    """

    claims: tuple[PowerClaim, ...] = ()
    limit: int = LIMIT
    patience: tuple[PowerClaim, ...] = ()
    draws: int | None = None
    seed: int = SEED
    by_lot: bool = False


@dataclass(frozen=True)
class Inquiry:
    """A problem that has no mistakes, and what follows from it.

    `whole` is all that is at stake. Where it comes from positions on an agreement, `negotiation` is
    what was said of it, and `taken` what was said or assumed of worths and power, in words.
    """

    whole: Problem
    wishes: Wishes = field(default_factory=Wishes)
    negotiation: Negotiation | None = None
    taken: tuple[Taken, ...] = ()

    @cached_property
    def part(self) -> Answerable | None:
        """The part of which enough is known to be answered; None where nothing is left out."""
        return None if self.whole.definite else answerable_part(self.whole)

    @property
    def problem(self) -> Problem:
        """What the answers are about: the part that can be answered, or else all of it."""
        return self.whole if self.part is None else self.part.problem

    @cached_property
    def zone(self) -> Zone:
        """Whether there is anything that all would sign."""
        return zone_of(self.problem)

    @cached_property
    def packages(self) -> Packages | None:
        """Every package in whole numbers.

        None where not every worth is known as one number, or where too much hangs together.
        """
        try:
            return packages_of(self.problem) if self.problem.definite else None
        except TooEntangledError:
            return None

    @cached_property
    def front(self) -> Front | None:
        """The packages that nobody can better without somebody losing, signed or not."""
        if self.packages is None:
            return None
        return front_of(self.packages, floors=[None] * self.packages.parties)

    @cached_property
    def drafted(self) -> Standing | None:
        """Where the draft lies; None where it leaves something open or worths are not known."""
        draft = self.problem.draft
        if draft is None or self.packages is None:
            return None
        return standing_of(self.problem, draft, front_of(self.packages))

    @cached_property
    def solutions(self) -> tuple[Solution, ...]:
        """What well-known rules pick."""
        if self.packages is None:
            return ()
        if not self.wishes.by_lot:
            return solutions(self.packages, powers=self.powers, limit=self.wishes.limit)
        lots = ByLot(self.packages)
        concepts = (c for c in Concept if self.powers or c is not Concept.ASYMMETRIC_NASH)
        return tuple(lots.answer(concept, self.powers) for concept in concepts)

    @cached_property
    def draws(self) -> Draws | None:
        """What draws of uncertain preferences come to; None where none were asked for."""
        if self.wishes.draws is None:
            return None
        assumed = Assumptions(count=self.wishes.draws, seed=self.wishes.seed)
        return draws_of(self.problem, assumed)

    @property
    def claims(self) -> tuple[PowerClaim, ...]:
        """What anybody says of the power of a party: in the positions, and on asking."""
        stated = self.negotiation.strengths if self.negotiation is not None else ()
        said = [(one.faculty, _claim(one)) for one in stated]
        powers = [claim for faculty, claim in said if faculty is Faculty.POWER]
        patience = [claim for faculty, claim in said if faculty is Faculty.PATIENCE]
        read = read_from_patience(self.problem.parties, (*patience, *self.wishes.patience))
        return (*powers, *self.wishes.claims, *read)

    @property
    def powers(self) -> tuple[Fraction, ...] | None:
        """One power for each party, where that is what was asked for."""
        exact = {c.party: c.low for c in self.wishes.claims if c.low == c.high}
        if set(exact) != set(self.problem.parties) or not any(exact.values()):
            return None
        return tuple(exact[party] for party in self.problem.parties)

    @cached_property
    def power(self) -> Power | None:
        """Which packages win for which power."""
        return None if self.packages is None else power_of(self.problem)

    @cached_property
    def division(self) -> Fitting:
        """How two parties would divide what they dispute, where it is that kind of problem."""
        return division_of(self.problem)


def _claim(said: Strength) -> PowerClaim:
    return PowerClaim(said.party, said.value.low, said.value.high, said.said.words)
