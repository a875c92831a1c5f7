"""The page's text becomes a tree of elements, however badly it is written."""

from __future__ import annotations

import re

from lxml import etree

# Boxes that carry no meaning of their own; a page nested beyond the parser's limit is read without.
_BOX = re.compile(r"</?(?:div|span|section|font|center|b|i|em|strong)\b[^<>]*>", re.IGNORECASE)
# Where that is not enough, everything goes but what ends a paragraph and what is never shown.
_NOT_A_LINE = re.compile(
    r"</?(?!(?:p|br|h[1-6]|html|head|body|title|meta|script|style|noscript|template)\b)[a-z][^<>]*>",
    re.IGNORECASE,
)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def tree_of(page: str) -> tuple[etree._Element | None, bool]:
    """Return the root of the page, and whether its nested boxes had to be taken apart."""
    clean = _UNPRINTABLE.sub(" ", page)
    root, too_deep = _parse(clean)
    if too_deep:
        root, still_too_deep = _parse(_BOX.sub("\n\n", clean))
        if still_too_deep:
            root, _ = _parse(_NOT_A_LINE.sub("<p>", clean))
    return root, too_deep


def _parse(page: str) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(page.encode("utf-8"), parser)
    except etree.LxmlError:
        return None, False
    too_deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, too_deep
