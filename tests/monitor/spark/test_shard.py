"""One shard, called as Spark calls it: the clock, values written as one, another's checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from monitor.programs import did, end_of
from monitor.sharding.shared_programs import keeping_pledges

from servanda.evidence.claim import Claim
from servanda.evidence.completeness import Completeness
from servanda.evidence.table import table_from
from servanda.monitor.program import Program
from servanda.monitor.sharding.plan import Plan
from servanda.monitor.spark.packing import packed
from servanda.monitor.spark.processor import AnotherAgreementError, Shard
from servanda.monitor.spark.revisions import read
from servanda.monitor.verdict import Status
from servanda.monitor.world import World

PLAN = Plan.of(Program((keeping_pledges(),)), 1)
KEY = ("1", 0)
EVERY = 60_000


class Kept:
    """What a state of Spark's does, in memory."""

    def __init__(self) -> None:
        self.values: dict[Any, Any] = {}

    def get(self) -> Any:
        return self.values.get(())

    def update(self, value: Any) -> None:
        self.values[()] = value

    def getValue(self, key: Any) -> Any:
        return self.values.get(key)

    def updateValue(self, key: Any, value: Any) -> None:
        self.values[key] = value

    def removeKey(self, key: Any) -> None:
        del self.values[key]


class Handle:
    """What a handle of Spark's gives, in memory; it outlives the shard that asks for it."""

    def __init__(self) -> None:
        self.states: dict[str, Kept] = {}
        self.timers: list[int] = []

    def getValueState(self, name: str, _: str) -> Kept:
        return self.states.setdefault(name, Kept())

    def getMapState(self, name: str, *_: str) -> Kept:
        return self.states.setdefault(name, Kept())

    def registerTimer(self, at: int) -> None:
        self.timers.append(at)


class Clock:
    """The clock of a batch, at the end of a day."""

    def __init__(self, written: str) -> None:
        self.now = end_of(written) // 1000

    def getCurrentProcessingTimeInMs(self) -> int:
        return self.now


def shard(handle: Handle, belongs_to: str = "this") -> Any:
    made = Shard(PLAN, (World(complete=(Completeness("deliver"),)),), None, EVERY, belongs_to)
    made.init(handle)  # type: ignore[arg-type]
    return made


def begun(handle: Handle, written: str = "2031-01-01") -> Any:
    made = shard(handle)
    made.handleInitialState(KEY, None, Clock(written))
    return made


def rows_with(*claims: Claim) -> Iterator[pd.DataFrame]:
    table = table_from(claims)
    return iter([pd.DataFrame({"claims": [packed(table)]})])


def said(frames: Iterator[pd.DataFrame]) -> list[tuple[str | None, str, int]]:
    return [
        (row["before"], row["status"], row["as_of"])
        for frame in frames
        for blob in frame["revisions"]
        for row in read(blob)
    ]


PLEDGE = did("R1", "2031-01-02", "North", "pledge", object="thing:1")


def test_a_deadline_is_told_when_it_has_passed_though_nothing_comes() -> None:
    handle = Handle()
    watched = begun(handle)
    told = said(watched.handleInputRows(KEY, rows_with(PLEDGE), Clock("2031-01-03")))
    assert [(before, status) for before, status, _ in told] == [(None, Status.PENDING)]
    still = said(watched.handleExpiredTimer(KEY, Clock("2031-01-06"), None))
    assert still == [], "what has not changed is not said again"
    passed = Clock("2031-01-08")
    over = said(watched.handleExpiredTimer(KEY, passed, None))
    assert over == [(Status.PENDING, Status.BREACHED, passed.now * 1000)]
    assert handle.timers[-1] == passed.now + EVERY, "it looks again later"


def test_a_shard_that_no_claim_reaches_speaks_too() -> None:
    handle = Handle()
    watched = begun(handle)
    assert handle.timers == [Clock("2031-01-01").now]
    told = said(watched.handleExpiredTimer(KEY, Clock("2031-01-01"), None))
    assert [(before, status) for before, status, _ in told] == [(None, Status.DORMANT)]


def test_many_small_values_are_written_as_one_and_nothing_is_lost() -> None:
    handle = Handle()
    watched = begun(handle)
    claims = [
        did(f"R{n}", "2031-01-02", "North", "pledge", object=f"thing:{n}") for n in range(150)
    ]
    told = [
        change
        for claim in claims
        for change in said(watched.handleInputRows(KEY, rows_with(claim), Clock("2031-01-03")))
    ]
    assert len([status for _, status, _ in told if status == Status.PENDING]) == 150
    assert len(handle.states["told"].values) < 70
    again = shard(handle)
    over = said(again.handleExpiredTimer(KEY, Clock("2031-01-08"), None))
    assert [status for _, status, _ in over] == [Status.BREACHED] * 150


def test_another_s_checkpoint_is_refused() -> None:
    handle = Handle()
    begun(handle)
    with pytest.raises(AnotherAgreementError, match="another agreement"):
        list(shard(handle, "other").handleExpiredTimer(KEY, Clock("2031-01-08"), None))
