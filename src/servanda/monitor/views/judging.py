"""Judges views: all their worlds in one pass of an engine, then a verdict for each view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import polars as pl

from servanda.monitor.asking import Asking
from servanda.monitor.program import Program
from servanda.monitor.verdict import Verdict
from servanda.monitor.views.combining import Combined, Judged, Key, combined
from servanda.monitor.views.precision import boundaries, too_coarse
from servanda.monitor.views.worlds import (
    Outlook,
    Setting,
    at_the_latest,
    earliest,
    latest,
    rivals_asked_about,
    worlds_of,
)
from servanda.monitor.world import World

Engine: TypeAlias = Callable[
    [Program, pl.DataFrame, Sequence[World], int], Sequence[tuple[Verdict, ...]]
]
"""Judges worlds over one table of claims as of an instant: for each world its verdicts."""


@dataclass(frozen=True)
class Hearing:
    """A program, the engine that holds claims against it, and the instant of the verdicts."""

    program: Program
    engine: Engine
    as_of: int

    @cached_property
    def asking(self) -> Asking:
        """Which rules ask about which."""
        return Asking(self.program)

    @cached_property
    def open_readings(self) -> dict[str, tuple[str, ...]]:
        """The clauses whose rival readings matter to other clauses."""
        return rivals_asked_about(self.asking)

    def judge(
        self, claims: pl.DataFrame, outlooks: Sequence[Outlook]
    ) -> tuple[dict[Key, Combined], ...]:
        """Return the verdicts of each view, by rule and instance.

        Happenings are looked at as early as they can be; also as late, where the dates are not
        precise enough for what they are held against.
        """
        worlds = [worlds_of(outlook, claims, self.open_readings) for outlook in outlooks]
        seen = self._judged(claims, worlds)
        said = (v for judged in seen for world in judged for v in world.verdicts)
        at = boundaries(self.program, said)
        vague = [
            number
            for number, outlook in enumerate(outlooks)
            if too_coarse(claims, outlook.accepted, self.program, at)
        ]
        late = [[(s, at_the_latest(world)) for s, world in worlds[number]] for number in vague]
        for number, later in zip(vague, self._judged(claims, late), strict=True):
            early = [Judged(earliest(judged.setting), judged.verdicts) for judged in seen[number]]
            seen[number] = early + [Judged(latest(j.setting), j.verdicts) for j in later]
        return tuple(combined(judged) for judged in seen)

    def _judged(
        self, claims: pl.DataFrame, worlds: Sequence[Sequence[tuple[Setting, World]]]
    ) -> list[list[Judged]]:
        """Judge the worlds of several views in one pass; return them view by view."""
        flat = [world for of_view in worlds for _, world in of_view]
        said = iter(self.engine(self.program, claims, flat, self.as_of) if flat else ())
        return [[Judged(setting, next(said)) for setting, _ in of_view] for of_view in worlds]
