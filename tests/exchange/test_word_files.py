"""Whatever Word sets a text in (lists, tables, boxes, fields, notes), no word of it is lost."""

import pytest
from exchange.conftest import Opener
from exchange.word_files import (
    NAMESPACES,
    deleted,
    paragraph,
    part,
    relation,
    row,
    run,
    table,
    word_file,
)

from servanda.findings import Severity
from servanda.instrument.document import AnnotationKind, Block, BlockKind, Document, Stress


def read(opened: Opener, body: str, **parts: str) -> Document:
    document, _ = opened(word_file(body, parts), "draft.docx")
    assert document is not None
    return document


def shown(blocks: tuple[Block, ...]) -> list[str]:
    return [f"{b.marker} {b.text}" if b.marker else b.text for b in blocks]


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(words: str) -> str:
    inside = f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"
    shape = f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


WHOLE = {
    "runs": (paragraph("A ", run("shall"), " pay."), ["A shall pay."]),
    "a tab": (paragraph("<w:r><w:t>1.</w:t><w:tab/><w:t>A pays.</w:t></w:r>"), ["1. A pays."]),
    "a line break": (
        paragraph("<w:r><w:t>Article 1</w:t><w:br/><w:t>A pays.</w:t></w:r>"),
        ["Article 1", "A pays."],
    ),
    "a line break in a sentence": (
        paragraph("<w:r><w:t>A pays</w:t><w:br/><w:t>and waits.</w:t></w:r>"),
        ["A pays and waits."],
    ),
    "hyphens": (
        paragraph(
            "<w:r><w:t>cease</w:t><w:noBreakHyphen/><w:t>fi</w:t><w:softHyphen/><w:t>re</w:t></w:r>"
        ),
        ["cease-fire"],
    ),
    "a soft hyphen and a blank that does not break": (
        paragraph("agree\u00adment of\u00a0both"),
        ["agreement of both"],
    ),
    "a hyperlink": (
        paragraph("See ", f"<w:hyperlink>{run('annex A')}</w:hyperlink>", "."),
        ["See annex A."],
    ),
    "a field": (paragraph("See ", field("REF _Ref1 \\h", run("point 3")), "."), ["See point 3."]),
    "a field in a field": (
        paragraph(field(f"IF {field('PAGE', run('2'))} = 2", run("yes")), "."),
        ["yes."],
    ),
    "a field without an end": (
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("A pays."),
        ["A pays."],
    ),
    "a simple field": (
        paragraph(f'<w:fldSimple w:instr="REF x">{run("point 3")}</w:fldSimple>'),
        ["point 3"],
    ),
    "a content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('A pays.')}</w:sdtContent></w:sdt>",
        ["A pays."],
    ),
    "smart tags": (
        paragraph(f"<w:smartTag><w:smartTag>{run('Arden')}</w:smartTag></w:smartTag>", " pays."),
        ["Arden pays."],
    ),
    "two forms of the same": (paragraph("A pays.", box("B waits.")), ["A pays.", "B waits."]),
    "ruby": (
        paragraph(
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>reading</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        ),
        ["base (reading)"],
    ),
    "a formula": (
        paragraph("at least ", "<m:oMath><m:r><m:t>2x</m:t></m:r></m:oMath>"),
        ["at least 2x"],
    ),
    "signs": (
        paragraph(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> yes </w:t>'
            '<w:sym w:font="Symbol" w:char="F061"/></w:r>'
        ),
        ["☑ yes α"],  # noqa: RUF001 - Greek is meant
    ),
    "elements of tomorrow": (
        paragraph(f"<w:tomorrow>{run('A pays.')}</w:tomorrow>"),
        ["A pays."],
    ),
    "a table": (
        table(row(paragraph("1"), paragraph("A pays.")), row(paragraph(), paragraph("B waits."))),
        ["1 | A pays.", "B waits."],
    ),
    "a cell of several paragraphs": (
        table(row(paragraph("1"), paragraph("A pays.") + paragraph("B waits."))),
        ["1", "A pays.", "B waits."],
    ),
    "a table in a table": (
        table(row(table(row(paragraph("A"), paragraph("B"))) + paragraph(), paragraph("C"))),
        ["A | B", "C"],
    ),
}


@pytest.mark.parametrize("case", WHOLE)
def test_no_word_is_lost(opened: Opener, case: str) -> None:
    body, expected = WHOLE[case]
    assert [block.text for block in read(opened, body).blocks] == expected


def test_every_character_knows_its_run(opened: Opener) -> None:
    body = paragraph("First.") + paragraph(run("A "), run("shall", "<w:b/>"), run("  pay  B."))
    block = read(opened, body).blocks[1]
    assert block.text == "A shall pay B."
    assert block.place.span.line == 2
    start = block.text.index("pay")
    place = block.place_of(start, start + 3)
    assert place.path == "/word/document.xml/w:body/w:p[2]/w:r[3]"
    assert place.offset == 2
    assert [(e.stress, e.start, e.end) for e in block.emphasis] == [(Stress.BOLD, 2, 7)]


STYLES = part(
    "styles",
    """<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
    <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/>
      <w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Article title"/>
      <w:basedOn w:val="berschrift2"/></w:style>
    <w:style w:type="paragraph" w:styleId="Titre3"><w:name w:val="Titre 3"/></w:style>
    <w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/>
      <w:basedOn w:val="Trip"/></w:style>
    <w:style w:type="paragraph" w:styleId="Trip"><w:name w:val="Trip"/>
      <w:basedOn w:val="Round"/></w:style>
    <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="SubClause"><w:name w:val="Sub clause"/>
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>
    </w:style>""",
)


@pytest.mark.parametrize(
    ("properties", "kind", "level"),
    [
        ('<w:pStyle w:val="berschrift2"/>', BlockKind.HEADING, 2),
        ('<w:pStyle w:val="Mine"/>', BlockKind.HEADING, 2),
        ('<w:pStyle w:val="Titre3"/>', BlockKind.HEADING, 3),
        ('<w:outlineLvl w:val="0"/>', BlockKind.HEADING, 1),
        ('<w:pStyle w:val="Titre3"/><w:outlineLvl w:val="9"/>', BlockKind.PARAGRAPH, 0),
        ('<w:pStyle w:val="Round"/>', BlockKind.PARAGRAPH, 0),
        ('<w:pStyle w:val="Missing"/>', BlockKind.PARAGRAPH, 0),
    ],
)
def test_headings_are_told_by_style_and_level(
    opened: Opener, properties: str, kind: BlockKind, level: int
) -> None:
    (block,) = read(opened, paragraph("Words", properties=properties), styles=STYLES).blocks
    assert (block.kind, block.level, block.emphasis) == (kind, level, ())


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "Article %1", '<w:pStyle w:val="Clause"/>')
    + level(1, "decimal", "%1.%2", '<w:isLgl/><w:pStyle w:val="SubClause"/>')
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "(%4)", '<w:lvlRestart w:val="1"/>')
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "ordinalText", "%2")
    + level(2, "none", "")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="List9"/></w:abstractNum>'
    + '<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="List9"/>'
    + level(0, "russianLower", "%1)")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    + '<w:startOverride w:val="9"/></w:lvlOverride></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>',
)


def item(list_id: int, depth: int, words: str = "words") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(words, properties=numbered)


def styled(style: str) -> str:
    return paragraph("words", properties=f'<w:pStyle w:val="{style}"/>')


@pytest.mark.parametrize(
    ("body", "markers"),
    [
        (item(1, 0) + item(1, 1) + item(1, 1) + item(1, 0) + item(1, 1),
         ["Article I", "1.1", "1.2", "Article II", "2.1"]),
        (item(1, 0) + paragraph("between") + item(1, 0), ["Article I", None, "Article II"]),
        (item(1, 0) + item(2, 0) + item(2, 0) + item(1, 0),
         ["Article I", "Article IX", "Article X", "Article XI"]),
        (item(1, 2) + item(1, 2) + item(1, 1) + item(1, 2), ["(a)", "(b)", "1.1", "(a)"]),
        ("".join(item(1, 2) for _ in range(28)),
         [f"({c})" for c in (*"abcdefghijklmnopqrstuvwxyz", "aa", "bb")]),
        (item(1, 0) + item(1, 3) + item(1, 2) + item(1, 3) + item(1, 0) + item(1, 3),
         ["Article I", "(i)", "(a)", "(ii)", "Article II", "(i)"]),
        (item(3, 0) + item(3, 1) + item(3, 1) + item(3, 2), ["•", "First", "Second", None]),
        (item(4, 0) + item(4, 0), ["а)", "б)"]),  # noqa: RUF001 - Cyrillic is meant
        (styled("Clause") + styled("SubClause") + styled("SubClause"),
         ["Article I", "1.1", "1.2"]),
        (item(1, 0) + paragraph("gone", properties='<w:pStyle w:val="Clause"/><w:numPr>'
         '<w:numId w:val="0"/></w:numPr>') + item(1, 0), ["Article I", None, "Article II"]),
        (item(77, 0), [None]),
    ],
)  # fmt: skip
def test_lists_are_counted_as_word_counts_them(
    opened: Opener, body: str, markers: list[str | None]
) -> None:
    document = read(opened, body, styles=STYLES, numbering=NUMBERING)
    assert [block.marker for block in document.blocks] == markers


def test_a_paragraph_that_is_taken_out_is_not_counted(opened: Opener) -> None:
    gone = paragraph(
        deleted("gone"),
        properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        '<w:rPr><w:del w:id="1" w:author="Ann"/></w:rPr>',
    )
    document = read(opened, item(1, 0) + gone + item(1, 0), numbering=NUMBERING)
    assert [block.marker for block in document.blocks] == ["Article I", "Article II"]
    assert [b.marker for b in document.states[0].document.blocks] == [
        "Article I", "Article II", "Article III",
    ]  # fmt: skip


def test_notes_and_comments_hang_on_their_words(opened: Opener) -> None:
    body = paragraph(
        run("A "), '<w:commentRangeStart w:id="7"/>', run("shall pay"),
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>', run(" B"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>', run(", soon."),
    )  # fmt: skip
    comments = part(
        "comments",
        '<w:comment w:id="7" w:author="Ann" w:date="2025-03-01T10:00:00Z">'
        '<w:p w14:paraId="00000001"><w:r><w:annotationRef/><w:t>How much?</w:t></w:r></w:p>'
        '</w:comment><w:comment w:id="8" w:author="Ben">'
        '<w:p w14:paraId="00000002"><w:r><w:t>Ten.</w:t></w:r></w:p></w:comment>',
    )
    threads = (
        f"<w15:commentsEx {NAMESPACES}>"
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/></w15:commentsEx>'
    )
    footnotes = part(
        "footnotes",
        f'<w:footnote w:id="-1" w:type="separator">{paragraph("x")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", " In silver.")}'
        "</w:footnote>",
    )
    document = read(opened, body, comments=comments, commentsExtended=threads, footnotes=footnotes)
    (block,) = document.blocks
    assert block.text == "A shall pay B, soon."
    note, question, answer = document.annotations
    assert (note.kind, note.text) == (AnnotationKind.FOOTNOTE, "In silver.")
    assert (note.block, block.text[: note.start]) == (0, "A shall pay B")
    assert (question.author, question.text) == ("Ann", "How much?")
    assert block.text[question.start : question.end] == "shall pay"
    assert (answer.author, answer.text, answer.answers) == ("Ben", "Ten.", 1)


def test_what_is_not_the_text_is_put_aside_and_told(opened: Opener) -> None:
    body = (
        paragraph("Chapter 1 … 3", properties='<w:pStyle w:val="TOC1"/>')
        + paragraph("A pays", run(" secretly", "<w:vanish/>"), ".")
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + paragraph("Click here")
        + "</w:sdtContent></w:sdt>"
    )
    data = word_file(
        body,
        {
            "styles": STYLES,
            "header": part("hdr", paragraph("DRAFT 3")),
            "footer": part("ftr", paragraph("2")),
        },
    )
    document, findings = opened(data, "draft.docx")
    assert document is not None
    assert [b.text for b in document.blocks] == ["A pays."]
    assert [b.text for b in document.put_aside] == [
        "Chapter 1 … 3", "secretly", "Click here", "DRAFT 3", "2",
    ]  # fmt: skip
    (finding,) = findings
    assert (finding.code, finding.severity) == ("page-parts-put-aside", Severity.NOTE)
    assert "hidden words: 1 passage, the first “secretly”" in [n.message for n in finding.notes]


def test_what_lies_outside_or_is_no_text_is_told_and_not_fetched(opened: Opener) -> None:
    outside = (
        relation("o1", "image", "http://192.0.2.1/pixel.png", external=True),
        relation("o2", "subDocument", "file:///etc/passwd", external=True),
        relation("o3", "hyperlink", "http://192.0.2.1/", external=True),
        relation("o4", "oleObject", "embeddings/sheet.bin"),
    )
    settings: dict[str, str | bytes] = {
        "word/settings.xml": part("settings", ""),
        "word/_rels/settings.xml.rels": "<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + relation("t1", "attachedTemplate", "http://192.0.2.1/t.dotm", external=True)
        + "</Relationships>",
        "word/vbaProject.bin": b"\0",
    }
    data = word_file(
        paragraph("A pays."),
        extra_relations=(*outside, relation("s1", "settings", "settings.xml")),
        main_type="application/vnd.ms-word.document.macroEnabled.main+xml",
        members=settings,
    )
    document, findings = opened(data, "draft.docm")
    assert document is not None
    assert [b.text for b in document.blocks] == ["A pays."]
    assert {f.code: f.severity for f in findings} == dict.fromkeys(
        ("macros-left-alone", "nothing-fetched", "not-text-within"), Severity.NOTE
    )
    fetched = next(f for f in findings if f.code == "nothing-fetched")
    assert "(a part of the document, a picture, a template)" in fetched.message
