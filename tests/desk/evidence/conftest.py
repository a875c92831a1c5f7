"""An agreement, and a way to add to a ledger on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk.conftest import Answer, Ask

CAMPS = """\
---
title: Camp accord
---
## Words used
The signatories are Arden, Brell. The bodies are joint commission. The people are Ann Reader.
The things are camp, road. The verbs are build, open. The places are Valley.
The measures are strength of the army in personnel.

## Article 1
> Arden must not build camps.

[1] Arden must not build camps, quoting "Arden must not build camps".

## Reports
P1: Arden reports that Brell built camps.
"""

Add = Callable[..., Answer]


@pytest.fixture
def camps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an agreement in the folder that commands are run in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("SERVANDA_RECORDED_BY", "Ann Reader")
    path = tmp_path / "camps.pact.md"
    path.write_text(CAMPS, encoding="utf-8")
    return path


@pytest.fixture
def add(camps: Path, ask: Ask) -> Add:
    """Return a function that adds statements to the ledger `ledger.jsonl`."""

    def run(*arguments: str) -> Answer:
        return ask("evidence", "add", "ledger.jsonl", "--pact", camps, *arguments)

    return run
