"""The UCDP layout on the real files: nothing is lost, nobody is accused."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from exchange.feeds.feed_files import SHARED, Outcome, mapping_of, names_of, outcome_of

from servanda.vocabulary.calendar import instant

GED = SHARED / "ucdp_ged"
needs_ged = pytest.mark.skipif(not GED.exists(), reason="../shared/data/ucdp_ged is not here")

UKRAINE = """\
---
title: A cease-fire
---
## Words used
The places are Ukraine, Donetsk.
The verbs are use armed force (in a place).

## Names in feeds
- code 1 in ucdp means use armed force.
- codes 2 and 3 in ucdp are of no concern.
- “Donets'k province” means Donetsk.

## Article 1
> Cease fire.
"""
PRECISE = "like: ucdp\nkeep: {date_prec: [1, 2]}\n"


def between(table: pl.DataFrame, first: str, last: str) -> pl.DataFrame:
    begin, end = (instant(datetime.fromisoformat(day).replace(tzinfo=UTC)) for day in (first, last))
    return table.filter(pl.col("first").is_between(begin, end))


@pytest.fixture(scope="module")
def ukraine() -> Outcome:
    return outcome_of(GED / "ged_ukraine.csv", mapping_of(PRECISE), names_of(UKRAINE))


@needs_ged
@pytest.mark.parametrize(
    ("first", "last", "events", "deaths"),
    [("2015-01-16", "2015-02-14", 295, 613), ("2015-02-15", "2015-03-16", 64, 131)],
)
def test_the_thirty_days_before_and_after_a_ceasefire(
    ukraine: Outcome, first: str, last: str, events: int, deaths: int
) -> None:
    found = between(ukraine.table, first, last)
    assert (found.height, found["best"].sum()) == (events, deaths)


@needs_ged
def test_a_dyad_is_shown_and_nobody_is_named_as_having_acted(ukraine: Outcome) -> None:
    assert "subject" not in ukraine.table.columns
    assert ukraine.table["between"].null_count() == 0
    assert set(ukraine.table["in"]) <= {"Ukraine", "Donetsk"}


@needs_ged
def test_figures_that_contradict_each_other_are_set_aside_with_their_rows(
    ukraine: Outcome,
) -> None:
    raw = pl.read_csv(GED / "ged_ukraine.csv", infer_schema_length=None).with_row_index("row", 1)
    wrong = raw.filter(
        (pl.col("type_of_violence") == 1)
        & (pl.col("date_prec") <= 2)
        & ((pl.col("low") > pl.col("best")) | (pl.col("best") > pl.col("high")))
    )
    assert ukraine.account.set_aside["row"].to_list() == wrong["row"].to_list()
    assert ukraine.account.set_aside["code"].unique().to_list() == ["figures-reversed"]
    assert ukraine.account.set_aside["text"][0].startswith(f"{wrong['id'][0]},")


@needs_ged
@pytest.mark.parametrize(("file", "rows"), [("ged_ukraine.csv", 3883), ("ged_car_23_1.csv", 1848)])
def test_every_row_is_accounted_for(file: str, rows: int) -> None:
    pact = UKRAINE.replace("Ukraine, Donetsk.", "Ukraine, Donetsk, Central African Republic.")
    account = outcome_of(GED / file, mapping_of("like: ucdp"), names_of(pact)).account
    assert account.rows == rows
    assert account.claims + account.no_concern + account.aside == rows


@needs_ged
def test_places_that_the_agreement_does_not_know_are_listed_with_how_often() -> None:
    other = UKRAINE.replace("Ukraine, Donetsk", "Donetsk")
    found = outcome_of(GED / "ged_car_23_1.csv", mapping_of("like: ucdp"), names_of(other))
    assert found.table.height == 0
    unknown = found.account.unknown_names
    assert ("country", "Central African Republic") in unknown.select("column", "name").rows()
    assert unknown["rows"].is_sorted(descending=True)
    told = next(f for f in found.findings if f.code == "name-unknown")
    assert told.fix is not None
    assert "“Central African Republic”" in told.fix.title


def test_a_place_is_no_narrower_than_the_data_are_precise(tmp_path: Path) -> None:
    columns = mapping_of("like: ucdp").used()
    rows = [
        {"where_prec": precision, "adm_1": "Donets'k province", "country": "Ukraine"}
        for precision in ("4", "5", "6")
    ]
    filled = [
        {"type_of_violence": "1", "date_start": "2015-01-01", "date_end": "2015-01-03", "id": "7"}
        | {"dyad_name": "A - B", "low": "1", "best": "2", "high": "4"}
        | row
        for row in rows
    ]
    lines = [",".join(columns), *(",".join(row.get(c, "") for c in columns) for row in filled)]
    file = tmp_path / "ged.csv"
    file.write_text("\n".join(lines), "utf-8")
    found = outcome_of(file, mapping_of("like: ucdp"), names_of(UKRAINE))
    assert found.table["in"].to_list() == ["Donetsk", "Ukraine", "Ukraine"]
    claim = found.claims[0]
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.best, claim.quantity.high) == (1, 2, 4)
    assert (claim.teller, claim.event, claim.report) == ("UCDP", "ucdp:7", "ged:1")


def test_rows_of_one_event_are_linked_and_told(tmp_path: Path) -> None:
    mapping = mapping_of(
        "name: log\ntime: when\nact: use armed force\nevent id: {column: id, unique: yes}\n"
        "quantity: {figure: n, unit: deaths}\n"
    )
    file = tmp_path / "log.csv"
    row = "e1,2026-03-01,2\n"
    file.write_text("id,when,n\n" + row + "e2,2026-03-01,3\n" + row + "e1,2026-03-01,7\n", "utf-8")
    found = outcome_of(file, mapping, names_of(UKRAINE))
    assert found.table["event"].to_list() == ["log:e1", "log:e2", "log:e1", "log:e1"]
    assert found.table["high"].to_list() == [2, 3, 2, 7]
    assert [(f.code, "row 3" in f.message, "row 4" in f.message) for f in found.findings] == [
        ("row-repeated", True, False),
        ("event-told-differently", False, True),
    ]
