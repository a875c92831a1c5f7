"""What a concept picks, in the words of the case: names, labels, and what it is worth to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions.concept import Concept
from servanda.bargaining.solutions.figures import Settled
from servanda.bargaining.solutions.shown import table
from servanda.bargaining.solutions.solution import Solution, Status

_SHOWN = 10
"""So many ties are printed."""

_LONG = 10**15
"""A whole number from here on is written with a power of ten."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One agreement that a concept picks.

    `chances` are packages, as the label of an option for each of the `issues`, each with how likely
    it is to be drawn; one with certainty, unless lotteries were allowed. `exact` is what it is
    worth to each party (before anything is drawn), `gains` that above the walk-away, None where
    that is not known.
    """

    issues: tuple[str, ...]
    chances: tuple[tuple[Fraction, tuple[str, ...]], ...]
    exact: tuple[Fraction, ...]
    gains: tuple[Fraction | None, ...]

    @property
    def utilities(self) -> tuple[float, ...]:
        """What it is worth to each party, as near as floating point allows."""
        return tuple(float(number) for number in self.exact)

    @property
    def lottery(self) -> tuple[tuple[float, dict[str, str]], ...]:
        """How likely each package is, and its option on each issue."""
        return tuple(
            (float(chance), dict(zip(self.issues, labels, strict=True)))
            for chance, labels in self.chances
        )

    @property
    def package(self) -> dict[str, str]:
        """The option on each issue. Raises ValueError where it is left to chance."""
        if len(self.chances) > 1:
            raise ValueError("this agreement leaves the package to chance; see `lottery`")
        return self.lottery[0][1]

    @property
    def words(self) -> str:
        """The agreement in a line."""
        packages = [
            labels[0]
            if len(self.issues) == 1
            else ", ".join(f"{i}: {label}" for i, label in zip(self.issues, labels, strict=True))
            for _, labels in self.chances
        ]
        if len(packages) == 1:
            return packages[0]
        chances = [plain(chance) for chance, _ in self.chances]
        return "; or ".join(f"{p} (chance {c})" for p, c in zip(packages, chances, strict=True))


@dataclass(frozen=True, slots=True)
class Answer:
    """What one concept picks, or why it picks nothing.

    `picks` are tied, up to as many as were asked for; `count` says how many there are. `value` is
    what they reach and `bound` what nothing exceeds, in the measure of the concept. `ideal` is the
    most that each party could gain, for Kalai-Smorodinsky. `missing` are the parties whose
    walk-away is not known. `remarks` say in sentences what else must be known to read it.
    """

    concept: Concept
    status: Status
    parties: tuple[str, ...]
    picks: tuple[Pick, ...]
    count: int
    value: float | None
    bound: float | None
    ideal: tuple[Fraction, ...] | None
    powers: tuple[Fraction, ...] | None
    missing: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether it picks anything."""
        return bool(self.picks)

    @property
    def utilities(self) -> tuple[float, ...]:
        """What the first pick is worth to each party. Raises LookupError where there is none."""
        return self._first.utilities

    @property
    def exact(self) -> tuple[Fraction, ...]:
        """The same as fractions, without rounding."""
        return self._first.exact

    @property
    def package(self) -> dict[str, str]:
        """The first pick's option on each issue. Raises LookupError where there is none."""
        return self._first.package

    @property
    def packages(self) -> tuple[dict[str, str], ...]:
        """The option on each issue, of each pick."""
        return tuple(pick.package for pick in self.picks)

    @property
    def worth(self) -> dict[str, float]:
        """What the first pick is worth, by party. Raises LookupError where there is none."""
        return dict(zip(self.parties, self.utilities, strict=True))

    @property
    def _first(self) -> Pick:
        if not self.picks:
            raise LookupError(f"{self.concept}: {' '.join(self.remarks)}")
        return self.picks[0]

    def __repr__(self) -> str:
        lines = [f"{self.concept}:"]
        for pick in self.picks[:_SHOWN]:
            worth = ", ".join(
                f"{party} {plain(number)}"
                for party, number in zip(self.parties, pick.exact, strict=True)
            )
            lines.append(f"  {pick.words} -> {worth}")
        if len(self.picks) > _SHOWN:
            lines.append(f"  ... and {len(self.picks) - _SHOWN} more in `picks`")
        return "\n".join([*lines, *(f"  {remark}" for remark in self.remarks)])

    def _repr_html_(self) -> str:
        return Answers("", (self,))._repr_html_()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """A table's rows: its name, then each pick and what it is worth; then the remarks."""
        name = str(self.concept)
        picks = [
            (name, pick.words, *(plain(number) for number in pick.exact)) for pick in self.picks
        ]
        return (*picks, *((name, remark) for remark in self.remarks))


@dataclass(frozen=True, slots=True)
class Answers:
    """What several concepts pick of one case."""

    title: str
    answers: tuple[Answer, ...]

    def __iter__(self) -> Iterator[Answer]:
        return iter(self.answers)

    def __len__(self) -> int:
        return len(self.answers)

    def __getitem__(self, concept: Concept | str) -> Answer:
        """Return the answer of a concept, by itself or by its name."""
        for answer in self.answers:
            if answer.concept == concept:
                return answer
        raise KeyError(concept)

    def __repr__(self) -> str:
        return "\n".join(repr(answer) for answer in self.answers)

    def _repr_html_(self) -> str:
        parties = self.answers[0].parties if self.answers else ()
        return table(
            f"{self.title}: what each party has" if self.title else "What each party has",
            ("Solution", "Agreement", *parties),
            (row for answer in self.answers for row in answer.rows),
            (f"{answer.concept}: {answer.concept.assumes}" for answer in self.answers),
        )


def answer_of(problem: Problem, solution: Solution) -> Answer:
    """Return a solution of a problem in its words."""
    issues = tuple(issue.name for issue in problem.issues)
    sure = [
        Pick(issues, ((Fraction(1), problem.labels(one.package)),), one.utilities, one.gains)
        for one in solution.agreed
    ]
    drawn = [
        Pick(
            issues,
            tuple((chance, problem.labels(package)) for chance, package in one.chances),
            one.utilities,
            one.gains,
        )
        for one in solution.lotteries
    ]
    return _answer(problem.parties, solution, (*sure, *drawn))


def answer_of_figures(
    parties: tuple[str, ...], issues: tuple[str, ...], settled: Settled
) -> Answer:
    """Return the figures that a solution picks, in the words of the case."""
    picks = tuple(
        Pick(
            issues,
            ((Fraction(1), tuple(f"{figure:.9g}" for figure in figures)),),
            tuple(map(Fraction, utilities)),
            tuple(None if gain is None else Fraction(gain) for gain in gains),
        )
        for figures, utilities, gains in settled.picks
    )
    return _answer(parties, settled.solution, picks)


def _answer(parties: tuple[str, ...], solution: Solution, picks: tuple[Pick, ...]) -> Answer:
    missing = tuple(parties[party] for party in solution.missing)
    return Answer(
        solution.concept,
        solution.status,
        parties,
        picks,
        solution.count,
        solution.value,
        solution.bound,
        solution.ideal,
        solution.powers,
        missing,
        tuple(_remarks(solution, missing, len(picks))),
    )


def _remarks(solution: Solution, missing: tuple[str, ...], shown: int) -> Iterator[str]:
    yield from _ended(solution, ", ".join(missing))
    if solution.even:
        yield (
            "No package leaves everybody better off than walking away, so the product of gains is "
            "0 for all that are acceptable, and chooses none of them."
        )
    if shown > 1 and not solution.agreed:
        yield (
            "Several agreements are as good: shown are those that are best for one party after the "
            "other, and any mixture of them is as good too."
        )
    elif solution.count > shown > 0:
        number = f"{solution.count:,}" if solution.counted else f"At least {solution.count:,}"
        yield f"{number} packages are tied; {shown} are shown."
    elif solution.count > 1:
        yield f"{solution.count} packages are tied."
    if not solution.exact:
        yield "The numbers given lie too far apart for whole numbers, and were rounded."


def _ended(solution: Solution, who: str) -> Iterator[str]:
    match solution.status:
        case Status.NO_WALK_AWAY:
            yield f"It is not known what no agreement is worth to {who}; without it, no answer."
        case Status.NOTHING_ACCEPTABLE:
            yield "No package is acceptable to all: each is refused by a red line or a walk-away."
        case Status.CUT_OFF if solution.gap is not None:
            yield (
                f"The search was cut off: what is shown reaches {solution.value:g}, and nothing "
                f"exceeds {solution.bound:g}."
            )
        case Status.CUT_OFF:
            yield "The search was cut off before anything was proven."
        case Status.PROVEN if who:
            yield f"It is not known what no agreement is worth to {who}; none is needed here."


def plain(number: Fraction) -> str:
    """Return a number as people write it: whole, unless it is very long, or with a few decimals."""
    if number.denominator == 1:
        return (
            str(number.numerator)
            if abs(number) < _LONG
            else f"{Decimal(number.numerator).normalize():.6g}"
        )
    return f"{float(number):.6g}"
