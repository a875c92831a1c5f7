"""Where the articles say what their terms mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from servanda.reading.segmentation.draft import Article, Definition, Extract

# The ways in which drafting manuals have a term defined: Office of the Parliamentary Counsel,
# Drafting Guidance, "Definitions"; United Nations Treaty Handbook.
_SAYS = (
    r"(?:means|mean|shall mean|denotes|designates|signifies|includes|shall include|refers to"
    r"|shall refer to|(?:shall have|has|have) the (?:same )?meaning|is defined|are defined)\b"
)
_QUOTED = re.compile(
    rf"[\"“‘«]\s?(?P<term>[^\"“”‘’«»]{{1,80}}?)\s?,?[\"”’»],?\s(?:,?[^,.;:\"“]{{1,60}},\s)?{_SAYS}"
)
_CALLED = re.compile(
    r"\(?\b[Hh]erein(?:after)?\s(?:[a-z]+\s){0,3}?(?:referred to as|called|as|named)?\s?(?:the\s)?"
    r"[\"“‘«](?:[Tt]he\s)?(?P<term>[^\"“”‘’«»]{1,60})[\"”’»]"
)
_PLAIN = re.compile(rf"(?P<term>[A-Za-z][\w' -]{{1,60}}?)\s{_SAYS}")
_ABOUT_TERMS = re.compile(r"\b(?:definition|terms|interpretation)", re.IGNORECASE)


def definitions_in(articles: Sequence[Article]) -> tuple[Definition, ...]:
    """Find the terms that the articles define, in the order of the text."""
    return tuple(
        Definition(term, article.label, words)
        for article in articles
        for words in article.words
        for term in _terms(words, plain=_is_about_terms(article))
    )


def _is_about_terms(article: Article) -> bool:
    return article.heading is not None and bool(_ABOUT_TERMS.search(article.heading.text))


def _terms(words: Extract, *, plain: bool) -> Iterator[str]:
    for pattern in (_QUOTED, _CALLED):
        yield from (found["term"].strip(" \\") for found in pattern.finditer(words.text))
    if plain and (found := _PLAIN.match(words.text)):
        yield found["term"].strip()
