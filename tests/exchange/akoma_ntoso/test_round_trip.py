"""A pact file goes out as Akoma Ntoso and comes back whole, with what was changed on the way."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from servanda.dossier import open_dossier
from servanda.exchange import document_from
from servanda.exchange.akoma_ntoso.returning import pact_from_akoma_ntoso
from servanda.exchange.akoma_ntoso.writing import write_akoma_ntoso
from servanda.findings import Finding, Span, Text
from servanda.instrument.document import AnnotationKind
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact_file import PactFile

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT.parent / "shared/data/akoma_ntoso/akomantoso30.xsd"
EXAMPLES = sorted(ROOT.glob("examples/*/*.pact.md"))
LITERATE = [
    page
    for page in sorted(ROOT.glob("tests/literate/good/**/*.md"))
    if "```pact\n" in page.read_text("utf-8")  # the others hold cases and conflicts typed in
]
# The schema of the attributes that XML itself has; that of Akoma Ntoso asks for it by this name.
XML_ATTRIBUTES = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace"><xsd:attribute name="lang"
 type="xsd:language"/><xsd:attribute name="space" type="xsd:NCName"/><xsd:attribute name="id"
 type="xsd:ID"/></xsd:schema>"""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    if not SCHEMA.exists():
        pytest.skip("the schema of Akoma Ntoso 3.0 is not among the shared data")
    folder = tmp_path_factory.mktemp("schema")
    (folder / "xml.xsd").write_text(XML_ATTRIBUTES, encoding="utf-8")
    copy = folder / SCHEMA.name
    copy.write_bytes(SCHEMA.read_bytes())
    return etree.XMLSchema(etree.parse(str(copy), etree.XMLParser(no_network=True)))


def literate(page: Path) -> str:
    """Return the first pact file of a page of the literate tests."""
    found = re.search(r"^```pact\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def out(content: str) -> bytes:
    data, _ = write_akoma_ntoso(read_pact(Text("pact.md", content)))
    return data


def back(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    content, findings = pact_from_akoma_ntoso(data, "pact.xml")
    assert content is not None
    return content, findings


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_of_every_example_nothing_is_lost(path: Path, schema: etree.XMLSchema) -> None:
    dossier, _ = open_dossier(path)
    assert dossier is not None
    data, findings = write_akoma_ntoso(dossier.file)
    assert findings == ()
    assert schema.validate(etree.fromstring(data)), schema.error_log
    assert back(data) == (dossier.text.content, ())


@pytest.mark.parametrize("page", LITERATE, ids=lambda page: page.stem)
def test_of_every_good_document_nothing_is_lost(page: Path, schema: etree.XMLSchema) -> None:
    content = literate(page)
    data = out(content)
    assert schema.validate(etree.fromstring(data)), schema.error_log
    assert back(data) == (content, ())


@given(
    st.lists(
        st.sampled_from(
            ["## Article 1\n", "## Article 2 Peace\n", "> A shall pay\n", ">\n", "> (a) B.\n", "\n",
             "> *English:* A\n", "> *French:* B\n", '[1] A must pay, quoting "shall".\n', "# X\n",
             "Remark by A: B\n", "[set aside “A”, x]\n", "## Positions\n", "- A wants B.\n",
             "\x0b", "é<&>]]>\n", "---\ntitle: A & B\n---\n", "[1] confirmed by A on 2031-01-01.\n"]
        ),
        max_size=14,
    ).map("".join)
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_it_a_pact_file_comes_back(content: str) -> None:
    data = out(content)
    assert back(data) == (content, ())
    again = etree.fromstring(data)
    etree.indent(again)  # what a program that tidies up does
    assert back(etree.tostring(again))[0] == content


PACT = """---
title: Accord
published: 2031-05-02
---
## Words used
The signatories are Arden, Brell. The things are troop. The verbs are leave.

## Article 1 Troops
> The troops of Brell leave
> the valley. (In peace.)
>
> (a) At once.

[1] Brell must leave, quoting "leave the valley".

Remark by B. Critic: Nobody knows.

## Article 2
> *English:* Arden pays.
> *French:* Arden paie.
"""


def test_plain_software_sees_the_words_and_the_readings_as_notes() -> None:
    document, _ = document_from(out(PACT), "pact.xml")
    assert document is not None
    assert (document.title, document.published) == ("Accord", "2031-05-02")
    assert [b.text for b in document.blocks] == [
        "Accord",
        "Article 1 Troops",
        "The troops of Brell leave the valley. (In peace.)",
        "(a) At once.",
        "Article 2",
        "English",
        "Arden pays.",
        "French",
        "Arden paie.",
    ]
    reading = next(a for a in document.annotations if a.text.startswith("[1]"))
    assert reading.kind is AnnotationKind.FOOTNOTE
    assert reading.block == 2
    assert document.blocks[2].text[: reading.end].endswith("leave the valley")


def test_elements_are_called_as_the_naming_convention_has_it() -> None:
    root = etree.fromstring(out(PACT.replace("Article 2\n", "Article 2.b\n")))
    assert [e.get("eId") for e in root.iter("{*}article", "{*}paragraph")] == [
        "art_1",
        "art_2-b",
        "art_2-b__para_1",
        "art_2-b__para_2",
    ]
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [e.get(language) for e in root.iter("{*}paragraph")] == ["en", "fr"]
    assert [e.get("language") for e in root.iter("{*}FRBRlanguage")] == ["eng", "fra"]


def test_what_is_not_stated_is_not_made_up() -> None:
    root = etree.fromstring(out(PACT.replace("published: 2031-05-02\n", "")))
    dates = {(e.get("date"), e.get("name")) for e in root.iter("{*}FRBRdate")}
    assert dates == {("0001-01-01", "notStated")}
    document, _ = document_from(etree.tostring(root), "pact.xml")
    assert document is not None
    assert document.published is None


def changed(change: Callable[[_Element], None]) -> tuple[str, list[tuple[str, str]]]:
    root = etree.fromstring(out(PACT))
    change(root)
    content, findings = back(etree.tostring(root))
    return content, [(f.code, f.message) for f in findings]


def by_id(root: _Element, eid: str) -> _Element:
    return next(e for e in root.iter("*") if e.get("eId") == eid)


def test_words_changed_elsewhere_win_and_are_told() -> None:
    def change(root: _Element) -> None:
        by_id(root, "art_1__p_1").text = "Never the troops"

    content, told = changed(change)
    assert "> Never the troops. (In peace.)\n>\n> (a) At once.\n" in content
    before = "The troops of Brell leave the valley. (In peace.)"
    message = f"Article 1: Words “{before}” now read “Never the troops. (In peace.)”."
    assert told == [("words-changed-outside", message)]
    assert '[1] Brell must leave, quoting "leave the valley".' in content


def test_numbers_headings_titles_and_notes_changed_elsewhere_win() -> None:
    def change(root: _Element) -> None:
        by_id(root, "art_1")[0].text = "Art. 3"
        by_id(root, "art_1")[1].text = "Forces"
        next(root.iter("{*}docTitle")).text = 'The "Accord"'
        note = next(n for n in root.iter("{*}note") if n.get("class") == "reading")
        note[0].text = "[1]? Brell may leave."

    content, told = changed(change)
    assert 'title: "The \\"Accord\\""\n' in content
    assert "## Article 3 Forces\n" in content
    assert "\n[1]? Brell may leave.\n" in content
    assert [code for code, _ in told] == [
        "title-changed-outside",
        "words-changed-outside",
        "note-changed-outside",
    ]


def test_what_was_put_in_or_taken_out_elsewhere_is_kept_so() -> None:
    def change(root: _Element) -> None:
        namespace = etree.QName(root).namespace
        content = by_id(root, "art_1__p_2").getparent()
        assert content is not None
        content.remove(by_id(root, "art_1__p_2"))
        for words in ("One more.", "And one."):
            etree.SubElement(content, f"{{{namespace}}}p").text = words
        second = by_id(root, "art_2")
        body = second.getparent()
        assert body is not None
        body.remove(second)
        body.append(
            etree.fromstring(
                f'<article xmlns="{namespace}"><num>Article 5</num><heading>End</heading>'
                "<paragraph><num>1.</num><content><p>All ends<authorialNote><p>Why?</p>"
                "</authorialNote>.</p></content></paragraph></article>"
            )
        )

    content, told = changed(change)
    assert "(In peace.)\n>\n> One more.\n>\n> And one.\n" in content
    assert "At once" not in content
    assert "Arden pays" not in content
    assert "## Article 5 End\n> 1. All ends.\n\nRemark by (not stated): Why?\n" in content
    assert sorted(code for code, _ in told) == [
        "article-added-outside",
        "article-removed-outside",
        *["words-changed-outside"] * 3,
    ]
    again = read_pact(Text("pact.md", content))
    assert [a.label for a in again.articles] == ["1", "5", "2"]


def test_a_note_added_elsewhere_becomes_a_remark() -> None:
    def change(root: _Element) -> None:
        namespace = etree.QName(root).namespace
        paragraph = by_id(root, "art_1__p_1")
        note = etree.SubElement(paragraph, f"{{{namespace}}}authorialNote")
        etree.SubElement(note, f"{{{namespace}}}p").text = "Which valley?"

    content, told = changed(change)
    file = read_pact(Text("pact.md", content))
    assert file.articles[0].remarks[-1].words == "Which valley?"
    assert [code for code, _ in told] == ["note-added-outside"]


def stripped(data: bytes, *names: str) -> bytes:
    root = etree.fromstring(data)
    etree.strip_elements(root, *names, with_tail=False)
    return etree.tostring(root)


def gist(file: PactFile) -> object:
    """Return what a pact file says, however its lines are broken."""

    def words(spans: Iterable[Span]) -> list[str]:
        return [" ".join(file.text.words(span).split()) for span in spans]

    return (
        file.front,
        file.declarations,
        [(a.label, a.heading) for a in file.articles],
        [[(w.name, w.words.split()) for w in a.wordings if w.words] for a in file.articles],
        [words(reading.at for reading in a.readings) for a in file.articles],
        [words(remark.at for remark in a.remarks) for a in file.articles],
        words(aside.at for a in file.articles for aside in a.set_aside),
        sorted(words(mark.at for mark in file.marks)),
        words(said.at for said in file.said),
        [source.words for source in file.sources],
        words(remark.at for remark in file.remarks),
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_where_a_program_drops_the_pact_file_all_but_the_commentary_is_made_anew(
    path: Path,
) -> None:
    content = path.read_text("utf-8")
    made, findings = pact_from_akoma_ntoso(stripped(out(content), "{*}proprietary"), "pact.xml")
    assert [f.code for f in findings] == ["nothing-carried"]
    assert made is not None
    assert gist(read_pact(Text("pact.md", made))) == gist(read_pact(Text("pact.md", content)))


def test_what_others_wrote_is_no_pact_file() -> None:
    data = stripped(out(PACT), "{*}proprietary", "{*}notes")
    content, findings = pact_from_akoma_ntoso(data, "pact.xml")
    assert content is None
    assert [f.code for f in findings] == ["not-exported"]


def test_a_broken_document_is_refused() -> None:
    content, findings = pact_from_akoma_ntoso(out(PACT)[:-20], "pact.xml")
    assert content is None
    assert [f.code for f in findings] == ["xml-refused"]


def test_whoever_reads_instead_of_importing_is_told() -> None:
    _, findings = document_from(out(PACT), "pact.xml")
    assert [f.code for f in findings] == ["written-by-export"]
