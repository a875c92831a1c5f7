"""Verdicts as rows of a Spark table, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from servanda.monitor.verdict import Episode, Reason, Status, Verdict, Why
from servanda.norms.norm import NormKind
from servanda.vocabulary.instance import Instance


def _list(of: pa.DataType) -> pa.DataType:
    return pa.list_(pa.field("element", of))


_TEXTS = _list(pa.string())
_VARIABLE = pa.struct([("variable", pa.string()), ("name", pa.string()), ("identity", pa.string())])
_EPISODE = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("reports", _TEXTS)])
_WHY = pa.struct([("reason", pa.string()), ("words", pa.string())])

VERDICT_FIELDS: tuple[pa.Field, ...] = (
    pa.field("world", pa.int32()),  # its place among the worlds that were asked for
    pa.field("rule", pa.string()),
    pa.field("clause", pa.string()),
    pa.field("kind", pa.string()),
    pa.field("rival", pa.string()),
    pa.field("instance", _list(_VARIABLE)),
    pa.field("status", pa.string()),
    pa.field("created", pa.int64()),  # µs since 1970, as all instants
    pa.field("since", pa.int64()),
    pa.field("due", pa.int64()),
    pa.field("episodes", _list(_EPISODE)),
    pa.field("reports", _TEXTS),
    pa.field("why", _list(_WHY)),
)
"""The columns of a verdict."""

VERDICTS = pa.schema(VERDICT_FIELDS)


def row_of(world: int, verdict: Verdict) -> dict[str, Any]:
    """Return a verdict of a world as a row."""
    return {
        "world": world,
        "rule": verdict.rule,
        "clause": verdict.clause,
        "kind": verdict.kind.value,
        "rival": verdict.rival,
        "instance": [
            {"variable": name, "name": value.name, "identity": value.identity}
            for name, value in verdict.instance
        ],
        "status": verdict.status.value,
        "created": verdict.created,
        "since": verdict.since,
        "due": verdict.due,
        "episodes": [
            {"start": e.start, "end": e.end, "reports": list(e.reports)} for e in verdict.episodes
        ],
        "reports": list(verdict.reports),
        "why": [{"reason": why.reason.value, "words": why.words} for why in verdict.why],
    }


def verdict_of(row: Mapping[str, Any]) -> Verdict:
    """Return the verdict of a row."""
    return Verdict(
        row["rule"],
        row["clause"],
        NormKind(row["kind"]),
        row["rival"],
        tuple((v["variable"], Instance(v["name"], v["identity"])) for v in row["instance"]),
        Status(row["status"]),
        row["created"],
        row["since"],
        row["due"],
        tuple(Episode(e["start"], e["end"], tuple(e["reports"])) for e in row["episodes"]),
        tuple(row["reports"]),
        tuple(Why(Reason(why["reason"]), why["words"]) for why in row["why"]),
    )


def rows_by_world(rows: Iterable[Mapping[str, Any]], worlds: int) -> tuple[list[Verdict], ...]:
    """Return the verdicts of rows, world by world."""
    found: tuple[list[Verdict], ...] = tuple([] for _ in range(worlds))
    for row in rows:
        found[row["world"]].append(verdict_of(row))
    return found


def rows_of(said: Iterable[Iterable[Verdict]]) -> Iterator[dict[str, Any]]:
    """Yield the rows of the verdicts of several worlds."""
    for world, verdicts in enumerate(said):
        for verdict in verdicts:
            yield row_of(world, verdict)
