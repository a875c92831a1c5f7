"""A PDF becomes a document."""

from __future__ import annotations

import re

from servanda.exchange.opened import Opened, mistake
from servanda.exchange.pdf import told
from servanda.exchange.pdf.comments import moment
from servanda.exchange.pdf.making import made_of
from servanda.exchange.pdf.readable import readable
from servanda.exchange.pdf.running import take_apart
from servanda.instrument.document import Document

# What programs write where nobody gave a title or an author.
_BY_PROGRAM = re.compile(r"^Microsoft (?:Word|PowerPoint) - |\.(?:docx?|odt|rtf|pdf|html?)$")
_NO_NAME = frozenset({"", "untitled", "anonymous", "(anonymous)", "unspecified", "(unspecified)"})


def read_pdf(data: bytes, name: str) -> Opened:
    """Return the document in a PDF and what there is to say about reading it."""
    taken = take_apart(data)
    about = taken.about
    if about is None:
        return None, (told.refused(name, taken.refused),)
    found = readable(taken.pages)
    findings = [*told.of_reading(name, taken), *told.of_carried(name, about, taken.pages)]
    findings += told.of_pages(name, found, len(taken.pages))
    made = made_of(found.pages, about, name)
    if not made.blocks:
        if not (found.pictures or found.garbled):
            findings.append(mistake("empty-source", f"{name} holds no words."))
        return None, tuple(findings)
    findings += told.of_asides(made.aside)
    document = Document(
        name,
        tuple(made.blocks),
        _stated(_BY_PROGRAM.sub("", about.title)),
        _stated(about.author),
        _day(about.made),
        tuple(block for _, block in made.aside),
        tuple(made.annotations),
    )
    return document, tuple(findings)


def _stated(words: str) -> str | None:
    return None if words.strip().lower() in _NO_NAME else words.strip()


def _day(stated: str) -> str | None:
    made = moment(stated)
    return made.date().isoformat() if made else None
