"""Evidence in a ledger counts as the same statements in a pact file do."""

import json
from pathlib import Path

import pytest
from desk.conftest import Ask
from desk.evidence.conftest import CAMPS, Add

LEDGER = Path("ledger.jsonl")
STATEMENTS = (
    "R1: on 2026-01-02 Brell reports that Arden built camps.",
    "R2: on 2026-02-01 joint commission found that Arden built camps, happened 2026-01-10.",
    "Arden denies R1 and P1.",
)


@pytest.fixture
def prohibition(camps: Path) -> Path:
    words = CAMPS.replace("must not build camps, q", "must not build camps, from 2025-01-01, q")
    camps.write_text(words, encoding="utf-8")
    return camps


def verdicts(ask: Ask, *files: Path) -> list[tuple[str, str, str | None]]:
    _, out, err = ask("monitor", *files, "--as-of", "2026-06-01", "--format", "json")
    assert err == ""
    return [(v["view"], v["status"], v["since"]) for v in json.loads(out)["verdicts"]]


def test_a_ledger_and_a_pact_file_give_the_same_verdicts(
    prohibition: Path, add: Add, ask: Ask
) -> None:
    assert add(*STATEMENTS)[0] == 0
    together = Path("together.pact.md")
    text = prohibition.read_text("utf-8") + "\n" + "\n\n".join(STATEMENTS) + "\n"
    together.write_text(text, encoding="utf-8")
    found = verdicts(ask, prohibition, LEDGER)
    assert found == verdicts(ask, together)
    assert {status for _, status, _ in found} >= {"breached", "kept so far"}


def test_what_is_withdrawn_revises_the_verdicts(prohibition: Path, add: Add, ask: Ask) -> None:
    add(*STATEMENTS)
    before = verdicts(ask, prohibition, LEDGER)
    ask("evidence", "add", LEDGER, "--withdraws", "R2", "--because", "another camp was meant")
    after = verdicts(ask, prohibition, LEDGER)
    assert ("as found", "breached") in {(view, status) for view, status, _ in before}
    assert ("as found", "breached") not in {(view, status) for view, status, _ in after}
