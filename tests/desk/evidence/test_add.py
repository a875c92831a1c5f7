"""What people add to a ledger stands in it as they said it; what is mistaken does not."""

import json
import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from desk.conftest import Ask
from desk.evidence.conftest import Add

from servanda.evidence.ledger import LedgerFile, account_of

LEDGER = Path("ledger.jsonl")
REPORT = "R1: on 2026-01-02 Brell reports that Arden built camps, graded B2 by Ann Reader."


def entries() -> list[dict[str, object]]:
    lines = LEDGER.read_text("utf-8").splitlines()
    return [json.loads(line)["entry"] for line in lines[1:]]


def test_the_first_report_begins_a_ledger(add: Add) -> None:
    code, out, err = add(REPORT)
    assert (code, err) == (0, "")
    assert out.startswith(
        "ledger.jsonl is a new ledger. It has now:\n  1  report R1\nIt ends with entry 1"
    )
    assert entries() == [
        {
            "kind": "report",
            "label": "R1",
            "claims": [
                {
                    "kind": "act",
                    "what": "build",
                    "subject": "Arden",
                    "object": "camp",
                    "teller": "Brell",
                    "first": 1767312000000000,
                    "last": 1767398399999999,
                    "reported": 1767398399999999,
                    "grades": [["B", "2", "Ann Reader"]],
                }
            ],
            "words": REPORT,
        }
    ]
    first = json.loads(LEDGER.read_text("utf-8").splitlines()[0])
    assert first["entry"]["agreement"] == "Camp accord"
    assert first["by"] == "Ann Reader"


def test_several_statements_at_once_are_an_entry_each(add: Add) -> None:
    code, out, _ = add(
        "R1: joint commission found that Arden built camps. Arden rejects R1.",
        "R2: Arden and Brell report that strength of the army was about 5 to 9 personnel.",
        "Reports of build are complete, by joint commission, until 2026-01-31.",
    )
    assert code == 0
    assert "  3  Arden rejects R1\n  4  reports of build are complete\n" in out
    kinds = [(entry["kind"], len(entry.get("claims", ()))) for entry in entries()]  # type: ignore[arg-type]
    assert kinds == [("report", 1), ("report", 2), ("stance", 0), ("completeness", 0)]


def test_statements_come_from_a_file_or_a_pipe(
    add: Add, ask: Ask, camps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("reports.md").write_text(f"## Reports\n\n- {REPORT}\n- Arden denies R1.\n", "utf-8")
    assert add("--from", "reports.md")[0] == 0
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"Arden denies P1.\n")))
    assert ask("evidence", "add", LEDGER, "-", "--pact", camps)[0] == 0
    assert [entry["kind"] for entry in entries()] == ["report", "stance", "stance"]


@pytest.mark.parametrize(
    ("statement", "code", "says"),
    [
        ("R2: Brell reports that Arden built campps.", "misspelt", "Do you mean “camps”?"),
        ("R1: Arden reports that Brell built camps.", "report-twice", "already a report R1"),
        ("P1: Arden reports that Brell built camps.", "report-twice", "already a report P1"),
        ("R2: Arden reports that Brell built camps. Arden denies R3.", "no-such-report", "R3"),
        ('R2 is "lawful".', "not-here", "statement:3:4"),
        ('R2: Brell reports that R9 is "lawful".', "no-such-report", "R9"),
        ("Arden wants camps.", "out-of-place", "position"),
        ("R2: on 2025-02-29 Arden reports that Brell built camps.", "no-such-date", "2025-02-29"),
        ("[1] Arden must build camps.", "outside-an-article", "under no article"),
    ],
)
def test_where_one_statement_is_wrong_nothing_is_added(
    add: Add, statement: str, code: str, says: str
) -> None:
    assert add(REPORT)[0] == 0
    before = LEDGER.read_bytes()
    answer, out, err = add("R7: Brell reports that Arden opened roads.", statement)
    assert (answer, err) == (1, "Nothing was added.\n")
    assert code in out
    assert says in " ".join(out.split())
    assert LEDGER.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("R1: on 9998-01-02 Brell reports that Arden built camps.", "R1 was made on 9998-01-02"),
        (
            "R1: on 2026-01-02 Brell reports that Arden built camps, happened 9998-05.",
            "R1 tells of what happened on 9998-05-01",
        ),
        ("Arden denies P1, stated 9998-01-02T06:00Z.", "Arden’s answer to P1 was given on 9998"),
    ],
)
def test_what_is_dated_in_the_future_is_not_added(add: Add, statement: str, says: str) -> None:
    code, out, err = add(statement)
    assert (code, err) == (1, "Nothing was added.\n")
    assert "time-in-future" in out
    assert says in " ".join(out.split())
    assert not LEDGER.exists()


def test_a_ledger_is_not_begun_for_a_mistake(add: Add) -> None:
    assert add("R1: Brell reports.")[0] == 1
    assert add("Arden denies R1.")[0] == 1
    assert not LEDGER.exists()


def test_what_cannot_be_held_against_a_norm_is_added_and_said(add: Add) -> None:
    code, out, _ = add("R1: Brell reports that Arden or joint commission built camps.")
    assert code == 0
    assert "not-definite" in out
    assert [entry["kind"] for entry in entries()] == ["report"]


def test_a_correction_takes_the_place_of_a_report(add: Add) -> None:
    add(REPORT, "Arden denies R1.")
    code, out, _ = add(
        "R2: on 2026-01-03 Brell reports that Arden built camps.",
        *("--corrects", "R1", "--because", "the day was wrong"),
    )
    assert code == 0
    assert "  3  report R2, which corrects R1: the day was wrong\n" in out
    account, _ = account_of(LedgerFile(LEDGER))
    assert account is not None
    assert account.record().claims["report"].to_list() == ["R2"]
    assert account.record().stances == ()
    again, out, _ = add(
        "R3: Brell reports that Arden built camps.", "--corrects", "R1", "--because", "x"
    )
    assert again == 1
    assert "R1 was already corrected by R2" in out


def test_a_report_is_withdrawn_and_graded(add: Add, ask: Ask) -> None:
    add(REPORT, "R2: Brell reports that Arden opened roads.")
    code, out, _ = ask("evidence", "add", LEDGER, "--grade", "R2=C", "--grade", "R1=A1")
    assert code == 0
    assert "  4  R1 is graded A1 by Ann Reader\n" in out
    code, out, _ = ask(
        *("evidence", "add", LEDGER, "--withdraws", "R1"),
        *("--because", "entered twice", "--by", "Ben"),
    )
    assert code == 0
    assert "  5  R1 is withdrawn by Ben: entered twice\n" in out
    account, _ = account_of(LedgerFile(LEDGER))
    assert account is not None
    (claim,) = account.record().claims.rows(named=True)
    assert (claim["report"], claim["grades"]) == ("R2", [["C", None, "Ann Reader"]])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "There is nothing to add."),
        ((REPORT, "--from", "reports.md"), "either in a file or on the command line"),
        (("--from", "nowhere.md"), "nowhere.md cannot be opened: No such file"),
        (("--from", "."), "cannot be opened: Is a directory"),
        (("--from", "empty.md"), "There is nothing in empty.md."),
        (("--from", "picture"), "holds no text"),
        ((REPORT, "--corrects", "R1"), "needs its reason"),
        (("--corrects", "R1", "--because", "x"), "Write down the report that takes the place"),
        (("--withdraws", "R1", "--because", " "), "needs its reason"),
        ((REPORT, "--because", "x"), "--because belongs to"),
        (("--grade", "R1=Z9"), "“R1=Z9” is no grade of a report"),
        (("--grade", "R1="), "no grade of a report"),
        ((REPORT, "--by", " "), "Say with --by who records it"),
    ],
)
def test_what_cannot_be_meant_is_said(add: Add, arguments: tuple[str, ...], says: str) -> None:
    Path("empty.md").touch()
    Path("picture").write_bytes(bytes(range(256)) * 9)
    code, _, err = add(*arguments)
    assert code == 2
    assert says in " ".join(err.split())
    assert not LEDGER.exists()


def test_who_records_and_whose_words_must_be_said(
    ask: Ask, camps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = ask("evidence", "add", LEDGER, REPORT)
    assert code == 2
    assert "Say with --pact which pact file's words" in err
    monkeypatch.delenv("SERVANDA_RECORDED_BY")
    code, _, err = ask("evidence", "add", LEDGER, REPORT, "--pact", camps)
    assert code == 2
    assert "Say with --by who records it" in err
    assert not LEDGER.exists()


def test_two_reports_cannot_correct_one(add: Add) -> None:
    add(REPORT)
    two = "R2: Brell reports that Arden built camps. R3: Brell reports that Arden opened roads."
    code, out, _ = add(two, "--corrects", "R1", "--because", "x")
    assert code == 1
    assert "One report takes the place of R1, and here are 2." in out


def test_bytes_that_are_no_letters_do_no_harm(add: Add, ask: Ask) -> None:
    odd = os.fsdecode(b"caf\xe9")
    assert add(REPORT, "--by", odd)[0] == 0
    assert ask("evidence", "add", LEDGER, "--withdraws", "R1", "--because", odd)[0] == 0
    assert entries()[-1]["because"] == "caf\N{REPLACEMENT CHARACTER}"
