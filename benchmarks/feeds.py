"""Measures how fast tables of event data become claims, layout by layout, on one core.

    python benchmarks/feeds.py [--rows N] [--json] [--write]

Rows are made up in the columns of each layout, with names and codes as they occur. In the same run
stand two things to compare with, neither of which makes anything of what it reads: Python's own
`csv.DictReader`, and polars reading every column as text. Times are of the processor, the better of
two runs. `--write` puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import os

os.environ["POLARS_MAX_THREADS"] = "1"  # before polars is loaded

import argparse
import csv
import json
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from platform import python_version
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

import polars as pl
from pages import write_figures

from servanda.dossier import Dossier
from servanda.exchange.feeds import Feed, layout, mapping_from
from servanda.exchange.feeds import Mapping as Layout
from servanda.findings import Text

ROWS = 1_000_000
_VARIED = 5_000
"""So many different rows are made; they recur."""

PACT = """\
---
title: A pact
---
## Words used
The signatories are Northland, Southland.
The places are Northport, Eastport, Southland.
The measures are strength of forces in personnel.
The verbs are attack, declare, pledge, grant, strike.

## Names in feeds
- “NOR”, “Government of Northland” mean Northland.
- “SOU”, “SOUGOV” mean Southland.
- “Coast”, “NP” mean Northport.
- code 1 in ucdp means attack.
- “Armed clash” in acled means attack.
- code 19 in gdelt means attack.

## Article 1
> Peace.
"""
LOG = """\
name: log
time: {column: ts, format: seconds}
subject: {name: Northland, identity: a1}
claims:
  - {where: {type: pledge}, act: pledge}
  - {where: {type: grant}, act: grant}
  - {where: {type: strike}, act: strike, roles: {at: {name: Eastport, identity: a2}}}
  - {where: {type: strength}, act: declare}
  - where: {type: strength}
    measure: strength of forces
    quantity: {figure: a2, unit: personnel}
"""

Row = Mapping[str, str]


def log_row(at: int, random: Random) -> Row:
    """Return an event of four columns; about half say nothing that the agreement speaks of."""
    kind = random.choice(["noise", "noise", "noise", "pledge", "grant", "strike", "strength"])
    figure = str(random.randrange(400_000, 650_000)) if kind == "strength" else f"P{at % 200:03}"
    return {"ts": str(at), "type": kind, "a1": f"A{random.randrange(50):02}", "a2": figure}


def ucdp_row(at: int, random: Random) -> Row:
    """Return an event of violence between two sides."""
    day = f"2015-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
    return {
        "id": str(at),
        "type_of_violence": random.choice("11123"),
        "dyad_name": "Government of Northland - Harbour Front",
        "source_office": "Northport Gazette;Radio Coast",
        "where_prec": random.choice("12346"),
        "where_coordinates": "a village near the lake",
        "adm_2": "Lake district",
        "adm_1": "Coast",
        "country": "Southland",
        "date_start": day,
        "date_end": day,
        "low": "1",
        "best": "2",
        "high": "4",
    }


def acled_row(at: int, random: Random) -> Row:
    """Return an event with two actors and a note."""
    return {
        "event_id_cnty": f"NOR{at}",
        "event_date": f"2015-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}",
        "time_precision": random.choice("1112"),
        "sub_event_type": random.choice(["Armed clash", "Armed clash", "Peaceful protest"]),
        "actor1": "Military Forces of Northland",
        "actor2": "Harbour Front",
        "country": "Southland",
        "admin1": "Coast",
        "admin2": "Lake district",
        "location": "a village near the lake",
        "geo_precision": random.choice("123"),
        "source": "Northport Gazette; Radio Coast",
        "notes": "On this day there was a clash near the lake, the paper says.",
        "fatalities": random.choice("0012"),
    }


def gdelt_row(at: int, random: Random) -> Row:
    """Return an event coded by a machine."""
    return {
        "GlobalEventID": str(at),
        "Day": f"2015{random.randrange(1, 13):02}{random.randrange(1, 29):02}",
        "Actor1Code": random.choice(["NOR", "SOU"]),
        "Actor2Code": "SOUGOV",
        "EventCode": random.choice(["190", "193", "042", "010", "051"]),
        "NumMentions": "4",
        "AvgTone": "-2.31",
        "ActionGeo_FullName": "a village near the lake",
        "ActionGeo_CountryCode": "NP",
        "DATEADDED": "20150218230000",
        "SOURCEURL": "https://news.example/2015/02/18/a-village-near-the-lake",
    }


@dataclass(frozen=True)
class Kind:
    """One layout: its mapping, its columns, and how a row is made."""

    name: str
    mapping: Layout
    columns: tuple[str, ...]
    row: Callable[[int, Random], Row]
    form: str = "csv"
    share: int = 1  # of the rows that the log has, one in so many


@dataclass(frozen=True)
class Measured:
    """Rows a second, and what became of them."""

    kind: str
    rows: int
    claims: int
    set_aside: int
    claims_made: float
    polars: float
    dict_reader: float | None


def kinds() -> tuple[Kind, ...]:
    """Return the layouts that are measured."""
    log, _ = mapping_from(Text("log.yaml", LOG))
    if log is None:
        sys.exit("The mapping of the log cannot be read.")
    short = ("ts", "type", "a1", "a2")
    ucdp, acled, gdelt = (layout(name) for name in ("ucdp", "acled", "gdelt"))
    wide = (*ucdp.used(), *(f"further_{n}" for n in range(35)))
    return (
        Kind("a log of four columns, CSV", log, short, log_row),
        Kind("the same as Parquet", log, short, log_row, "parquet"),
        Kind("the same as JSON Lines", log, short, log_row, "jsonl", 5),
        Kind(
            "the same, no row of it readable",
            log,
            short,
            lambda at, r: {**log_row(at, r), "ts": "?"},
        ),
        Kind("`ucdp`, 49 columns", ucdp, wide, ucdp_row, share=5),
        Kind(
            "`acled`, 31 columns", acled, (*acled.used(), *map(str, range(16))), acled_row, share=5
        ),
        Kind("`gdelt`, 61 columns", gdelt, gdelt.columns, gdelt_row, share=5),
    )


def recurring(made: list[Row], rows: int) -> Iterator[Row]:
    """Yield rows again and again, each with a first column of its own: its time, or its id."""
    for at, row in enumerate(islice(cycle(made), rows)):
        first = next(iter(row))
        yield {**row, first: row[first] if row[first] == "?" else str(at)}


def written(kind: Kind, rows: int, folder: Path) -> Path:
    """Write made-up rows to a file."""
    random = Random(7)  # noqa: S311 - made-up rows, the same in every run
    made = [kind.row(at, random) for at in range(_VARIED)]
    path = folder / f"rows.{kind.form}"
    if kind.form == "csv":
        tabs = kind.mapping.separator == "\t"
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(
                file, kind.columns, "", delimiter="\t" if tabs else ",", lineterminator="\n"
            )
            if not kind.mapping.columns:
                out.writeheader()
            out.writerows(recurring(made, rows))
        return path
    table = pl.DataFrame(list(recurring(made, rows))).with_columns(pl.col("ts").cast(pl.Int64))
    if kind.form == "parquet":
        table.write_parquet(path)
    else:
        table.write_ndjson(path)
    return path


def seconds(work: Callable[[], object]) -> float:
    """Return the better of two runs, in seconds of the processor."""
    taken = []
    for _ in range(2):
        begun = process_time()
        work()
        taken.append(process_time() - begun)
    return min(taken)


def read_by_polars(kind: Kind, path: Path) -> None:
    """Read every column, and drop what was read, batch by batch."""
    if kind.form == "parquet":
        table = pl.scan_parquet(path)
    elif kind.form == "jsonl":
        table = pl.scan_ndjson(path)
    else:
        table = pl.scan_csv(
            path,
            schema=dict.fromkeys(kind.columns, pl.String),
            has_header=not kind.mapping.columns,
            separator=kind.mapping.separator or ",",
            quote_char='"' if kind.mapping.quoted else None,
        )
    for _ in table.collect_batches(chunk_size=500_000):
        pass


def read_by_python(kind: Kind, path: Path) -> None:
    """Read every row as a dictionary."""
    with path.open(encoding="utf-8", newline="") as file:
        names = kind.columns if kind.mapping.columns else None
        for _ in csv.DictReader(file, names, delimiter=kind.mapping.separator or ","):
            pass


def measured(kind: Kind, rows: int) -> Measured:
    """Measure one layout."""
    names = Dossier(Text("p.pact.md", PACT)).feed_names
    feeds: list[Feed] = []

    def claims() -> None:
        feeds.append(Feed(path, kind.mapping, names))
        for _ in feeds[-1].batches():
            pass

    with TemporaryDirectory() as folder:
        path = written(kind, rows, Path(folder))
        taken = seconds(claims)
        bare = seconds(lambda: read_by_polars(kind, path))
        plain = seconds(lambda: read_by_python(kind, path)) if kind.form == "csv" else None
    account = feeds[-1].account
    return Measured(
        kind.name,
        rows,
        account.claims,
        account.aside,
        rows / taken,
        rows / bare,
        rows / plain if plain else None,
    )


def table(found: list[Measured], memory: int) -> str:
    """Return the figures as a table for the page."""
    intro = f"Python {python_version()}, polars {pl.__version__}, one core; at most {memory:,} MB"
    lines = [
        f"{intro} in use, the making of the rows included.\n",
        "| | rows | claims | rows a second | polars alone | `csv.DictReader` | to that |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for one in found:
        python = f"{one.dict_reader:,.0f}" if one.dict_reader else ""
        times = f"{one.claims_made / one.dict_reader:.1f}" if one.dict_reader else ""
        bare = f"{one.polars:,.0f} ({one.claims_made / one.polars:.2f})"
        lines.append(
            f"| {one.kind} | {one.rows:,} | {one.claims:,} | {one.claims_made:,.0f} | {bare} "
            f"| {python} | {times} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure every layout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="of the log; the others are shorter")
    parser.add_argument("--json", action="store_true", help="print data instead of a table")
    parser.add_argument("--write", action="store_true", help="put the table into the page")
    wanted = parser.parse_args()
    found = [measured(kind, max(1, wanted.rows // kind.share)) for kind in kinds()]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = table(found, memory)
    if wanted.json:
        print(json.dumps([asdict(one) for one in found], indent=2))
    else:
        print(figures)
    if wanted.write:
        write_figures("feeds", figures)


if __name__ == "__main__":
    main()
