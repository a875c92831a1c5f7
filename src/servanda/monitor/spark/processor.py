"""Judges one shard of one group of norms after the other, as claims come in and as time passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pandas as pd
import polars as pl
from pyspark.sql.streaming.stateful_processor import StatefulProcessor

from servanda.monitor.columnar import Batch, State, begin, verdicts
from servanda.monitor.sharding.acceptance import apart_from_acceptance
from servanda.monitor.sharding.plan import Plan
from servanda.monitor.spark.memory import Prints, state_of
from servanda.monitor.spark.packing import packed, unpacked
from servanda.monitor.spark.revisions import REVISIONS, read, revised, written
from servanda.monitor.spark.verdict_rows import rows_of
from servanda.monitor.spark.withdrawing import withdrawn_in, without_withdrawals
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

    def __init__(
        self,
        plan: Plan,
        worlds: Sequence[World],
        as_of: int | None,
        every: int,
        belongs_to: str,
    ) -> None:
        self.plan, self.worlds = plan, worlds
        self.as_of, self.every, self.belongs_to = as_of, every, belongs_to

    def init(self, handle: StatefulProcessorHandle) -> None:
        """Say what is kept."""
        self.handle = handle
        self.head = handle.getValueState("head", "belongs_to string, prints array<long>")
        self.told = handle.getMapState("told", "number int", "claims binary")
        self.said = handle.getValueState("said", "verdicts binary")

    def handleInitialState(self, key: Any, initialState: Any, timerValues: Any) -> None:
        """Let every shard be looked at once, whether or not a claim ever reaches it."""
        self.handle.registerTimer(timerValues.getCurrentProcessingTimeInMs())
        self.head.update((self.belongs_to, []))

    def handleInputRows(
        self, key: Any, rows: Iterator[pd.DataFrame], timerValues: Any
    ) -> Iterator[pd.DataFrame]:
        """Take up claims and judge."""
        claims = [bytes(blob) for frame in rows for blob in frame["claims"] if blob is not None]
        if claims:
            self._keep(claims)
            yield from self._judge(key, timerValues)

    def handleExpiredTimer(
        self, key: Any, timerValues: Any, expiredTimerInfo: Any
    ) -> Iterator[pd.DataFrame]:
        """Judge because time has passed."""
        if self.as_of is None:
            now = timerValues.getCurrentProcessingTimeInMs()
            self.handle.registerTimer(now + self.every)
        yield from self._judge(key, timerValues)

    def close(self) -> None:
        """Nothing is left open."""

    def _keep(self, blobs: list[bytes]) -> None:
        prints = self._prints()
        if len(prints) >= _MOST_VALUES:
            blobs = [*self._values(0), *blobs]
            for number in range(len(prints)):
                self.told.removeKey((number,))
            prints = ()
        whole = packed(unpacked(blobs))
        self.told.updateValue((len(prints),), (whole,))
        self.head.update((self.belongs_to, [*prints, crc32(whole)]))

    def _prints(self) -> Prints:
        """Return the checksums of the values that are kept."""
        belongs_to, prints = self.head.get() or (self.belongs_to, [])
        if belongs_to != self.belongs_to:
            raise AnotherAgreementError(
                "The checkpoint was made for another agreement, or for another number of shards."
                " Begin with a new checkpoint folder; the claims are read again."
            )
        return tuple(int(one) for one in prints)

    def _values(self, first: int) -> list[bytes]:
        kept = (self.told.getValue((number,)) for number in range(first, len(self._prints())))
        return [bytes(value[0]) for value in kept if value is not None]

    def _state(self, norm: str, shard: int) -> State:
        return state_of(
            (self.belongs_to, norm, shard),
            self._prints(),
            lambda: begin(self.plan.part(norm).group.program, self.worlds),
            lambda first: [self._batch(unpacked([value])) for value in self._values(first)],
        )

    def _batch(self, told: pl.DataFrame) -> Batch:
        claims, worlds = apart_from_acceptance(without_withdrawals(told), self.worlds)
        accepted = tuple(world.accepted for world in worlds)
        competent = tuple(world.competent for world in worlds)
        return Batch(claims, accepted, competent, withdrawn_in(told))

    def _judge(self, key: Any, timer_values: Any) -> Iterator[pd.DataFrame]:
        norm, shard = str(key[0]), int(key[1])
        as_of = self.as_of
        if as_of is None:
            as_of = timer_values.getCurrentProcessingTimeInMs() * 1000
        part = self.plan.part(norm)
        said = (table.verdicts() for table in verdicts(self._state(norm, shard), as_of))
        now = list(rows_of((v for v in world if part.gives(v, shard)) for world in said))
        said_last = self.said.get()
        before = read(bytes(said_last[0])) if said_last else []
        changed = revised(before, now)
        if changed:
            self.said.update((written(now),))
            rows = [{**row, "as_of": as_of, "norm": norm, "shard": shard} for row in changed]
            told_on = {"norm": [norm], "shard": [shard], "revisions": [written(rows, REVISIONS)]}
            yield pd.DataFrame(told_on)
