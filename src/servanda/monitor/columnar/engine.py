"""The columnar engine on one table of claims: several worlds, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.evidence.table import claims_from
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.asking import Asking
from servanda.monitor.columnar.asked import measured_patterns, patterns_of
from servanda.monitor.columnar.intake import Dictionaries, Intake
from servanda.monitor.columnar.judging import Course
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.told import Told
from servanda.monitor.columnar.verdict_table import RuleVerdicts, VerdictTable
from servanda.monitor.program import At, Fired, InState, Program, Rule
from servanda.monitor.reference import judge as by_definition
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind


def by_columns(
    program: Program, claims: pl.DataFrame, worlds: Sequence[World], as_of: int
) -> tuple[tuple[Verdict, ...], ...]:
    """Judge each world; what columns cannot say is judged by the definition."""
    return tuple(tuple(judged(program, claims, world, as_of).verdicts()) for world in worlds)


def judged(program: Program, claims: pl.DataFrame, world: World, as_of: int) -> VerdictTable:
    """Judge one world over one table of claims, as of an instant (µs since 1970)."""
    told = told_in(program, claims, world, as_of)
    rules = read_in(program, world)
    asking = Asking(program)
    left: dict[str, str] = {}
    parts: dict[str, RuleVerdicts | tuple[Verdict, ...]] | None = None
    while parts is None:
        course = Course(told, [rule for rule in rules if rule.id not in left])
        try:
            settle(course)
            parts = {rule.id: course.verdicts(rule) for rule in course.rules}
        except NotColumnarError as why:
            for rule in rules:
                if any(asked.rule.id == why.rule for asked in asking.behind(rule.id)):
                    left[rule.id] = str(why)
    if left:
        judging = replace(program, rules=_behind(asking, left))
        said = by_definition(judging, tuple(claims_from(claims)), world, as_of)
        parts |= {rule: tuple(v for v in said if v.rule == rule) for rule in left}
    return VerdictTable(
        tuple(parts[rule.id] for rule in rules),
        told.register,
        told.known,
    )


def told_in(program: Program, claims: pl.DataFrame, world: World, as_of: int) -> Told:
    """Return what is told in one world, pattern by pattern."""
    known = Dictionaries()
    intake = Intake(patterns_of(program), measured_patterns(program))
    streams, register = intake.streams(
        claims, accepted=[world.accepted], instants=world.instants, known=known
    )
    streams = {pattern: stream.of_world(0) for pattern, stream in streams.items()}
    begins = begins_at(program, claims, world, as_of)
    return Told(program, world, streams, register, known, as_of, begins, finders_of(claims))


def begins_at(program: Program, claims: pl.DataFrame, world: World, as_of: int) -> int:
    """Return the first instant at which anything is looked at: a claim, a date of the text."""
    dates = [piece.first for piece in pieces((program,)) if isinstance(piece, At)]
    columns = set(claims.columns)
    happened = world.instants.value if {"first", "last"} <= columns else None
    stated = [pl.col(n) for n in (happened, "reported") if n is not None and n in columns]
    if stated:
        taken = claims if world.accepted is None else claims.filter(world.accepted)
        first = taken.select(pl.coalesce(stated).min()).item()
        dates += [] if first is None else [int(first)]
    return min([*dates, as_of])


def finders_of(claims: pl.DataFrame) -> frozenset[str]:
    """Return who found something other than that an act fits some words."""
    if "finding" not in claims.columns:
        return frozenset()
    found = claims.filter(pl.col("finding"), pl.col("kind") != ClaimKind.JUDGEMENT)
    names = [found[n] for n in ("author", "teller") if n in found.columns]
    return frozenset(name for column in names for name in column.drop_nulls())


def read_in(program: Program, world: World) -> list[Rule]:
    """Return the rules that are judged in a world: of rival readings the one that counts."""
    return [
        rule
        for rule in program.rules
        if rule.kind is not NormKind.ENTITLEMENT
        and (rule.rival is None or world.readings.get(rule.clause, rule.rival) == rule.rival)
    ]


def asked_first(program: Program, rules: Sequence[Rule]) -> list[Rule]:
    """Return rules in an order in which each stands after those whose state it asks for.

    Raises `NotColumnarError` where they ask for one another's states in a circle.
    """
    by_id = {rule.id: rule for rule in rules}
    of_all = _asked_in((program.entry, program.termination))
    ordered: dict[str, Rule] = {}

    def place(rule: Rule, waiting: frozenset[str]) -> None:
        if rule.id in waiting:
            raise NotColumnarError("rules that ask about one another in a circle", rule.id)
        if rule.id not in ordered:
            for asked in (*_asked_in((rule,)), *of_all):
                if asked in by_id:
                    place(by_id[asked], waiting | {rule.id})
            ordered[rule.id] = rule

    for rule in rules:
        place(rule, frozenset())
    return list(ordered.values())


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
    order = asked_first(course.told.program, course.rules)
    for _ in range(_PASSES):
        changed = [course.settle(rule) for rule in order]
        if not any(changed):
            return
    raise NotColumnarError("effects that do not come to rest", course.rules[0].id)


def _behind(asking: Asking, left: Iterable[str]) -> tuple[Rule, ...]:
    """Return rules and all that they ask about, in the order of the text."""
    behind = {asked.rule.id for rule in left for asked in asking.behind(rule)}
    return tuple(rule for rule in asking.program.rules if rule.id in behind)
