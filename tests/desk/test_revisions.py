import json
from pathlib import Path

import pytest
from desk.conftest import Ask
from evidence.ledger.ledgers import add
from jsonschema import Draft202012Validator

from servanda.desk.cli import revisions as command
from servanda.evidence.ledger import Reported, Withdrawn
from servanda.vocabulary.calendar import moment

ROOT = Path(__file__).parents[2]
TRUCE = ROOT / "examples" / "river-truce" / "truce.pact.md"
PACKAGED = Path(command.__file__).with_name("revisions-1.json")
PUBLISHED = ROOT / "docs" / "schemas" / "revisions-1.json"
VIEW = ("--view", "common ground")

ACCORD = """---
title: A truce
---
## Words used
The signatories are Northland, Southland.
The things are force.
The verbs are withdraw (a thing).

## Article 1
> Northland shall withdraw its force by 1 March 2025.

[1] Northland must withdraw force, from 2025-01-01, by 2025-03-01,
    quoting "Northland shall withdraw its force by 1 March 2025".
"""


@pytest.fixture
def accord(tmp_path: Path) -> Path:
    path = tmp_path / "accord.pact.md"
    path.write_text(ACCORD, encoding="utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A report of an act in February, taken down in April, and withdrawn in May."""
    path = tmp_path / "ledger.jsonl"
    row = {
        "kind": "act", "what": "withdraw", "subject": "Northland", "object": "force",
        "teller": "Southland", "first": moment("2025-02-10").first,
        "last": moment("2025-02-10").last,
    }  # fmt: skip
    entries = (
        ("2025-04-10T12:00Z", Reported("E1", (row,))),
        ("2025-05-20T12:00Z", Withdrawn("E1", "Southland", "it was another force")),
    )
    for when, content in entries:
        assert add(path, (content,), moment(when).first).count == 1
    return path


def test_a_late_report_and_its_withdrawal_are_told(ask: Ask, accord: Path, ledger: Path) -> None:
    code, out, err = ask("revisions", accord, ledger, "--as-of", "2025-06-01", *VIEW)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "What came on 2025-04-10 changed",
        "  [1]  duty to achieve: Northland",
        "    common ground: was taken to be overdue, not shown since 2025-03-02, due by",
        "    2025-03-01; was kept on 2025-02-10, due by 2025-03-01, on E1",
        "",
        "What came on 2025-05-20 changed",
        "  [1]  duty to achieve: Northland",
        "    common ground: was taken to be kept on 2025-02-10, due by 2025-03-01; was",
        "    overdue, not shown since 2025-03-02, due by 2025-03-01, on E1",
        "",
        "Changed by what became known later: 2 verdicts, counted for each view.",
    ]


@pytest.mark.parametrize(
    ("known_on", "level"),
    [("2025-03-31", "not begun"), ("2025-05-01", "complete"), ("2025-06-01", "not begun")],
)
def test_what_was_carried_out_declines_where_the_report_is_withdrawn(
    ask: Ask, accord: Path, ledger: Path, known_on: str, level: str
) -> None:
    when = ("--as-of", "2025-06-01", "--known-on", known_on)
    _, out, _ = ask("implementation", accord, ledger, *when, *VIEW, "--format", "json")
    (view,) = json.loads(out)["views"]
    assert view["distribution"] == {level: 1}


def test_json_keeps_to_the_published_schema(ask: Ask, accord: Path, ledger: Path) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema == json.loads(PACKAGED.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    _, out, _ = ask("revisions", accord, ledger, *VIEW, "--format", "json")
    told = json.loads(out)
    Draft202012Validator(schema).validate(told)
    first, second = told["revisions"]
    assert (first["before"]["status"], first["after"]["status"]) == ("overdue, not shown", "kept")
    assert second["because"] == ["E1"]


def test_only_what_became_known_since_is_told(ask: Ask, accord: Path, ledger: Path) -> None:
    _, out, _ = ask("revisions", accord, ledger, "--since", "2025-05-01", *VIEW)
    assert "2025-04-10" not in out
    assert "What came on 2025-05-20 changed" in out


def test_where_nothing_came_late_it_says_so(ask: Ask, accord: Path) -> None:
    assert ask("revisions", accord)[1] == "Changed by what became known later: Nothing.\n"


def test_an_answer_that_came_later_changes_what_is_common_ground(ask: Ask) -> None:
    code, out, _ = ask("revisions", TRUCE, "--as-of", "2025-03-01", "--view", "Northland")
    assert code == 0
    assert "Northland: was taken to be pending, due by 2025-03-01; was kept on" in out
