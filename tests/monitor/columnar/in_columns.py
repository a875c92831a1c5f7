"""Asks the columnar engine and the definition, and says whether columns said it by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.evidence.claim import Claim
from servanda.evidence.table import claims_from, table_from
from servanda.monitor.columnar import Batch, begin, verdicts
from servanda.monitor.columnar.state import extended
from servanda.monitor.program import Program
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World


def in_columns(
    program: Program, claims: Sequence[Claim], world: World, as_of: int
) -> tuple[Verdict, ...]:
    """What columns say without the tables that the definition would need, which says the same."""
    table = table_from(claims)
    state = begin(program, [world], keep_tables=False)
    batch = Batch(table, (world.accepted,), (world.competent,))
    (told,) = verdicts(extended(state, batch), as_of)
    said = tuple(told.verdicts())
    assert said == judge(program, tuple(claims_from(table)), world, as_of)
    return said
