"""How a program is shared out: its groups, their shards, and which verdicts each of them gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import polars as pl

from servanda.monitor.program import Program
from servanda.monitor.sharding.groups import Group, groups_of
from servanda.monitor.sharding.routes import Routes, shard_of
from servanda.monitor.verdict import Verdict

Key: TypeAlias = tuple[str, int]
"""A group by its name, and the number of one of its shards."""


@dataclass(frozen=True)
class Part:
    """A group of rules and the routes of its claims."""

    group: Group
    routes: Routes

    def gives(self, verdict: Verdict, shard: int) -> bool:
        """Whether a verdict is one that a shard gives, and no other shard or group.

        That a rule has no instance yet each shard says for itself.
        """
        if verdict.rule not in self.group.reported:
            return False
        key = self.group.keys.get(verdict.rule)
        if key is None or self.routes.shards == 1:
            return shard == 0
        value = dict(verdict.instance).get(key)
        return value is None or shard_of(value, self.routes.shards) == shard


@dataclass(frozen=True)
class Plan:
    """A program in parts, each of which can be judged on another machine."""

    program: Program
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, program: Program, shards: int) -> Plan:
        """Share a program out; a group whose instances can be told apart has so many shards."""
        if shards < 1:
            raise ValueError(f"There is no sharing out among {shards} shards.")
        groups = groups_of(program)
        return cls(program, tuple(Part(group, Routes.of(group, shards)) for group in groups))

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every shard of every group."""
        return tuple(
            (part.group.name, shard) for part in self.parts for shard in range(part.routes.shards)
        )

    def part(self, name: str) -> Part:
        """Return the part of a group by its name."""
        return next(part for part in self.parts if part.group.name == name)

    def share(self, claims: pl.DataFrame) -> Iterator[tuple[Key, pl.DataFrame]]:
        """Yield the claims that each shard needs; a claim may be needed in several."""
        for part in self.parts:
            for shard, needed in part.routes.share(claims):
                yield (part.group.name, shard), needed
