"""The formats that a pact file can be written in: one line for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from servanda.exchange.akoma_ntoso.writing import write_akoma_ntoso
from servanda.exchange.docx.writing import write_word
from servanda.exchange.markdown.writing import write_markdown
from servanda.exchange.web_annotation import write_annotations
from servanda.findings import Finding
from servanda.instrument.pact_file import PactFile

Written = tuple[bytes, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Writer:
    """A format by its name and what its files are called; and what writes it.

    `write` takes a pact file and, where `shows_changes`, the earlier draft that it is to be shown
    as a change of. It returns the bytes and what there is to say about them.
    """

    name: str
    suffixes: tuple[str, ...]
    called: str
    write: Callable[[PactFile, PactFile | None], Written]
    shows_changes: bool = False


WRITERS: tuple[Writer, ...] = (
    Writer("docx", (".docx",), "a Word file", write_word, shows_changes=True),
    Writer("akoma-ntoso", (".xml", ".akn"), "an Akoma Ntoso document", write_akoma_ntoso),
    Writer("annotations", (".json", ".jsonld"), "a file of annotations", write_annotations),
    Writer("markdown", (".md", ".markdown"), "a Markdown text", write_markdown),
)

_PACT = ".pact.md"


def writer_for(name: str) -> Writer | None:
    """Return the writer of a format by its name, or by how the name of a file ends."""
    lower = name.lower()
    if lower.endswith(_PACT):  # what is written as Markdown is no pact file, and may not look so
        return None
    return next((w for w in WRITERS if lower == w.name or lower.endswith(w.suffixes)), None)
