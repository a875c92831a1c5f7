"""`servanda annotate` puts annotations beside the words they are about."""

import json
from pathlib import Path

import pytest
from desk.conftest import Ask

PACT = """## Words used
The signatories are Arden, Brell. The things are bridge. The verbs are pay.

## Article 1
> Arden pays for the old bridge.
"""
SELECTOR = {"type": "TextQuoteSelector", "exact": "the old bridge", "prefix": "Arden pays for "}


@pytest.fixture
def accord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bridge.pact.md"
    path.write_text(PACT, encoding="utf-8")
    return path


def annotations(folder: Path, selector: dict[str, str]) -> Path:
    entry = {"bodyValue": "Which?", "creator": "B. Critic", "target": {"selector": selector}}
    path = folder / "a.json"
    path.write_text(json.dumps([entry]), encoding="utf-8")
    return path


def test_a_remark_goes_under_its_article(ask: Ask, accord: Path, tmp_path: Path) -> None:
    code, _, told = ask("annotate", accord, annotations(tmp_path, SELECTOR), "-o", "new.pact.md")
    assert code == 0
    assert "1 annotation: quotations on the same words 1." in " ".join(told.split())
    assert "Remark by B. Critic on 1: On “the old bridge”: Which?" in Path("new.pact.md").read_text(
        encoding="utf-8"
    )
    assert ask("check", "new.pact.md")[0] == 0


def test_an_orphan_is_told_and_listed(ask: Ask, accord: Path, tmp_path: Path) -> None:
    lost = SELECTOR | {"exact": "the new bridge", "prefix": ""}
    code, out, told = ask("annotate", accord, annotations(tmp_path, lost))
    assert code == 1
    assert "## Remarks without a place" in out
    assert "the words are not there any more" in " ".join(told.split())


@pytest.mark.parametrize("content", [b"", b"nothing", b"\x00" * 50, b"[" * 99_999])
def test_what_is_no_annotation_is_refused(
    ask: Ask, accord: Path, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert ask("annotate", accord, path, "-o", "new.pact.md")[0] == 2
    assert not Path("new.pact.md").exists()


def test_a_file_that_is_not_there_is_told(ask: Ask, accord: Path) -> None:
    code, _, told = ask("annotate", accord, "nowhere.json")
    assert code == 2
    assert "nowhere.json" in told
