"""Judges one shard of one group of norms after the other, as claims come in and as time passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from pyspark.sql.streaming.stateful_processor import StatefulProcessor

from servanda.evidence.table import together
from servanda.monitor.sharding.acceptance import apart_from_acceptance
from servanda.monitor.sharding.beginning import first_date_of, first_of
from servanda.monitor.sharding.plan import Plan
from servanda.monitor.spark.packing import packed, unpacked
from servanda.monitor.spark.revisions import REVISIONS, read, revised, written
from servanda.monitor.spark.verdict_rows import rows_of
from servanda.monitor.spark.withdrawing import that_still_count
from servanda.monitor.views.judging import Engine
from servanda.monitor.world import World

if TYPE_CHECKING:
    from pyspark.sql.streaming.stateful_processor import StatefulProcessorHandle

SAID = "norm string, shard int, revisions binary"
"""What a shard says: its revised verdicts, packed (`revisions.read`)."""

_MOST_VALUES = 64
"""So many packed tables are kept beside one another before they are written as one."""


class AnotherAgreementError(Exception):
    """The checkpoint was made for another agreement, or for another number of shards."""


class Shard(StatefulProcessor):
    """One shard's state and what is done with it.

    Kept are the claims as they came, packed, one value for each batch that had any, so that a batch
    rewrites nothing that was there; and the verdicts that were given last. Nothing in it depends on
    the engine or its release.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that a shard must know
        self,
        plan: Plan,
        engine: Engine,
        worlds: Sequence[World],
        as_of: int | None,
        every: int,
        belongs_to: str,
    ) -> None:
        self.plan, self.engine, self.worlds = plan, engine, worlds
        self.as_of, self.every, self.belongs_to = as_of, every, belongs_to

    def init(self, handle: StatefulProcessorHandle) -> None:
        """Say what is kept."""
        self.handle = handle
        self.head = handle.getValueState("head", "belongs_to string, values int")
        self.told = handle.getMapState("told", "number int", "claims binary")
        self.beginning = handle.getValueState("beginning", "claims binary")
        self.said = handle.getValueState("said", "verdicts binary")

    def handleInitialState(self, key: Any, initialState: Any, timerValues: Any) -> None:
        """Let every shard be looked at once, whether or not a claim ever reaches it."""
        self.head.update((self.belongs_to, 0))
        self.beginning.update((packed(first_date_of(self.plan.program)),))
        self.handle.registerTimer(timerValues.getCurrentProcessingTimeInMs())

    def handleInputRows(
        self,
        key: Any,
        rows: Iterator[pd.DataFrame],
        timerValues: Any,
    ) -> Iterator[pd.DataFrame]:
        """Take up claims and judge."""
        frames = list(rows)
        claims, beginnings = (
            [bytes(blob) for frame in frames for blob in frame[name] if blob is not None]
            for name in ("claims", "beginning")
        )
        begins_earlier = self._begin(beginnings)
        if claims:
            self._keep(claims)
        if claims or begins_earlier:
            yield from self._judge(key, timerValues)

    def handleExpiredTimer(
        self,
        key: Any,
        timerValues: Any,
        expiredTimerInfo: Any,
    ) -> Iterator[pd.DataFrame]:
        """Judge because time has passed."""
        if self.as_of is None:
            now = timerValues.getCurrentProcessingTimeInMs()
            self.handle.registerTimer(now + self.every)
        yield from self._judge(key, timerValues)

    def close(self) -> None:
        """Nothing is left open."""

    def _begin(self, told: list[bytes]) -> bool:
        """Note since when there are claims; return whether that is earlier than was known."""
        kept = self.beginning.get()
        known = [bytes(kept[0])] if kept is not None else []
        first = packed(first_of(unpacked([*known, *told])))
        self.beginning.update((first,))
        return [first] != known

    def _keep(self, blobs: list[bytes]) -> None:
        values = self._count()
        if values >= _MOST_VALUES:
            blobs = [*self._values(values), *blobs]
            for number in range(values):
                self.told.removeKey((number,))
            values = 0
        whole = packed(together([unpacked(blobs)]))
        self.told.updateValue((values,), (whole,))
        self.head.update((self.belongs_to, values + 1))

    def _count(self) -> int:
        belongs_to, values = self.head.get() or (self.belongs_to, 0)
        if belongs_to != self.belongs_to:
            raise AnotherAgreementError(
                "The checkpoint was made for another agreement, or for another number of shards."
                " Begin with a new checkpoint folder; the claims are read again."
            )
        return int(values)

    def _values(self, count: int) -> list[bytes]:
        kept = (self.told.getValue((number,)) for number in range(count))
        return [bytes(value[0]) for value in kept if value is not None]

    def _judge(self, key: Any, timer_values: Any) -> Iterator[pd.DataFrame]:
        norm, shard = str(key[0]), int(key[1])
        as_of = self.as_of
        if as_of is None:
            as_of = timer_values.getCurrentProcessingTimeInMs() * 1000
        values = self._count()
        began = self.beginning.get()
        told = that_still_count(unpacked(self._values(values)))
        told = together([told, unpacked([bytes(began[0])] if began is not None else [])])
        part = self.plan.part(norm)
        claims, worlds = apart_from_acceptance(told, self.worlds)
        said = self.engine(part.group.program, claims, worlds, as_of)
        now = list(rows_of((v for v in verdicts if part.gives(v, shard)) for verdicts in said))
        said_last = self.said.get()
        before = read(bytes(said_last[0])) if said_last else []
        changed = revised(before, now)
        if changed:
            self.said.update((written(now),))
            rows = [{**row, "as_of": as_of, "norm": norm, "shard": shard} for row in changed]
            told_on = {"norm": [norm], "shard": [shard], "revisions": [written(rows, REVISIONS)]}
            yield pd.DataFrame(told_on)
