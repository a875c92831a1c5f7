"""What columns cannot say: told by the definition, apart for whatever can be told apart.

The definition looks at each claim again and again. So it is given the rules group by group, those
that need one another together, and of each group the claims that concern it; where the instances of
a group can be told apart by a value, also value by value (see `servanda.monitor.sharding`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from servanda.evidence.table import claims_from, labels_of, together
from servanda.monitor.asking import Asking
from servanda.monitor.columnar.kept import accepted_in, competent_in
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.state import State
from servanda.monitor.program import Program
from servanda.monitor.reference import judge
from servanda.monitor.sharding.acceptance import (
    apart_from_acceptance,
    with_acceptance,
    without_masks,
)
from servanda.monitor.sharding.groups import Group, groups_of
from servanda.monitor.sharding.merging import merged
from servanda.monitor.sharding.plan import Part
from servanda.monitor.sharding.routes import Needed, Routes
from servanda.monitor.turning.relevant import bearing_on_something
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World

FEWEST = 4
"""It is not worth while to judge fewer claims than these apart."""


def by_definition(
    state: State, number: int, as_of: int, left: Mapping[str, str]
) -> dict[str, tuple[Verdict, ...]]:
    """Judge the rules that are left, with those that they ask about; `left` says why they are.

    Raises `NotColumnarError` where the state did not keep its tables.
    """
    if state.kept is None:
        raise NotColumnarError(f"{next(iter(left.values()))}, and the tables were not kept")
    asking = Asking(state.program)
    behind = {asked.rule.id for rule in left for asked in asking.behind(rule)}
    rules = tuple(rule for rule in state.program.rules if rule.id in behind)
    concerned = replace(state.program, rules=rules)
    claims = _Claims.of(state, number, concerned)
    said: list[Verdict] = []
    for group in groups_of(concerned):
        if not group.reported.isdisjoint(left):
            said += _judged(group, claims, as_of)
    told = merged(concerned, said)
    return {rule: tuple(v for v in told if v.rule == rule) for rule in left}


@dataclass(frozen=True)
class _Claims:
    """The claims that concern some rules, with what a world makes of each."""

    marked: pl.DataFrame
    world: World

    @classmethod
    def of(cls, state: State, number: int, concerned: Program) -> _Claims:
        kept, world = state.kept or (), state.worlds[number]
        table = together([one.table for one in kept])
        accepted, competent = accepted_in(kept, number), competent_in(kept, number)
        rows = bearing_on_something(Asking(concerned), table)
        told = table[rows]
        counts = ~labels_of(told).is_in(sorted(state.withdrawn))
        told_in = replace(
            world,
            accepted=accepted.gather(rows) & counts,
            competent=competent.gather(rows) & counts,
        )
        return cls(with_acceptance(told, (told_in,)), *without_masks((world,)))


def _judged(group: Group, claims: _Claims, as_of: int) -> Iterator[Verdict]:
    """Judge a group, value by value where that can be."""
    part, needed = _divided(group, claims.marked)
    for shard in range(part.routes.shards):
        mine = claims.marked[needed.of(shard)]
        own, (world,) = apart_from_acceptance(mine, (claims.world,))
        said = judge(group.program, tuple(claims_from(own)), world, as_of)
        yield from (verdict for verdict in said if part.gives(verdict, shard))


def _divided(group: Group, marked: pl.DataFrame) -> tuple[Part, Needed]:
    """Share claims out among so many shards that each has few, those that all need counted in."""
    routes = Routes.of(group, 2)
    needed = routes.divided(marked)
    own = sum(len(rows) for rows in needed.own.values())
    shards = own // max(FEWEST, len(needed.by_all)) if routes.shards > 1 else 1
    routes = Routes.of(group, max(shards, 1))
    return Part(group, routes), routes.divided(marked)
