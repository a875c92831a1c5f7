"""What has changed in the verdicts of a shard since it last spoke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import pyarrow as pa

from servanda.monitor.program import Program
from servanda.monitor.sharding.merging import merged
from servanda.monitor.spark.verdict_rows import VERDICT_FIELDS, VERDICTS, rows_by_world
from servanda.monitor.verdict import Verdict

Row: TypeAlias = Mapping[str, Any]

REVISIONS = pa.schema(
    [
        *VERDICT_FIELDS,
        pa.field("stands", pa.bool_()),  # false: there is no such instance any more
        pa.field("before", pa.string()),  # the status until now; none where it is new
        pa.field("as_of", pa.int64()),
        pa.field("norm", pa.string()),
        pa.field("shard", pa.int32()),
    ]
)
"""The columns of a revised verdict."""


def revised(before: Iterable[Row], now: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the rows that are new or different, and those that are no more."""
    earlier = {_subject(row): row for row in before}
    found: list[dict[str, Any]] = []
    for row in now:
        last = earlier.pop(_subject(row), None)
        if last != row:
            found.append({**row, "stands": True, "before": last["status"] if last else None})
    gone = ({**row, "stands": False, "before": row["status"]} for row in earlier.values())
    return [*found, *gone]


def standing(
    program: Program, revisions: Iterable[Row], worlds: int
) -> tuple[tuple[Verdict, ...], ...]:
    """Return the verdicts that stand after these revisions, told in their order, world by world."""
    latest: dict[object, Row] = {}
    for row in revisions:
        latest[row["norm"], row["shard"], _subject(row)] = row
    rows = (row for row in latest.values() if row["stands"])
    return tuple(merged(program, said) for said in rows_by_world(rows, worlds))


def _subject(row: Row) -> object:
    """Return what a verdict is about: a rule's instance in a world, created at some time."""
    values = tuple((v["variable"], v["name"], v["identity"]) for v in row["instance"])
    return row["world"], row["rule"], row["created"], values


def written(rows: Iterable[Row], schema: pa.Schema = VERDICTS) -> bytes:
    """Return rows as bytes."""
    table = pa.Table.from_pylist(list(rows), schema)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as to:
        to.write_table(table)
    return bytes(sink.getvalue())


def read(rows: bytes) -> list[dict[str, Any]]:
    """Return the rows of bytes."""
    found: list[dict[str, Any]] = pa.ipc.open_stream(rows).read_all().to_pylist()
    return found
