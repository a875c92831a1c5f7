"""The columnar engine on one table of claims: several worlds, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.asking import Asking
from servanda.monitor.columnar.arrays import ALWAYS
from servanda.monitor.columnar.by_definition import by_definition
from servanda.monitor.columnar.evaluation import Evaluation
from servanda.monitor.columnar.judged import Judged, Part
from servanda.monitor.columnar.judging import Course
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.onward import frame_of
from servanda.monitor.columnar.state import Batch, State, begin, extended
from servanda.monitor.columnar.told import Told
from servanda.monitor.columnar.verdict_table import VerdictTable
from servanda.monitor.program import AGREEMENT, Fired, HasStatus, InState, Program, Rule
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind


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
    program, world = state.program, state.worlds[number]
    told = state.told(number, as_of)
    rules = read_in(program, world)
    frame = frame_of(Evaluation(told, Course(told, ()), (), told))
    if before is None or frame is None or frame != before.frame or as_of < before.as_of:
        before = None
    left: dict[str, str] = {}
    course, parts = _in_columns(told, rules, before, left)
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
    told: Told, rules: Sequence[Rule], before: Judged | None, left: dict[str, str]
) -> tuple[Course, dict[str, Part | None]]:
    """Judge rules from columns; those of which that cannot be done are noted as left, and why."""
    asking = Asking(told.program)
    while True:
        course = Course(told, [rule for rule in rules if rule.id not in left], before)
        try:
            settle(course)
            parts = {rule.id: course.judge(rule) for rule in course.rules}
        except NotColumnarError as why:
            for rule in rules:
                if any(asked.rule.id == why.rule for asked in asking.behind(rule.id)):
                    left[rule.id] = str(why)
        else:
            course.forget()
            return course, parts


def read_in(program: Program, world: World) -> list[Rule]:
    """Return the rules that are judged in a world: of rival readings the one that counts."""
    return [
        rule
        for rule in program.rules
        if rule.kind is not NormKind.ENTITLEMENT
        and (rule.rival is None or world.readings.get(rule.clause, rule.rival) == rule.rival)
    ]


def asked_first(program: Program, rules: Sequence[Rule]) -> tuple[list[Rule], bool]:
    """Return rules, each after those that it asks about, and whether that can be had for all.

    Effects may go round in a circle. Raises `NotColumnarError` where rules ask for one another's
    states in a circle.
    """
    _refuse_circles(program, rules)
    asking = Asking(program)
    behind = {rule.id: frozenset(a.rule.id for a in asking.behind(rule.id)) for rule in rules}
    ordered = sorted(rules, key=lambda rule: len(behind[rule.id]))
    place = {rule.id: number for number, rule in enumerate(ordered)}
    straight = all(
        place.get(other, -1) < place[rule.id]
        for rule in rules
        for other in behind[rule.id] - {rule.id}
    )
    return ordered, straight and not any(_acts_on_itself(rule, program) for rule in rules)


def _acts_on_itself(rule: Rule, program: Program) -> bool:
    """Whether effects of a rule may befall itself, or what it asks about."""
    targets = {target for change in rule.changes for target in change.rules}
    given = {change.status for change in rule.changes if change.status is not None}
    asked = pieces((rule, program.entry, program.termination))
    return bool(targets & {rule.id, AGREEMENT, rule.parent}) or any(
        isinstance(piece, HasStatus) and piece.status in given for piece in asked
    )


def _refuse_circles(program: Program, rules: Sequence[Rule]) -> None:
    by_id = {rule.id: rule for rule in rules}
    of_all = _asked_in((program.entry, program.termination))
    settled: set[str] = set()

    def follow(rule: Rule, waiting: frozenset[str]) -> None:
        if rule.id in waiting:
            raise NotColumnarError("rules that ask about one another in a circle", rule.id)
        if rule.id not in settled:
            for asked in (*_asked_in((rule,)), *rule.yields_to, *of_all):
                if asked in by_id:
                    follow(by_id[asked], waiting | {rule.id})
            settled.add(rule.id)

    for rule in rules:
        follow(rule, frozenset())


def _asked_in(part: object) -> tuple[str, ...]:
    """Return the rules of whose state something asks."""
    found: list[str] = []
    for piece in pieces(part):
        match piece:
            case InState(rules=asked):
                found += asked
            case Fired(rule=fired):
                found.append(fired)
            case _:
                pass
    return tuple(found)


_PASSES = 50


def settle(course: Course) -> None:
    """Settle all rules; those that act upon one another again, until nothing changes."""
    order, course.straight = asked_first(course.told.program, course.rules)
    if not course.straight:
        course.forget()
    for _ in range(_PASSES):
        changed = [course.settle(rule) for rule in order]
        if course.straight or not any(changed):
            return
    raise NotColumnarError("effects that do not come to rest", course.rules[0].id)
