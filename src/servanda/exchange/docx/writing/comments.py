"""The comments of a Word file, and which of them answer another."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from servanda.exchange.docx.anchors import Anchored
from servanda.exchange.docx.markup import MC, W14, W15, XML, W, w
from servanda.exchange.docx.shown import printable

SERVANDA = "Servanda"
"""Who speaks where nobody has confirmed a reading."""


def comments_part(comments: Sequence[Anchored], content: str) -> bytes:
    """Return the part that holds what the comments say."""
    root = etree.Element(
        w("comments"), {f"{{{MC}}}Ignorable": "w14"}, nsmap={"w": W, "w14": W14, "mc": MC}
    )
    for number, comment in enumerate(comments):
        author = printable(comment.author or SERVANDA)
        element = etree.SubElement(root, w("comment"), {w("id"): str(number), w("author"): author})
        if comment.on:
            element.set(w("date"), f"{comment.on}T00:00:00Z")
        element.set(w("initials"), "".join(name[0] for name in author.split())[:3])
        paragraphs = _paragraphs(comment, content)
        for index, words in enumerate(paragraphs):
            paragraph = etree.SubElement(element, w("p"))
            if index == len(paragraphs) - 1:
                paragraph.set(f"{{{W14}}}paraId", _paragraph_id(number))
            text = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
            text.set(f"{{{XML}}}space", "preserve")
            text.text = words
    return _bytes(root)


def threads_part(comments: Sequence[Anchored]) -> bytes:
    """Return the part that says which comment answers which."""
    root = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
    for number, comment in enumerate(comments):
        element = etree.SubElement(root, f"{{{W15}}}commentEx")
        element.set(f"{{{W15}}}paraId", _paragraph_id(number))
        if comment.answers is not None:
            element.set(f"{{{W15}}}paraIdParent", _paragraph_id(comment.answers))
        element.set(f"{{{W15}}}done", "0")
    return _bytes(root)


def _paragraphs(comment: Anchored, content: str) -> list[str]:
    """Begin a paragraph with each sentence that begins a line in the file."""
    words = comment.passage.shown
    paragraphs, start = [], 0
    for i, character in enumerate(words.text):
        if character != " " or words.text[i - 1] != ".":
            continue
        if "\n" in content[words.origin[i - 1] : words.origin[i + 1]]:
            paragraphs.append(words.text[start:i])
            start = i + 1
    return [*paragraphs, words.text[start:]]


def _paragraph_id(number: int) -> str:
    """Return a number as Word writes those of paragraphs: eight digits, below 0x80000000."""
    return f"{0x10000000 + number:08X}"


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
