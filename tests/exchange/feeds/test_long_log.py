"""The workload of ../shared/bench comes through a mapping file whole, row for row."""

import csv
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from exchange.feeds.feed_files import SHARED, mapping_of, names_of, outcome_of

GENERATOR = SHARED.parent / "bench" / "generate.py"
PACT = """\
---
title: A long agreement
---
## Words used
The signatories are actor.
The places are spot.
The things are delivery.
The measures are strength of forces in personnel.
The verbs are pledge (a thing), deliver (a thing), station (at a place), declare, strike.

## Article 1
> Words.
"""
MAPPING = """\
name: log
time: {column: ts, format: seconds}
subject: {name: actor, identity: a1}
claims:
  - where: {type: [pledge, deliver]}
    act: {column: type}
    subject: {name: actor, identity: a2, optional: yes}
    object: {name: delivery, identity: a1}
  - {where: {type: troops}, act: station, roles: {at: {name: spot, identity: a2}}}
  - {where: {type: strength}, act: declare}
  - where: {type: strength}
    measure: strength of forces
    quantity: {figure: a2, unit: personnel}
"""


@pytest.mark.skipif(not GENERATOR.exists(), reason="../shared/bench is not here: no long log")
def test_a_long_log_is_read_row_for_row_from_either_form(tmp_path: Path) -> None:
    command = [sys.executable, str(GENERATOR), "20000", "--layouts", "csv,parquet"]
    subprocess.run([*command, "--out", str(tmp_path)], check=True, capture_output=True)
    with (tmp_path / "t20000.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = outcome_of(tmp_path / "t20000.csv", mapping_of(MAPPING), names_of(PACT))
    counts = dict(found.table["what"].value_counts().rows())
    by_type = pl.DataFrame(rows)["type"].value_counts()
    of_type = dict(by_type.iter_rows())
    assert counts == {
        "pledge": of_type["pledge"],
        "deliver": of_type["deliver"],
        "station": of_type["troops"],
        "declare": of_type["strength"],
        "strength of forces": of_type["strength"],
    }
    assert found.account.rows == len(rows) == 20_000
    figures = dict(found.table.filter(kind="measure").select("row", "high").rows())
    assert figures == {
        number: float(row["a2"]) for number, row in enumerate(rows, 1) if row["type"] == "strength"
    }
    again = outcome_of(tmp_path / "t20000.parquet", mapping_of(MAPPING), names_of(PACT))
    assert again.table.equals(found.table)
