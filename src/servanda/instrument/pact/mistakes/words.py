"""Words that are misspelt, or not declared."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.instrument.pact.inflection import pasts, plural, third_person
from servanda.instrument.pact.lexicon import BUILT_IN_NAMES, Lexicon
from servanda.instrument.pact.mistakes.place import Mistake, Place, is_word, known, shorten
from servanda.instrument.pact.spelling import nearest
from servanda.instrument.pact.words import FIXED_WORDS


def misspelt(place: Place) -> Mistake | None:
    """Offer the nearest words that might stand here."""
    if place.index >= len(place.pieces) or not place.pieces[place.index][0].isalnum():
        return None
    found = nearest(place.pieces, place.index, _possible(place.lexicon, place.expected))
    if not found:
        return None
    at = place.extent(place.index, place.index + found[0].length)
    written = place.words(place.index, place.index + found[0].length)
    meant = " or ".join(f"“{near.phrase}”" for near in found)
    return Mistake(
        "misspelt",
        f"“{written}” is not among the words used. Do you mean {meant}?",
        at,
        (f"Write “{found[0].phrase}”.", at, found[0].phrase),
    )


def _possible(lexicon: Lexicon, expected: frozenset[str]) -> Iterator[str]:
    """Yield the phrases that might stand here: declared ones first, in their order."""
    if "NAME" in expected:
        for name in lexicon.names:
            yield name
            if name[:1].islower():
                yield plural(name)
        yield from BUILT_IN_NAMES
    for verb in lexicon.verbs:
        if "VERB" in expected or "FINITE" in expected:
            yield verb
        if "FINITE" in expected:
            yield third_person(verb)
        if "PAST" in expected:
            yield from pasts(verb)
    for phrase, terminal, _ in FIXED_WORDS:
        if terminal in expected and phrase[0].isalpha():
            yield phrase


def unknown_verb(place: Place) -> Mistake | None:
    """Ask for a verb to be declared."""
    if "VERB" not in place.expected or known(place) or not is_word(place):
        return None
    word = place.pieces[place.index]
    return Mistake(
        "unknown-verb",
        f"“{word}” is not a declared verb. Declare it in “Words used”: “The verbs are … {word}.”",
        place.stuck.at,
    )


def unknown_name(place: Place) -> Mistake | None:
    """Ask for a name to be declared."""
    if "NAME" not in place.expected or known(place) or not is_word(place):
        return None
    stop = place.index + 1
    capital = place.pieces[place.index][0].isupper()
    while capital and stop < len(place.pieces) and place.pieces[stop][0].isupper():
        stop += 1
    name = place.words(place.index, stop)
    sentences = (
        "“The signatories are …”, “Also named: …”, “The bodies are …” or “The places are …”"
        if capital
        else "“The things are …”, “The measures are …” or “The events are …”"
    )
    return Mistake(
        "unknown-name",
        f"“{shorten(name)}” is not among the words used. Declare it there with {sentences}.",
        place.extent(place.index, stop),
    )
