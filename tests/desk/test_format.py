from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from desk.conftest import ACCORD, Ask

from servanda.desk.cli import main
from servanda.dossier import Dossier, open_dossier
from servanda.findings import Text
from servanda.instrument.formatting import canonical, canonical_edits
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact_file import PactFile

ROOT = Path(__file__).parents[2]
EXAMPLES = [*sorted(ROOT.glob("examples/**/*.pact.md")), Path(__file__).parent / "accord.pact.md"]
UNTIDY = ACCORD.replace(
    "at all times from (not stated), counted", "at all\n    times from (not stated),  counted"
)


def said_by(file: PactFile) -> object:
    """Return all that a file says, without where it says it."""
    readings = [(r.label, r.proposed, r.rival, r.sentences) for r in file.readings]
    statements = [[statement for said in file.said for statement in said.statements]]
    words = [w.words for article in file.articles for w in article.wordings]
    marks = [str(mark) for mark in file.marks]
    return readings, statements, words, marks, file.declarations, file.front, file.sources


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_formatting_changes_no_meaning_and_formatting_twice_changes_nothing(path: Path) -> None:
    dossier, _ = open_dossier(path)
    assert isinstance(dossier, Dossier)
    formatted = canonical(dossier.file)
    again = read_pact(Text(path.name, formatted), dossier.file.base)
    assert said_by(again) == said_by(dossier.file)
    assert canonical(again) == formatted


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_outside_of_the_statements_every_letter_stays(path: Path) -> None:
    dossier, _ = open_dossier(path)
    assert isinstance(dossier, Dossier)
    formatted, position = canonical(dossier.file), 0
    content = dossier.file.text.content
    kept = []
    for edit in canonical_edits(dossier.file):
        kept.append(content[position : edit.span.start])
        position = edit.span.end
    kept.append(content[position:])
    found = 0
    for words in kept:
        found = formatted.index(words, found) + len(words)
    assert formatted.endswith(kept[-1])


def test_what_cannot_be_read_is_left_alone() -> None:
    broken = UNTIDY.replace("[2.a] Northland must not build", "[2.a]   Northland   mustn't build")
    formatted = canonical(read_pact(Text("x", broken)))
    assert "[2.a]   Northland   mustn't build" in formatted
    assert "at all times from (not stated), counted" in formatted.replace("\n    ", " ")


def test_in_place_with_line_ends_and_marks_of_another_system(accord: Path, ask: Ask) -> None:
    data = b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode("utf-8")
    accord.write_bytes(data)
    assert ask("format", accord)[0] == 0
    formatted = accord.read_bytes()
    assert formatted.startswith(b"\xef\xbb\xbf---\r\n")
    assert formatted.count(b"\n") == formatted.count(b"\r\n")
    plain = canonical(read_pact(Text("x", UNTIDY)))
    assert formatted.decode("utf-8-sig").replace("\r\n", "\n") == plain
    assert b"> *French:* L'Union garantit la s\xc3\xa9curit\xc3\xa9. \r\n" in formatted


def test_check_tells_and_writes_nothing(accord: Path, ask: Ask) -> None:
    accord.write_text(UNTIDY, encoding="utf-8")
    assert ask("format", "--check", accord) == (1, "", f"{accord} would be formatted.\n")
    assert accord.read_text("utf-8") == UNTIDY
    ask("format", accord)
    assert ask("format", "--check", accord) == (0, "", "")


def test_diff_shows_what_would_change(accord: Path, ask: Ask) -> None:
    accord.write_text(canonical(read_pact(Text("x", ACCORD))).replace("[3] U", "[3]   U"), "utf-8")
    code, out, _ = ask("format", "--diff", accord)
    assert code == 1
    assert [line for line in out.splitlines() if line.startswith("-[3]   U")]
    assert [line for line in out.splitlines() if line.startswith("+[3] U")]


def test_a_tidy_file_is_not_touched(accord: Path, ask: Ask) -> None:
    ask("format", accord)
    before = accord.stat().st_mtime_ns
    assert ask("format", accord) == (0, "", "")
    assert accord.stat().st_mtime_ns == before


def test_letters_stored_in_another_way_are_a_failure(accord: Path, ask: Ask) -> None:
    data = UNTIDY.encode("latin-1", "replace")
    accord.write_bytes(data)
    code, _, err = ask("format", accord)
    assert code == 2
    assert "UTF-8" in err
    assert accord.read_bytes() == data


def test_a_pipe_is_formatted_into_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    received = BytesIO()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(UNTIDY.encode()), encoding="utf-8"))
    monkeypatch.setattr("sys.stdout", TextIOWrapper(received, encoding="utf-8"))
    assert main(["format", "-"]) == 0
    assert received.getvalue().decode() == canonical(read_pact(Text("x", UNTIDY)))
