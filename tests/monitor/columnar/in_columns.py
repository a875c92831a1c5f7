"""Asks the columnar engine and the definition, and sees to it that columns said it themselves."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.evidence.claim import Claim
from servanda.evidence.table import claims_from, table_from
from servanda.monitor.columnar import Batch, begin, verdicts
from servanda.monitor.columnar.state import extended
from servanda.monitor.columnar.verdict_table import RuleVerdicts
from servanda.monitor.program import Program
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World


def in_columns(
    program: Program, claims: Sequence[Claim], world: World, as_of: int
) -> tuple[Verdict, ...]:
    """What columns say, of every instance that there is; the definition says the same."""
    table = table_from(claims)
    batch = Batch(table, (world.accepted,), (world.competent,))
    (told,) = verdicts(extended(begin(program, [world]), batch), as_of)
    for part in told.rules:
        assert isinstance(part, RuleVerdicts) or not any(verdict.instance for verdict in part)
    said = tuple(told.verdicts())
    assert said == judge(program, tuple(claims_from(table)), world, as_of)
    return said
