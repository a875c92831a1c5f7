"""`servanda export` writes a pact file in the format that the output's name or --format tells."""

import zipfile
from pathlib import Path

import pytest
from desk.conftest import Ask
from desk.test_bad_input import ALL

from servanda.dossier import open_dossier

SMALL = [kind for kind in ALL if "1 MB" not in kind and "000" not in kind and "50 MB" not in kind]


def test_the_format_is_told_by_the_name_of_the_file(ask: Ask, accord: Path) -> None:
    assert ask("export", accord, "-o", "accord.docx") == (0, "", "")
    with zipfile.ZipFile("accord.docx") as packed:
        assert {"word/document.xml", "word/comments.xml"} <= set(packed.namelist())


def test_the_format_can_be_named(ask: Ask, accord: Path) -> None:
    assert ask("export", accord, "-o", "one.docx")[0] == 0
    assert ask("export", accord, "-o", "other", "--format", "docx")[0] == 0
    assert Path("one.docx").read_bytes() == Path("other").read_bytes()


@pytest.mark.parametrize("options", [("-o", "x.doc"), ("--format", "papyrus"), ()])
def test_a_format_that_is_not_written_is_told(
    ask: Ask, accord: Path, options: tuple[str, ...]
) -> None:
    code, out, err = ask("export", accord, *options)
    assert (code, out) == (2, "")
    assert "Add --format with one of docx" in err


def test_nothing_is_overwritten_unasked(ask: Ask, accord: Path) -> None:
    Path("accord.docx").write_text("mine", encoding="utf-8")
    assert ask("export", accord, "-o", "accord.docx")[0] == 2
    assert Path("accord.docx").read_text(encoding="utf-8") == "mine"
    assert ask("export", accord, "-o", "accord.docx", "--force")[0] == 0


def test_an_earlier_draft_that_is_not_there_is_told(ask: Ask, accord: Path) -> None:
    code, _, err = ask("export", accord, "-o", "x.docx", "--against", "nowhere.pact.md")
    assert code == 2
    assert "nowhere.pact.md" in err


def test_what_was_exported_is_imported(ask: Ask, accord: Path) -> None:
    ask("export", accord, "-o", "accord.docx")
    assert ask("import", "accord.docx", "-o", "back.pact.md") == (0, "", "")
    assert Path("back.pact.md").read_bytes() == accord.read_bytes()
    code, out, _ = ask("import", "accord.docx")
    assert (code, out) == (0, accord.read_text(encoding="utf-8"))


def test_only_what_was_exported_is_imported(ask: Ask, accord: Path) -> None:
    for name in (accord, "nowhere.docx"):
        code, _, err = ask("import", name, "-o", "back.pact.md")
        assert code == 2
        assert err
    assert not Path("back.pact.md").exists()


def test_reading_an_exported_file_points_to_the_way_back(ask: Ask, accord: Path) -> None:
    ask("export", accord, "-o", "accord.docx")
    code, out, err = ask("read", "accord.docx")
    assert code in {1, 2}
    assert "servanda import" in " ".join((out + err).split())


@pytest.mark.parametrize(
    ("name", "begins"),
    [("accord.xml", b"<?xml"), ("accord.md", b"# "), ("accord.annotations.json", b"{")],
)
def test_every_format_is_written(ask: Ask, accord: Path, name: str, begins: bytes) -> None:
    assert ask("export", accord, "-o", name) == (0, "", "")
    assert Path(name).read_bytes().startswith(begins)


def test_what_was_written_as_akoma_ntoso_comes_back(ask: Ask, accord: Path) -> None:
    assert ask("export", accord, "-o", "accord.xml")[0] == 0
    assert ask("import", "accord.xml", "-o", "back.pact.md") == (0, "", "")
    assert Path("back.pact.md").read_text("utf-8") == accord.read_text("utf-8")


@pytest.mark.parametrize("kind", SMALL)
def test_whatever_is_exported_comes_back(ask: Ask, accord: Path, kind: str) -> None:
    content = ALL[kind]
    accord.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    code, _, said = ask("export", accord, "-o", "bad.docx")
    assert "Traceback" not in said
    dossier, _ = open_dossier(accord)
    assert (code == 0) is (dossier is not None)
    if dossier is not None:
        assert ask("import", "bad.docx", "-o", "back.pact.md")[0] == 0
        assert Path("back.pact.md").read_text(encoding="utf-8") == dossier.text.content


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"{\\rtf1 x}", bytes(range(256)), b"<office:document/>"]
)
def test_what_cannot_be_imported_is_a_failure(ask: Ask, accord: Path, data: bytes) -> None:
    accord.write_bytes(data)
    code, _, said = ask("import", accord, "-o", "back.pact.md")
    assert code == 2
    assert "Traceback" not in said
    assert not Path("back.pact.md").exists()
