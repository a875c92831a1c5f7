"""What a norm speaks of: what is done, and to what. The names of those who act never count.

Rules that look for a subject (money, a line, a vote) go by the verb and by the words in the names
of things, places and measures. A party may be called anything, so its name says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from servanda.findings import Note
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.inflection import pasts, plural, third_person
from servanda.norms import Agreement, Norm
from servanda.norms.walk import pieces
from servanda.review.rule import Hit
from servanda.review.words import any_of

_PARTIES = frozenset({Kind.SIGNATORY, Kind.NAMED, Kind.PERSON})


def nouns(*words: str) -> re.Pattern[str]:
    """Return a pattern that finds any of these nouns, in the singular or the plural."""
    return any_of(*words, *(plural(word) for word in words))


def verb_forms(verbs: Iterable[str]) -> tuple[str, ...]:
    """Return every form of these verbs that an article may have."""
    return tuple(
        dict.fromkeys(f for verb in verbs for f in (verb, third_person(verb), *pasts(verb)))
    )


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


def stated(norm: Norm, *slots: s.Slot) -> bool:
    """Whether one of these slots of a norm's sentence is filled, or said not to apply."""
    return any(
        not isinstance(value, s.Hole) or value.gap is s.Gap.NOT_APPLICABLE
        for value in norm.sentence.values(*slots)
    )


def one_each(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return one hit for each clause; what else was found there stands in its notes."""
    found: dict[str, Hit] = {}
    for hit in hits:
        first = found.setdefault(hit.clause, hit)
        if hit.message not in {first.message, *(note.message for note in first.notes)}:
            note = Note(hit.message, hit.at)
            found[hit.clause] = replace(first, notes=(*first.notes, note))
    return tuple(found.values())


def together(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return one hit for each clause, with what else is said there as its notes."""
    first: dict[str, Hit] = {}
    for hit in hits:
        known = first.setdefault(hit.clause, hit)
        if hit.message not in {known.message, *(note.message for note in known.notes)}:
            first[hit.clause] = replace(known, notes=(*known.notes, Note(hit.message, hit.at)))
    return tuple(first.values())


def listed(things: Iterable[str], last: str = "and") -> str:
    """Return `a, b and c`."""
    *most, end = tuple(things)
    return f"{', '.join(most)} {last} {end}" if most else end


def does_not_say(questions: Iterable[str]) -> str:
    """Return `does not say who pays, nor when`."""
    return f"does not say {', nor '.join(questions)}"
