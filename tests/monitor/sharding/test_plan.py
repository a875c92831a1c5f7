"""Judged apart and put together again, verdicts are those of the whole."""

from collections.abc import Sequence

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from monitor.programs import end_of
from monitor.sharding.shared_programs import PROGRAMS, histories

from servanda.evidence.claim import Claim
from servanda.evidence.completeness import Completeness
from servanda.evidence.table import table_from
from servanda.monitor.engine import by_reference
from servanda.monitor.program import Program
from servanda.monitor.sharding.merging import merged
from servanda.monitor.sharding.plan import Plan
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World

AS_OF = end_of("2031-01-20")
WORLD = World(complete=(Completeness("deliver"),))


def in_shards(program: Program, claims: pl.DataFrame, shards: int) -> tuple[Verdict, ...]:
    plan = Plan.of(program, shards)
    shared = dict(plan.share(claims))
    said: list[Verdict] = []
    for norm, shard in plan.keys:
        part = plan.part(norm)
        needed = shared.get((norm, shard), pl.DataFrame())
        (verdicts,) = by_reference(part.group.program, needed, [WORLD], AS_OF)
        said += [verdict for verdict in verdicts if part.gives(verdict, shard)]
    return merged(program, said)


@pytest.mark.parametrize("program", PROGRAMS)
@settings(max_examples=60, deadline=None)
@given(claims=histories(), shards=st.integers(1, 7))
def test_shards_together_say_what_the_whole_says(
    program: Program, claims: Sequence[Claim], shards: int
) -> None:
    table = table_from(claims)
    assert in_shards(program, table, shards) == by_reference(program, table, [WORLD], AS_OF)[0]
