"""What each concept picks where issues are figures, worth what functions say.

Where each worth is concave in its figure, what the parties can have is convex once anything may
also be given away. So a best mixture of a few figures of each issue is found (see `relaxed`): its
average is worth no less to anybody, and its weights bound what any figures could reach, as a
concave curve lies below the lines through neighbouring points. Figures near both are looked at
next, until bound and average meet. Where a worth is not concave, see `boxes`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages import Block, Packages
from servanda.bargaining.solutions.aims import Aim, Power, Smallest, Sum
from servanda.bargaining.solutions.boxes import CLOSE, Point, best_in_boxes
from servanda.bargaining.solutions.concept import Concept
from servanda.bargaining.solutions.corrected import corrected
from servanda.bargaining.solutions.coupled import coupled
from servanda.bargaining.solutions.curves import Curves
from servanda.bargaining.solutions.ground import Ground
from servanda.bargaining.solutions.hull import Hull
from servanda.bargaining.solutions.measured import aim_of, measured
from servanda.bargaining.solutions.relaxed import Mixture, best_end
from servanda.bargaining.solutions.solution import Solution, Status
from servanda.bargaining.solutions.weighing import weighing

Worth: TypeAlias = Callable[[float], float]

Picked: TypeAlias = tuple[tuple[float, ...], tuple[float, ...], tuple[float | None, ...]]
"""Figures, what they are worth to each party, and what each gains."""

_ROUNDS = 60
"""Figures are looked at more closely so many times at most; some ten are needed."""

_CLOSE = 1e-10
"""Bound and agreement have met where they are so near, as a share."""

_PROVEN = 1e-8
"""They are said to have met where they are so near, as a share."""

_APART = 1e-3
"""Figures are told apart where someone's worth differs by so much of its whole range."""

_WHOLE = 2**40
"""The worth of all figures, from least to most, is so many whole numbers."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a solution picks: figures, one for each issue; their worth to each party; its gains.

    A gain is None where no walk-away is known. Where several picks are as good, those that are best
    for one party after the other. `solution` says how it ended, and what the figures reach; it
    names no packages.
    """

    picks: tuple[Picked, ...]
    solution: Solution


class Figures:
    """Issues that are figures between two ends, and what each figure is worth to each party."""

    def __init__(
        self,
        ranges: Sequence[tuple[float, float]],
        functions: Sequence[Sequence[Worth]],
        walk_away: Sequence[float | None],
    ) -> None:
        """Take `functions[party][issue]`.

        Raises ValueError where one is seen not to be concave while one both rises and falls.
        """
        self.curves = [
            Curves(low, high, [party[issue] for party in functions])
            for issue, (low, high) in enumerate(ranges)
        ]
        self.walk_away = tuple(walk_away)
        self.parties = range(len(functions))
        ranges_of_worth = np.array([np.ptp(curves.values, axis=0) for curves in self.curves])
        self._spans = [span or 1.0 for span in ranges_of_worth.sum(axis=0).tolist()]
        self.units = tuple(Fraction(span) / _WHOLE for span in self._spans)
        self._check()

    def answer(self, concept: Concept, powers: Sequence[Fraction] | None = None) -> Settled:
        """Return the figures that a concept picks."""
        asymmetric = concept is Concept.ASYMMETRIC_NASH
        missing = tuple(p for p in self.parties if self.walk_away[p] is None)
        counted = weighing(powers, len(self.parties)) if asymmetric else None
        blank = Solution(concept, Status.PROVEN, powers=counted, missing=missing)
        if missing and concept.needs_walk_away:
            return Settled((), replace(blank, status=Status.NO_WALK_AWAY))
        some = self._best(Smallest((Fraction(1, _WHOLE),) * len(self.parties)))
        if some.level < 0:
            ended = Status.NOTHING_ACCEPTABLE if some.bound < 0 else Status.CUT_OFF
            return Settled((), replace(blank, status=ended))
        ideal: list[Fraction] | None = None
        if concept is Concept.KALAI_SMORODINSKY:
            ideal = [Fraction(self._best(_only(p, self.parties)).level) for p in self.parties]
            units = zip(ideal, self.units, strict=True)
            blank = replace(blank, ideal=tuple(most * unit for most, unit in units))
        aim = aim_of(blank, self.units, ideal)
        if isinstance(aim, Power) and some.level <= _CLOSE:
            return Settled((), replace(blank, even=True, value=0.0, bound=0.0))
        return self._told(blank, aim, self._best(aim))

    def _best(self, aim: Aim) -> Point:
        """Return the best figures for an aim, and what none exceed."""
        best: Point | None = None
        for _ in range(_ROUNDS):
            if not self._concave:
                return best_in_boxes(self.curves, self._scale, self._base, aim)
            ground = self._ground()
            mixture = aim.relaxed(ground)
            if mixture is None:
                break
            figures, weights = self._mixed(ground, aim, mixture)
            level = float(aim.levels(self._gains(figures)[None])[0])
            tops = [curves.top(weights / self._scale) for curves in self.curves]
            total = sum(top for top, _ in tops) - float(weights @ self._base)
            bound = aim.most(weights.tolist(), total)
            if best is not None:
                bound = min(bound, best.bound)
                figures, level = max((best.figures, best.level), (figures, level), key=_second)
            best = Point(figures, level, bound)
            if aim.near(level, bound) <= _CLOSE:
                break
            self._look_closer(figures, [place for _, place in tops])
        if best is None:
            raise ArithmeticError("the linear programme of figures was not solved")
        return best

    def _look_closer(self, figures: Sequence[float], tops: Sequence[float]) -> None:
        """Look at the best figures, at where they might be better, and between."""
        for curves, figure, top in zip(self.curves, figures, tops, strict=True):
            for point in (figure, top, (figure + top) / 2):
                curves.add(point)
        self._check()

    def _mixed(
        self, ground: Ground, aim: Aim, mixture: Mixture
    ) -> tuple[tuple[float, ...], NDArray[np.float64]]:
        """Return a mixture's average figures and weights on gains, closer still for products."""
        if isinstance(aim, Power) and all(aim.powers):
            hull = Hull(ground)
            lottery = corrected(hull, coupled(hull, mixture), aim.powers)
            gains = hull.expected(lottery)
            slopes = [float(p / gain) for p, gain in zip(aim.powers, gains, strict=True)]
            drawn = [(float(chance), row) for chance, row in lottery]
            figures = [
                sum(chance * curves.points[row[issue]] for chance, row in drawn)
                for issue, curves in enumerate(self.curves)
            ]
            return tuple(figures), np.array(slopes)
        return self._average(mixture), mixture.weights / ground.spans

    def _average(self, mixture: Mixture) -> tuple[float, ...]:
        first, averages = 0, []
        for curves in self.curves:
            chances = mixture.chances[first : first + len(curves.points)]
            first += len(chances)
            averages.append(float(chances @ np.array(curves.points) / chances.sum()))
        return tuple(averages)

    def _told(self, blank: Solution, aim: Aim, best: Point) -> Settled:
        ground = self._ground()
        ends = [best.figures]
        if isinstance(aim, Sum) and self._concave:
            ends = self._ends(aim, best)
        close = aim.near(best.level, best.bound)
        enough = _PROVEN if self._concave else CLOSE
        return Settled(
            tuple(map(self._pick, ends)),
            replace(
                blank,
                status=Status.PROVEN if close <= enough else Status.CUT_OFF,
                count=len(ends),
                value=measured(blank, ground, best.level),
                bound=measured(blank, ground, best.bound),
            ),
        )

    def _pick(self, figures: tuple[float, ...]) -> Picked:
        worth = tuple(self._utilities(figures).tolist())
        parties = zip(worth, self.walk_away, strict=True)
        return figures, worth, tuple(None if w is None else u - w for u, w in parties)

    def _ends(self, aim: Sum, best: Point) -> list[tuple[float, ...]]:
        """Return the figures that are best for one party after the other, of those as good."""
        ground = self._ground()
        reach = [float(r) * float(s) for r, s in zip(aim.rates, ground.spans, strict=True)]
        level = best.level / max(reach) * (1 - _PROVEN)
        ends: list[tuple[float, ...]] = []
        for party in self.parties:
            mixture = best_end(ground, [r / max(reach) for r in reach], level, party)
            figures = self._average(mixture) if mixture else best.figures
            if not any(self._same(figures, end) for end in ends):
                ends.append(figures)
        return sorted(ends) if len(ends) > 1 else [best.figures]

    def _same(self, one: Sequence[float], two: Sequence[float]) -> bool:
        apart = zip(self._utilities(one), self._utilities(two), self._spans, strict=True)
        return all(abs(a - b) <= _APART * span for a, b, span in apart)

    def _utilities(self, figures: Sequence[float]) -> NDArray[np.float64]:
        """Return what figures are worth to each party, shape (parties,)."""
        worth = [curves.at(x) for curves, x in zip(self.curves, figures, strict=True)]
        total: NDArray[np.float64] = np.array(worth).sum(axis=0)
        return total

    def _gains(self, figures: Sequence[float]) -> NDArray[np.float64]:
        return self._utilities(figures) / self._scale - self._base

    @property
    def _scale(self) -> NDArray[np.float64]:
        return np.array([float(unit) for unit in self.units])

    @property
    def _base(self) -> NDArray[np.float64]:
        return np.array([float(b) for b in self._ground().base])

    def _ground(self) -> Ground:
        """Return the figures looked at so far as packages, in whole numbers."""
        blocks = tuple(
            Block(
                (issue,),
                np.arange(len(curves.points), dtype=np.int32)[:, None],
                np.round(curves.values / self._scale).astype(np.int64),
            )
            for issue, curves in enumerate(self.curves)
        )
        floors = zip(self.walk_away, self.units, strict=True)
        whole = tuple(None if w is None else round(Fraction(w) / unit) for w, unit in floors)
        packages = Packages(
            blocks, self.units, whole, tuple(unit * len(blocks) for unit in self.units)
        )
        return Ground.of(packages, by_lot=True)

    @property
    def _concave(self) -> bool:
        """Whether every worth is concave as far as is known."""
        return not any(c.bends_upward(p) for c in self.curves for p in self.parties)

    def _check(self) -> None:
        if self._concave:
            return
        for issue, curves in enumerate(self.curves, start=1):
            for party in self.parties:
                if curves.turns(party):
                    raise ValueError(
                        f"what issue {issue} is worth to party {party + 1} rises and falls, while "
                        "not every worth is concave; together that cannot be bounded"
                    )


def _only(party: int, parties: Sequence[int]) -> Sum:
    return Sum(tuple(Fraction(int(party == other)) for other in parties))


def _second(pair: tuple[tuple[float, ...], float]) -> float:
    return pair[1]
