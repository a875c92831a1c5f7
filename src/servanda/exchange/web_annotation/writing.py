"""Writes remarks and readings as W3C Web Annotations.

https://www.w3.org/TR/annotation-model/: one collection, whose first page has them all. The source
that they target is the pact file; positions count the characters of the agreement's own words, as
`agreement_text` sets them one after another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from urllib.parse import quote as in_address
from uuid import NAMESPACE_URL, uuid5

from servanda.exchange.web_annotation.agreement_text import AgreementText, text_of
from servanda.exchange.web_annotation.annotation import CONTEXT, OURS, Motive
from servanda.exchange.web_annotation.selectors import quote_of
from servanda.findings import Finding
from servanda.instrument.pact_file import Confirmation, PactFile, Reading, Remark

_Json = dict[str, object]


def write_annotations(
    file: PactFile, _against: PactFile | None = None
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a JSON-LD document with each remark and each reading's quotations as an annotation."""
    text = text_of(file)
    items = list(_items(file, text))
    collection: _Json = {
        "@context": [CONTEXT, {"servanda": OURS}],
        "id": _name(file, "collection"),
        "type": "AnnotationCollection",
        "label": file.title,
        "total": len(items),
    }
    if items:
        page: _Json = {
            "id": _name(file, "page"),
            "type": "AnnotationPage",
            "partOf": collection["id"],
            "startIndex": 0,
            "items": items,
        }
        collection["first"] = page
    return (json.dumps(collection, ensure_ascii=False, indent=2) + "\n").encode("utf-8"), ()


def _items(file: PactFile, text: AgreementText) -> Iterator[_Json]:
    confirmed = {m.clause: m.by for m in file.marks if isinstance(m, Confirmation)}
    for article in file.articles:
        for number, reading in enumerate(article.readings):
            item = _annotation(file, f"reading/{article.label}/{number}", Motive.DESCRIBING)
            item |= _read_by(reading, confirmed.get(reading.label))
            item["body"] = _body(file.text.words(reading.at), Motive.DESCRIBING)
            quotes = [quote.text for sentence in reading.sentences for quote in sentence.quotes]
            item["target"] = _target(file, text, text.quoted(article, quotes))
            yield item
        for number, remark in enumerate(article.remarks):
            key = f"remark/{article.label}/{number}"
            yield _remark(file, remark, key, _target(file, text, text.whole(article)))
    for number, remark in enumerate(file.remarks):
        yield _remark(file, remark, f"remark/{number}", _target(file, text, ()))


def _read_by(reading: Reading, confirmed_by: str | None) -> _Json:
    """Say whose a reading is; nobody's where nothing tells."""
    if confirmed_by is not None:
        return {"creator": {"type": "Person", "name": confirmed_by}}
    if reading.proposed:
        return {"creator": {"type": "Software", "name": "Servanda"}}
    return {}


def _remark(file: PactFile, remark: Remark, key: str, target: object) -> _Json:
    item = _annotation(file, key, Motive.COMMENTING)
    item["creator"] = {"type": "Person", "name": remark.author}
    item["body"] = _body(remark.words, Motive.COMMENTING)
    item["target"] = target
    return item


def _annotation(file: PactFile, key: str, motive: Motive) -> _Json:
    return {"id": _name(file, key), "type": "Annotation", "motivation": motive.value}


def _body(words: str, purpose: Motive) -> _Json:
    return {
        "type": "TextualBody",
        "value": " ".join(words.split()),
        "format": "text/plain",
        "purpose": purpose.value,
    }


def _target(file: PactFile, text: AgreementText, places: Sequence[tuple[int, int]]) -> object:
    """Point to words, each with two selectors, any of which will do; or to the whole source."""
    source = in_address(file.text.name)
    targets = [
        {"type": "SpecificResource", "source": source, "selector": _selectors(text, start, end)}
        for start, end in places
    ]
    if not targets:
        return source
    return targets[0] if len(targets) == 1 else targets


def _selectors(text: AgreementText, start: int, end: int) -> list[_Json]:
    quote = quote_of(text.content, start, end)
    return [
        {
            "type": "TextQuoteSelector",
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
            "servanda:once": sorted(quote.once),
        },
        {
            "type": "TextPositionSelector",
            "start": start,
            "end": end,
            "servanda:digest": quote.digest,
        },
    ]


def _name(file: PactFile, key: str) -> str:
    """Name a thing, the same each time that the same file is written."""
    return uuid5(NAMESPACE_URL, f"{OURS}{file.text.name}/{key}").urn
