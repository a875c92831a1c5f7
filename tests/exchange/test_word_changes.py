"""Tracked changes of a Word file: both sides of every one, with whose it is and when."""

from datetime import UTC, datetime

import pytest
from exchange.conftest import Opener
from exchange.word_files import deleted, inserted, mark, paragraph, part, row, run, table, word_file

from servanda.instrument.document import ChangeKind, Document

BEFORE = "before any tracked change"


def read(opened: Opener, body: str) -> Document:
    document, _ = opened(word_file(body), "draft.docx")
    assert document is not None
    return document


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def state(document: Document, name: str) -> list[str]:
    (found,) = [s.document for s in document.states if s.name == name]
    return texts(found)


def control(content: str) -> str:
    return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"


CASES = {
    "a word for another": (
        paragraph("A shall pay ", deleted("10"), inserted("20"), " percent."),
        ["A shall pay 20 percent."],
        ["A shall pay 10 percent."],
        [("deletion", "10"), ("insertion", "20")],
    ),
    "a change in several runs": (
        paragraph("A ", inserted("shall "), inserted("not "), "pay."),
        ["A shall not pay."],
        ["A pay."],
        [("insertion", "shall not ")],
    ),
    "two hands beside each other": (
        paragraph(inserted("One "), inserted("two ", by="Ben"), "three."),
        ["One two three."],
        ["three."],
        [("insertion", "One "), ("insertion", "two ")],
    ),
    "a paragraph put in": (
        paragraph("First.")
        + paragraph(inserted("Second."), properties=mark("ins"))
        + paragraph("Third."),
        ["First.", "Second.", "Third."],
        ["First.", "Third."],
        [("insertion", "Second.¶")],
    ),
    "a paragraph taken out": (
        paragraph("First.")
        + paragraph(deleted("Second."), properties=mark("del"))
        + paragraph("Third."),
        ["First.", "Third."],
        ["First.", "Second.", "Third."],
        [("deletion", "Second.¶")],
    ),
    "two paragraphs joined": (
        paragraph("A shall pay", properties=mark("del")) + paragraph(" and B shall wait."),
        ["A shall pay and B shall wait."],
        ["A shall pay", "and B shall wait."],
        [("deletion", "¶")],
    ),
    "a paragraph cut in two": (
        paragraph("A shall pay.", properties=mark("ins")) + paragraph(" B shall wait."),
        ["A shall pay.", "B shall wait."],
        ["A shall pay. B shall wait."],
        [("insertion", "¶")],
    ),
    "words moved": (
        paragraph(
            '<w:moveFrom w:id="4" w:author="Ann"><w:r><w:t>first </w:t></w:r></w:moveFrom>',
            "then ",
            '<w:moveTo w:id="5" w:author="Ann"><w:r><w:t>first</w:t></w:r></w:moveTo>',
        ),
        ["then first"],
        ["first then"],
        [("deletion", "first "), ("insertion", "first")],
    ),
    "words put in by one and taken out by the other": (
        paragraph("A ", f'<w:ins w:id="1" w:author="Ben">{deleted("gladly ")}</w:ins>', "pays."),
        ["A pays."],
        ["A pays."],
        [("insertion", "gladly "), ("deletion", "gladly ")],
    ),
    "a row put in": (
        table(
            row(paragraph("1"), paragraph("A pays.")),
            row(paragraph("2"), paragraph("B waits."), properties='<w:ins w:id="6" w:author="A"/>'),
        ),
        ["1 | A pays.", "2 | B waits."],
        ["1 | A pays."],
        [("insertion", "2\nB waits.")],
    ),
    "a whole paragraph in a content control": (
        control(paragraph(inserted("New."), properties=mark("ins"))) + paragraph("Old."),
        ["New.", "Old."],
        ["Old."],
        [("insertion", "New.¶")],
    ),
    "a deleted field": (
        paragraph(
            "See ",
            '<w:del w:id="1" w:author="Ann"><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:delInstrText>REF x</w:delInstrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            "<w:r><w:delText>point 3</w:delText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>',
            "below.",
        ),
        ["See below."],
        ["See point 3below."],
        [("deletion", "point 3")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_both_sides_are_kept(opened: Opener, case: str) -> None:
    body, after, before, changes = CASES[case]
    document = read(opened, body)
    assert texts(document) == after
    assert state(document, BEFORE) == before
    assert [(c.kind.value, c.text) for c in document.changes] == changes


def test_a_change_has_its_author_day_and_place(opened: Opener) -> None:
    document = read(opened, paragraph("First.") + paragraph("A ", inserted("pays"), "."))
    (change,) = document.changes
    assert (change.kind, change.author) == (ChangeKind.INSERTION, "Ann")
    assert change.made == datetime(2025, 3, 1, 10, tzinfo=UTC)
    assert change.place.path == "/word/document.xml/w:body/w:p[2]/w:ins"
    assert change.place.span.line == 2


def test_each_author_alone_is_a_text_of_its_own(opened: Opener) -> None:
    body = paragraph(
        "A shall pay ", deleted("10", by="Ann"), inserted("20", by="Ann"), " percent",
        inserted(" at once", by="Ben"), ".",
    )  # fmt: skip
    document = read(opened, body)
    assert texts(document) == ["A shall pay 20 percent at once."]
    assert [s.name for s in document.states] == [
        BEFORE,
        "with the changes of Ann alone",
        "with the changes of Ben alone",
    ]
    assert state(document, "with the changes of Ann alone") == ["A shall pay 20 percent."]
    assert state(document, "with the changes of Ben alone") == ["A shall pay 10 percent at once."]


def test_a_text_without_changes_has_no_other_states(opened: Opener) -> None:
    document = read(opened, paragraph("A shall pay."))
    assert document.states == ()
    assert document.changes == ()


def test_the_user_is_told_whose_changes_were_made(opened: Opener) -> None:
    look = '<w:rPrChange w:id="9" w:author="Ann"><w:rPr/></w:rPrChange>'
    body = paragraph("A ", run("shall", look), deleted("10"), inserted("20", by="Ben"))
    _, findings = opened(word_file(body), "draft.docx")
    (finding,) = findings
    assert finding.code == "tracked-changes"
    assert finding.message == (
        "1 insertion and 1 deletion are tracked, by Ann and Ben. The text was read with all of "
        "them made. 1 change of look alone was disregarded."
    )
    assert [note.message for note in finding.notes] == ["deletion: “10”", "insertion: “20”"]


def test_a_text_that_is_all_taken_out_is_said_to_be_so(opened: Opener) -> None:
    document, findings = opened(word_file(paragraph(deleted("A shall pay."))), "draft.docx")
    assert document is None
    assert [f.code for f in findings] == ["tracked-changes", "empty-source"]
    assert "deletion: “A shall pay.”" in [note.message for note in findings[0].notes]


def test_a_note_that_was_taken_out_is_no_note_of_the_text(opened: Opener) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph("A pays", f'<w:del w:id="1" w:author="Ann">{reference}</w:del>', ".")
    gone = f'<w:footnote w:id="2">{paragraph(deleted("In silver."))}</w:footnote>'
    document, _ = opened(word_file(body, {"footnotes": part("footnotes", gone)}), "draft.docx")
    assert document is not None
    assert document.annotations == ()
    assert [change.text for change in document.changes] == ["In silver."]
