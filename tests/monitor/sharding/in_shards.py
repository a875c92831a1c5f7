"""Judges a program shard by shard, here, as Spark would elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from servanda.monitor.program import Program
from servanda.monitor.sharding.acceptance import (
    apart_from_acceptance,
    with_acceptance,
    without_masks,
)
from servanda.monitor.sharding.merging import merged
from servanda.monitor.sharding.plan import Plan
from servanda.monitor.verdict import Verdict
from servanda.monitor.views.judging import Engine
from servanda.monitor.world import World


def in_shards(engine: Engine, shards: int) -> Engine:
    """Let an engine judge shard by shard, and put together what it says."""

    def judge(
        program: Program, claims: pl.DataFrame, worlds: Sequence[World], as_of: int
    ) -> tuple[tuple[Verdict, ...], ...]:
        plan = Plan.of(program, shards)
        marked = with_acceptance(claims, worlds)
        shared = dict(plan.share(marked))
        said: list[list[Verdict]] = [[] for _ in worlds]
        for norm, shard in plan.keys:
            part = plan.part(norm)
            told = shared.get((norm, shard), marked.clear())
            own, asked = apart_from_acceptance(told, without_masks(worlds))
            found = engine(part.group.program, own, asked, as_of)
            for world, verdicts in zip(said, found, strict=True):
                world += [verdict for verdict in verdicts if part.gives(verdict, shard)]
        return tuple(merged(program, verdicts) for verdicts in said)

    return judge
