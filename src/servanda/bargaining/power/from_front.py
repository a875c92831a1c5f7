"""Answers who wins for which power from packages that are all known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from servanda.bargaining.power.contenders import Contenders
from servanda.bargaining.power.lines import line_of, usual_lines
from servanda.bargaining.power.measure import Measure, Weighed
from servanda.bargaining.power.plane import Map, map_of
from servanda.bargaining.power.power import Line, Power
from servanda.bargaining.power.sampled import Sample, best_among, sample_of

SAMPLED = 10_000
"""How many powers are looked at where there is no map."""


def power_among(
    parties: tuple[str, ...],
    contenders: Contenders,
    measure: Measure,
    *,
    seed: int,
    sampled: int = SAMPLED,
) -> Power:
    """Return which of some packages win for which power; one of them at least must be there."""
    weighed = Weighed(contenders.gains, contenders.units, measure)
    lines = [line_of(contenders, weighed, *asked) for asked in usual_lines(len(parties))]
    drawn = sample = None
    if len(parties) == 3:  # noqa: PLR2004 - a triangle has three corners
        drawn = map_of(weighed.values, best_among(weighed))
    if drawn is None and len(parties) > 2:  # noqa: PLR2004 - two have a line for it all
        sample = sample_of(weighed, count=sampled, seed=seed)
    met = {k for line in lines for reach in line.reaches for k in reach.winners}
    met |= {cell.winner for cell in drawn.cells} if drawn else set()
    met |= {share.winner for share in sample.shares} if sample else set()
    numbers = _Numbers(contenders, met)
    return Power(
        parties,
        measure,
        numbers.winners,
        tuple(numbers.line(line) for line in lines),
        drawn and numbers.map(drawn),
        sample and numbers.sample(sample),
    )


class _Numbers:
    """Numbers contenders that win anywhere by their packages, whatever the parties' order."""

    def __init__(self, contenders: Contenders, met: Iterable[int]) -> None:
        winners = {k: contenders.winner(k) for k in met}
        order = sorted(winners, key=lambda k: winners[k].packages)
        self.winners = tuple(winners[k] for k in order)
        self._of = {k: number for number, k in enumerate(order)}

    def line(self, line: Line) -> Line:
        reaches = (
            replace(reach, winners=tuple(sorted(self._of[k] for k in reach.winners)))
            for reach in line.reaches
        )
        return replace(line, reaches=tuple(reaches))

    def map(self, drawn: Map) -> Map:
        cells = (
            replace(
                cell,
                winner=self._of[cell.winner],
                beyond=tuple(None if k is None else self._of[k] for k in cell.beyond),
            )
            for cell in drawn.cells
        )
        return Map(tuple(sorted(cells, key=lambda cell: cell.winner)))

    def sample(self, sample: Sample) -> Sample:
        shares = (replace(share, winner=self._of[share.winner]) for share in sample.shares)
        return replace(sample, shares=tuple(shares))
