"""OpenDocument texts: no word is lost, lists are counted, and what means harm is made harmless."""

import pytest
from exchange.conftest import Opener
from exchange.office_files import LIST, SPACES, flat
from exchange.word_files import zipped

from servanda.findings import Severity
from servanda.instrument.document import Block, BlockKind, Document, Stress

MIMETYPE = "application/vnd.oasis.opendocument.text"
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties '
    'fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties '
    'text:display="none"/></style:style>'
)


def packed(content: str | bytes, **members: str) -> bytes:
    return zipped({"mimetype": MIMETYPE, "content.xml": content, **members})


def content(body: str) -> str:
    return (
        f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )


def read(opened: Opener, body: str, styles: str = "") -> Document:
    document, _ = opened(flat(body, styles=styles + STYLES), "draft.fodt")
    assert document is not None
    return document


def shown(blocks: tuple[Block, ...]) -> list[str]:
    return [f"{b.marker} {b.text}" if b.marker else b.text for b in blocks]


def numbered(*items: str, more: str = "") -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="L1"{more}>{inner}</text:list>'


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


WHOLE = {
    "blanks": (p("a<text:s text:c='99999999'/>b<text:tab/>c"), ["a b c"]),
    "a line break": (p("Article 1<text:line-break/>A pays."), ["Article 1", "A pays."]),
    "spans and links": (
        p('A <text:span text:style-name="B">pays</text:span> <text:a xlink:href="x">B</text:a>.'),
        ["A pays B."],
    ),
    "a field": (p("Page <text:page-number>3</text:page-number>"), ["Page 3"]),
    "a section": (f"<text:section>{p('A')}{p('B')}</text:section>", ["A", "B"]),
    "a box": (
        p(f"A pays.<draw:frame><draw:text-box>{p('B waits.')}</draw:text-box></draw:frame>"),
        ["A pays.", "B waits."],
    ),
    "ruby": (
        p("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text>"
          "</text:ruby>"),
        ["a (b)"],
    ),
    "elements of tomorrow": (f"<text:tomorrow>{p('A')}</text:tomorrow>", ["A"]),
    "a list": (numbered(p("a") + numbered(p("b"), p("c")), p("d")),
               ["1. a", "(a) b", "(b) c", "2. d"]),
    "two paragraphs of one item": (numbered(p("a") + p("b"), p("c")), ["1. a", "b", "2. c"]),
    "two lists": (numbered(p("a")) + numbered(p("b")), ["1. a", "1. b"]),
    "a list that goes on": (
        numbered(p("a")) + p("x") + numbered(p("b"), more=' text:continue-numbering="true"'),
        ["1. a", "x", "2. b"],
    ),
    "an item that begins anew": (
        numbered(p("a")).replace("<text:list-item>", '<text:list-item text:start-value="7">'),
        ["7. a"],
    ),
    "a cell of several paragraphs": (
        "<table:table><table:table-row><table:table-cell>" + p("1") + "</table:table-cell>"
        "<table:table-cell>" + p("A") + p("B") + "</table:table-cell></table:table-row>"
        "</table:table>",
        ["1", "A", "B"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WHOLE)
def test_no_word_is_lost(opened: Opener, case: str) -> None:
    body, expected = WHOLE[case]
    assert shown(read(opened, body, LIST).blocks) == expected


def test_every_character_knows_its_element(opened: Opener) -> None:
    body = p("First.") + p('A <text:span text:style-name="B">shall</text:span>  pay  B.')
    block = read(opened, body).blocks[1]
    assert (block.text, block.place.span.line) == ("A shall pay B.", 2)
    start = block.text.index("B.")
    place = block.place_of(start, start + 2)
    assert place.path == "/draft.fodt/office:body/office:text/text:p[2]"
    assert place.offset == len("A   pay  ")
    assert [(e.stress, e.start, e.end) for e in block.emphasis] == [(Stress.BOLD, 2, 7)]


def test_headings_have_their_level_and_hidden_words_are_put_aside(opened: Opener) -> None:
    body = (
        '<text:h text:outline-level="3">On tolls</text:h>'
        + p('A <text:span text:style-name="H">secretly </text:span>pays.')
        + f'<text:section text:display="none">{p("Never shown.")}</text:section>'
        + f"<text:table-of-content><text:index-body>{p('On tolls 3')}</text:index-body>"
        "</text:table-of-content>"
    )
    document, (finding,) = opened(flat(body, styles=STYLES), "draft.fodt")
    assert document is not None
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 3, "On tolls"),
        (BlockKind.PARAGRAPH, 0, "A pays."),
    ]
    assert [b.text for b in document.put_aside] == ["secretly", "Never shown.", "On tolls 3"]
    assert (finding.code, finding.severity) == ("page-parts-put-aside", Severity.NOTE)


def test_what_lies_outside_is_told_and_not_fetched(opened: Opener) -> None:
    body = p("A pays.") + (
        '<draw:image xlink:href="http://192.0.2.1/pixel.png"/><draw:image xlink:href="Pictures/1"/>'
        '<text:section><text:section-source xlink:href="../other.odt"/></text:section>'
    )
    data = packed(content(body), **{"Basic/script.xml": "<x/>"})
    document, findings = opened(data, "draft.odt")
    assert document is not None
    assert [f.code for f in findings] == ["macros-left-alone", "nothing-fetched", "not-text-within"]
    assert {f.severity for f in findings} == {Severity.NOTE}
    assert "(a part of the document, a picture)" in findings[1].message


SOUND = packed(content(p("A pays.")))
ENTITY = f'<!DOCTYPE x [<!ENTITY a "b">]>{content(p("&a;"))}'
LOCKED = '<manifest><encryption-data xmlns="urn:x"/></manifest>'

REFUSED = {
    "cut short": (SOUND[: len(SOUND) // 2], "package-refused", "damaged"),
    "without its text": (zipped({"mimetype": MIMETYPE}), "package-refused", "no text"),
    "no XML": (packed("A pays."), "package-refused", "well-formed"),
    "entities": (packed(ENTITY), "package-refused", "document type"),
    "a bomb": (packed(bytes(150_000_000)), "package-refused", "far more"),
    "millions of empty paragraphs": (
        packed(content("<text:p/>" * 5_000_000)), "package-refused", "far more markup",
    ),
    "locked": (
        packed("cipher", **{"META-INF/manifest.xml": LOCKED}), "package-refused", "password",
    ),
    "no words": (packed(content("<text:p/>")), "empty-source", "holds no words"),
    "no body": (packed("<x/>"), "empty-source", "holds no words"),
    "entities in one file": (
        flat(p("A")).replace(b"<office:document ", b"<!DOCTYPE x><office:document ", 1),
        "xml-refused", "document type",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(opened: Opener, case: str) -> None:
    data, code, why = REFUSED[case]
    document, findings = opened(data, "draft.odt")
    assert document is None
    assert (findings[-1].code, findings[-1].severity) == (code, Severity.MISTAKE)
    assert why in findings[-1].message


@pytest.mark.parametrize("broken", ["styles.xml", "meta.xml"])
def test_a_broken_part_hides_no_word_and_is_told(opened: Opener, broken: str) -> None:
    document, (finding,) = opened(packed(content(p("A pays.")), **{broken: "<x"}), "draft.odt")
    assert document is not None
    assert [b.text for b in document.blocks] == ["A pays."]
    assert finding.code == "part-not-read"


def test_changes_that_point_nowhere_lose_no_word(opened: Opener) -> None:
    body = p('A <text:change-start text:change-id="x"/>pays') + p(
        'B<text:change-end text:change-id="y"/> waits<text:change text:change-id="z"/>.'
    )
    document = read(opened, body)
    assert shown(document.blocks) == ["A pays", "B waits."]
    assert document.changes == ()
