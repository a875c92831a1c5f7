"""Reports of a ledger are shown with their history, as known on a day, those asked for."""

import json
from pathlib import Path

import pytest
from desk.conftest import Ask
from desk.evidence.conftest import Add
from evidence.ledger.ledgers import a_ledger
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[3]
PUBLISHED = ROOT / "docs" / "schemas" / "evidence-list-1.json"
PACKAGED = ROOT / "src" / "servanda" / "desk" / "cli" / "evidence" / "evidence-list-1.json"

FIRST = "R1: on 2026-01-02 Brell reports that Arden built camps at Valley, graded B2 by Ann Reader."


@pytest.fixture
def filled(add: Add) -> None:
    add(
        FIRST,
        "R2: on 2026-02 joint commission found that Brell opened roads, happened 2026-01-10.",
        "R3: Brell reports that strength of the army was 5 personnel, happened 2026-03-05.",
        "Arden denies R1 and P1. Reports of open are complete, by joint commission, until 2026.",
    )
    add("--grade", "R1=C2")


@pytest.mark.usefixtures("filled")
def test_each_report_is_shown_with_what_was_said_of_it(ask: Ask) -> None:
    code, out, err = ask("evidence", "list", "ledger.jsonl")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("R1  entry 1, recorded ")
    assert lines[0].endswith("by Ann Reader")
    assert lines[1:4] == [
        f"  {FIRST}",
        "  Graded C2 by Ann Reader",
        lines[3],
    ]
    assert lines[3].startswith("  Arden denies it (entry 4, ")
    assert "Reports of open are complete, by joint commission, until 2026-12-31." in lines
    assert "Arden denies P1." in lines
    assert lines[-1] == "3 reports."


@pytest.mark.usefixtures("filled")
def test_raters_who_do_not_agree_are_told(ask: Ask) -> None:
    ask("evidence", "add", "ledger.jsonl", "--grade", "R1=D6", "--by", "Ben")
    out = ask("evidence", "list", "ledger.jsonl")[1]
    assert "Graded C2 by Ann Reader, D6 by Ben\n" in out
    assert "The raters disagree on how reliable the source is.\n" in out
    ask("evidence", "add", "ledger.jsonl", "--grade", "R1=3", "--by", "Cem")
    both = "The raters disagree on how reliable the source is and how credible the statement is.\n"
    assert both in ask("evidence", "list", "ledger.jsonl")[1]


@pytest.mark.parametrize(
    ("options", "labels"),
    [
        ((), ["R1", "R2", "R3"]),
        (("--party", "Brell"), ["R1", "R2", "R3"]),
        (("--party", "Arden"), ["R1"]),
        (("--party", "joint commission"), ["R2"]),
        (("--party", "Valley"), ["R1"]),
        (("--party", "Nobody"), []),
        (("--about", "build"), ["R1"]),
        (("--about", "strength of the army"), ["R3"]),
        (("--since", "2026-01-10"), ["R2", "R3"]),
        (("--until", "2026-01-09"), ["R1"]),
        (("--since", "2026-01", "--until", "2026-01"), ["R1", "R2"]),
        (("--known-on", "2025-12-31"), []),
        (("--party", "Brell", "--about", "open", "--since", "2026"), ["R2"]),
    ],
)
@pytest.mark.usefixtures("filled")
def test_reports_are_chosen(ask: Ask, options: tuple[str, ...], labels: list[str]) -> None:
    code, out, _ = ask("evidence", "list", "ledger.jsonl", "--format", "json", *options)
    assert code == 0
    assert [report["report"] for report in json.loads(out)["reports"]] == labels


def test_as_known_on_a_day(camps: Path, ask: Ask) -> None:
    path = a_ledger(camps.parent / "ledger.jsonl")

    def shown(day: str) -> list[tuple[str, str | None]]:
        out = ask("evidence", "list", path, "--known-on", day, "--format", "json")[1]
        reports = json.loads(out)["reports"]
        return [(r["report"], r["ended"] and r["ended"]["how"]) for r in reports]

    assert shown("2026-01-02") == []
    assert shown("2026-01-03") == [("R1", None)]
    assert shown("2026-01-07") == [("R1", None), ("R2", None)]
    assert shown("2026-01-08") == [("R1", "corrected"), ("R2", None), ("R3", None)]
    assert shown("2026-01-09") == [("R1", "corrected"), ("R2", "withdrawn"), ("R3", None)]
    out = ask("evidence", "list", path)[1]
    assert "R1  entry 1, recorded 2026-01-03T12:00:00Z by Ann Reader, corrected since" in out
    assert "Corrected by R3 (entry 6, 2026-01-08): the day was wrong" in out
    assert "It corrects R1: the day was wrong" in out
    assert "Withdrawn by Brell (entry 7, 2026-01-09): entered twice" in out
    assert out.endswith("3 reports, of which 2 no longer count.\n")


@pytest.mark.usefixtures("filled")
def test_json_keeps_to_the_published_schema(ask: Ask, camps: Path) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema == json.loads(PACKAGED.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    validator.validate(json.loads(ask("evidence", "list", "ledger.jsonl", "--format", "json")[1]))
    every_kind = a_ledger(camps.parent / "every.jsonl")
    validator.validate(json.loads(ask("evidence", "list", every_kind, "--format", "json")[1]))


def test_a_date_that_is_none_is_said(camps: Path, ask: Ask) -> None:
    code, _, err = ask("evidence", "list", a_ledger(camps.parent / "l.jsonl"), "--since", "May")
    assert code == 2
    assert "“May” is no date that I can read" in err
