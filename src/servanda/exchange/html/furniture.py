"""Which parts of a web page belong to the page and not to what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# HTML Living Standard 4.2, 4.11, 4.12: never shown as words.
UNSHOWN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "video",
        "audio",
    }
)
# HTML Living Standard 4.3.4, 4.3.9 and 4.10: navigation and forms.
_ELEMENTS = {
    "nav": "navigation",
    "form": "a form",
    "button": "a button",
    "select": "a form",
    "textarea": "a form",
    "dialog": "a pop-up",
    "menu": "navigation",
}
# WAI-ARIA 1.2, section 5.3.4: the landmark roles that are not the main content.
_ROLES = {
    "navigation": "navigation",
    "banner": "the page's head",
    "contentinfo": "the page's foot",
    "complementary": "a side column",
    "search": "a form",
    "dialog": "a pop-up",
    "menu": "navigation",
}
# Class and id words of containers: WordPress theme handbook ("comments-area", "widget-area",
# "nav-links", "site-footer", "sharedaddy") and the element catalogues of Mozilla's Readability.
_CONTAINER_WORDS = {
    "comments": "readers' comments",
    "respond": "readers' comments",
    "commentlist": "readers' comments",
    "disqus": "readers' comments",
    "sidebar": "a side column",
    "widget": "a side column",
    "share": "links to share the page",
    "sharing": "links to share the page",
    "sharedaddy": "links to share the page",
    "social": "links to share the page",
    "related": "links to other pages",
    "breadcrumb": "navigation",
    "breadcrumbs": "navigation",
    "nav": "navigation",
    "navigation": "navigation",
    "menu": "navigation",
    "pagination": "navigation",
    "pager": "navigation",
    "newsletter": "an offer to subscribe",
    "subscribe": "an offer to subscribe",
    "cookie": "a pop-up",
    "popup": "a pop-up",
    "modal": "a pop-up",
    "advertisement": "an advertisement",
    "sponsor": "an advertisement",
    "footer": "the page's foot",
}
_CONTAINERS = frozenset(
    {"div", "section", "aside", "ul", "ol", "footer", "header", "td", "table", "article"}
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_WITHIN = frozenset({"article", "main"})


def furniture(element: _Element, inside: frozenset[str]) -> str | None:
    """Say what part of the page an element is, or None when it may be part of what the page says.

    `inside` holds the names of the elements around it: a header, footer or aside within the article
    belongs to the article.
    """
    tag = str(element.tag)
    told = _ELEMENTS.get(tag) or _ROLES.get(str(element.get("role"))) or _named(element, tag)
    if told or inside & _WITHIN:
        return told
    if tag == "header" and element.find(".//h1") is None:
        return "the page's head"
    return {"aside": "a side column", "footer": "the page's foot"}.get(tag)


def _named(element: _Element, tag: str) -> str | None:
    """Say what an element is by what it is called, or that it is hidden."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return "hidden words"
    if tag not in _CONTAINERS:
        return None
    named = f"{element.get('class', '')} {element.get('id', '')}"
    words = (_CONTAINER_WORDS.get(word.lower()) for word in _WORD.findall(named))
    return next((word for word in words if word), None)
