"""The columnar engine on one table of claims: several worlds, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from servanda.monitor.columnar.arrays import ALWAYS
from servanda.monitor.columnar.by_definition import by_definition
from servanda.monitor.columnar.evaluation import Evaluation
from servanda.monitor.columnar.judged import Judged, Part
from servanda.monitor.columnar.judging import Course
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.onward import frame_of
from servanda.monitor.columnar.outline import Outline
from servanda.monitor.columnar.state import Batch, State, begin, extended
from servanda.monitor.columnar.told import Told
from servanda.monitor.columnar.verdict_table import VerdictTable
from servanda.monitor.program import Program, Rule
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World


def by_columns(
    program: Program, claims: pl.DataFrame, worlds: Sequence[World], as_of: int
) -> tuple[tuple[Verdict, ...], ...]:
    """Judge each world; what columns cannot say is judged by the definition."""
    accepted = tuple(world.accepted for world in worlds)
    competent = tuple(world.competent for world in worlds)
    state = extended(begin(program, worlds), Batch(claims, accepted, competent))
    return tuple(tuple(table.verdicts()) for table in verdicts(state, as_of))


def verdicts(state: State, as_of: int) -> tuple[VerdictTable, ...]:
    """Return the verdicts of each world as of an instant (µs since 1970).

    What was judged before of a state that this one grew from in the order of time is kept, as far
    as it stands.
    """
    return tuple(remembered(state, number, as_of).table for number in range(len(state.worlds)))


def remembered(state: State, number: int, as_of: int) -> Judged:
    """Judge one world, as of an instant; the state remembers it.

    Of an instant later than the clock nothing stands when the next batch comes. Where verdicts are
    asked for batch by batch, those as of the clock are remembered, and time goes on from there.
    """
    before, clock = state.judged.get(number), state.clock
    if before is not None and before.as_of == as_of:
        return before
    first = number not in state.judged
    if not first and ALWAYS < clock < as_of and (before is None or before.as_of < clock):
        before = remembered(state, number, clock)
    made, _ = _judged(state, number, as_of, before)
    newest = before is None or before.as_of <= as_of or before.as_of > clock
    if first or (as_of <= clock and newest):
        state.judged[number] = made
    return made


@dataclass(frozen=True, eq=False)
class Judgement:
    """One world, by its number in a state, as judged: the verdicts, and what they follow from.

    What the rules of the table's `single` verdicts have made of it is not in the `course`, where
    only the definition judges them.
    """

    state: State
    world: int
    course: Course
    table: VerdictTable


def judged(state: State, number: int, as_of: int) -> Judgement:
    """Judge one world from the whole, as of an instant (µs since 1970)."""
    made, course = _judged(state, number, as_of, None)
    return Judgement(state, number, course, made.table)


def _judged(state: State, number: int, as_of: int, before: Judged | None) -> tuple[Judged, Course]:
    """Judge one world, as of an instant; `before` is what was judged last."""
    told = state.told(number, as_of)
    rules = told.rules
    frame = None
    if state.outline.is_framed:
        frame = frame_of(Evaluation(told, Course(told, (), state.outline), (), told))
    if before is None or frame is None or frame != before.frame or as_of < before.as_of:
        before = None
    left: dict[str, str] = {}
    course, parts = _in_columns(told, rules, state.outline, before, left)
    said = {rule.id: course.said(rule, parts[rule.id]) for rule in course.rules}
    if left:
        said |= by_definition(state, number, as_of, left)
    table = VerdictTable(tuple(said[rule.id] for rule in rules), told.register, told.known)
    kept = {rule: part for rule, part in parts.items() if part is not None}
    kept = kept if course.straight else {}
    ids = tuple(rule.id for rule in rules)
    follows = None if before is None else before.name
    return Judged(as_of, table, ids, frame, kept, course.unsettled(), follows), course


def _in_columns(
    told: Told,
    rules: Sequence[Rule],
    outline: Outline,
    before: Judged | None,
    left: dict[str, str],
) -> tuple[Course, dict[str, Part | None]]:
    """Judge rules from columns; those of which that cannot be done are noted as left, and why."""
    while True:
        course = Course(told, [rule for rule in rules if rule.id not in left], outline, before)
        try:
            settle(course)
            parts = {rule.id: course.judge(rule) for rule in course.rules}
        except NotColumnarError as why:
            for rule in rules:
                if any(asked.id == why.rule for asked in outline.behind[rule.id]):
                    left[rule.id] = str(why)
        else:
            course.forget()
            return course, parts


_PASSES = 50


def settle(course: Course) -> None:
    """Settle all rules; those that act upon one another again, until nothing changes."""
    order, course.straight = course.outline.order(course.rules)
    if not course.straight:
        course.forget()
    for _ in range(_PASSES):
        changed = [course.settle(rule) for rule in order]
        if course.straight or not any(changed):
            return
    raise NotColumnarError("effects that do not come to rest", course.rules[0].id)
