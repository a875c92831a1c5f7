"""What LibreOffice saves in each of its formats is read alike: one draft, both sides of it."""

from pathlib import Path

import pytest
from exchange.office_files import AFTER, ANN, BEFORE, BEN, DRAFT, saved_as

from servanda.dossier import open_dossier
from servanda.exchange import open_document
from servanda.exchange.docx.returning import pact_from_word
from servanda.exchange.docx.writing import write_word
from servanda.instrument.document import AnnotationKind, Document

PLAN = Path(__file__).parents[2] / "examples" / "plan-2025-11" / "plan.pact.md"


def shown(document: Document) -> list[str]:
    return [f"{b.marker} {b.text}" if b.marker else b.text for b in document.blocks]


def check(path: Path) -> None:
    """Hold what is read against what the draft says, whatever it was saved as."""
    document, _ = open_document(path)
    assert document is not None
    assert shown(document) == AFTER
    states = {state.name: shown(state.document) for state in document.states}
    assert states["before any tracked change"] == BEFORE
    assert states["with the changes of Ann alone"] == ANN
    assert states["with the changes of Ben alone"] == BEN
    changed = {
        (kind, author): "".join(
            c.text for c in document.changes if (c.kind.value, c.author) == (kind, author)
        ).replace("¶", "")
        for kind, author in (("insertion", "Ann"), ("deletion", "Ben"))
    }
    assert changed == {
        ("insertion", "Ann"): "gladly Both shall sign.",
        ("deletion", "Ben"): "ten .Nobody shall ask",
    }
    note = next(a for a in document.annotations if a.kind is AnnotationKind.FOOTNOTE)
    comment = next(a for a in document.annotations if a.kind is AnnotationKind.COMMENT)
    assert (note.text, note.block) == ("In the hall.", 2)
    assert (comment.text, comment.author) == ("Which one?", "Cy")
    assert comment.block is not None
    words = document.blocks[comment.block].text[comment.start : comment.end]
    assert words == "day"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.fodt"
    path.write_bytes(DRAFT)
    return path


def test_a_flat_text_is_read_as_it_is(draft: Path) -> None:
    check(draft)


@pytest.mark.needs("office")
@pytest.mark.parametrize("form", ["odt", "docx"])
def test_what_libreoffice_saves_is_read_alike(draft: Path, form: str, tmp_path: Path) -> None:
    check(saved_as(form, draft, tmp_path / "saved"))


@pytest.mark.needs("office")
def test_a_word_file_made_an_opendocument_text_is_read_alike(draft: Path, tmp_path: Path) -> None:
    word = saved_as("docx", draft, tmp_path / "word")
    check(saved_as("odt", word, tmp_path / "odt"))


@pytest.mark.needs("office")
def test_a_pact_file_comes_back_through_libreoffice(tmp_path: Path) -> None:
    dossier, _ = open_dossier(PLAN)
    assert dossier is not None
    exported = tmp_path / "plan.docx"
    exported.write_bytes(write_word(dossier.file)[0])
    saved = saved_as("docx", exported, tmp_path / "saved")
    assert saved.read_bytes() != exported.read_bytes()
    assert pact_from_word(saved.read_bytes(), saved.name) == (dossier.text.content, ())
