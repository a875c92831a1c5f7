"""Puts a Word file together: the body, its comments, and the pact file that it carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from servanda.exchange.carried import carried_element
from servanda.exchange.docx.anchors import Anchored, anchored
from servanda.exchange.docx.markup import DS, w
from servanda.exchange.docx.passages import Passage, Passages, Shape, passages_of
from servanda.exchange.docx.shown import printable
from servanda.exchange.docx.writing.amendments import (
    Amendments,
    Author,
    between_drafts,
    between_wordings,
)
from servanda.exchange.docx.writing.comments import SERVANDA, comments_part, threads_part
from servanda.exchange.docx.writing.look import HEADER_STYLE, HEADER_WIDTHS, dress
from servanda.exchange.docx.writing.runs import Hung, Numbers, ParagraphContent, run, tracked
from servanda.instrument.pact_file import PactFile

_WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THREADS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_DEEPEST_HEADING = 6
# The name of the pact file among the parts of a Word file; any other would do as well.
_ITEM = "{5E0C0F1A-6B1D-4B7E-9C57-3D1F1C2B7A10}"
_LONGEST_TITLE = 255  # as the properties of a file allow
# The day that a zipped file gives where none is meant; so the same pact gives the same bytes.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def word_file_of(file: PactFile, against: PactFile | None) -> bytes:
    """Return the bytes of a Word file, the same for the same pact file."""
    passages = passages_of(file.text)
    comments = anchored(file, passages)
    if against is None:
        amendments = between_wordings(passages)
    else:
        amendments = between_drafts(passages, file, passages_of(against.text))
    document = docx.Document()
    dress(document)
    _describe(document, file)
    writer = _Body(document, passages, file.text.content, amendments, _hung(passages, comments))
    writer.write()
    _add_part(
        document, "/word/comments.xml", f"{_WORD_TYPES}.comments+xml",
        comments_part(comments, file.text.content), RELATIONSHIP_TYPE.COMMENTS,
    )  # fmt: skip
    _add_part(
        document, "/word/commentsExtended.xml", f"{_WORD_TYPES}.commentsExtended+xml",
        threads_part(comments), _THREADS,
    )  # fmt: skip
    _carry(document, file)
    packed = BytesIO()
    document.save(packed)
    return _same_every_day(packed.getvalue())


def _describe(document: WordDocument, file: PactFile) -> None:
    properties = document.core_properties
    properties.title = printable(file.title)[:_LONGEST_TITLE]
    properties.author, properties.comments = SERVANDA, ""
    # Whoever goes on in Word is seen to do so. The settings have a fixed order (17.15.1.78).
    stop = document.settings.element.find(w("defaultTabStop"))
    stop.addprevious(etree.Element(w("trackRevisions")))


def _carry(document: WordDocument, file: PactFile) -> None:
    """Let the file carry the pact file, named so that Word keeps it (ISO/IEC 29500-1, 22.5)."""
    carried = carried_element(printable(file.text.name), file.text.content)
    part = _add_part(
        document, "/customXml/item2.xml", "application/xml",
        etree.tostring(carried, xml_declaration=True, encoding="UTF-8"),
        RELATIONSHIP_TYPE.CUSTOM_XML,
    )  # fmt: skip
    item = etree.Element(f"{{{DS}}}datastoreItem", {f"{{{DS}}}itemID": _ITEM}, nsmap={"ds": DS})
    properties = Part(
        PackURI("/customXml/itemProps2.xml"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        etree.tostring(item, xml_declaration=True, encoding="UTF-8"),
        document.part.package,
    )
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _add_part(document: WordDocument, name: str, kind: str, data: bytes, relation: str) -> Part:
    part = Part(PackURI(name), kind, data, document.part.package)
    document.part.relate_to(part, relation)
    return part


def _hung(passages: Passages, comments: Sequence[Anchored]) -> list[Hung]:
    hung = [Hung() for _ in passages.body]
    for number, comment in enumerate(comments):
        hung[comment.first].begins.setdefault(comment.start, []).append(number)
        hung[comment.last].ends.setdefault(comment.end, []).append(number)
    return hung


@dataclass(slots=True)
class _Body:
    document: WordDocument
    passages: Passages
    content: str
    amendments: Amendments
    hung: Sequence[Hung]
    numbers: Numbers = field(default_factory=Numbers)

    def write(self) -> None:
        self._write_header()
        self._write_gone(-1)
        for number, passage in enumerate(self.passages.body):
            change = self.amendments.before.get(number)
            paragraph = self._paragraph(passage)
            words = ParagraphContent(
                passage.shown, self.hung[number], change, self._breaks(passage)
            )
            words.append_to(paragraph, self.numbers)
            if change and change[0] is None:
                self._mark(paragraph, "ins", change[1])
            self._write_gone(number)

    def _write_header(self) -> None:
        if not self.passages.header:
            return
        table = self.document.add_table(0, 2, style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, HEADER_WIDTHS, strict=True):
            column.width = width
        for name, value in self.passages.header:
            for cell, words, width in zip(
                table.add_row().cells, (name, value), HEADER_WIDTHS, strict=True
            ):
                cell.width = width
                cell.paragraphs[0].style = HEADER_STYLE
                cell.paragraphs[0].add_run(words)
        self.document.add_paragraph()

    def _write_gone(self, number: int) -> None:
        """Show passages of an earlier draft as taken out, with the ends of their paragraphs."""
        for passage, author in self.amendments.gone.get(number, ()):
            paragraph = self._paragraph(passage)
            self._mark(paragraph, "del", author)
            removed = tracked("del", author, self.numbers)
            removed.append(run(passage.shown.text, name="delText"))
            paragraph.append(removed)

    def _paragraph(self, passage: Passage) -> etree._Element:
        if passage.shape is Shape.HEADING:
            style = f"Heading{min(passage.level, _DEEPEST_HEADING)}"
        else:
            style = str(passage.shape).replace(" ", "")
        paragraph = etree.Element(w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        etree.SubElement(properties, w("pStyle"), {w("val"): style})
        self.document.element.body.sectPr.addprevious(paragraph)
        return paragraph

    def _mark(self, paragraph: etree._Element, kind: str, author: Author) -> None:
        """Track the end of a paragraph."""
        mark = etree.SubElement(paragraph[0], w("rPr"))
        mark.append(tracked(kind, author, self.numbers))

    def _breaks(self, passage: Passage) -> frozenset[int]:
        """Return the blanks at which a line ends, where words are kept as written or are Pact."""
        words = passage.shown
        if passage.shape not in {Shape.VERBATIM, Shape.PACT}:
            return frozenset()
        return frozenset(
            i
            for i, character in enumerate(words.text)
            if character == " "
            and "\n" in self.content[words.origin[i] : words.origin[i + 1]]
            and (passage.shape is Shape.VERBATIM or words.text[i - 1] == ".")
        )


def _same_every_day(packed: bytes) -> bytes:
    """Pack a file anew without the hour at which it was packed."""
    anew = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(anew, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(ZipInfo(member.filename, _NO_DAY), old.read(member), ZIP_DEFLATED)
    return anew.getvalue()
