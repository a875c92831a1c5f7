"""What stands on the pages of a PDF besides the paragraphs of one text."""

import io
from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from exchange.conftest import Opener
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from servanda.exchange.pdf.forms import filled_in
from servanda.exchange.pdf.hyphens import Hyphens, Joint
from servanda.findings import Finding
from servanda.instrument.document import AnnotationKind, BlockKind, Document, Stress

LINE = 13.0
_ENGLISH = (
    "The parties shall keep the bridge open for the people of both villages every day of "
    "the year and shall tell each other at once of anything that may close it. They shall "
    "meet in the mill."
)
ENGLISH = _ENGLISH.split()
_FRENCH = (
    "Les parties tiennent le pont ouvert pour les habitants des deux villages tous les "
    "jours de chaque saison et se disent sans attendre ce qui peut le fermer. Elles se "
    "voient au moulin."
)
FRENCH = _FRENCH.split()


class Sheet:
    """A page to write on, from the top."""

    def __init__(self) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=(595, 842), invariant=1)

    def at(
        self, x: float, top: float, words: str, font: str = "Times-Roman", size: float = 11
    ) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, 842 - top, words)

    def lines(self, x: float, top: float, words: Sequence[str], width: float) -> float:
        """Set words in lines of a width and return where the next line would stand."""
        line: list[str] = []
        for word in [*words, ""]:
            longer = " ".join([*line, word])
            if word and self.canvas.stringWidth(longer, "Times-Roman", 11) <= width:
                line.append(word)
            else:
                self.at(x, top, " ".join(line))
                top += LINE
                line = [word]
        return top

    def turn(self) -> None:
        self.canvas.showPage()

    def bytes(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


def document_of(opened: Opener, data: bytes) -> tuple[Document, dict[str, Finding]]:
    document, findings = opened(data, "draft.pdf")
    assert document is not None, findings
    return document, {finding.code: finding for finding in findings}


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def edited(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def plain() -> bytes:
    sheet = Sheet()
    sheet.lines(72, 80, ENGLISH, 400)
    return sheet.bytes()


def test_two_languages_side_by_side_are_read_one_after_the_other(opened: Opener) -> None:
    sheet = Sheet()
    for _ in range(3):
        for x, words in ((72, ENGLISH), (310, FRENCH)):
            top = 80.0
            for number in range(1, 4):
                top = sheet.lines(x, top, [f"{number}.", *words], 215) + 8
        sheet.turn()
    document, _ = document_of(opened, sheet.bytes())
    languages = ["shall" in text for text in texts(document)]
    assert languages == [True] * 9 + [False] * 9


def test_a_page_of_a_treaty_series_keeps_its_notes_and_languages(opened: Opener) -> None:
    sheet = Sheet()
    for number in range(1, 5):
        page = 20 + number
        head = "United Nations Treaty Series" if number % 2 else "Recueil des Traites"
        sheet.at(72 if number % 2 else 400, 50, f"{page} {head}", size=9)
        for x, words in ((72, ENGLISH), (310, FRENCH)):
            top = 80.0
            for part in range(4 + number):
                top = sheet.lines(x, top, [f"{number}.{part}.", *words[part:]], 215)
        sheet.canvas.line(72, 842 - 742, 150, 842 - 742)
        sheet.at(
            76 + sheet.canvas.stringWidth(f"{number}.0.", "Times-Roman", 11),
            76,
            str(number),
            size=7,
        )
        sheet.at(
            72,
            755,
            f"{number} Came into force on {number * number} May, by the exchange of letters.",
            size=8,
        )
        sheet.at(72, 800, "Vol. 1016, I-14861", size=8)
        sheet.turn()
    document, _ = document_of(opened, sheet.bytes())
    assert ["shall" in text or "meet" in text for text in texts(document)] == [True] * 26 + [
        False
    ] * 26
    assert [note.text.partition(" ")[2] for note in document.annotations] == [
        f"Came into force on {number * number} May, by the exchange of letters."
        for number in range(1, 5)
    ]
    assert len(document.put_aside) == 8


def test_a_ruled_table_keeps_its_rows(opened: Opener) -> None:
    sheet = Sheet()
    sheet.lines(72, 80, ENGLISH, 450)
    for row in range(4):
        top = 200 + row * 40
        sheet.canvas.line(72, 842 - top + 14, 520, 842 - top + 14)
        sheet.at(76, top, f"Step number {row} of the plan")
        sheet.at(76, top + 13, "and of its annex")
        sheet.at(310, top, f"within {row + 1} weeks of signing")
    document, _ = document_of(opened, sheet.bytes())
    rows = [b.text for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    assert rows == [
        f"Step number {row} of the plan and of its annex | within {row + 1} weeks of signing"
        for row in range(4)
    ]


def test_headings_lists_and_emphasis(opened: Opener) -> None:
    sheet = Sheet()
    sheet.at(230, 80, "Accord on the Bridge", "Times-Bold", 16)
    sheet.at(270, 110, "Article 1", "Times-Bold")
    top = sheet.lines(72, 130, ENGLISH, 450)
    sheet.at(90, top + 4, "(a) the upper village keeps the planks;")
    sheet.at(90, top + 17, "(b) the lower village keeps the rails.")
    sheet.at(72, top + 40, "They agree that ")
    sheet.at(152, top + 40, "force majeure", "Times-Italic")
    sheet.at(222, top + 40, "ends no duty of this accord.")
    document, _ = document_of(opened, sheet.bytes())
    assert [(b.kind, b.level, b.text[:20]) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "Accord on the Bridge"),
        (BlockKind.HEADING, 2, "Article 1"),
        (BlockKind.PARAGRAPH, 0, "The parties shall ke"),
        (BlockKind.LIST_ITEM, 2, "(a) the upper villag"),
        (BlockKind.LIST_ITEM, 2, "(b) the lower villag"),
        (BlockKind.PARAGRAPH, 0, "They agree that forc"),
    ]
    last = document.blocks[-1]
    assert [(e.stress, last.text[e.start : e.end]) for e in last.emphasis] == [
        (Stress.ITALIC, "force majeure")
    ]


def test_line_numbers_and_watermarks_are_put_aside(opened: Opener) -> None:
    sheet = Sheet()
    for line in range(20):
        sheet.at(72, 80 + line * LINE, "the parties shall keep the bridge open for the people of")
        sheet.at(40, 80 + line * LINE, str(line + 1), size=8)
    sheet.canvas.saveState()
    sheet.canvas.translate(150, 250)
    sheet.canvas.rotate(45)
    sheet.canvas.setFillGray(0.85)
    sheet.canvas.setFont("Helvetica-Bold", 90)
    sheet.canvas.drawString(0, 0, "DRAFT")
    sheet.canvas.restoreState()
    document, findings = document_of(opened, sheet.bytes())
    assert "DRAFT" not in " ".join(texts(document))
    assert not any(sign.isdecimal() for text in texts(document) for sign in text)
    assert {"DRAFT", "7"} <= {block.text for block in document.put_aside}
    assert "a watermark" in findings["page-parts-put-aside"].message


def test_hidden_words_are_told(opened: Opener) -> None:
    sheet = Sheet()
    sheet.lines(72, 80, ENGLISH, 400)
    sheet.canvas.setFillGray(1)
    sheet.at(72, 300, "The last word is with the upper village.")
    sheet.canvas.setFillGray(0)
    sheet.at(72, 330, "The secret place of meeting is the mill.")
    sheet.canvas.rect(70, 842 - 333, 300, 14, fill=1)
    sheet.canvas.setFillGray(0)
    sheet.canvas.rect(70, 842 - 403, 300, 14, fill=1)
    sheet.canvas.setFillGray(1)
    sheet.at(72, 400, "White words on a dark box are seen.")
    document, findings = document_of(opened, sheet.bytes())
    assert texts(document)[1:] == ["White words on a dark box are seen."]
    assert [block.text for block in document.put_aside] == [
        "The last word is with the upper village.",
        "The secret place of meeting is the mill.",
    ]
    assert len(findings["hidden-words"].notes) == 2


def picture(sheet: Sheet, size: tuple[float, float]) -> None:
    from PIL import Image  # noqa: PLC0415 - comes with reportlab
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    image = ImageReader(Image.new("L", (60, 80), 200))
    sheet.canvas.drawImage(image, 0, 842 - size[1], *size)


def test_scanned_pages_are_named_and_the_others_read(opened: Opener) -> None:
    sheet = Sheet()
    sheet.lines(72, 80, ENGLISH, 400)
    sheet.turn()
    for _ in range(2):
        picture(sheet, (595, 842))
        sheet.turn()
    sheet.lines(72, 80, ["Lastly,", *ENGLISH], 400)
    document, findings = document_of(opened, sheet.bytes())
    assert len(document.blocks) == 2
    assert findings["pages-not-read"].message.startswith("Pages 2-3 of draft.pdf")


def test_a_scan_alone_is_no_document(opened: Opener) -> None:
    sheet = Sheet()
    picture(sheet, (595, 842))
    document, findings = opened(sheet.bytes(), "draft.pdf")
    assert document is None
    assert [finding.code for finding in findings] == ["pages-not-read"]


def test_recognised_words_over_a_scan_are_read_and_told(opened: Opener) -> None:
    sheet = Sheet()
    picture(sheet, (595, 842))
    text = sheet.canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.setFont("Times-Roman", 11)
    text.textLine("The parties shall keep the bridge open for the people of both villages.")
    sheet.canvas.drawText(text)
    document, findings = document_of(opened, sheet.bytes())
    assert texts(document) == [
        "The parties shall keep the bridge open for the people of both villages."
    ]
    assert "words-recognised" in findings


def test_comments_keep_their_author_and_words(opened: Opener) -> None:
    def comment(writer: PdfWriter) -> None:
        note = Text(rect=(72, 750, 90, 770), text="Too vague.", title_bar="A. Reader")
        note[NameObject("/M")] = TextStringObject("D:20260110093000")
        writer.add_annotation(0, note)
        left, right = 72.0, 130.0
        corners = [left, 773, right, 773, left, 760, right, 760]
        quads = ArrayObject(FloatObject(each) for each in corners)
        mark = Highlight(rect=(left, 760, right, 773), quad_points=quads)
        mark[NameObject("/Contents")] = TextStringObject("Which parties?")
        writer.add_annotation(0, mark)

    document, _ = document_of(opened, edited(plain(), comment))
    first, second = document.annotations
    assert (first.kind, first.author, first.text) == (
        AnnotationKind.COMMENT,
        "A. Reader",
        "Too vague.",
    )
    assert first.made == datetime(2026, 1, 10, 9, 30)  # noqa: DTZ001
    assert document.blocks[0].text[second.start : second.end] == "The parties"


def test_what_was_filled_into_a_form_is_read(opened: Opener) -> None:
    sheet = Sheet()
    sheet.at(72, 80, "Signed at:")
    form = sheet.canvas.acroForm
    form.textfield(name="place", value="the mill", x=130, y=756, width=200, height=16)
    document, _ = document_of(opened, sheet.bytes())
    assert texts(document) == ["Signed at: the mill"]


def test_title_author_and_day_are_taken_from_the_file(opened: Opener) -> None:
    sheet = Sheet()
    sheet.lines(72, 80, ENGLISH, 400)
    sheet.canvas.setTitle("Microsoft Word - bridge accord.docx")
    sheet.canvas.setAuthor("The clerk of the mill")
    document, _ = document_of(opened, sheet.bytes())
    assert (document.title, document.byline) == ("bridge accord", "The clerk of the mill")
    assert document.published == "2000-01-01"


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(opened: Opener, turned: int) -> None:
    data = edited(plain(), lambda writer: writer.pages[0].rotate(turned))
    straight, _ = document_of(opened, plain())
    document, _ = document_of(opened, data)
    assert texts(document) == texts(straight)


def test_marks_that_no_note_answers_stay_raised(opened: Opener) -> None:
    sheet = Sheet()
    sheet.at(72, 80, "An area of 40 km")
    sheet.at(72 + sheet.canvas.stringWidth("An area of 40 km", "Times-Roman", 11), 76, "2", size=7)
    sheet.at(200, 80, "round the bridge is free of arms.")
    document, _ = document_of(opened, sheet.bytes())
    assert texts(document) == ["An area of 40 km² round the bridge is free of arms."]


def test_the_outline_of_the_file_tells_headings(opened: Opener) -> None:
    sheet = Sheet()
    sheet.canvas.bookmarkPage("one")
    sheet.canvas.addOutlineEntry("Keeping the bridge", "one", level=0)
    sheet.at(72, 80, "Keeping the bridge")
    sheet.lines(72, 100, ENGLISH, 400)
    document, _ = document_of(opened, sheet.bytes())
    assert (document.blocks[0].kind, document.blocks[0].level) == (BlockKind.HEADING, 1)


def test_fields_of_an_xml_form_are_read_by_their_names() -> None:
    form = "<xfa><data><Place>the mill</Place><Day/><Note>none <b>more</b></Note></data></xfa>"
    assert list(filled_in(form)) == ["Place: the mill", "b: more"]
    assert list(filled_in("<!DOCTYPE a><a>x</a>")) == []


def test_the_bullets_of_a_symbol_font_make_items(opened: Opener) -> None:
    sheet = Sheet()
    sheet.lines(72, 80, ENGLISH, 400)
    for number, item in enumerate(("planks for the floor;", "rails for both sides.")):
        sheet.at(90, 140 + number * LINE, "\u2022")
        sheet.at(104, 140 + number * LINE, item)
    document, _ = document_of(opened, sheet.bytes())
    assert [(b.kind, b.text) for b in document.blocks[1:]] == [
        (BlockKind.LIST_ITEM, "• planks for the floor;"),
        (BlockKind.LIST_ITEM, "• rails for both sides."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("for the imple-", "mentation of the plan", Joint.BROKEN),
        ("an unconditional cease-", "fire on all fronts", Joint.OWN),
        ("on economic co-", "operation in the region", Joint.OWN),
        ("the principle of most-", "favoured-nation treatment", Joint.OWN),
        ("in the short-", "and the long term", Joint.APART),
        ("the Secretary-", "General may convene", Joint.OWN),
        ("les frais de la gou-", "vernance commune", Joint.BROKEN),
        ("OF RAD-", "IOACTIVE WASTE", Joint.BROKEN),
        ("the parties -", "each for itself", Joint.APART),
    ],
)
def test_hyphens_are_settled_by_the_words(before: str, after: str, joined: Joint) -> None:
    hyphens = Hyphens(
        ["a cease-fire holds where a cease-fire is kept", "the parties are radioactive"]
    )
    assert hyphens.joint(before.rpartition(" ")[2], after) is joined
