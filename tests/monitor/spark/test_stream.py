"""Claims that come in one after the other, late and withdrawn; a watcher that is killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from monitor.programs import did
from monitor.spark.watched import WATCH, stream_of, until_nothing_is_new

from servanda.evidence.claim import Claim
from servanda.evidence.table import table_from
from servanda.monitor.engine import by_reference
from servanda.monitor.verdict import Status, Verdict

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.needs("java")

HISTORY = (
    did("R1", "2031-01-01", "North", "pledge", object="thing:1"),
    did("R2", "2031-01-02", "South", "pledge", object="thing:2"),
    did("R3", "2031-01-01", "East", "grant", object="North"),
    did("R4", "2031-01-01", "East", "grant", object="South"),
    did("R5", "2031-01-03", "North", "deliver", object="thing:1"),
    did("R6", "2031-01-09", "West", "strike", object="North"),
    did("R7", "2031-01-10", "North", "strike", object="West"),
    # Late: by now South seems to have broken its pledge.
    did("R8", "2031-01-04", "South", "deliver", object="thing:2"),
    did("R9", "2031-01-08", "West", "provoke", object="North"),
)
BATCHES = (HISTORY[:3], HISTORY[3:7], HISTORY[7:])


def write(folder: Path, batches: tuple[tuple[Claim, ...], ...]) -> None:
    folder.mkdir()
    for number, claims in enumerate(batches):
        table_from(claims).write_parquet(folder / f"{number}.parquet")
        os.utime(folder / f"{number}.parquet", (number + 1, number + 1))


def whole(claims: tuple[Claim, ...]) -> tuple[tuple[Verdict, ...], ...]:
    assert WATCH.as_of is not None
    return by_reference(WATCH.program, table_from(claims), WATCH.worlds, WATCH.as_of)


def test_late_and_withdrawn_reports_revise_what_was_said(
    spark: "SparkSession", tmp_path: Path
) -> None:
    claims, revisions = tmp_path / "claims", str(tmp_path / "revisions")
    write(claims, BATCHES)
    withdrawn = pl.DataFrame({"report": ["R5"], "kind": ["act"], "what": [""], "withdrawn": [True]})
    withdrawn.write_parquet(claims / "9.parquet")
    os.utime(claims / "9.parquet", (9, 9))
    until_nothing_is_new(
        WATCH.start(stream_of(spark, str(claims)), revisions, str(tmp_path / "checkpoint"))
    )
    assert WATCH.standing(spark, revisions) == whole(
        tuple(claim for claim in HISTORY if claim.report != "R5")
    )
    rows = spark.read.parquet(revisions).orderBy("batch").toArrow().to_pylist()
    south = [
        (row["before"], row["status"])
        for row in rows
        if row["rule"] == "1" and row["world"] == 0 and "South" in str(row["instance"])
    ]
    assert south == [(None, Status.BREACHED), (Status.BREACHED, Status.KEPT)]


def test_a_watcher_that_is_killed_goes_on_where_it_was(
    spark: "SparkSession", tmp_path: Path
) -> None:
    claims, revisions = tmp_path / "claims", tmp_path / "revisions"
    write(claims, BATCHES)
    arguments = [str(claims), str(revisions), str(tmp_path / "checkpoint")]
    # The watcher says what it thinks of killing on its error output.
    killed = subprocess.run(
        [sys.executable, "-m", "monitor.spark.watched", *arguments, "1"],
        cwd=Path(__file__).parents[2],
        check=False,
        capture_output=True,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    before = {path.name: path.stat().st_mtime_ns for path in revisions.iterdir()}
    query = WATCH.start(stream_of(spark, arguments[0]), *arguments[1:])
    until_nothing_is_new(query)
    assert WATCH.standing(spark, arguments[1]) == whole(HISTORY)
    first = "batch=0"
    assert before[first] == (revisions / first).stat().st_mtime_ns, "nothing is done twice"
