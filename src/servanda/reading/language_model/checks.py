"""Puts a model's sentence to the checks that every reading must pass, and to stricter ones.

The grammar and the quotation check are those of a person's reading. A model is also held to the
words before it: it brings in no name, verb, date or figure that they do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.formatter import format_sentence
from servanda.instrument.pact.lexicon import Lexicon
from servanda.instrument.pact.parser import parse_reading
from servanda.instrument.quotation import find_quotation

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|\[[^\]]*\]')
_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_STEM = 4
"""Letters that a verb shares with its word in the clause (`withdraw`, “withdrawal”)."""


def stands_there(kind: Kind, name: str, words: str, lemmas: frozenset[str]) -> bool:
    """Whether the words have a name letter for letter; a verb, in any of its forms.

    `lemmas` are the base forms of the clause's words, in lower case.
    """
    if kind is Kind.VERB:
        first = name.lower().partition(" ")[0]
        return first in lemmas or any(
            len(first) >= _STEM and word.startswith(first[:_STEM]) for word in lemmas
        )
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE))


def checked(
    sentence: str, words: str, lexicon: Lexicon, figures_in_words: Iterable[str]
) -> s.Sentence | str:
    """Return the sentence as read, or why it is refused.

    `figures_in_words` are the figures that the clause spells out (“eight”: `8`).
    """
    read = parse_reading(sentence, lexicon)
    if not isinstance(read, tuple) or len(read) != 1:
        return "it is no sentence of Pact, or uses a name that the words do not have"
    only = read[0]
    if not only.quotes:
        return "it quotes nothing"
    if not all(find_quotation(quote.text, words) for quote in only.quotes):
        return "what it quotes does not stand there"
    if (figure := _brought_in(format_sentence(only), words, figures_in_words)) is not None:
        return f"“{figure}” does not stand there"
    return only


def _brought_in(sentence: str, words: str, spelled: Iterable[str]) -> str | None:
    """Return a figure of the sentence that the words do not have."""
    told = _QUOTED.sub(" ", sentence)
    there = {_plain(f) for f in _FIGURE.findall(words)} | set(spelled)
    dates = [part for date in _ISO.finditer(told) for part in (date[1], date[3]) if part]
    figures = [*dates, *_FIGURE.findall(_ISO.sub(" ", told))]
    return next((f for f in figures if _plain(f) not in there), None)


def _plain(figure: str) -> str:
    return figure.replace(",", "").rstrip(".").lstrip("0") or "0"
