"""Rich Text files: words as they are stored, notes and comments, both sides of tracked changes."""

import re
import tarfile
from pathlib import Path

import pytest
from exchange.conftest import Opener
from exchange.office_files import AFTER, DRAFT, saved_as

from servanda.exchange import open_document
from servanda.findings import Severity
from servanda.instrument.document import AnnotationKind, Block, BlockKind, Document, Stress

TREATIES = Path(__file__).parents[3] / "shared/data/treaty_texts/treaty_texts_part.tar.xz"
FONTS = re.compile(r"\{\\fonttbl(?:[^{}]|\{[^{}]*\})*\}")
HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Cyr;}}"
    r"{\stylesheet{\s0 Normal;}{\s3 heading 2;}{\s4\outlinelevel0 Mine;}}"
    r"{\*\revtbl {Unknown;}{Ann;}{Ben;}}{\info{\title A pact}{\author C. Clerk}}"
)


def rtf(body: str) -> bytes:
    return (HEAD + body + "}").encode("latin-1")


def read(opened: Opener, body: str) -> Document:
    document, _ = opened(rtf(body), "draft.rtf")
    assert document is not None
    return document


def shown(blocks: tuple[Block, ...]) -> list[str]:
    return [f"{b.marker} {b.text}" if b.marker else b.text for b in blocks]


ROW = r"\trowd\pard\intbl 1\cell\pard\intbl A pays.\cell\row"
LONG_ROW = r"\trowd\pard\intbl 2\cell\pard\intbl B waits.\par\pard\intbl And C.\cell\row"
WHOLE = {
    "paragraphs": (r"A pays.\par B waits.\par", ["A pays.", "B waits."]),
    "a last paragraph without an end": ("A pays.", ["A pays."]),
    "letters of a code page": (r"caf\'e9 \'93yes\'94", ["café “yes”"]),
    "letters of a font": (r"{\f1 \'c4\'e0}", ["Да"]),
    "numbers of letters": (r"\u1044?\u1072? \uc0\u8364 \uc2\u8364 xx5", ["Да €€5"]),
    "a pair of numbers": (r"\u-10179?\u-8704?", ["\U0001f600"]),
    "signs": (r"a\emdash b\~c\_d\{e\}\\f", ["a—b c-d{e}\\f"]),
    "a line break": (r"Article 1\line A pays.", ["Article 1", "A pays."]),
    "a hyphen that is seldom shown": (r"agree\-ment", ["agreement"]),
    "a field": (
        r'See {\field{\*\fldinst HYPERLINK "x"}{\fldrslt annex A}}.', ["See annex A."],
    ),
    "a list": (
        r"\pard\ls1\ilvl0{\listtext 1.\tab}first\par\pard\ls1\ilvl1{\listtext (a)\tab}second\par",
        ["1. first", "(a) second"],
    ),
    "a table": (ROW + LONG_ROW + r"\pard End.", ["1 | A pays.", "2", "B waits.", "And C.", "End."]),
    "a box": (r"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt In a box.\par}}}Around it.\par",
              ["In a box.", "Around it."]),
    "groups that may be passed over": (r"{\*\madeup not this}A pays.", ["A pays."]),
    "raw bytes": (r"A {\pict\bin5 {{\}}}pays.", ["A pays."]),
    "what follows the end": (r"A pays.}} B waits.", ["A pays."]),
}  # fmt: skip


@pytest.mark.parametrize("case", WHOLE)
def test_no_word_is_lost(opened: Opener, case: str) -> None:
    body, expected = WHOLE[case]
    assert shown(read(opened, body).blocks) == expected


def test_headings_emphasis_and_properties(opened: Opener) -> None:
    body = r"\pard\s3 Two\par\pard\s4 One\par\pard A {\b shall} pay{\v  secretly}.\par"
    document = read(opened, body)
    assert [(b.kind, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
    ]
    (bold,) = document.blocks[2].emphasis
    assert (bold.stress, bold.start, bold.end) == (Stress.BOLD, 2, 7)
    assert [b.text for b in document.put_aside] == ["secretly"]
    assert (document.title, document.byline) == ("A pact", "C. Clerk")


def test_every_character_knows_its_byte(opened: Opener) -> None:
    data = rtf(r"First.\par A {\b shall} pay B.\par")
    document, _ = opened(data, "draft.rtf")
    assert document is not None
    block = document.blocks[1]
    start = block.text.index("pay")
    span = block.place_of(start, start + 3).span
    assert data[span.start : span.end] == b"pay"
    assert span.line == 2


def test_notes_and_comments_hang_on_their_words(opened: Opener) -> None:
    body = (
        r"A {\*\atrfstart 1}shall pay{\*\atrfend 1}{\*\atnid CY}{\*\atnauthor Cy}"
        r"\chatn{\*\annotation{\*\atnref 1}How much?\par} B"
        r"{\footnote\chftn In silver.}{\footnote\ftnalt At the end.}, soon."
    )
    document = read(opened, body)
    (block,) = document.blocks
    assert block.text == "A shall pay B, soon."
    comment, note, last = document.annotations
    assert (comment.kind, comment.text, comment.author) == (
        AnnotationKind.COMMENT, "How much?", "Cy",
    )  # fmt: skip
    assert block.text[comment.start : comment.end] == "shall pay"
    assert (note.kind, note.text) == (AnnotationKind.FOOTNOTE, "In silver.")
    assert block.text[: note.start] == "A shall pay B"
    assert (last.kind, last.text) == (AnnotationKind.ENDNOTE, "At the end.")


def test_both_sides_of_every_change_are_kept(opened: Opener) -> None:
    body = (
        r"A {\revised\revauth1 gladly }pays {\deleted\revauthdel2 ten }coins"
        r"{\deleted\revauthdel2 \par} and B waits.\par"
    )
    document = read(opened, body)
    assert shown(document.blocks) == ["A gladly pays coins and B waits."]
    states = {state.name: shown(state.document.blocks) for state in document.states}
    assert states == {
        "before any tracked change": ["A pays ten coins", "and B waits."],
        "with the changes of Ann alone": ["A gladly pays ten coins", "and B waits."],
        "with the changes of Ben alone": ["A pays coins and B waits."],
    }
    assert [(c.kind.value, c.text, c.author) for c in document.changes] == [
        ("insertion", "gladly ", "Ann"),
        ("deletion", "ten ", "Ben"),
        ("deletion", "¶", "Ben"),
    ]


def test_what_is_not_the_text_is_told(opened: Opener) -> None:
    body = r"{\header DRAFT 3\par}{\footer 2\par}A pays.{\pict ffd8}{\object{\*\objdata 00}}"
    document, findings = opened(rtf(body), "draft.rtf")
    assert document is not None
    assert [b.text for b in document.put_aside] == ["DRAFT 3", "2"]
    assert {f.code: f.severity for f in findings} == dict.fromkeys(
        ("page-parts-put-aside", "not-text-within"), Severity.NOTE
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"A pays.{{{{", "A pays."),
        ("{" * 50_000 + "A pays." + "}" * 50_000, "A pays."),
        (r"A pays.\par " * 2 + "\\", "A pays."),
        (r"A\bin999999999 pays.", "A"),
        (r"\u99999999999? A pays.\u-1", "A pays."),
        (r"\f99999 \ansicpg99999 A pays.", "A pays."),
        (r"\cell\row\row\cell A pays.", "A pays."),
    ],
    ids=["open", "deep", "cut short", "raw bytes", "numbers", "no such font", "rows"],
)
def test_a_damaged_file_keeps_its_words(opened: Opener, body: str, expected: str) -> None:
    document = read(opened, body)
    assert expected in document.blocks[0].text


@pytest.mark.parametrize("body", ["", r"\par\par", r"{\pict 00ff}", "{" * 1000])
def test_a_file_without_words_is_said_to_be_empty(opened: Opener, body: str) -> None:
    document, findings = opened(rtf(body), "draft.rtf")
    assert document is None
    assert findings[-1].code == "empty-source"


@pytest.mark.needs("office")
def test_what_libreoffice_saves_is_read(tmp_path: Path) -> None:
    """LibreOffice does not say in this format that the end of a paragraph was taken out."""
    draft = tmp_path / "draft.fodt"
    draft.write_bytes(DRAFT)
    document, _ = open_document(saved_as("rtf", draft, tmp_path / "saved"))
    assert document is not None
    read_as_one = " ".join(shown(document.blocks)).replace("coins .", "coins.")
    assert read_as_one == " ".join(AFTER)
    assert {c.author for c in document.changes} == {"Ann", "Ben"}
    assert {a.text for a in document.annotations} == {"In the hall.", "Which one?"}


def test_real_treaties_are_read_word_for_word(opened: Opener) -> None:
    """Where a file has plain letters alone, its words are found without any reader."""
    if not TREATIES.exists():
        pytest.skip("../shared/data/treaty_texts is not here: no treaties are read")
    read_files = 0
    with tarfile.open(TREATIES) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".rtf") else None
            if file is None:
                continue
            data = file.read()
            document, findings = opened(data, "treaty.rtf")
            assert document is not None
            assert findings == ()
            body = FONTS.sub("", data.decode("latin-1"))
            plain = set(re.findall(r"(?<![\w\\'])[A-Za-z]{4,}(?![\w'\\])", body))
            words = set(re.findall(r"[A-Za-z]{4,}", " ".join(shown(document.blocks))))
            assert plain - words <= {"rtf1", "ansi"}
            read_files += 1
    assert read_files == 2
