"""How far each clause is carried out in each view, and where a view leaves that open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import polars as pl

from servanda.monitor.history import pasts
from servanda.monitor.implementation.clauses import Clause, OtherReading, Step, clauses
from servanda.monitor.implementation.gauges import Gauge
from servanda.monitor.implementation.level import Level
from servanda.monitor.program import Program
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World
from servanda.vocabulary.calendar import DAY

_BEGINNING = -(2**63)


@dataclass(frozen=True, slots=True)
class ViewStep:
    """From `start` on (µs; None: from before anything is known) a clause is at this level.

    There are several `levels` where the view accepts reports that contradict one another, or whose
    dates are not precise enough: it is one of them. `gauges` are then left out.
    """

    start: int | None
    levels: tuple[Level, ...]
    gauges: tuple[Gauge, ...]
    reports: tuple[str, ...]

    @property
    def level(self) -> Level | None:
        """The level, or None where the view leaves open which."""
        return self.levels[0] if len(self.levels) == 1 else None


@dataclass(frozen=True)
class ViewClause:
    """One clause in one view; `steps` is empty where it asks for no act.

    `others` are its norms that ask for none; one that the view leaves open stands there more than
    once.
    """

    clause: str
    rival: str | None
    steps: tuple[ViewStep, ...]
    others: tuple[OtherReading, ...]

    @property
    def told(self) -> tuple[ViewStep, ...]:
        """The steps without what goes without saying: that nothing was asked before all time."""
        silent = self.steps[:1] and self.steps[0].levels == (Level.NOT_ASKED,)
        return self.steps[1:] if silent and self.steps[0].start is None else self.steps


@dataclass(frozen=True)
class ViewImplementation:
    """All clauses in one view, in the order of the text."""

    view: str
    clauses: tuple[ViewClause, ...]

    @property
    def distribution(self) -> dict[Level | None, int]:
        """How many clauses are at which level at the end; None counts those left open.

        Clauses outside the scale are not counted; rival readings of a clause are, each by itself.
        This is the only sum that is ever made.
        """
        last = (clause.steps[-1].level for clause in self.clauses if clause.steps)
        counts = Counter(last)
        order = (*Level, None)
        return {level: counts[level] for level in order if counts[level]}

    @property
    def outside(self) -> tuple[ViewClause, ...]:
        """The clauses that ask for no act."""
        return tuple(clause for clause in self.clauses if not clause.steps)


def implementations(
    program: Program,
    judge: Callable[[Sequence[World], int], Sequence[tuple[Verdict, ...]]],
    claims: pl.DataFrame,
    views: Sequence[tuple[str, Sequence[World]]],
    as_of: int,
) -> tuple[ViewImplementation, ...]:
    """Return how far each clause was carried out until `as_of`, in each view.

    `judge` gives the verdicts in some worlds as of an instant; each view has a name and its worlds.
    """
    worlds = [world for _, of_view in views for world in of_view]
    order = tuple(dict.fromkeys((rule.clause, rule.rival) for rule in program.rules))
    told = iter(
        clauses(program, past, claims, world.instants)
        for world, past in zip(worlds, pasts(lambda at: judge(worlds, at), as_of), strict=True)
    )
    return tuple(
        ViewImplementation(name, tuple(_together([next(told) for _ in of_view], order)))
        for name, of_view in views
    )


def _together(
    worlds: Sequence[Sequence[Clause]], order: Sequence[tuple[str, str | None]]
) -> Iterator[ViewClause]:
    """Yield each clause of a view; a world that reads a clause otherwise says nothing of it."""
    found: dict[tuple[str, str | None], list[Clause]] = {}
    for world in worlds:
        for clause in world:
            found.setdefault((clause.clause, clause.rival), []).append(clause)
    for label, rival in (key for key in order if key in found):
        several = found[label, rival]
        others = tuple(dict.fromkeys(other for clause in several for other in clause.others))
        yield ViewClause(label, rival, tuple(_steps(several)), others)


def _steps(several: Sequence[Clause]) -> Iterator[ViewStep]:
    """Yield each step of a view, leaving out that its worlds differ for less than a day.

    Of a happening that is known to the day, one world has the first instant and another the last.
    """
    starts = sorted({
        _BEGINNING if step.start is None else step.start
        for clause in several
        for step in clause.steps
    })  # fmt: skip
    last: tuple[tuple[Level, ...], tuple[Gauge, ...]] | None = None
    began: int | None = None
    news: dict[str, None] = {}
    for start, following in zip_longest(starts, starts[1:]):
        now = [step for clause in several if (step := clause.at(start)) is not None]
        news |= _new(now, start)
        levels = tuple(level for level in Level if any(step.level is level for step in now))
        gauges = now[0].gauges if len({step.gauges for step in now}) == 1 else ()
        if began is None and start != _BEGINNING:
            began = start
        apart = len({(step.level, step.gauges) for step in now}) > 1
        if apart and following is not None and following - start < DAY:
            continue
        if (levels, gauges) != last:
            last = (levels, gauges)
            yield ViewStep(began, levels, gauges, tuple(news))
            news = {}
        began = None


def _new(now: Sequence[Step], start: int) -> dict[str, None]:
    """Return the reports of the steps that begin at an instant."""
    at = None if start == _BEGINNING else start
    return dict.fromkeys(label for step in now if step.start == at for label in step.reports)
