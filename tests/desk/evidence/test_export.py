"""What counts in a ledger is written so that other programs, and pact files, can take it up."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from desk.conftest import Ask
from desk.evidence.conftest import CAMPS, Add
from evidence.ledger.ledgers import NOON
from evidence.ledger.ledgers import add as add_entries

from servanda.dossier import Dossier, open_dossier
from servanda.evidence.ledger import LedgerFile, Reported, account_of
from servanda.evidence.record import EvidenceRecord, record_of

LEDGER = Path("ledger.jsonl")
FIRST = "R1: on 2026-01-02 Brell reports that Arden built camps at Valley, graded B2 by Ann Reader."


@pytest.fixture
def filled(add: Add, ask: Ask) -> None:
    add(
        FIRST,
        "R2: joint commission found that Brell opened at least 5 roads, happened 2026-01.",
        'R3: Arden and Brell report that "shots were heard".',
        "Arden denies R1 and R2, stated 2026-02-03, according to S1. Arden and Brell accept R3.",
        "Arden denies P1. Brell accepts R1. Brell denies R1.",
        "Reports of open are complete, by joint commission, until 2026.",
    )
    ask("evidence", "add", LEDGER, "--withdraws", "R2", "--because", "entered twice")


def record() -> EvidenceRecord:
    account, _ = account_of(LedgerFile(LEDGER))
    assert account is not None
    return account.record()


@pytest.mark.usefixtures("filled")
def test_json_lines_hold_a_claim_each(ask: Ask) -> None:
    code, out, err = ask("evidence", "export", LEDGER)
    assert (code, err) == (0, "")
    first, *rest = [json.loads(line) for line in out.splitlines()]
    assert first.pop("recorded")[:2] == "20"
    assert first == {
        "report": "R1",
        "kind": "act",
        "what": "build",
        "subject": "Arden",
        "object": "camp",
        "at": "Valley",
        "teller": "Brell",
        "first": "2026-01-02T00:00:00.000000Z",
        "last": "2026-01-02T23:59:59.999999Z",
        "reported": "2026-01-02T23:59:59.999999Z",
        "grades": [["B", "2", "Ann Reader"]],
        "answers": {"Arden": "denies", "Brell": "denies"},
    }
    assert [row["report"] for row in rest] == ["R3", "R3"]


@pytest.mark.usefixtures("filled")
def test_a_table_holds_the_same(ask: Ask) -> None:
    code, out, _ = ask("evidence", "export", LEDGER, "--format", "csv")
    assert code == 0
    first, *rest = csv.DictReader(StringIO(out))
    assert first["grades"] == "B 2 Ann Reader"
    assert first["answers"] == "Arden denies; Brell denies"
    assert [row["report"] for row in rest] == ["R3", "R3"]
    assert "R2" not in out


def test_a_table_holds_no_formulas(camps: Path, ask: Ask) -> None:
    row = {"kind": "act", "what": "=1+1", "teller": "@x", "low": -5, "sources": ["+a", "b"]}
    add_entries(camps.parent / LEDGER, (Reported("-R1", (row,)),))
    code, _, _ = ask("evidence", "export", LEDGER, "--format", "csv", "-o", "out.csv")
    assert code == 0
    text = Path("out.csv").read_text("utf-8")
    assert text.startswith("\ufeffreport,")
    (told,) = csv.DictReader(StringIO(text[1:]))
    assert (told["report"], told["what"], told["teller"]) == ("'-R1", "'=1+1", "'@x")
    assert told["low"] == "-5.0"
    assert told["sources"] == "'+a; b"


@pytest.mark.usefixtures("filled")
def test_pact_can_be_pasted_into_a_pact_file(ask: Ask) -> None:
    code, out, err = ask("evidence", "export", LEDGER, "--format", "pact")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"- {FIRST}",
        '- R3: Arden and Brell report that "shots were heard".',
        "- Arden denies R1, stated 2026-02-03, according to S1.",
        "- Arden and Brell accept R3.",
        "- Arden denies P1.",
        "- Brell accepts R1.",
        "- Brell denies R1.",
        "- Reports of open are complete, by joint commission, until 2026.",
    ]
    pasted = Path("pasted.pact.md")
    pasted.write_text(f"{CAMPS}\n{out}\n## Sources\n\n- S1: a paper.\n", encoding="utf-8")
    assert "mistake" not in ask("check", pasted)[1]
    dossier, _ = open_dossier(pasted)
    assert isinstance(dossier, Dossier)
    kept, again = record(), record_of(dossier.evidence)
    same = [name for name in kept.claims.columns if name != "recorded"]
    theirs = again.claims.filter(again.claims["report"] != "P1").select(same)
    assert theirs.equals(kept.claims.select(same))
    assert again.complete == kept.complete
    assert [(s.party, s.attitude, s.reports, s.sources, s.stated) for s in again.stances] == [
        (s.party, s.attitude, s.reports, s.sources, s.stated) for s in kept.stances
    ]


def test_what_has_no_words_in_pact_is_told(add: Add, ask: Ask) -> None:
    add("R1: Brell reports that Arden built camps.", "--grade", "R1=B")
    row = {"kind": "act", "what": "build", "subject": "Arden"}
    add_entries(LEDGER, (Reported("feed:1", (row,)), Reported("feed:2", (row,))), NOON)
    code, out, err = ask("evidence", "export", LEDGER, "--format", "pact")
    assert code == 1
    assert out == "- R1: Brell reports that Arden built camps.\n"
    assert "have no words in Pact. Left out: 2." in err


def test_as_known_on_a_day(add: Add, ask: Ask) -> None:
    add("R1: Brell reports that Arden built camps.")
    assert ask("evidence", "export", LEDGER, "--known-on", "2020-01-01") == (0, "", "")
