"""Quotes the words that a proposal speaks of, and no others."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from spacy.tokens import Doc, Token

_LITTLE = frozenset({"DET", "PUNCT", "AUX", "PART", "CCONJ", "SCONJ", "SPACE"})
_WIDEST_GAP = 2


def quote_of(doc: Doc, taken: AbstractSet[int]) -> str:
    """Return the taken words in order; an ellipsis stands for words between that were not taken.

    Little words (articles, helpers, commas) between taken ones belong to them.
    """
    indexes = sorted(taken)
    pieces: list[list[int]] = []
    for index in indexes:
        if pieces and _joins(doc, pieces[-1][-1], index):
            pieces[-1].append(index)
        else:
            pieces.append([index])
    words = [" ".join(doc[piece[0] : piece[-1] + 1].text.split()) for piece in pieces]
    return " … ".join(word.replace('"', "'") for word in words)


def _joins(doc: Doc, left: int, right: int) -> bool:
    between = doc[left + 1 : right]
    return len(between) <= _WIDEST_GAP and all(_is_little(token) for token in between)


def _is_little(token: Token) -> bool:
    return token.pos_ in _LITTLE and token.text not in {".", ";", ":"}
