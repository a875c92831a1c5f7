"""Finds the names in a clause, so that the parser sees the same neutral name for each.

What a parser makes of *Norland* and *Sutherland* differs, whatever they do. So that exchanging two
names exchanges the answer and nothing else, every word that has a capital and that no dictionary
knows, or that stands as only a name can, is read as one and the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from servanda.reading.clauses.language import base_nouns, base_verbs, is_known
from servanda.reading.clauses.nouns import ABSTRACT, ACTORS, THINGS

NEUTRAL = "Michael"
"""The parser knows it for a name wherever a name can stand; no answer ever shows it."""

_CAPITALISED = re.compile(r"(?<![\w’'.@/-])[A-ZÀ-Þ][\w]+(?:-[A-ZÀ-Þ]?\w+)*(?![\w@/-]|\.\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_WORD_BEFORE = re.compile(r"([\w’']+|[^\w\s])\s*$")
_WORD_AFTER = re.compile(r"\s*([\w’']+|[^\w\s])")
_NO_NAME_AFTER = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "such", "its", "their", "his", "her",
     "our", "each", "every", "any", "all", "no", "some", "said"}
)  # fmt: skip
_OPENING = frozenset(
    {"if", "when", "where", "unless", "once", "should", "neither", "either", "both", "only", "in",
     "on", "to", "from", "by", "between", "for", "that", "whenever", "until", "after", "before"}
)  # fmt: skip
"""What may have its capital from the beginning of a sentence, before a name."""
_DATES = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
     "saturday", "sunday"}
)  # fmt: skip
_CONNECTING = frozenset(
    {"notwithstanding", "whereas", "pursuant", "shall", "should", "ought", "might", "thereof",
     "herein", "therein", "whichever", "insofar", "hereinafter", "thereto", "hereto", "and/or"}
)  # fmt: skip
_NEVER_NAMES = _CONNECTING | _DATES
_STARTING = frozenset({"the", "a", "an", "all", "any", "its", "their", "each", "every", "such"})
_AFTER_A_NAME = frozenset(
    {"agrees", "undertakes", "is", "has", "’s", "'s", "also", "does", "shall", "will", "must",
     "may", "can", "cannot", "should", "would", "need"}
)  # fmt: skip
_JOINED_NAME = re.compile(r"\s*(?:,|\band\b|\bor\b|\bnor\b)\s+[A-ZÀ-Þ]")
_NEAR = 40
"""So many characters on either side tell whether a word is a name."""
_SENTENCE_END = frozenset(".!?:;")


def names_in(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield where the names in a text begin and end, from a place on."""
    for match in _CAPITALISED.finditer(text, begin):
        start, end = match.span()
        if _is_name(match[0], text[max(begin, start - _NEAR) : start], text[end : end + _NEAR]):
            yield start, end


def _is_name(word: str, before: str, after: str) -> bool:
    earlier = _WORD_BEFORE.search(before)
    last = earlier[1] if earlier else "."
    later = _WORD_AFTER.match(after)
    follows = later[1].lower() if later else "."
    if _ROMAN.fullmatch(word) or follows.isdigit() or word.lower() in _NEVER_NAMES:
        return False
    first = last in _SENTENCE_END
    if not is_known(word.lower()):
        return not (first and follows in _STARTING)
    if first:
        row = _JOINED_NAME.match(after) is not None
        return _is_bare_name(word) and (row or follows in _AFTER_A_NAME)
    joined = last[:1].isupper() and last.lower() not in _OPENING
    return _is_bare_name(word) and not joined and last.lower() not in _NO_NAME_AFTER


@lru_cache(maxsize=4096)
def _is_bare_name(word: str) -> bool:
    """Whether a known word without an article can be a name: no verb, no body, no paper, one."""
    lower = word.lower()
    if lower in STOP_WORDS or lower in ACTORS or lower in THINGS or lower.endswith(ABSTRACT):
        return False
    return lower in base_nouns() and lower not in base_verbs()
