"""Bad evidence is said, set aside with its row and its reason, and counted."""

import gzip
import zipfile
from pathlib import Path

import polars as pl
import pytest
from exchange.feeds.feed_files import (
    MAPPING,
    Outcome,
    mapping_of,
    names_of,
    outcome,
    outcome_of,
)

from servanda.exchange.feeds import MOST_KEPT, Feed
from servanda.vocabulary.calendar import moment

GOOD = "when,what,who\n2026-03-01,attack,Northland\n"
FIGURES = """\
name: log
time: {from: from, to: to}
measure: strength of forces
subject: {column: who}
quantity: {low: low, best: best, high: high, unit: personnel}
"""


def reasons(found: Outcome) -> list[tuple[int, str]]:
    return [(row, code) for row, code, *_ in found.account.set_aside.rows()]


def test_a_clock_without_a_zone_is_set_aside_unless_the_mapping_names_one(tmp_path: Path) -> None:
    rows = GOOD + "2026-03-01T06:00,attack,Northland\n2026-03-01T06:00Z,attack,Northland\n"
    found = outcome(tmp_path, rows)
    assert reasons(found) == [(2, "no-zone")]
    zoned = outcome(
        tmp_path, rows, MAPPING.replace("{column: when}", "{column: when, zone: Europe/Kyiv}")
    )
    assert zoned.codes == {}
    assert zoned.claims[1].happened == moment("2026-03-01T06:00+02:00")


def test_dates_that_are_none_missing_or_to_come(tmp_path: Path) -> None:
    rows = GOOD + "30 Feb,attack,Northland\n,attack,Northland\n2026-03-09,attack,Northland\n"
    (tmp_path / "log.csv").write_text(rows, "utf-8")
    found = outcome_of(tmp_path / "log.csv", today=moment("2026-03-05").last)
    assert reasons(found) == [
        (2, "no-date"),
        (3, "time-missing"),
        (4, "time-in-future"),
    ]
    assert "“30 Feb”" in found.account.set_aside["reason"][0]


def test_figures_that_cannot_be(tmp_path: Path) -> None:
    found = outcome(
        tmp_path,
        "from,to,who,low,best,high\n"
        "2026-03-01,2026-03-02,Northland,1,2,3\n"
        "2026-03-01,2026-03-02,Northland,-1,2,3\n"
        "2026-03-01,2026-03-02,Northland,4,,3\n"
        "2026-03-01,2026-03-02,Northland,1,many,3\n"
        "2026-03-01,2026-03-02,Northland,1,9,3\n"
        "2026-03-01,2026-03-02,Northland,1,2,\n"
        "2026-03-02,2026-03-01,Northland,1,2,3\n"
        "2026-03-01,2026-03-02,Northland,,5,\n"
        "2026-03-01,2026-03-02,Northland,,,\n",
        FIGURES,
    )
    assert reasons(found) == [
        (2, "figure-negative"),
        (3, "figures-reversed"),
        (4, "figure-unreadable"),
        (5, "figures-reversed"),
        (6, "figure-missing"),
        (7, "reversed-times"),
        (9, "figure-missing"),
    ]
    assert found.table["low"].to_list() == [1, 5]


def test_rows_with_too_few_or_too_many_values(tmp_path: Path) -> None:
    rows = (
        GOOD + "2026-03-02,attack\n2026-03-03,attack,Northland,5\n\n2026-03-04,attack,Northland\n"
    )
    found = outcome(tmp_path, rows)
    assert reasons(found) == [(2, "row-ragged"), (3, "row-ragged")]
    assert found.account.set_aside["text"].to_list() == [
        "2026-03-02,attack",
        "2026-03-03,attack,Northland,5",
    ]
    assert found.table["row"].to_list() == [1, 4]


def test_a_mark_that_is_never_closed_spoils_its_own_line_alone(tmp_path: Path) -> None:
    rows = GOOD + '2026-03-02,attack,"Northland\n2026-03-03,attack,"Government of Northland"\n' * 2
    found = outcome(tmp_path, rows)
    assert reasons(found) == [(2, "row-unreadable"), (4, "row-unreadable")]
    assert found.table["row"].to_list() == [1, 3, 5]


def test_a_file_of_another_alphabet_is_read_and_the_guess_is_told(tmp_path: Path) -> None:
    mapping = MAPPING + "object: {column: whom, as written: yes}\n"
    rows = "when,what,who,whom\n2026-03-01,attack,Northland,Málaga\n"
    found = outcome(tmp_path, rows.encode("cp1252"), mapping)
    assert "encoding-guessed" in found.said
    assert found.table["object"].to_list() == ["Málaga"]
    wide = outcome(tmp_path, rows.encode("utf-16"), mapping)
    assert wide.table["object"].to_list() == ["Málaga"]


def test_a_table_by_other_separators_is_read(tmp_path: Path) -> None:
    assert outcome(tmp_path, GOOD.replace(",", ";")).table.height == 1
    assert outcome(tmp_path, GOOD.replace(",", "\t")).table.height == 1


def test_a_wrong_separator_in_the_mapping_is_told(tmp_path: Path) -> None:
    found = outcome(tmp_path, GOOD, MAPPING + "separator: semicolon\n")
    assert set(found.said) == {"feed-column-missing"}
    assert found.table.height == 0


@pytest.mark.parametrize("content", ["", "\ufeff"])
def test_an_empty_file(tmp_path: Path, content: str) -> None:
    assert outcome(tmp_path, content).said == ["feed-empty"]


def test_a_file_without_rows_has_none(tmp_path: Path) -> None:
    found = outcome(tmp_path, "when,what,who\n")
    assert (found.account.rows, found.said) == (0, ["feed-empty"])


def test_a_column_that_is_missing_or_there_twice(tmp_path: Path) -> None:
    missing = outcome(tmp_path, GOOD.replace("who", "whom"))
    assert missing.said == ["feed-column-missing"]
    assert "Did you mean “whom”?" in missing.findings[0].message
    twice = outcome(tmp_path, "when,what,who,who\n2026-03-01,attack,Northland,Southland\n")
    assert twice.said == ["feed-column-twice"]


def test_lines_without_any_known_column_name_what_is_missing_and_no_more(tmp_path: Path) -> None:
    found = outcome(tmp_path, '{"a": 1}\n', name="log.jsonl")
    assert {finding.code for finding in found.findings} == {"feed-column-missing"}
    assert all(finding.message.endswith("”.") for finding in found.findings)
    assert not any("It has" in finding.message for finding in found.findings)


def test_what_is_no_text_at_all(tmp_path: Path) -> None:
    found = outcome(tmp_path, bytes(range(256)) * 40)
    assert found.said == ["not-text"]


def test_json_lines_that_are_broken(tmp_path: Path) -> None:
    rows = (
        '{"when": "2026-03-01", "what": "attack", "who": "Northland", "more": {"a": 1}}\n'
        '{"when": "2026-03-02", "what": "attack", "who": \n'
        "[1, 2]\n\n"
        '{"when": "2026-03-03", "what": 19, "who": "NOR"}\n'
        '{"when": "2026-03-03", "what": 19}\n'
    )
    found = outcome(tmp_path, rows, name="log.jsonl")
    assert reasons(found) == [
        (2, "row-unreadable"),
        (3, "row-unreadable"),
        (5, "name-missing"),
    ]
    assert found.table["row"].to_list() == [1, 4]
    assert found.table["subject"].to_list() == ["Northland"] * 2


def test_a_parquet_file_that_breaks_off(tmp_path: Path) -> None:
    table = pl.DataFrame({"when": ["2026-03-01"], "what": ["attack"], "who": ["Northland"]})
    table.write_parquet(tmp_path / "log.parquet")
    whole = (tmp_path / "log.parquet").read_bytes()
    assert outcome(tmp_path, whole, name="log.parquet").table.height == 1
    assert outcome(tmp_path, whole[:-20], name="log.parquet").said == ["feed-damaged"]
    assert outcome(tmp_path, b"", name="log.parquet").said == ["feed-damaged"]


def test_a_file_that_is_packed(tmp_path: Path) -> None:
    assert outcome(tmp_path, gzip.compress(GOOD.encode()), name="log.csv.gz").table.height == 1
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as package:
        package.writestr("log.csv", GOOD)
    assert outcome_of(tmp_path / "packed.zip").table.height == 1
    damaged = gzip.compress(GOOD.encode())[:-12]
    assert outcome(tmp_path, damaged, name="log.csv.gz").said == ["feed-damaged"]


def test_a_million_malformed_rows_are_counted_by_reason(tmp_path: Path) -> None:
    third = 333_334
    rows = (
        "when,what,who\n"
        + "yesterday,attack,Northland\n" * third
        + "2026-03-01,attack\n" * third
        + "2026-03-01,attack,Nobody\n" * third
    )
    found = outcome(tmp_path, rows)
    assert found.codes == {"no-date": third, "row-ragged": third, "name-unknown": third}
    assert found.account.aside == 3 * third
    assert found.account.set_aside.height == MOST_KEPT
    assert found.account.unknown_names.rows() == [("who", "Nobody", third)]


def test_rows_set_aside_can_be_written_to_a_file(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(GOOD + "x,attack,Northland\n1,2\n", "utf-8")
    aside = tmp_path / "aside.csv"
    feed = Feed(tmp_path / "log.csv", mapping_of(MAPPING), names_of(), set_aside_to=aside)
    assert sum(batch.height for batch in feed.batches()) == 1
    assert pl.read_csv(aside).select("row", "code", "text").rows() == [
        (3, "row-ragged", "1,2"),
        (2, "no-date", "x,attack,Northland"),
    ]


def test_a_line_without_end_is_no_table(tmp_path: Path) -> None:
    found = outcome(tmp_path, "when what who " * 20_000)
    assert set(found.said) == {"feed-column-missing"}
    assert outcome(tmp_path, GOOD + "2026-03-02,attack," + "x" * 300_000).codes == {
        "name-unknown": 1
    }


def test_blanks_about_a_value_do_not_matter(tmp_path: Path) -> None:
    counted = MAPPING.replace("{column: when}", "{column: when, format: seconds}")
    clean = outcome(tmp_path, "when,what,who\n77,attack,NOR\n78,attack,SOU\n", counted)
    blanks = outcome(tmp_path, "when,what,who\n 77 , attack,NOR \n78, attack ,\tSOU\n", counted)
    assert (clean.claims, clean.codes) == (blanks.claims, {})
    assert len(clean.claims) == 2
