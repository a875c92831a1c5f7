"""A bargaining case as an analyst types it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from servanda.bargaining.division import Fitting, division_of
from servanda.bargaining.figure_case import FigureCase, Functions, Ranges
from servanda.bargaining.frontier import (
    Certainty,
    Front,
    Standing,
    certainty_of,
    front_of,
    standing_of,
)
from servanda.bargaining.packages import Packages, packages_of
from servanda.bargaining.power import Measure, Power, power_of
from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions import (
    FURTHEST,
    Answer,
    Asked,
    Bearing,
    ByLot,
    Concept,
    answer_of,
    solutions,
    stretched,
)
from servanda.bargaining.solvable import Solvable
from servanda.bargaining.tables import (
    Frame,
    Points,
    Values,
    WalkAways,
    problem_from_arrays,
    problem_from_frame,
    problem_from_points,
)
from servanda.bargaining.uncertainty import Assumptions, Draws, Progress, draws_of
from servanda.bargaining.zone import Zone, zone_of


@dataclass(frozen=True, slots=True)
class Case(Solvable):
    """A bargaining problem, and what can be asked of it."""

    problem: Problem
    by_lot: bool = False
    """Whether packages may be drawn by lot, so that what is agreed may be a chance of each."""

    @classmethod
    def from_arrays(  # noqa: PLR0913 - all but the values may be left out
        cls,
        values: Values,
        *,
        parties: Sequence[str] | None = None,
        issues: Sequence[str] | None = None,
        options: Sequence[Sequence[str]] | None = None,
        walk_away: WalkAways | None = None,
        lotteries: bool = False,
        title: str = "",
    ) -> Case:
        """Make a case whose issues add up: `values[party][issue][option]`.

        `walk_away` is the worth of no agreement to each party, in order or by name; None where it
        is not known, and it is never taken to be anything else. Numbers are kept exactly, and 0.1
        is a tenth. Raises ValueError where shapes do not fit together or a number is none.
        """
        return cls(
            problem_from_arrays(
                values,
                parties=parties,
                issues=issues,
                options=options,
                walk_away=walk_away,
                title=title,
            ),
            by_lot=lotteries,
        )

    @classmethod
    def from_points(  # noqa: PLR0913 - all but the points may be left out
        cls,
        points: Points,
        *,
        parties: Sequence[str] | None = None,
        labels: Sequence[str] | None = None,
        walk_away: WalkAways | None = None,
        lotteries: bool = False,
        title: str = "",
    ) -> Case:
        """Make a case from what each possible agreement is worth to each party.

        `points` has shape (agreements, parties). Raises ValueError like `from_arrays`.
        """
        return cls(
            problem_from_points(
                points, parties=parties, labels=labels, walk_away=walk_away, title=title
            ),
            by_lot=lotteries,
        )

    @classmethod
    def from_frame(  # noqa: PLR0913 - all but the frame may be left out
        cls,
        frame: Frame,
        *,
        issue: str = "issue",
        option: str = "option",
        party: str = "party",
        worth: str = "worth",
        walk_away: WalkAways | None = None,
        lotteries: bool = False,
        title: str = "",
    ) -> Case:
        """Make a case from a data frame of pandas or polars; `issue` and so on name its columns.

        Long: a row says what an option of an issue is worth to a party. Wide: a row is an option,
        with a column for each party; without a column of issues, a row is a whole agreement.
        Raises ValueError like `from_arrays`.
        """
        return cls(
            problem_from_frame(
                frame,
                issue=issue,
                option=option,
                party=party,
                worth=worth,
                walk_away=walk_away,
                title=title,
            ),
            by_lot=lotteries,
        )

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties."""
        return self.problem.parties

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.problem.title

    def _answers(
        self, concepts: tuple[Concept, ...], powers: tuple[Fraction, ...] | None, limit: int
    ) -> tuple[Answer, ...]:
        asked = ByLot(self.packages) if self.by_lot else Asked(self.packages, limit)
        return tuple(answer_of(self.problem, asked.answer(one, powers)) for one in concepts)

    @staticmethod
    def from_functions(
        functions: Functions,
        ranges: Ranges,
        *,
        walk_away: WalkAways | None = None,
        title: str = "",
    ) -> FigureCase:
        """Make a case whose issues are figures, each between two ends, worth what functions say.

        `functions` has, for each party by name, a function of one figure, or one for each issue;
        worths of several issues add up. Each must be concave, each further step being worth no more
        than the one before, or else all must only rise or only fall, which takes longer. Raises
        ValueError where neither is so as far as is seen, or where a worth is no number.
        """
        return FigureCase.of(functions, ranges, walk_away, title)

    def stretched(self, furthest: int | Fraction = FURTHEST) -> Bearing:
        """Return which solutions move when one party's worths are multiplied, and at which factor.

        Each solution is found again with each party's worths and walk-away multiplied, up to the
        furthest factor and down to one over it. Raises ValueError unless that is more than 1.
        """
        if not 1 < furthest < inf:
            raise ValueError(f"a scale is stretched by a factor of more than 1, not {furthest}")
        found = solutions(self.packages)
        stretches = stretched(self.packages, found, furthest=Fraction(furthest))
        return Bearing(self.problem, stretches)

    def __repr__(self) -> str:
        """Return who is in it and how large it is."""
        return f"Case of {', '.join(self.parties)}: {self.problem.count:,} packages"

    def _repr_html_(self) -> str:
        from servanda.bargaining.pictures.notebook import shown_in_notebook  # noqa: PLC0415 - few draw

        return shown_in_notebook(self.problem)

    def zone(self) -> Zone:
        """Return whether there is something that all would sign, and what is, or stands against."""
        return zone_of(self.problem)

    def adjusted_winner(self) -> Fitting:
        """Divide what two parties dispute, or say why the case is not one of dividing items."""
        return division_of(self.problem)

    @property
    def packages(self) -> Packages:
        """Every package in whole numbers; the case must be definite."""
        return packages_of(self.problem)

    def front(self) -> Front:
        """Return the packages that nobody can improve on without somebody losing.

        Those that somebody would rather walk away from are left out, where that is known. For
        other floors, or none, there is `frontier.front_of(case.packages, floors=...)`.
        """
        return front_of(self.packages)

    def standing(self, package: tuple[int, ...]) -> Standing:
        """Return where a package lies: who could gain without anybody losing, and how.

        For the draft, that is `case.problem.draft`.
        """
        return standing_of(self.problem, package)

    def certainty(self, package: tuple[int, ...]) -> Certainty:
        """Return whether a package is efficient for all, some or no worths within what is known."""
        return certainty_of(self.problem, package)

    def power(self, measure: Measure | None = None) -> Power:
        """Return which packages win for which power of the parties: for all powers, never for one.

        Power multiplies logarithms of gains (asymmetric Nash) unless another measure is given.
        """
        return power_of(self.problem, measure or Measure.NASH)

    def draws(
        self, assumptions: Assumptions | None = None, progress: Progress | None = None
    ) -> Draws:
        """Return what draws of uncertain preferences say, of all that fit what was stated.

        10,000 of them, with no assumption beyond what is told in the answer, unless others are
        given; `progress` is told how many are done, of how many.
        """
        return draws_of(self.problem, assumptions or Assumptions(), progress)
