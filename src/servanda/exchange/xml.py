"""Parses XML that nobody vouches for: no entities, nothing fetched, nothing unfolded."""

from __future__ import annotations

import re

from lxml import etree

from servanda.exchange.limits import MOST_TAGS

# Entities are declared in the document type; no format that we read needs one.
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_DECLARES = "declares a document type, by which other files could be drawn in"
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")

# XML 1.0, 2.2: what may not stand in a document.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlRefusedError(Exception):
    """The XML is broken, or declares what must not be followed; the words say which."""


def parse_xml(data: bytes) -> etree._Element:
    """Return the root element. Raises `XmlRefusedError`."""
    plain = data.decode("utf-16", "ignore").encode() if data.startswith(_UTF16) else data
    if _DOCTYPE.search(plain):
        raise XmlRefusedError(_DECLARES)
    if plain.count(b"<") > MOST_TAGS:
        raise XmlRefusedError("holds far more markup than its words can need")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        # The parser's own limits: 256 levels, and 10 million characters in one piece.
        if "XML_PARSE_HUGE" in str(error):
            raise XmlRefusedError("is nested too deeply, or one piece is too long") from error
        raise XmlRefusedError("is no well-formed XML") from error
    # No search finds it in an encoding that only the parser knows: UTF-32, UTF-16 without its mark.
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlRefusedError(_DECLARES)
    return root


def fit_for_xml(words: str) -> str:
    """Return words with a blank for each character that XML cannot hold."""
    return _UNFIT.sub(" ", words)
