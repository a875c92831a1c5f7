"""Read a web page: its words, what it says of itself, and what was put aside."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from servanda.exchange.html.metadata import metadata_of
from servanda.exchange.html.tree import tree_of
from servanda.exchange.html.walk import walk
from servanda.exchange.limits import MOST_WORDS, too_large
from servanda.findings import Finding, Note, Severity
from servanda.instrument.document import Document

if TYPE_CHECKING:
    from servanda.findings import Text
    from servanda.instrument.document import Block


def read_web_page(text: Text) -> tuple[Document, tuple[Finding, ...]]:
    """Return the page's document and what there is to say about reading it."""
    root, too_deep = tree_of(text.content)
    if root is None:
        return Document(text.name, ()), ()
    findings = []
    if too_deep:
        message = "The page is nested thousands of levels deep; only its words were read."
        findings.append(Finding("nested-too-deeply", Severity.LOW, message))
    words = walk(root, text)
    if words.length > MOST_WORDS:
        findings.append(too_large(text.name, words.length))
    if words.aside:
        findings.append(_put_aside(words.aside))
    stated = metadata_of(root)
    blocks, aside = tuple(words.blocks), tuple(block for _, block in words.aside)
    return Document(text.name, blocks, stated.title, stated.byline, stated.published, aside), tuple(
        findings
    )


def _put_aside(aside: list[tuple[str, Block]]) -> Finding:
    counts = Counter(what for what, _ in aside)
    message = (
        "Parts of the page that surround what it says were put aside: "
        + ", ".join(sorted(counts))
        + "."
    )
    notes = []
    for what in sorted(counts):
        first = next(block for name, block in aside if name == what)
        shown = first.text if len(first.text) <= 80 else first.text[:79] + "…"  # noqa: PLR2004
        many = "1 passage" if counts[what] == 1 else f"{counts[what]} passages"
        notes.append(Note(f"{what}: {many}, the first “{shown}”", first.place.span))
    return Finding("page-parts-put-aside", Severity.NOTE, message, notes=tuple(notes))
