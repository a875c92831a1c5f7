"""Wordings that agreements use, for which Pact has one of its own."""

from __future__ import annotations

from servanda.instrument.pact.inflection import pasts
from servanda.instrument.pact.mistakes.place import Mistake, Place, clause_start, shorten
from servanda.instrument.pact.syntax import Extent
from servanda.instrument.pact.usual_wordings import GAPS, MODALS, NUMBERS, date_at


def gap(place: Place) -> Mistake | None:
    """Point words such as “unspecified” to the hole they mean."""
    if not place.expected & {"NOT_STATED", "UNIT", "_CLOSE", "NUMBER"}:
        return None
    found = place.phrase(GAPS)
    if found is None:
        return None
    first, stop, hole = found
    if place.words(first - 1, first) == "(" and place.words(stop, stop + 1) == ")":
        first, stop = first - 1, stop + 1
    at = place.extent(first, stop)
    return Mistake(
        "untyped-gap",
        f"What the text leaves out is written “{hole}”, so that it can be counted and reviewed.",
        at,
        (f"Write “{hole}”.", at, hole),
    )


def bracketed_gap(place: Place) -> Mistake | None:
    """Do the same where they stand in brackets."""
    if (
        place.words(place.index - 1, place.index) == "("
        or place.words(place.index, place.index + 1) == "("
    ):
        open_at = (
            place.index
            if place.pieces[place.index : place.index + 1] == ["("]
            else (place.index - 1)
        )
        for stop in range(open_at + 2, min(len(place.pieces), open_at + 6) + 1):
            hole = GAPS.get(place.words(open_at + 1, stop - 1).lower())
            if hole and place.pieces[stop - 1] == ")":
                at = place.extent(open_at, stop)
                return Mistake(
                    "untyped-gap",
                    f"What the text leaves out is written “{hole}”, so that it can be counted "
                    "and reviewed.",
                    at,
                    (f"Write “{hole}”.", at, hole),
                )
    return None


def passive(place: Place) -> Mistake | None:
    """Ask who must do it, where only what is done is said."""
    pieces, index = [p.lower() for p in place.pieces], place.index
    if index >= len(pieces):
        return None
    be = next(
        (n for n in range(index, min(index + 3, len(pieces))) if pieces[n] in {"be", "been"}), None
    )
    helper = be is not None and (
        be == index or pieces[index] in {"shall", "will", "should", "can", "is", "are"}
    )
    if be is None and place.phrase(MODALS) is not None:
        return None
    if be is None and place.stuck.previous in {"IS", "IS_NOT"} and _participle(place, index):
        be, helper = index - 1, True
    if be is None or not helper or be + 1 >= len(pieces):
        return None
    begin = clause_start(place)
    done = place.pieces[be + 1]
    verb = next((v for v in place.lexicon.verbs if done.lower() in pasts(v)), None)
    stop = be + 2
    at = place.extent(begin, stop)
    modal_at = next((n for n in range(begin, be + 1) if pieces[n] in _HELPERS), be)
    negated = "not" in pieces[modal_at : be + 1]
    must = "must not" if negated else "must"
    subject = _named(place, begin, modal_at)
    fix = None
    if verb is not None and subject:
        fix = (
            "Write “(not stated)”, or name who.",
            at,
            f"(not stated) {must} {verb} {subject}",
        )
    return Mistake(
        "no-bearer",
        f"Who {must} do this? “{shorten(place.words(begin, stop))}” does not say. Name the "
        f"bearer, or write “(not stated) {must} …”.",
        at,
        fix,
    )


def _named(place: Place, first: int, stop: int) -> str:
    """Return a subject as it is written inside a sentence."""
    words = place.words(first, stop)
    names = [c.value for c in place.stuck.scan.candidates(first) if c.terminal == "NAME"]
    return words[0].lower() + words[1:] if names and names[0][0].islower() else words


_HELPERS = frozenset({"must", "shall", "will", "should", "may", "can", "is", "are"})


def _participle(place: Place, index: int) -> bool:
    word = place.pieces[index].lower()
    return (word.endswith("ed") and len(word) > len("used")) or any(
        word in pasts(verb) for verb in place.lexicon.verbs
    )


def modal(place: Place) -> Mistake | None:
    """Point “shall”, “will” or “agrees to” to the word of Pact."""
    found = place.phrase(MODALS)
    if found is None:
        return None
    first, stop, pact = found
    said = place.words(first, stop)
    at = place.extent(first, stop)
    if pact.startswith("is expected"):
        binding = "must not" if "not" in pact else "must"
        return Mistake(
            "unclear-obligation",
            f"“{said}” leaves open whether this binds. Write “{pact}” if it does not, and "
            f"“{binding}” if it does.",
            at,
            (f"Write “{pact}”.", at, pact),
        )
    return Mistake(
        "other-modal",
        f"A reading says “{pact}” where the text says “{said}”; the text's own words stay in "
        "the quotation.",
        at,
        (f"Write “{pact}”.", at, pact),
    )


def date(place: Place) -> Mistake | None:
    """Point a date to its form with the year first."""
    found = date_at(place.text, place.stuck.at.start)
    if found is None:
        return None
    start, end, forms = found
    at = Extent(start, end)
    written = shorten(place.text[start:end])
    if len(forms) > 1:
        return Mistake(
            "date-format",
            f"“{written}” may be {forms[0]} or {forms[1]}. Write the year, month and day in that "
            "order.",
            at,
        )
    return Mistake(
        "date-format",
        f"A date is written year first: “{forms[0]}” for “{written}”.",
        at,
        (f"Write “{forms[0]}”.", at, forms[0]),
    )


def number_in_words(place: Place) -> Mistake | None:
    """Point a number in words to its figures."""
    found = place.phrase(NUMBERS)
    if found is None or not place.expected & {"NUMBER", "DETERMINER"}:
        return None
    at = place.extent(found[0], found[1])
    return Mistake(
        "number-in-words",
        f"Numbers are written in figures: “{found[2]}”.",
        at,
        (f"Write “{found[2]}”.", at, found[2]),
    )
