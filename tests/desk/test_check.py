import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from desk.conftest import Ask


def test_a_file_without_mistakes_is_fine(accord: Path, ask: Ask) -> None:
    assert ask("check", accord) == (0, "No findings.\n", "")


def test_a_mistake_in_each_form(accord: Path, ask: Ask) -> None:
    text = accord.read_text("utf-8").replace("is not less than 30 m3/s at any time", "is 3 m3/s", 1)
    accord.write_text(text, encoding="utf-8")
    code, out, _ = ask("check", accord)
    assert (code, out.splitlines()[0]) == (1, "mistake  quotation-not-found  clause 1")
    code, out, _ = ask("check", accord, "--format", "json")
    assert (code, len(json.loads(out)["findings"])) == (1, 1)
    code, out, _ = ask("check", accord, "--format", "sarif")
    assert (code, len(json.loads(out)["runs"][0]["results"])) == (1, 1)


UNGUARDED = """\
## Words used
The signatories are Arden, Brell. The things are camp. The verbs are build, burn (a thing).

## Article 1
> If Arden does not burn a camp, Brell builds that camp.

[1] If Arden does not burn a camp, then Brell must build that camp, quoting "If Arden does not burn
    a camp, Brell builds that camp".
"""


def test_what_no_evidence_can_be_held_against_is_told_with_its_place(
    tmp_path: Path, ask: Ask
) -> None:
    pact = tmp_path / "camps.pact.md"
    pact.write_text(UNGUARDED, encoding="utf-8")
    code, out, _ = ask("check", pact, "--format", "json")
    (finding,) = json.loads(out)["findings"]
    assert (code, finding["code"], finding["clause"]) == (1, "unguarded-negation", "1")
    code, out, _ = ask("monitor", pact, "--format", "json")
    told = json.loads(out)
    assert [f["code"] for f in told["not_monitored"]] == ["unguarded-negation"]
    assert told["set_aside"] == []


def test_standard_input_is_read_where_the_file_is_a_dash(
    accord: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(accord.read_bytes()), encoding="ascii"))
    assert ask("check", "-") == (0, "No findings.\n", "")


def test_what_cannot_be_opened_is_told_apart_and_hides_nothing(accord: Path, ask: Ask) -> None:
    code, out, err = ask("check", "nowhere.pact.md", accord)
    assert (code, out) == (2, "No findings.\n")
    assert "There is no file nowhere.pact.md." in err


def test_an_empty_file_is_a_failure(accord: Path, ask: Ask) -> None:
    accord.write_bytes(b"\n")
    code, out, err = ask("check", accord, "--format", "json")
    assert (code, out) == (2, "")
    assert "is empty" in err
