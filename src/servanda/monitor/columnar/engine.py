"""The columnar engine on a whole table of claims."""

from __future__ import annotations

import polars as pl

from servanda.monitor.columnar.asked import measured_patterns, patterns_of
from servanda.monitor.columnar.intake import Dictionaries, Intake
from servanda.monitor.columnar.judging import Course
from servanda.monitor.columnar.told import Told
from servanda.monitor.columnar.verdict_table import VerdictTable
from servanda.monitor.program import Program
from servanda.monitor.world import World


def judge(program: Program, table: pl.DataFrame, world: World, as_of: int) -> VerdictTable:
    known = Dictionaries()
    intake = Intake(patterns_of(program), measured_patterns(program))
    streams, register = intake.streams(table, [world.accepted], world.instants, known)
    streams = {p: st.of_world(0) for p, st in streams.items()}
    begins = min([int(st.at[0]) for st in streams.values() if len(st)] + [as_of])
    told = Told(program, world, streams, register, known, as_of, begins)
    rules = [r for r in program.rules if r.rival is None or world.readings.get(r.clause, r.rival) == r.rival]
    course = Course(told, rules)
    for _ in range(20):
        changed = [course.settle(rule) for rule in course.rules]
        if not any(changed):
            break
    return VerdictTable(tuple(course.verdicts(r) for r in rules), register, known)
