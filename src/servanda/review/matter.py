"""What a norm speaks of: what is done, and to what. The names of those who act never count.

Rules that look for a subject (money, a line, a vote) go by the verb and by the words in the names
of things, places and measures. A party may be called anything, so its name says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.norms import Agreement, Norm
from servanda.norms.walk import pieces

_PARTIES = frozenset({Kind.SIGNATORY, Kind.NAMED, Kind.PERSON})


@lru_cache(maxsize=1 << 14)
def _named_in(syntax: object) -> tuple[tuple[str, bool], ...]:
    """Return the names and verbs in a piece of syntax, each with whether it is a declared name."""
    found: dict[tuple[str, bool], None] = {}
    for piece in pieces(syntax):
        match piece:
            case s.NounPhrase(name=name) | s.Point(name=name):
                found[name, True] = None
            case s.Words(text=words) | s.Act(verb=words) | s.Stands(status=words):
                found[words, False] = None
    return tuple(found)


def matter(agreement: Agreement, syntax: object) -> tuple[str, ...]:
    """Return the verbs, quoted words and names in a piece of syntax, except those of parties."""
    return tuple(_matter(agreement, syntax))


def _matter(agreement: Agreement, syntax: object) -> Iterator[str]:
    for words, is_name in _named_in(syntax):
        entity = agreement.vocabulary.entity(words) if is_name else None
        if entity is None:
            yield words
        elif not entity.kinds & _PARTIES:
            yield entity.name


def norms_by_matter(agreement: Agreement) -> dict[str, tuple[Norm, ...]]:
    """Return, for each name and verb, the norms that speak of it."""
    found: dict[str, list[Norm]] = {}
    for norm in agreement.norms:
        for words in matter(agreement, norm.core):
            found.setdefault(words, []).append(norm)
    return {words: tuple(norms) for words, norms in found.items()}


def speaks_of(agreement: Agreement, norm: Norm, subject: re.Pattern[str]) -> tuple[str, ...]:
    """Return the names in a norm's core in which a pattern is found.

    A verb counts only where it has a noun of its own (`hold elections`): to *grant* is no *grant*.
    """
    verb = norm.act.verb if norm.act and " " not in norm.act.verb else None
    return tuple(w for w in matter(agreement, norm.core) if w != verb and subject.search(w))


def does(norm: Norm, verbs: Collection[str]) -> bool:
    """Whether the act of a norm is one of these verbs (`hold` stands for `hold in trust` too)."""
    return norm.act is not None and is_among(norm.act.verb, verbs)


def is_among(verb: str, verbs: Collection[str]) -> bool:
    """Whether a declared verb is one of these, or begins with one of them."""
    return verb in verbs or verb.partition(" ")[0] in verbs
