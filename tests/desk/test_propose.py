import io
import json
import sys
from pathlib import Path

import pytest
from desk.conftest import Ask
from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "propose-1.json"
TREATY = """\
Article 1
The Parties shall withdraw all heavy weapons from the valley within thirty days of signature.

Article 2
The prisoners shall be released under Article 7. They may return to their homes.
"""
STATEMENTS = """\
(a) Release all prisoners.
Norland shall refrain from deploying troops, without prejudice to Article 3.
No deployment of troops in the valley.
Maps and annexes
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def objects(out: str) -> list[dict[str, object]]:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    found = [json.loads(line) for line in out.splitlines()]
    for each in found:
        validator.validate(each)
    return found


def piped(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))


def test_a_document_gives_its_clauses_by_their_labels(tmp_path: Path, ask: Ask) -> None:
    path = tmp_path / "treaty.txt"
    path.write_text(TREATY, encoding="utf-8")
    code, out, err = ask("propose", path, "--format", "jsonl")
    assert (code, err) == (0, "")
    norms = [each for each in objects(out) if each["record"] == "norm"]
    assert [(norm["clause"], norm["kind"]) for norm in norms] == [
        ("1", "duty"),
        ("2", "duty"),
        ("2", "permission"),
    ]
    assert norms[0]["deadline"][0]["starts_with"]["text"] == "signature"  # type: ignore[index]
    assert norms[1]["bearer"]["stated"] == "not stated"  # type: ignore[index]
    assert norms[2]["bearer"]["stated"] == "resolved"  # type: ignore[index]
    assert norms[2]["bearer"]["means"] == "The prisoners"  # type: ignore[index]
    assert norms[1]["cross_reference"][0]["text"] == "Article 7"  # type: ignore[index]


def test_a_chapeau_is_read_with_each_of_its_points(tmp_path: Path, ask: Ask) -> None:
    path = tmp_path / "treaty.txt"
    points = "1. The Parties shall:\n(a) release all prisoners;\n(b) withdraw their forces.\n"
    path.write_text(f"{points}2. The Commission may appoint observers.\n", encoding="utf-8")
    _, out, _ = ask("propose", path, "--format", "jsonl")
    norms = [each for each in objects(out) if each["record"] == "norm"]
    told = [(n["clause"], n["bearer"]["text"], n["act"]["verb"]) for n in norms]  # type: ignore[index]
    assert told == [
        ("1.a", "The Parties", "release"),
        ("1.b", "The Parties", "withdraw"),
        ("2", "The Commission", "appoint"),
    ]
    for norm in norms:
        ((start, end),) = norm["act"]["spans"]  # type: ignore[index]
        assert norm["text"][start:end] == norm["act"]["verb"]  # type: ignore[index]


def test_a_list_of_statements_is_numbered(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(STATEMENTS, monkeypatch)
    code, out, _ = ask("propose", "-", "--format", "jsonl")
    found = objects(out)
    assert code == 0
    assert [(each["number"], each["clause"], each.get("kind")) for each in found] == [
        (1, None, "duty"),
        (2, None, "prohibition"),
        (3, None, "prohibition"),
        (4, None, None),
    ]
    assert [each["text"] for each in found] == STATEMENTS.splitlines()


def test_every_span_spells_its_field(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(STATEMENTS + TREATY, monkeypatch)
    _, out, _ = ask("propose", "-", "--format", "jsonl", "--lines")
    seen = 0

    def check(value: object, text: str) -> None:
        nonlocal seen
        if isinstance(value, dict):
            if "spans" in value and value["text"] is not None:
                assert value["text"] == " … ".join(text[a:b] for a, b in value["spans"])
                seen += 1
            for inner in value.values():
                check(inner, text)
        elif isinstance(value, list):
            for inner in value:
                check(inner, text)

    for each in objects(out):
        check(each, str(each["text"]))
    assert seen > 20


def test_one_statement_reads_as_it_does_in_a_list(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(STATEMENTS, monkeypatch)
    _, together, _ = ask("propose", "-", "--format", "jsonl")
    alone = []
    for number, line in enumerate(STATEMENTS.splitlines(), 1):
        piped(line, monkeypatch)
        _, out, _ = ask("propose", "-", "--format", "jsonl")
        alone += [{**each, "number": number} for each in objects(out)]
    assert alone == objects(together)


def test_for_people_it_says_what_is_open_and_what_is_unread(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(STATEMENTS, monkeypatch)
    code, out, _ = ask("propose", "-")
    assert code == 0
    assert "who" in out
    assert "(not stated)" in out
    assert "must not   deploy" in out
    assert "4  not read: “Maps and annexes”" in out


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "holds no words"), (b" \n\n ", "holds no words"), (b"\x1f\x8b\x08\x00", "compressed")],
)
def test_what_cannot_be_read_is_said(
    data: bytes, said: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    code, out, err = ask("propose", "-", "--format", "jsonl")
    assert (code, out) == (2, "")
    assert said in err


def test_a_file_that_is_not_there(ask: Ask) -> None:
    code, out, err = ask("propose", "missing.txt")
    assert (code, out) == (2, "")
    assert "cannot be opened" in err


def test_letters_before_statements_make_no_articles_of_them(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "(b) The Council shall meet.\n(c) It may adopt rules.\n(e) Rules shall be published.\n"
    piped(words, monkeypatch)
    _, out, _ = ask("propose", "-", "--format", "jsonl")
    assert [(each["number"], each["clause"]) for each in objects(out)] == [
        (1, None),
        (2, None),
        (3, None),
    ]
