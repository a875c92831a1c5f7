"""What was filled into an XFA form, which keeps it in XML and not on its pages."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from servanda.exchange.xml import XmlRefusedError, parse_xml

_MOST_FIELDS = 5_000


def filled_in(form: str) -> Iterator[str]:
    """Yield each field that has words in it, after its name."""
    if not form:
        return
    try:
        root = parse_xml(form.encode())
    except XmlRefusedError:
        return
    for count, field in enumerate(root.iter(etree.Element)):
        if count > _MOST_FIELDS:
            return
        words = " ".join((field.text or "").split())
        if words and len(field) == 0:
            yield f"{etree.QName(field).localname}: {words}"
