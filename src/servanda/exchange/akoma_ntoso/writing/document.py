"""Puts an Akoma Ntoso document together: what it says of itself, its text, the notes beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element

from servanda.exchange.akoma_ntoso.shown import (
    Shown,
    ShownArticle,
    ShownNote,
    ShownWording,
    shown_of,
)
from servanda.exchange.akoma_ntoso.vocabulary import LANGUAGE, NAMESPACE
from servanda.exchange.akoma_ntoso.writing.identification import (
    element,
    identification,
    references,
    tag,
)
from servanda.exchange.carried import carried_element
from servanda.exchange.languages import language_called
from servanda.exchange.xml import fit_for_xml
from servanda.findings import Finding, Severity
from servanda.instrument.pact_file import PactFile


def write_akoma_ntoso(
    file: PactFile, _against: PactFile | None = None
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return an Akoma Ntoso 3.0 document of an agreement: its articles, and the rest as notes."""
    shown = shown_of(file)
    root = etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}"/>')
    kind = "agreement" if shown.articles else "statements"
    document = etree.SubElement(root, tag("doc"), {"name": kind})
    document.append(_meta(file, shown))
    document.append(_preface(file))
    document.append(_main_body(file, shown))
    etree.indent(root)
    # Only now, since white space put into a paragraph would be read as its own.
    _fill(root, shown)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data, tuple(_told(file))


def _told(file: PactFile) -> Iterable[Finding]:
    if fit_for_xml(file.text.content) != file.text.content:
        message = "Characters that XML cannot hold were written as blanks in the text."
        yield Finding("stray-characters", Severity.NOTE, message)


def _meta(file: PactFile, shown: Shown) -> _Element:
    names = [w.name for article in shown.articles for w in article.wordings]
    languages = [known.pt3 for name in names if (known := language_called(name))]
    meta = element("meta")
    meta.append(identification(file, languages))
    meta.append(references())
    if shown.notes:
        notes = etree.SubElement(meta, tag("notes"), {"source": "#servanda"})
        for note in shown.notes:
            attributes = {"eId": note.eid, "class": note.kind.replace(" ", "-")}
            at = etree.SubElement(notes, tag("note"), attributes)
            _say(etree.SubElement(at, tag("p")), note.words)
    carried = etree.SubElement(meta, tag("proprietary"), {"source": "#servanda"})
    carried.append(carried_element(file.text.name, file.text.content))
    return meta


def _preface(file: PactFile) -> _Element:
    preface = element("preface")
    paragraph = etree.SubElement(etree.SubElement(preface, tag("longTitle")), tag("p"))
    _say(etree.SubElement(paragraph, tag("docTitle")), file.title)
    return preface


def _main_body(file: PactFile, shown: Shown) -> _Element:
    body = element("mainBody")
    for article in shown.articles:
        body.append(_article(article))
    if not shown.articles:
        _say(etree.SubElement(body, tag("p")), file.title)
    return body


def _article(article: ShownArticle) -> _Element:
    at = element("article", eId=article.eid)
    _say(etree.SubElement(at, tag("num")), article.number)
    if article.heading:
        _say(etree.SubElement(at, tag("heading")), article.heading)
    for wording in article.wordings:
        if wording.eid == article.eid:
            at.append(_content(wording))
        else:
            at.append(_named(wording))
    if not article.wordings:
        etree.SubElement(etree.SubElement(at, tag("content")), tag("p"))
    return at


def _named(wording: ShownWording) -> _Element:
    """Set one of several wordings as a paragraph under its name."""
    at = element("paragraph", eId=wording.eid)
    if wording.name:
        _say(etree.SubElement(at, tag("heading")), wording.name)
        known = language_called(wording.name)
        if known is not None:
            at.set(LANGUAGE, known.pt1 or known.pt3)
    at.append(_content(wording))
    return at


def _content(wording: ShownWording) -> _Element:
    content = element("content")
    for paragraph in wording.paragraphs:
        etree.SubElement(content, tag("p"), {"eId": paragraph.eid})
    if not wording.paragraphs:
        etree.SubElement(content, tag("p"))
    return content


def _fill(root: _Element, shown: Shown) -> None:
    """Give the paragraphs their words, and set each note's mark where its quotation ends."""
    marks = defaultdict[str, list[ShownNote]](list)
    for note in shown.notes:
        if note.mark is not None:
            marks[note.mark.paragraph].append(note)
    places = {e.get("eId") or "": e for e in root.iter(tag("p"))}
    for article in shown.articles:
        for paragraph in article.paragraphs:
            _set_marks(places[paragraph.eid], paragraph.words, marks[paragraph.eid])


def _set_marks(at: _Element, words: str, notes: list[ShownNote]) -> None:
    said = 0
    at.text = ""
    for note in sorted(notes, key=lambda note: note.mark.offset if note.mark else 0):
        end = note.mark.offset if note.mark else 0
        _say_on(at, words[said:end])
        etree.SubElement(at, tag("noteRef"), {"href": f"#{note.eid}", "marker": note.sign})
        said = end
    _say_on(at, words[said:])


def _say_on(at: _Element, words: str) -> None:
    if len(at):
        at[-1].tail = fit_for_xml(words)
    else:
        _say(at, words)


def _say(at: _Element, words: str) -> None:
    at.text = fit_for_xml(words)
