"""A pact file with a bit of everything, and a way to run a command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from servanda.desk.cli import main

ACCORD = (Path(__file__).parent / "accord.pact.md").read_text(encoding="utf-8")

Answer = tuple[int, str, str]
Ask = Callable[..., Answer]


@pytest.fixture
def accord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an agreement in the folder that commands are run in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    path = tmp_path / "accord.pact.md"
    path.write_text(ACCORD, encoding="utf-8")
    return path


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that runs a command and gives its exit code, its output and its errors."""

    def run(*arguments: str | Path) -> Answer:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
