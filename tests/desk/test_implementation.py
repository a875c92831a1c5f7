import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from desk.conftest import Ask
from jsonschema import Draft202012Validator

from servanda.desk.cli import implementation

ROOT = Path(__file__).parents[2]
TRUCE = ROOT / "examples" / "river-truce" / "truce.pact.md"
PACKAGED = Path(implementation.__file__).with_name("implementation-1.json")
PUBLISHED = ROOT / "docs" / "schemas" / "implementation-1.json"
ON = ("--as-of", "2025-07-15")


def answer(ask: Ask, *more: str) -> dict[str, dict[str, dict[str, object]]]:
    """By view, what is said of each clause."""
    code, out, err = ask("implementation", TRUCE, *ON, "--format", "json", *more)
    assert (code, err) == (0, "")
    return by_view(json.loads(out))


def by_view(told: dict[str, list[dict[str, object]]]) -> dict[str, dict[str, dict[str, object]]]:
    return {
        str(view["view"]): {clause["clause"]: clause for clause in view["clauses"]}  # type: ignore[attr-defined]
        for view in told["views"]
    }


def test_json_keeps_to_the_published_schema(ask: Ask) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema == json.loads(PACKAGED.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    _, out, _ = ask("implementation", TRUCE, *ON, "--format", "json")
    told = json.loads(out)
    Draft202012Validator(schema).validate(told)
    assert told["as_of"] == "2025-07-15T23:59:59.999999Z"
    found = {view["view"]: view["distribution"] for view in told["views"]}
    assert found["common ground"] == {"minimal": 1, "intermediate": 1, "complete": 1}
    assert found["every claim"] == {"intermediate": 1, "complete": 1, "left open": 1}
    views = by_view(told)
    assert views["common ground"]["2"]["level"] == "complete"
    assert views["Northland"]["2"]["level"] == "intermediate"
    assert views["every claim"]["3"]["levels"] == ["minimal", "intermediate"]
    assert not views["Northland"]["1"]["asks_for_an_act"]


def test_with_what_was_known_earlier_less_was_carried_out(ask: Ask) -> None:
    view = ("--view", "common ground")
    earlier = answer(ask, *view, "--known-on", "2025-03-01")["common ground"]
    assert answer(ask, *view)["common ground"]["2"]["level"] == "complete"
    assert earlier["2"]["level"] == "intermediate"


def test_what_a_view_leaves_open_of_a_norm_is_told_once(ask: Ask, tmp_path: Path) -> None:
    pact = tmp_path / "camps.pact.md"
    pact.write_text(
        """\
## Words used
The signatories are Arden, Brell. The things are camp. The verbs are burn (a thing).

## Article 1
> Arden burns no camps.

[1] Arden must not burn camps, from 2031-01-01, quoting "Arden burns no camps".

## Reports
R1: on 2031-02-02 Brell reports that Arden burned camps.
R2: on 2031-02-02 Arden reports that Arden did not burn camps.
""",
        encoding="utf-8",
    )
    _, out, _ = ask("implementation", pact, "--as-of", "2031-06-01", "--view", "every claim")
    left_open = "prohibition: left open between kept so far and breached (Arden)"
    assert left_open in " ".join(out.split())


def test_text_tells_views_that_agree_together(ask: Ask) -> None:
    code, out, _ = ask("implementation", TRUCE, *ON)
    assert code == 0
    lines = out.splitlines()
    begin = lines.index("2  common ground; every claim")
    assert lines[begin : begin + 4] == [
        "2  common ground; every claim",
        "  2025-01-01            not begun (0 of 2 parts)",
        "  2025-02-10            intermediate (1 of 2 parts), on R2",
        "  2025-03-20            complete (2 of 2 parts), on R5",
    ]
    assert "  1  Northland: prohibition: breached (Southland), kept so far (Northland)" in lines


def test_a_spreadsheet_has_a_row_a_step(ask: Ask) -> None:
    code, out, _ = ask("implementation", TRUCE, *ON, "--format", "csv", "--view", "as found")
    rows = list(csv.DictReader(StringIO(out)))
    assert code == 0
    steps = [(r["From"], r["Level"], r["On the scale"]) for r in rows if r["Clause"] == "2"]
    assert steps[1:] == [("2025-01-01", "not begun", "0"), ("2025-03-20", "intermediate", "2")]


def test_a_view_that_there_is_not_is_said(ask: Ask) -> None:
    code, out, err = ask("implementation", TRUCE, *ON, "--view", "as fuond")
    assert (code, out) == (2, "")
    assert "Did you mean “as found”?" in err


@pytest.mark.parametrize("command", ["monitor", "report"])
def test_the_page_has_the_timeline_and_the_levels(ask: Ask, command: str) -> None:
    form = () if command == "report" else ("--format", "html")
    _, out, err = ask(command, TRUCE, *form, *ON, "--view", "Southland", "--view", "as found")
    assert err == ""
    assert '<table class="timeline">' in out
    assert "How far it is carried out" in out
    assert "Northland denies this." in out
    assert out.count("Morning paper of the capital of Southland") == (2 if form == () else 1)


def test_a_report_without_evidence_has_no_timeline(ask: Ask) -> None:
    _, out, _ = ask("report", TRUCE)
    assert '<table class="timeline">' not in out


def test_names_exchanged_exchange_the_answer_and_nothing_else(ask: Ask, tmp_path: Path) -> None:
    def other(words: str) -> str:
        exchanged = words.replace("Northland", "\0").replace("Southland", "Northland")
        return exchanged.replace("\0", "Southland")

    mirrored = tmp_path / TRUCE.name
    mirrored.write_text(other(TRUCE.read_text("utf-8")), encoding="utf-8")
    for form in ("text", "json", "csv"):
        asked = (*ON, "--format", form, "--view", "Northland")
        _, out, _ = ask("implementation", TRUCE, *asked)
        assert ask("implementation", mirrored, *map(other, asked))[1] == other(out)
