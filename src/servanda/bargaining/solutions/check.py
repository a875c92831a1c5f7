"""Checks a solution by its certificate, in whole numbers, without any of what found it.

A certificate says which weighted sums of gains a package must reach to be as good as those picked;
that follows from the concept alone (see `aims`). Here every package that reaches them all is
written out, in plain Python, and compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from servanda.bargaining.packages import Packages
from servanda.bargaining.solutions.aims import Aim, Power, Smallest, Sum
from servanda.bargaining.solutions.measured import aim_of
from servanda.bargaining.solutions.solution import Solution, Status

MOST_LOOKED_AT = 300_000
"""So many packages, whole or begun, are looked at; where there are more, the check is not made."""

Gains = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: `wrong` says what does not hold, and is empty if all does.

    `complete` says whether every package that could be as good was looked at; `looked_at` how many
    packages there were, whole or begun.
    """

    wrong: tuple[str, ...]
    complete: bool
    looked_at: int

    @property
    def holds(self) -> bool:
        """Whether the solution is proven: nothing wrong, and nothing left out."""
        return self.complete and not self.wrong


class _TooManyError(Exception):
    """There are more packages to look at than were allowed."""


def check(packages: Packages, solution: Solution, most: int = MOST_LOOKED_AT) -> Checked:
    """Check what `solve` found, and that there is nothing else; lotteries are not checked here."""
    looking = _Looking(packages, most)
    try:
        wrong = tuple(looking.complaints(solution))
    except _TooManyError:
        return Checked((), complete=False, looked_at=looking.looked_at)
    complete = solution.status is not Status.CUT_OFF
    return Checked(wrong, complete=complete, looked_at=looking.looked_at)


class _Looking:
    def __init__(self, packages: Packages, most: int) -> None:
        self.packages = packages
        self.most = most
        self.looked_at = 0
        self.worth = [block.worth.tolist() for block in packages.blocks]
        floors = enumerate(packages.walk_away)
        self.base = tuple(self._least(p) if floor is None else floor for p, floor in floors)
        self.units = tuple(
            tuple(int(p == q) for q in range(packages.parties)) for p in range(packages.parties)
        )

    def complaints(self, solution: Solution) -> Iterator[str]:
        """Yield what does not hold."""
        if solution.status is Status.NO_WALK_AWAY:
            if None not in self.packages.walk_away:
                yield "Every walk-away is known."
            return
        weights = solution.certificate.weights if solution.certificate else self.units
        if solution.status is Status.NOTHING_ACCEPTABLE:
            if self.packages.count and next(self._reaching(weights, [0] * len(weights)), None):
                yield "There is a package that all accept."
            return
        gains = []
        for one in solution.agreed:
            row = self.packages.row_of(one.package)
            if row is None:
                yield f"Package {one.package} is refused."
                return
            gains.append(self._gains(row.tolist()))
            worth = zip(gains[-1], self.base, self.packages.units, strict=True)
            if one.utilities != tuple((g + b) * unit for g, b, unit in worth):
                yield f"Package {one.package} is not worth what is said."
        if gains and solution.status is Status.PROVEN:
            yield from self._against_others(solution, weights, gains)

    def _against_others(
        self, solution: Solution, weights: Sequence[Gains], gains: list[Gains]
    ) -> Iterator[str]:
        ideal = None
        if solution.ideal is not None:
            units = zip(solution.ideal, self.packages.units, strict=True)
            ideal = [most / unit for most, unit in units]
            yield from self._ideals(solution, ideal)
        aim: Aim = aim_of(solution, self.packages.units, ideal)
        idle = solution.even or (isinstance(aim, Smallest) and not any(aim.rates))
        needed = [0 if idle else aim.needed(weight, gains[0]) for weight in weights]
        top, as_good = aim.key(gains[0]), 0
        for other in self._reaching(weights, needed):
            if idle:
                as_good += 1
                if isinstance(aim, Power) and not aim.key(other).zero:
                    yield f"Gains of {other} leave everybody better off."
            elif max(aim.key(other), top) != top:
                yield f"Gains of {other} are better."
            else:
                as_good += aim.key(other) == top
        if not idle and any(aim.key(other) != top for other in gains[1:]):
            yield "Not all that are said to be tied are."
        if as_good != solution.count:
            yield f"{as_good} packages are as good, not {solution.count}."

    def _ideals(self, solution: Solution, ideal: Sequence[Fraction]) -> Iterator[str]:
        """Yield whose ideal is not the most that it can have with the others' consent."""
        proofs = solution.certificate.ideals if solution.certificate else ()
        for party, weights in enumerate(proofs):
            aim = Sum(tuple(Fraction(n) for n in self.units[party]))
            reached = tuple(int(ideal[party]) * n for n in self.units[party])
            needed = [aim.needed(weight, reached) for weight in weights]
            best = max((gains[party] for gains in self._reaching(weights, needed)), default=None)
            if best != ideal[party]:
                yield f"The most that party {party + 1} can gain is {best}, not {ideal[party]}."

    def _reaching(self, weights: Sequence[Gains], least: Sequence[int]) -> Iterator[Gains]:
        """Yield the gains of every package that all accept and that reaches each weighted sum."""
        limits = [*zip(weights, least, strict=True), *((unit, 0) for unit in self.units)]
        blocks = [
            [(choice, [_dot(weight, choice) for weight, _ in limits]) for choice in block]
            for block in self.worth
        ]
        needed = [low + _dot(weight, self.base) for weight, low in limits]
        spare: list[int] = []
        narrow = True
        while narrow:
            best = [[max(c) for c in zip(*(r for _, r in b), strict=True)] for b in blocks]
            spare = [sum(c) - low for c, low in zip(zip(*best, strict=True), needed, strict=True)]
            if min(spare) < 0:
                return
            fewer = [
                [
                    (choice, reach)
                    for choice, reach in block
                    if all(t - r <= s for t, r, s in zip(top, reach, spare, strict=True))
                ]
                for block, top in zip(blocks, best, strict=True)
            ]
            narrow = fewer != blocks
            blocks = fewer
            if not all(blocks):
                return
        blocks.sort(key=len)
        yield from self._walk(blocks, 0, [-b for b in self.base], spare)

    def _walk(
        self,
        blocks: list[list[tuple[list[int], list[int]]]],
        depth: int,
        gains: list[int],
        spare: list[int],
    ) -> Iterator[Gains]:
        self.looked_at += 1
        if self.looked_at > self.most:
            raise _TooManyError
        if depth == len(blocks):
            yield tuple(gains)
            return
        top = [max(column) for column in zip(*(r for _, r in blocks[depth]), strict=True)]
        for choice, reach in blocks[depth]:
            left = [s - t + r for s, t, r in zip(spare, top, reach, strict=True)]
            if min(left) >= 0:
                more = [g + c for g, c in zip(gains, choice, strict=True)]
                yield from self._walk(blocks, depth + 1, more, left)

    def _gains(self, row: Sequence[int]) -> Gains:
        chosen = [block[choice] for block, choice in zip(self.worth, row, strict=True)]
        totals = (sum(column) for column in zip(*chosen, strict=True))
        return tuple(total - base for total, base in zip(totals, self.base, strict=True))

    def _least(self, party: int) -> int:
        return sum(min((choice[party] for choice in block), default=0) for block in self.worth)


def _dot(one: Sequence[int], two: Sequence[int]) -> int:
    return sum(a * b for a, b in zip(one, two, strict=True))
