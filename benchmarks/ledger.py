"""Measures how fast reports go into a ledger, how fast it is verified and read back, on one core.

    python benchmarks/ledger.py [--reports N] [--json] [--write]

Reports are made up, with the columns that a feed of events fills. In the same run stand two things
to compare with, neither of which can tell whether anything was changed: the same claims written and
read as plain JSON Lines by Python's `json`, and kept in a table of SQLite. Times are of the
processor. `--write` puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import os

os.environ["POLARS_MAX_THREADS"] = "1"  # before polars is loaded

import argparse
import json
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from platform import python_version
from tempfile import TemporaryDirectory
from time import process_time

import polars as pl
from pages import write_figures

from servanda.evidence.ledger import (
    Adding,
    Graded,
    LedgerFile,
    account_of,
    open_for_adding,
    reports_of,
    verify,
)

REPORTS = 1_000_000
BATCH = 50_000
DAY = 86_400_000_000
BEGIN = 1_420_070_400_000_000  # 2015 in µs since 1970
VERBS = ("attack", "shell", "move", "detain", "release")


@dataclass(frozen=True)
class Measured:
    """What was done, how long it took (s of the processor), and with how many reports."""

    what: str
    seconds: float
    reports: int


def made_up(reports: int) -> pl.DataFrame:
    """Return claims as a feed delivers them, one a row."""
    row = pl.int_range(1, reports + 1, eager=True)
    first = BEGIN + (row % 365) * DAY
    return pl.DataFrame(
        {
            "feed": pl.repeat("events", reports, eager=True),
            "row": row,
            "kind": pl.repeat("act", reports, eager=True),
            "what": pl.Series(VERBS).gather(row % len(VERBS)),
            "subject": pl.repeat("Northland", reports, eager=True),
            "object": pl.repeat("Southland", reports, eager=True),
            "at": "Lake district " + (row % 40).cast(pl.String),
            "first": first,
            "last": first + DAY - 1,
            "low": (row % 3).cast(pl.Float64),
            "best": (row % 3 + 1).cast(pl.Float64),
            "high": (row % 3 + 4).cast(pl.Float64),
            "unit": pl.repeat("person", reports, eager=True),
            "sources": [["Northport Gazette", "Radio Coast"]] * reports,
        }
    )


class Run:
    """One run: what it measured, in its order."""

    def __init__(self, reports: int, folder: Path) -> None:
        self.claims = made_up(reports)
        self.path = folder / "ledger.jsonl"
        self.folder = folder
        self.found: list[Measured] = []

    def timed(self, what: str, work: Callable[[], object], reports: int | None = None) -> None:
        """Measure how long some work takes."""
        begun = process_time()
        work()
        taken = process_time() - begun
        self.found.append(Measured(what, taken, self.claims.height if reports is None else reports))

    def measure(self) -> None:
        """Measure everything."""
        self.timed("added, in batches of 50,000", self.add)
        self.timed("one grade added to them", self.grade, 1)
        self.timed("verified", self.verify)
        self.timed("read back as a table of claims", self.read)
        self.timed("to compare: written as plain JSON Lines", self.write_plainly)
        self.timed("to compare: those read by `json`", self.read_plainly)
        self.timed("to compare: the same kept in SQLite", self.keep_in_sqlite)

    def _adding(self) -> Adding:
        adding, findings = open_for_adding(LedgerFile(self.path), "Ann Reader")
        if adding is None:
            sys.exit(findings[0].message)
        return adding

    def add(self) -> None:
        """Add all reports."""
        with self._adding() as adding:
            for start in range(0, self.claims.height, BATCH):
                adding.append(list(reports_of(self.claims[start : start + BATCH])))

    def grade(self) -> None:
        """Add one entry to what is there."""
        with self._adding() as adding:
            adding.append([Graded("events:1", "Ann Reader", "B", "2")])

    def verify(self) -> None:
        """Verify the ledger."""
        found, _ = verify(LedgerFile(self.path))
        if found is None or found.findings:
            sys.exit("The ledger is not whole.")

    def read(self) -> None:
        """Read the claims back."""
        account, _ = account_of(LedgerFile(self.path))
        if account is None or account.record().claims.height != self.claims.height:
            sys.exit("Not all claims came back.")

    def write_plainly(self) -> None:
        """Write the claims as JSON Lines, on the disk for good."""
        with (self.folder / "plain.jsonl").open("w", encoding="utf-8") as file:
            for row in self.claims.iter_rows(named=True):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def read_plainly(self) -> None:
        """Read the JSON Lines into a table."""
        with (self.folder / "plain.jsonl").open(encoding="utf-8") as file:
            pl.DataFrame([json.loads(line) for line in file], schema=self.claims.schema)

    def keep_in_sqlite(self) -> None:
        """Insert the claims in a table, each as JSON under its label."""
        base = sqlite3.connect(self.folder / "plain.db")
        base.execute("create table claims (label text primary key, claim text)")
        rows = self.claims.iter_rows(named=True)
        base.executemany(
            "insert into claims values (?, ?)",
            ((f"{row['feed']}:{row['row']}", json.dumps(row, ensure_ascii=False)) for row in rows),
        )
        base.commit()
        base.close()


def table(found: list[Measured], size: int) -> str:
    """Return the figures as a table for the page."""
    setting = f"Python {python_version()}, polars {pl.__version__}, one core"
    lines = [
        f"{setting}. {found[0].reports:,} reports take {size / 1e6:,.0f} MB.\n",
        "| | time | reports a second |",
        "|---|---:|---:|",
    ]
    for one in found:
        rate = f"{one.reports / one.seconds:,.0f}" if one.reports > 1 else ""
        lines.append(f"| {one.what} | {one.seconds:.1f} s | {rate} |")
    return "\n".join(lines)


def main() -> None:
    """Measure a ledger."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS, help="how many")
    parser.add_argument("--json", action="store_true", help="print data instead of a table")
    parser.add_argument("--write", action="store_true", help="put the table into the page")
    wanted = parser.parse_args()
    with TemporaryDirectory() as folder:
        run = Run(wanted.reports, Path(folder))
        run.measure()
        size = run.path.stat().st_size
    figures = table(run.found, size)
    print(json.dumps([asdict(one) for one in run.found], indent=2) if wanted.json else figures)
    if wanted.write:
        write_figures("ledger", figures)


if __name__ == "__main__":
    main()
