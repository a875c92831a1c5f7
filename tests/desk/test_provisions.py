import io
import json
import sys
from pathlib import Path

import pytest
from desk.conftest import Ask
from jsonschema import Draft202012Validator

from servanda.desk.cli import provisions

PACKAGED = Path(provisions.__file__).with_name("provisions-1.json")
PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "provisions-1.json"
TREATY = """\
Article 1
The Parties shall observe a cease-fire from midnight.

Article 2
No amnesty shall be granted for war crimes.
"""


@pytest.fixture
def treaty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("NO_COLOR", "1")
    path = tmp_path / "treaty.txt"
    path.write_text(TREATY, encoding="utf-8")
    return path


def test_json_keeps_to_the_published_schema(treaty: Path, ask: Ask) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema == json.loads(PACKAGED.read_text("utf-8"))
    code, out, err = ask("provisions", treaty, "--format", "json")
    answer = json.loads(out)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(answer)
    assert (code, err) == (0, "")
    by_code = {each["code"]: each for each in answer["provisions"]}
    assert {code for code, each in by_code.items() if each["provided"]} == {"cease"}
    (denied,) = by_code["amn"]["mentions"]
    assert denied["article"] == "2"
    assert denied["standing"] == "denied"
    assert TREATY[denied["start"] : denied["end"]] == denied["quote"]


def test_text_is_a_table_with_the_words_and_says_that_it_proposes(treaty: Path, ask: Ask) -> None:
    code, out, _ = ask("provisions", treaty)
    assert code == 0
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0] == "Provision Found in It is Words"
    assert lines[1].startswith("Cease-fire article 1 provided “The Parties shall observe a cease")
    assert "Nothing was found on: disarmament" in out
    assert "None counts until a person has confirmed it." in out


def test_a_provision_of_many_places_is_told_shortly(treaty: Path, ask: Ask) -> None:
    treaty.write_text("A cease-fire begins.\n\n" * 9, encoding="utf-8")
    _, out, _ = ask("provisions", treaty)
    assert "and 6 more" in out


def test_standard_input_and_pact_files_are_read(
    accord: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TREATY.encode())))
    _, out, _ = ask("provisions", "-", "--format", "json")
    assert '"article": "2"' in out
    words = accord.read_text("utf-8").replace(
        "## Article 2", "## Article 9\n> A truce.\n\n## Article 2"
    )
    accord.write_text(words, encoding="utf-8")
    _, out, _ = ask("provisions", accord)
    assert "article 9" in out


def test_an_answer_goes_to_a_file_that_was_not_there(treaty: Path, ask: Ask) -> None:
    assert ask("provisions", treaty, "-o", "found.txt")[0] == 0
    assert "Cease-fire" in Path("found.txt").read_text("utf-8")
    assert ask("provisions", treaty, "-o", "found.txt")[0] == 2


@pytest.mark.parametrize("content", [b"", b"\0" * 1000, bytes(range(256)) * 50])
def test_what_holds_no_words_is_a_failure(treaty: Path, ask: Ask, content: bytes) -> None:
    treaty.write_bytes(content)
    code, out, err = ask("provisions", treaty)
    assert (code, out) == (2, "")
    assert err
