"""How far clauses are carried out: for each view a line that rises and falls, and its words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from servanda.monitor.agreeing import together
from servanda.monitor.implementation import (
    ON_THE_SCALE,
    Level,
    ViewClause,
    ViewImplementation,
    ViewStep,
)
from servanda.monitor.implementation.wording import column_told, counted_told, level_told
from servanda.report.timeline.citing import Citing, Noted
from servanda.report.timeline.scale import Scale
from servanda.vocabulary.calendar import as_date

_MOST_TOLD = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch at one level: `height` in thirds of the line, `open_to` where it may be higher."""

    x: float
    width: float
    height: int | None
    open_to: int
    title: str
    target: str | None


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step in words: at what level (or between which), from when on, what is counted."""

    level: str
    when: str
    counted: str
    noted: Noted


@dataclass(frozen=True, slots=True)
class LevelLane:
    """One clause in one view, or in several that agree throughout; `untold` counts steps."""

    views: str
    blocks: tuple[Block, ...]
    told: tuple[StepTold, ...]
    untold: int


@dataclass(frozen=True, slots=True)
class ClauseDrawn:
    """One clause, under one of its readings."""

    clause: str
    reading: str | None
    lanes: tuple[LevelLane, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """For one view, the clauses at each level at the end, each with its rival reading if any."""

    view: str
    clauses: tuple[tuple[tuple[str, str | None], ...], ...]


@dataclass(frozen=True)
class CarriedOut:
    """What the page shows of it. `outside` pairs a clause that asks for no act with its kind."""

    columns: tuple[str, ...]
    spread: tuple[Spread, ...]
    drawn: tuple[ClauseDrawn, ...]
    outside: tuple[tuple[str, str], ...]


def carried_out(
    views: Sequence[ViewImplementation], scale: Scale, end: int, citing: Citing
) -> CarriedOut:
    """Return what is to be shown of how far the clauses are carried out in some views."""
    found: dict[tuple[str, str | None], dict[str, ViewClause]] = {}
    for view in views:
        for clause in view.clauses:
            found.setdefault((clause.clause, clause.rival), {})[view.view] = clause
    on_scale = {key: own for key, own in found.items() if any(c.steps for c in own.values())}
    columns = tuple(_columns(views))
    return CarriedOut(
        tuple(map(column_told, columns)),
        tuple(_spread(view, columns) for view in views),
        tuple(
            ClauseDrawn(label, rival, tuple(_lanes(own, len(views), scale, end, citing)))
            for (label, rival), own in on_scale.items()
        ),
        tuple(
            (key[0], " and ".join(dict.fromkeys(o.kind for c in own.values() for o in c.others)))
            for key, own in found.items()
            if key not in on_scale
        ),
    )


def _columns(views: Sequence[ViewImplementation]) -> Iterator[Level | None]:
    """Yield the four levels, and of what is not on the scale only what occurs."""
    occurring = {level for view in views for level in view.distribution}
    yield from (level for level in Level if level in ON_THE_SCALE or level in occurring)
    if None in occurring:
        yield None


def _spread(view: ViewImplementation, columns: Sequence[Level | None]) -> Spread:
    at_end = [((c.clause, c.rival), c.steps[-1].level) for c in view.clauses if c.steps]
    return Spread(
        view.view,
        tuple(tuple(clause for clause, level in at_end if level is column) for column in columns),
    )


def _lanes(
    own: Mapping[str, ViewClause], views: int, scale: Scale, end: int, citing: Citing
) -> Iterator[LevelLane]:
    for names, clause in together(list(own.items()), _shape, views):
        steps = [(step, citing.noted(step.reports)) for step in clause.told or clause.steps]
        half = _MOST_TOLD // 2
        told = steps if len(steps) <= _MOST_TOLD else steps[:half] + steps[-half:]
        yield LevelLane(
            names,
            tuple(_blocks(steps, scale, end)),
            tuple(
                StepTold(level_told(s), _when(s), counted_told(s.gauges), noted)
                for s, noted in told
            ),
            len(steps) - len(told),
        )


def _told(step: ViewStep, noted: Noted) -> StepTold:
    return StepTold(level_told(step), _when(step), counted_told(step.gauges), noted)


def _shape(clause: ViewClause) -> Hashable:
    return clause.steps


def _blocks(steps: Sequence[tuple[ViewStep, Noted]], scale: Scale, end: int) -> Iterator[Block]:
    """Yield the stretches at one level: what is counted may change without a change of level."""
    begin = 0
    for number in range(1, len(steps) + 1):
        first, noted = steps[begin]
        if number < len(steps) and steps[number][0].levels == first.levels:
            continue
        start = scale.first if first.start is None else first.start
        following = steps[number][0].start if number < len(steps) else None
        left, right = scale.x(start), scale.x(end if following is None else following)
        places = [level.scale for level in first.levels if level.scale is not None]
        title = " ".join(filter(None, (level_told(first), _when(first))))
        lowest, highest = min(places, default=None), max(places, default=0)
        if right > left:
            yield Block(left, round(right - left, 2), lowest, highest, title, noted.target)
        begin = number


def _when(step: ViewStep) -> str:
    return "" if step.start is None else f"from {as_date(step.start)}"
