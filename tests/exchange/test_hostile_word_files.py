"""A Word file that is damaged, locked or means harm is refused or made harmless; it is told."""

import pytest
from exchange.conftest import Opener
from exchange.word_files import W, paragraph, part, row, table, word_file, zipped

from servanda.exchange.limits import MOST_WORDS
from servanda.findings import Severity

SOUND = word_file(paragraph("A shall pay."))
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
FROM_OUTSIDE = ENTITIES.replace('<!ENTITY a "lol">', '<!ENTITY a SYSTEM "file:///etc/passwd">')
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="x.wordprocessingml.document.main+xml"/></Types>'
)


def of_main(xml: str | bytes) -> bytes:
    return word_file("", members={"word/document.xml": xml})


REFUSED = {
    "cut short": (SOUND[: len(SOUND) // 2], "package-refused", "is damaged"),
    "without its text": (zipped({"[Content_Types].xml": TYPES}), "package-refused", "no text"),
    "no XML": (of_main("A shall pay."), "package-refused", "no well-formed XML"),
    "XML cut short": (of_main(part("document", "<w:body>")[:-5]), "package-refused", "well-formed"),
    "entities": (of_main(ENTITIES), "package-refused", "document type"),
    "entities from outside": (of_main(FROM_OUTSIDE), "package-refused", "document type"),
    "entities in UTF-16": (
        of_main(ENTITIES.replace("?>", ' encoding="UTF-16"?>').encode("utf-16")),
        "package-refused",
        "document type",
    ),
    "a bomb": (of_main(bytes(150_000_000)), "package-refused", "far more"),
    "millions of empty paragraphs": (
        of_main(part("document", f"<w:body>{'<w:p/>' * 5_000_000}</w:body>")),
        "package-refused",
        "far more markup",
    ),
    "no words": (word_file(paragraph()), "empty-source", "holds no words"),
    "no body": (of_main(part("document", "")), "empty-source", "holds no words"),
    "nested without end": (
        of_main(part("document", f"<w:body>{'<w:sdt>' * 500}{'</w:sdt>' * 500}</w:body>")),
        "package-refused",
        "nested too deeply",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(opened: Opener, case: str) -> None:
    data, code, why = REFUSED[case]
    document, findings = opened(data, "draft.docx")
    assert document is None
    assert (findings[-1].code, findings[-1].severity) == (code, Severity.MISTAKE)
    assert why in findings[-1].message


def test_an_old_word_file_and_a_locked_one_are_called_by_their_names(opened: Opener) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    locked = old + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    for data, called in ((old, "an old Word file"), (locked, "locked with a password")):
        document, findings = opened(data, "draft.docx")
        assert document is None
        assert called in findings[-1].message


def test_a_hundred_thousand_empty_paragraphs_hide_no_word(opened: Opener) -> None:
    document, _ = opened(word_file("<w:p/>" * 100_000 + paragraph("A shall pay.")), "draft.docx")
    assert document is not None
    assert [(b.text, b.place.span.line) for b in document.blocks] == [("A shall pay.", 100_001)]


def test_tables_within_tables_keep_their_words(opened: Opener) -> None:
    deep = paragraph("A shall pay.")
    for _ in range(70):
        deep = table(row(deep + paragraph()))
    document, _ = opened(word_file(deep), "draft.docx")
    assert document is not None
    assert [b.text for b in document.blocks] == ["A shall pay."]


def test_more_words_than_anybody_reads_are_cut_and_told(opened: Opener) -> None:
    body = "".join(paragraph("word " * 2000) for _ in range(MOST_WORDS // 10_000 + 20))
    document, findings = opened(word_file(body), "draft.docx")
    assert document is not None
    assert [f.code for f in findings] == ["source-too-large"]


@pytest.mark.parametrize("broken", ["styles", "numbering", "comments", "footnotes"])
def test_a_broken_part_hides_no_word_and_is_told(opened: Opener, broken: str) -> None:
    data = word_file(paragraph("A shall pay."), {broken: "<w:broken"})
    document, (finding,) = opened(data, "draft.docx")
    assert document is not None
    assert [b.text for b in document.blocks] == ["A shall pay."]
    assert (finding.code, finding.severity) == ("part-not-read", Severity.MEDIUM)
    assert f"word/{broken}.xml" in finding.message


def test_a_relation_that_climbs_out_of_the_file_finds_nothing(opened: Opener) -> None:
    data = word_file(
        paragraph("A shall pay."),
        extra_relations=(
            '<Relationship Id="x" Type="a/styles" Target="../../../../etc/passwd"/>',
            '<Relationship Id="y" Type="a/comments" Target=""/>',
        ),
    )
    document, findings = opened(data, "draft.docx")
    assert document is not None
    assert findings == ()


def test_the_strict_form_of_the_standard_is_read(opened: Opener) -> None:
    xml = part("document", f"<w:body>{paragraph('A shall pay.')}</w:body>")
    strict = xml.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    document, _ = opened(of_main(strict), "draft.docx")
    assert document is not None
    assert [b.text for b in document.blocks] == ["A shall pay."]
