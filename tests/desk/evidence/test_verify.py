"""Verifying says which entry is not as it was written, and prints the hash to be noted down."""

import json
from pathlib import Path

import pytest
from desk.conftest import Ask
from desk.evidence.conftest import Add
from evidence.ledger.ledgers import CONTENTS, a_ledger
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[3]
PUBLISHED = ROOT / "docs" / "schemas" / "evidence-verify-1.json"
PACKAGED = ROOT / "src" / "servanda" / "desk" / "cli" / "evidence" / "evidence-verify-1.json"
LAST = len(CONTENTS)


@pytest.fixture
def ledger(camps: Path) -> Path:
    return a_ledger(camps.parent / "ledger.jsonl")


def head_of(path: Path) -> str:
    return str(json.loads(path.read_text("utf-8").splitlines()[-1])["sha256"])


def test_a_whole_ledger_tells_its_hash(ledger: Path, ask: Ask) -> None:
    code, out, err = ask("evidence", "verify", ledger)
    assert (code, err) == (0, "")
    first, second, *_, last = out.splitlines()
    assert first == f"It ends with entry {LAST}, whose hash is"
    assert second.replace(" ", "") == head_of(ledger)
    assert last == "No findings."


def test_the_title_of_the_agreement_is_told(add: Add, ask: Ask) -> None:
    add("R1: Brell reports that Arden built camps.")
    assert ask("evidence", "verify", "ledger.jsonl")[1].startswith("A ledger on “Camp accord”.\n")


def test_a_noted_hash_is_found_as_people_write_it(ledger: Path, ask: Ask) -> None:
    noted = head_of(ledger).upper()
    written = " ".join(noted[at : at + 8] for at in range(0, 24, 8))
    code, out, _ = ask("evidence", "verify", ledger, "--head", written)
    assert code == 0
    assert f"The hash you noted is that of entry {LAST}. Nothing was added since." in out
    ask("evidence", "add", ledger, "--grade", "R3=B")
    out = ask("evidence", "verify", ledger, "--head", written)[1]
    assert "One entry was added since." in out
    ask("evidence", "add", ledger, "--grade", "R3=C", "--grade", "R3=D")
    out = ask("evidence", "verify", ledger, "--head", written)[1]
    assert "3 entries were added since." in out
    lines = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join(lines[:LAST]))
    code, out, _ = ask("evidence", "verify", ledger, "--head", written)
    assert code == 1
    assert "head-not-found" in out


@pytest.mark.parametrize("noted", ["", "5ed722f3", "hello", "z" * 64, "0" * 65])
def test_what_is_no_hash_is_said(ledger: Path, ask: Ask, noted: str) -> None:
    code, out, err = ask("evidence", "verify", ledger, "--head", noted)
    assert (code, out) == (2, "")
    assert "is no hash: it has 16 to 64 digits" in err


def test_json_keeps_to_the_published_schema(ledger: Path, ask: Ask) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema == json.loads(PACKAGED.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    code, out, _ = ask("evidence", "verify", ledger, "--format", "json")
    assert code == 0
    answer = json.loads(out)
    Draft202012Validator(schema).validate(answer)
    assert answer["head"] == {"entry": LAST, "hash": head_of(ledger)}
    assert (answer["entries"], answer["noted"], answer["findings"]) == (LAST + 1, None, [])
    ledger.write_bytes(ledger.read_bytes().replace(b"destroy", b"restore"))
    code, out, _ = ask("evidence", "verify", ledger, "--format", "json")
    assert code == 1
    answer = json.loads(out)
    Draft202012Validator(schema).validate(answer)
    (finding,) = answer["findings"]
    assert (finding["code"], finding["line"]) == ("entry-changed", 3)
    assert answer["entries"] == LAST
