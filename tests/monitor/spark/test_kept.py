"""What a stream keeps and remembers: claims, checksums, verdicts said last; without any Spark."""

from zlib import crc32

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from monitor.programs import did, end_of
from monitor.sharding.shared_programs import PROGRAMS, histories, keeping_pledges

from servanda.evidence.claim import Claim
from servanda.evidence.completeness import Completeness
from servanda.evidence.table import claims_from, table_from
from servanda.monitor.columnar import Batch, State, begin, verdicts
from servanda.monitor.engine import by_reference
from servanda.monitor.program import Program
from servanda.monitor.spark.fingerprint import fingerprint
from servanda.monitor.spark.memory import state_of
from servanda.monitor.spark.packing import packed, unpacked
from servanda.monitor.spark.revisions import read, revised, standing, written
from servanda.monitor.spark.verdict_rows import rows_of
from servanda.monitor.spark.withdrawing import withdrawn_in, without_withdrawals
from servanda.monitor.world import World

AS_OF = end_of("2031-01-20")
WORLDS = (World(complete=(Completeness("deliver"),)),)
PROGRAM = PROGRAMS[2]

batches = st.lists(histories().filter(bool), min_size=1, max_size=4)


def remembered(values: list[bytes], shard: object) -> State:
    return state_of(
        (shard,),
        tuple(map(crc32, values)),
        lambda: begin(PROGRAM, WORLDS),
        lambda first: [Batch(unpacked([value])) for value in values[first:]],
    )


@settings(max_examples=20, deadline=None)
@given(told=batches, forgets=st.booleans())
def test_a_worker_that_remembers_judges_as_one_that_reads_all(
    told: list[tuple[Claim, ...]], *, forgets: bool
) -> None:
    shard = object()
    numbered = [
        table_from(claims).with_columns(report=pl.format("{}:{}", pl.lit(n), "report"))
        for n, claims in enumerate(told)
    ]
    values = [packed(table) for table in numbered]
    for count in range(1, len(values) + 1):
        remembered(values[:count], shard)
    if forgets:
        shard = object()
    (said,) = verdicts(remembered(values, shard), AS_OF)
    whole = pl.concat(numbered, how="diagonal_relaxed")
    assert (tuple(said.verdicts()),) == by_reference(PROGRAM, whole, WORLDS, AS_OF)


def test_a_worker_that_remembers_something_else_reads_all() -> None:
    shard = object()
    one = packed(table_from([did("R1", "2031-01-01", "North", "pledge", object="thing:1")]))
    other = packed(table_from([did("R2", "2031-01-01", "South", "pledge", object="thing:2")]))
    remembered([one], shard)
    (said,) = verdicts(remembered([other], shard), AS_OF)
    assert {verdict.reports for verdict in said.verdicts() if verdict.rule == "1"} == {()}
    assert remembered([other], shard).rows == 1


def test_claims_come_out_as_they_were_packed() -> None:
    tables = [
        table_from([did("R1", "2031-01-01", "North", "pledge", object="thing:1")]),
        table_from([did("R2", "2031-01-02", None, "strike", at="Fort")]),
    ]
    told = [claim for table in tables for claim in claims_from(table)]
    assert list(claims_from(unpacked(map(packed, tables)))) == told


def test_a_report_is_withdrawn_by_its_label_or_by_feed_and_row() -> None:
    told = pl.DataFrame(
        {
            "report": ["R1", None, "R2"],
            "feed": [None, "acled", None],
            "row": [None, 7, None],
            "withdrawn": [True, True, None],
        }
    )
    assert withdrawn_in(told) == ("R1", "acled:7")
    assert without_withdrawals(told)["report"].to_list() == ["R2"]


@settings(max_examples=20, deadline=None)
@given(first=histories(), then=histories())
def test_what_was_said_and_its_revisions_make_what_is_said(
    first: tuple[Claim, ...], then: tuple[Claim, ...]
) -> None:
    place = {"norm": "1", "shard": 0}
    said = [
        list(rows_of(by_reference(PROGRAM, table_from(claims), WORLDS, AS_OF)))
        for claims in (first, then)
    ]
    told = [{**row, **place} for row in revised([], said[0])]
    told += [{**row, **place} for row in revised(read(written(said[0])), said[1])]
    assert standing(PROGRAM, told, 1) == by_reference(PROGRAM, table_from(then), WORLDS, AS_OF)
    assert revised(said[1], said[1]) == []


def test_a_checkpoint_belongs_to_one_agreement() -> None:
    rule = keeping_pledges()
    assert fingerprint(Program((rule,)), 3) == fingerprint(Program((keeping_pledges(),)), 3)
    assert fingerprint(Program((rule,)), 3) != fingerprint(Program((rule,)), 4)
    assert fingerprint(Program((rule,)), 3) != fingerprint(Program((keeping_pledges("7"),)), 3)
