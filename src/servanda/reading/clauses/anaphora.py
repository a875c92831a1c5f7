"""What a pronoun takes up: one earlier phrase that fits, or nothing. It is never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.reading.clauses.frame import Phrase

_SEVERAL = frozenset({"they", "them", "these", "those"})
_ONE = frozenset({"it", "this", "that", "he", "she", "him", "her"})
_POINTING = frozenset({"such", "these", "those", "this", "that"})
_PICKING = {"former": 0, "latter": -1}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A phrase that a pronoun may take up, and whether it names somebody who can be bound."""

    phrase: Phrase
    can_act: bool
    is_subject: bool


def taken_up(pronoun: Phrase, mentioned: Iterable[Mentioned]) -> Phrase | None:
    """Return what a pronoun stands for, if exactly one phrase before it fits, else None.

    `mentioned` are the phrases of the sentence before, or of this one before the pronoun. A subject
    is taken where no other actor fits as well; *such forces* takes up the forces named before.
    """
    known = [m for m in mentioned if _is_before(m.phrase, pronoun)]
    word = pronoun.words.text.lower().removeprefix("the ")
    if word in _PICKING:
        return _picked(word, known)
    if pronoun.determiner in _POINTING and not pronoun.is_pronoun:
        same = [m.phrase for m in known if m.phrase.head == pronoun.head]
        return same[-1] if len({phrase.words.text for phrase in same}) == 1 else None
    if word not in _SEVERAL | _ONE:
        return None
    fitting = [m for m in known if m.phrase.is_plural == (word in _SEVERAL) and m.can_act]
    subjects = [m for m in fitting if m.is_subject]
    names = {m.phrase.words.text for m in fitting}
    return subjects[-1].phrase if subjects and len(names) == 1 else None


def _is_before(phrase: Phrase, other: Phrase) -> bool:
    """Whether a phrase stands before another."""
    return phrase.words.spans < other.words.spans


def _picked(word: str, known: list[Mentioned]) -> Phrase | None:
    """Return which of two is meant by `the former`, `the latter`."""
    joined = [m.phrase for m in known if len(m.phrase.members) == 2]  # noqa: PLR2004
    return joined[-1].members[_PICKING[word]] if joined else None
