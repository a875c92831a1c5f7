"""Judges views: all their worlds in one pass of an engine, then a verdict for each view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import polars as pl

from servanda.evidence.views.acceptance import Acceptance
from servanda.monitor.asking import Asking
from servanda.monitor.program import Program
from servanda.monitor.verdict import Verdict
from servanda.monitor.views.combining import Combined, Judged, Key, combined
from servanda.monitor.views.precision import boundaries, too_coarse
from servanda.monitor.views.worlds import (
    Setting,
    at_the_latest,
    earliest,
    latest,
    worlds_of,
)
from servanda.monitor.world import World

Engine: TypeAlias = Callable[
    [Program, pl.DataFrame, Sequence[World], int], Sequence[tuple[Verdict, ...]]
]
"""Judges worlds over one table of claims as of an instant: for each world its verdicts."""


@dataclass(frozen=True)
class Hearing:
    """A program (in `asking`), the engine that holds claims against it, and as of which instant."""

    asking: Asking
    engine: Engine
    as_of: int

    @property
    def program(self) -> Program:
        """The program."""
        return self.asking.program

    def judge(
        self, claims: pl.DataFrame, views: Sequence[Acceptance]
    ) -> tuple[dict[Key, Combined], ...]:
        """Return the verdicts of each view, by rule and instance."""
        return tuple(combined(judged) for judged in self.hear(claims, views))

    def hear(self, claims: pl.DataFrame, views: Sequence[Acceptance]) -> list[list[Judged]]:
        """Return what is said of the worlds of each view.

        Happenings are looked at as early as they can be; also as late, where the dates are not
        precise enough for what they are held against.
        """
        worlds = [worlds_of(view, claims, self.asking.rivals_asked_about) for view in views]
        seen = self._judged(claims, worlds)
        said = (v for judged in seen for world in judged for v in world.verdicts)
        at = boundaries(self.program, said)
        vague = [
            number
            for number, view in enumerate(views)
            if too_coarse(claims, view.accepted, self.program, at)
        ]
        late = [[(s, at_the_latest(world)) for s, world in worlds[number]] for number in vague]
        for number, later in zip(vague, self._judged(claims, late), strict=True):
            early = [replace(judged, setting=earliest(judged.setting)) for judged in seen[number]]
            late_ones = [replace(judged, setting=latest(judged.setting)) for judged in later]
            seen[number] = early + late_ones
        return seen

    def _judged(
        self, claims: pl.DataFrame, worlds: Sequence[Sequence[tuple[Setting, World]]]
    ) -> list[list[Judged]]:
        """Judge the worlds of several views in one pass; return them view by view."""
        flat = [world for of_view in worlds for _, world in of_view]
        said = iter(self.engine(self.program, claims, flat, self.as_of) if flat else ())
        return [
            [Judged(setting, world, next(said)) for setting, world in of_view] for of_view in worlds
        ]
