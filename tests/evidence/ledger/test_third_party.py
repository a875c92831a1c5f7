"""The ten lines of Python in the decision's page check a ledger without Servanda."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from evidence.ledger.ledgers import a_ledger

from servanda.evidence.ledger import LedgerFile, verify

PAGE = Path(__file__).parents[3] / "docs" / "decisions" / "0013-chain-of-entries.md"


@pytest.fixture
def ten_lines(tmp_path: Path) -> Path:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    assert len([line for line in found[1].splitlines() if line]) == 10
    script = tmp_path / "check.py"
    script.write_text(found[1], encoding="utf-8")
    return script


def check(script: Path, ledger: Path) -> tuple[int, str]:
    run = subprocess.run(
        [sys.executable, "-I", script, ledger], capture_output=True, text=True, check=False
    )
    return run.returncode, run.stdout + run.stderr


def test_they_find_a_ledger_whole(ten_lines: Path, tmp_path: Path) -> None:
    path = a_ledger(tmp_path / "ledger.jsonl")
    verification, _ = verify(LedgerFile(path))
    assert verification is not None
    assert check(ten_lines, path) == (0, f"Whole, up to {verification.head.hash}\n")


def test_they_find_what_was_changed(ten_lines: Path, tmp_path: Path) -> None:
    path = a_ledger(tmp_path / "ledger.jsonl")
    path.write_text(path.read_text("utf-8").replace("destroy", "restore"), encoding="utf-8")
    assert check(ten_lines, path) == (1, "Line 3 is not as it was written.\n")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:2], *lines[3:]]), encoding="utf-8")
    assert check(ten_lines, path) == (1, "Line 3 is not as it was written.\n")
