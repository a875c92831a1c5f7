"""Akoma Ntoso is read as it says: its numbers, its parts, its notes and its changes."""

import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
from exchange.conftest import Opener
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from servanda.exchange import document_from, open_document
from servanda.instrument.document import (
    AnnotationKind,
    Belonging,
    BlockKind,
    ChangeKind,
    Document,
    Rank,
)

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ACT = Path(__file__).parents[4] / "shared/data/akoma_ntoso/uk_pga-2014-27-enacted-data.xml"


def akn(body: str, meta: str = "", kind: str = "act", namespace: str = NAMESPACE) -> str:
    return (
        f'<akomaNtoso xmlns="{namespace}"><{kind} name="a"><meta>{meta}</meta>{body}</{kind}>'
        "</akomaNtoso>"
    )


def read(body: str, meta: str = "", kind: str = "act") -> Document:
    document, _ = document_from(akn(body, meta, kind).encode(), "pact.xml")
    assert document is not None
    return document


def shown(document: Document) -> list[str]:
    """Show each block with its mark, and with the rank and number of the division it begins."""
    lines = []
    for block in document.blocks:
        begins = f"<{block.begins.rank.name} {block.begins.number}> " if block.begins else ""
        lines.append(begins + (f"{block.marker} " if block.marker else "") + block.text)
    return lines


def test_articles_chapters_and_their_parts_keep_their_numbers() -> None:
    document = read(
        """<body><chapter><num>CHAPTER I</num><heading>Aims</heading>
        <article><num>Article 1</num><heading>Peace</heading>
          <paragraph><num>1.</num><content><p>A shall   withdraw.</p></content></paragraph>
          <paragraph><num>2.</num><intro><p>B shall:</p></intro>
            <point><num>(a)</num><content><p>pay;</p></content></point>
            <point><num>b</num><content><p>wait.</p><p>For long.</p></content></point>
            <wrapUp><p>Both at once.</p></wrapUp></paragraph></article>
        <article><num>Art. 2bis</num><content><p>C shall watch.</p></content></article>
        </chapter></body>"""
    )
    assert shown(document) == [
        "<HOLDER I> CHAPTER I Aims",
        "<ARTICLE 1> Article 1 Peace",
        "1. A shall withdraw.",
        "2. B shall:",
        "(a) pay;",
        "b. wait.",
        "For long.",
        "Both at once.",
        "<ARTICLE 2bis> Art. 2bis C shall watch.",
    ]
    assert [b.level for b in document.blocks[2:8]] == [1, 1, 2, 2, 2, 1]
    assert {b.belongs for b in document.blocks} == {Belonging.BODY}


def test_the_unit_is_what_the_tradition_has() -> None:
    sections = "".join(
        f"<section><num>{n}</num><heading>H</heading><content><p>W</p></content></section>"
        for n in ("1", "2A")
    )
    assert shown(read(f"<body><part><num>Part 1</num>{sections}</part></body>")) == [
        "<HOLDER 1> Part 1",
        "<ARTICLE 1> 1 H",
        "W",
        "<ARTICLE 2A> 2A H",
        "W",
    ]
    paragraph = "<paragraph><num>1.</num><content><p>Decides;</p></content></paragraph>"
    body = f"<mainBody>{paragraph}</mainBody>"
    assert shown(read(body, kind="statement")) == ["<ARTICLE 1> 1. Decides;"]


def test_a_number_without_words_and_a_heading_before_its_number_are_kept() -> None:
    document = read(
        """<body><article><num>Article 1</num><paragraph><num>1.</num><list>
        <point><num>(a)</num><content><p>pay</p></content></point></list></paragraph></article>
        <article><heading>Peace</heading><num>Article 2</num><content><p>W</p></content></article>
        <article><heading>War</heading><content><p>X</p></content></article></body>"""
    )
    assert shown(document) == [
        "<ARTICLE 1> Article 1",
        "1.",
        "(a) pay",
        "<ARTICLE 2> Article 2 Peace",
        "W",
        "<ARTICLE > War",
        "X",
    ]


def test_preface_preamble_conclusions_and_attachments_are_told_apart() -> None:
    document = read(
        """<preface><longTitle><p><docTitle>The Weir Accord</docTitle></p></longTitle></preface>
        <preamble><recitals><recital><num>(1)</num><p>Whereas A,</p></recital></recitals></preamble>
        <body><article><num>1</num><content><p>W</p></content></article></body>
        <conclusions><p><signature>A. Bell</signature></p></conclusions>
        <attachments><attachment><heading>Annex</heading><doc name="annex"><meta/><mainBody>
        <paragraph><num>1.</num><content><p>Map</p></content></paragraph></mainBody></doc>
        </attachment></attachments>"""
    )
    assert document.title == "The Weir Accord"
    assert [
        (b.belongs, line) for b, line in zip(document.blocks, shown(document), strict=True)
    ] == [
        (Belonging.FRONT, "The Weir Accord"),
        (Belonging.PREAMBLE, "(1) Whereas A,"),
        (Belonging.BODY, "<ARTICLE 1> 1 W"),
        (Belonging.END, "A. Bell"),
        (Belonging.ATTACHED, "<ATTACHED > Annex"),
        (Belonging.ATTACHED, "<ARTICLE 1> 1. Map"),
    ]


def test_what_an_amendment_quotes_is_a_quotation_and_no_article() -> None:
    document = read(
        """<body><article><num>Article 1</num><content><p>After this insert: <mod>
        <quotedStructure startQuote="“" endQuote="”"><article><num>Article 9</num>
        <content><p>New.</p></content></article></quotedStructure></mod> and go on.</p></content>
        </article></body>"""
    )
    assert shown(document) == [
        "<ARTICLE 1> Article 1 After this insert:",
        "“Article 9 New.”",
        "and go on.",
    ]
    assert document.blocks[1].kind is BlockKind.QUOTATION


def test_notes_and_remarks_hang_on_their_words() -> None:
    notes = """<notes source="#e"><note eId="n1"><p>So said.</p></note><note eId="n2"><p>Lost.</p>
    </note></notes>"""
    document = read(
        """<body><article><num>Article 1</num><content><p>A shall<authorialNote marker="1">
        <p>Both</p><p>of them.</p></authorialNote> pay<noteRef href="#n1"/>
        <remark>[sic]</remark> B.</p></content></article></body>""",
        notes,
    )
    (block,) = document.blocks
    assert block.text == "Article 1 A shall pay B."
    said = [
        (a.kind, a.text, None if a.block is None else block.text[: a.start])
        for a in document.annotations
    ]
    assert said == [
        (AnnotationKind.FOOTNOTE, "Both of them.", "Article 1 A shall"),
        (AnnotationKind.FOOTNOTE, "So said.", "Article 1 A shall pay"),
        (AnnotationKind.COMMENT, "[sic]", "Article 1 A shall pay"),
        (AnnotationKind.FOOTNOTE, "Lost.", None),
    ]


def test_tracked_changes_are_made_and_the_text_before_is_kept() -> None:
    meta = """<lifecycle source="#e"><eventRef eId="e1" date="2031-05-02" source="#e"/></lifecycle>
    <temporalData source="#e"><temporalGroup eId="t1"><timeInterval start="#e1"/></temporalGroup>
    </temporalData><references source="#e"><TLCPerson eId="bell" href="/p" showAs="Ann Bell"/>
    </references>"""
    body = """<body><article><num>1</num><content><p>A shall <del period="#t1">never
    </del><ins refersTo="#bell">always </ins>pay.</p></content></article></body>"""
    document = read(body, meta)
    assert shown(document) == ["<ARTICLE 1> 1 A shall always pay."]
    assert [(c.kind, c.text, c.author, c.made) for c in document.changes] == [
        (ChangeKind.DELETION, "never", None, datetime(2031, 5, 2)),  # noqa: DTZ001 - as stated
        (ChangeKind.INSERTION, "always", "Ann Bell", None),
    ]
    states = {state.name: state.document.blocks[0].text for state in document.states}
    assert states == {
        "before all changes": "1 A shall never pay.",
        "with the changes of nobody named alone": "1 A shall pay.",
        "with the changes of Ann Bell alone": "1 A shall never always pay.",
    }


def test_tables_lists_foreign_words_and_contents() -> None:
    document = read(
        """<mainBody><toc><tocItem href="#a" level="1">Contents</tocItem></toc>
        <p>A<br/>B <b>C</b><!-- no --> D</p>
        <table><tr><td><p>1</p></td><td><p>A</p><p>pays</p></td></tr></table>
        <ul><li>one</li></ul><ol><li>two</li><li><p>three</p></li></ol>
        <foreign><m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi><m:mn>2</m:mn>
        </m:math></foreign></mainBody>""",
        kind="doc",
    )
    assert shown(document) == ["A B C D", "1 | A pays", "• one", "1. two", "2. three", "x 2"]
    assert [b.text for b in document.put_aside] == ["Contents"]


COMPONENT = "<component><doc><meta/><mainBody><p>W</p></mainBody></doc></component>"
BODIES = {
    "bill": "<body><clause><num>1</num><content><p>W</p></content></clause></body>",
    "amendment": "<amendmentBody><amendmentContent><p>W</p></amendmentContent></amendmentBody>",
    "judgment": "<judgmentBody><decision><p>W</p></decision></judgmentBody>",
    "debate": '<debateBody><speech by="#a"><from>A:</from><p>W</p></speech></debateBody>',
    "documentCollection": f"<collectionBody>{COMPONENT}</collectionBody>",
    "portion": "<portionBody><p>W</p></portionBody>",
}
DRAFTS = (NAMESPACE, f"{NAMESPACE}/WD17", "http://www.akomantoso.org/2.0", "")


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("namespace", DRAFTS)
def test_every_type_and_every_namespace_is_read(kind: str, namespace: str) -> None:
    data = akn(BODIES[kind], kind=kind, namespace=namespace).encode()
    document, findings = document_from(data, "pact.xml")
    assert document is not None
    assert document.blocks[-1].text.endswith("W")
    assert findings == ()


def test_the_metadata_give_author_date_and_title() -> None:
    meta = """<identification source="#e"><FRBRWork><FRBRalias value="Weir Accord" name="a"/>
    <FRBRdate date="2031-05-02" name="signed"/><FRBRauthor href="#bell"/></FRBRWork>
    </identification><references source="#e"><TLCPerson eId="bell" href="/p"
    showAs="Ann Bell"/></references>"""
    document = read("<mainBody><p>W</p></mainBody>", meta, "doc")
    assert (document.title, document.byline, document.published) == (
        "Weir Accord",
        "Ann Bell",
        "2031-05-02",
    )


BOMB = '<!DOCTYPE a [<!ENTITY b "c">]>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (f"{BOMB}{akn('<body>&b;</body>')}", "declares a document type"),
        (akn("<body><p>W</body>"), "no well-formed XML"),
        (akn("<body/>")[:-5], "no well-formed XML"),
        (akn(f"<body>{'<p>' * 5000}W{'</p>' * 5000}</body>"), "nested too deeply"),
        (akn(f"<body><p>{'W ' * 8_000_000}</p></body>"), "larger than any document"),
    ],
    ids=["entities", "mismatched", "cut off", "deep", "giant"],
)
def test_what_is_broken_or_dangerous_is_refused(opened: Opener, data: str, why: str) -> None:
    document, findings = opened(data, "pact.xml")
    assert document is None
    assert [f.code for f in findings] == ["xml-refused"]
    assert why in findings[0].message


def test_what_lies_elsewhere_is_named_and_never_fetched(opened: Opener) -> None:
    body = """<collectionBody><component><documentRef href="/akn/annex" showAs="x"/></component>
    <component><doc name="d"><meta/><mainBody><p>W<img src="http://localhost:9/x.png"/></p>
    </mainBody></doc></component></collectionBody>"""
    document, findings = opened(akn(body, kind="documentCollection"), "pact.xml")
    assert document is not None
    assert [(f.code, [n.message for n in f.notes]) for f in findings] == [
        ("parts-elsewhere", ["It refers to “/akn/annex”."]),
        ("nothing-fetched", []),
    ]
    assert "a picture" in findings[1].message


def test_a_document_without_words_is_said_to_be_empty(opened: Opener) -> None:
    document, findings = opened(akn("<body/>"), "pact.xml")
    assert document is None
    assert [f.code for f in findings] == ["empty-source"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_every_encoding_that_xml_declares_is_read(opened: Opener, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{akn("<body><p>Café</p></body>")}'
    document, _ = opened(text.encode(encoding), "pact.xml")
    assert document is not None
    assert document.blocks[0].text == "Café"


def own_text(root: _Element, path: str) -> str:
    steps = re.sub(r"([\w-]+)", r"*[local-name()='\1']", re.sub(r"\[(\d+)\]", r"{\1}", path))
    steps = re.sub(r"\{\*\[local-name\(\)='(\d+)'\]\}", r"[\1]", steps)
    element = cast("list[_Element]", root.xpath(steps))[0]
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def check_places(data: bytes, document: Document) -> None:
    root = etree.fromstring(data, etree.XMLParser(remove_pis=True))
    for block in document.blocks:
        for piece in block.pieces:
            words = own_text(root, piece.place.path)[piece.place.offset :]
            said = block.text[piece.start : piece.end]
            assert words[: len(said)].split() == said.split()


def letters_in(root: _Element) -> Counter[str]:
    return Counter("".join("".join(map(str, root.itertext("*"))).split()))


TEXTS = st.sampled_from(["A", "shall ", " pay", "\n  in  full", "1.", " "])
NAMES = st.sampled_from(
    ["p", "b", "article", "num", "heading", "paragraph", "ins", "del", "authorialNote", "td", "tr",
     "quotedStructure", "item", "intro", "content", "br", "toc", "meta"]
)  # fmt: skip


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> str:
    parts = st.one_of(TEXTS, trees(depth - 1)) if depth else TEXTS
    name = draw(NAMES)
    return f"<{name}>{''.join(draw(st.lists(parts, max_size=4)))}</{name}>"


@given(st.lists(trees(), min_size=1, max_size=4).map("".join))
@settings(max_examples=200, deadline=None)
def test_whatever_the_tree_each_word_is_somewhere_and_knows_its_place(body: str) -> None:
    data = akn(f"<body>{body}<p>W</p></body>").encode()
    document, _ = document_from(data, "pact.xml")
    assert document is not None
    check_places(data, document)
    root = etree.fromstring(data)
    etree.strip_elements(root, "{*}meta", "{*}del", with_tail=False)
    texts = [b.text + (b.marker or "") for b in (*document.blocks, *document.put_aside)]
    texts += [a.text for a in document.annotations]
    assert letters_in(root) <= Counter("".join("".join(texts).split()))


@pytest.mark.skipif(not ACT.exists(), reason="the act of the shared data is not there")
def test_of_a_whole_act_no_word_is_lost() -> None:
    document, findings = open_document(ACT)
    assert document is not None
    assert [f.code for f in findings] == ["nothing-fetched"]
    articles = [b.begins.number for b in document.blocks if b.begins]
    assert articles == [str(n) for n in range(1, 9)]
    assert all(b.begins.rank is Rank.ARTICLE for b in document.blocks if b.begins)
    data = ACT.read_bytes()
    check_places(data, document)
    root = etree.fromstring(data)
    etree.strip_elements(root, "{*}meta", with_tail=False)
    texts = [f"{b.marker or ''}{b.text}" for b in document.blocks]
    assert letters_in(root) <= Counter("".join("".join(texts).split()))
