"""The tutorial, done as it is written: what it shows is what is said."""

import re
from pathlib import Path

import pytest

from servanda.desk.cli import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples/sample/water-accord.html"
TUTORIAL = ROOT / "docs/tutorial.md"
DRAFT = Path("draft.pact.md")


def blocks() -> list[str]:
    found = re.findall(r"^```\n(.*?)^```$", TUTORIAL.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [block.strip() for block in found]


def insert(words: str, before: str) -> None:
    text = DRAFT.read_text("utf-8")
    assert text.count(before) == 1
    DRAFT.write_text(text.replace(before, f"{words}\n\n{before}"), "utf-8")


def test_every_step_does_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    Path("draft.html").write_bytes(SAMPLE.read_bytes())

    def said(command: str) -> str:
        name, *arguments = command.split()
        assert name == "servanda"
        main(arguments)
        return capsys.readouterr().out

    read, proposed, confirmed, words, reading, check, misspelt, *rest = blocks()
    matrix, entry, review, left_open, report = rest
    said(read)
    assert proposed in DRAFT.read_text("utf-8")
    insert(confirmed, "## Article 3")
    insert(words, "## General remarks")
    insert(reading.replace("extracts gravel", "extracts gravl", 1), "## Article 5")
    assert misspelt in said(check)
    DRAFT.write_text(DRAFT.read_text("utf-8").replace("gravl", "gravel"), "utf-8")
    assert "No findings." in said(check)
    assert entry in said(matrix)
    assert "something (2, 5, 6)." in said(review)
    insert(left_open, "## Article 3")
    after = said(review)
    assert "something (5, 6)." in after
    assert "Left open on purpose:\n  no-deadline on 2." in after
    said(report)
    assert "</html>" in Path("draft-report.html").read_text("utf-8")
