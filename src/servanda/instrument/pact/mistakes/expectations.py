"""What had to stand here instead."""

from __future__ import annotations

from servanda.instrument.pact.mistakes.place import (
    Mistake,
    Place,
    clause_start,
    is_word,
    known,
    shorten,
)
from servanda.instrument.pact.plain_words import what_may_stand

_BINDS = frozenset({"_MUST", "_MUST_NOT", "_MAY", "HAS_POWER", "IS_EXPECTED"})
_WANTED_AFTER = {
    "CONDITION_SLOT": "what must happen: somebody doing something, a state, or an event",
    "TERM_SLOT": "a name or “(not stated)”",
    "DURATION_SLOT": "a length of time such as “30 days”, or “(not stated)”",
    "SPAN_SLOT": "a date such as “2026-03-31”, an event such as “signature”, or “(not stated)”",
    "TIME_SLOT": "a date such as “2026-03-31”, an event such as “signature”, or “(not stated)”",
    "WITHIN_SLOT": "a length of time such as “30 days of signature”, or “(not stated)”",
    "STAGE_SLOT": "a number, “of”, and the procedure's name in quotation marks",
    "GRADED_SLOT": "a grade from A1 to F6",
    "SOURCE_SLOT": "a name, or the label of a source such as “S1”",
    "QUOTING_SLOT": "the article's own words in quotation marks",
    "FAILING_SLOT": "what follows, as a sentence of its own: who must do what, or what lapses",
}


def no_verb(place: Place) -> Mistake | None:
    """Ask how somebody is bound, where a sentence only names or states a fact."""
    if not place.expected >= _BINDS:
        return None
    begin = clause_start(place)
    subject = shorten(place.words(begin, place.index))
    if is_word(place) and not known(place):
        word = place.pieces[place.index]
        return Mistake(
            "no-verb",
            f"“{word}” does not say how “{subject}” is bound. Here may stand: "
            f"{what_may_stand(place.expected)}. What is done is a declared verb after it.",
            place.stuck.at,
        )
    fact = next((c for c in place.stuck.found if c.terminal == "FINITE"), None)
    if fact is not None:
        verb = fact.value.partition("/")[0]
        at = place.extent(fact.first, fact.stop)
        return Mistake(
            "states-a-fact",
            f"“{place.words(fact.first, fact.stop)}” states a fact. A reading says who must, must "
            f"not or may do it: “must {verb}”.",
            at,
            (f"Write “must {verb}”.", at, f"must {verb}"),
        )
    return Mistake(
        "no-verb",
        f"“{subject}” only names. What must, must not or may it do? Here may stand: "
        f"{what_may_stand(place.expected)}.",
        place.stuck.at,
    )


def wrong_value(place: Place) -> Mistake | None:
    """Say what the comma phrase before this place needs."""
    wanted = _WANTED_AFTER.get(place.stuck.previous or "")
    if wanted is None:
        return None
    slot = next(
        (
            place.words(first, place.index)
            for first in range(max(0, place.index - 5), place.index)
            if any(
                c.terminal == place.stuck.previous and c.stop == place.index
                for c in place.stuck.scan.candidates(first)
            )
        ),
        place.words(place.index - 1, place.index),
    )
    return Mistake("wrong-value", f"“{slot}” needs {wanted}.", place.stuck.at)


def no_time(place: Place) -> Mistake | None:
    """Say what a comma phrase of time needs, before a name is looked for."""
    if place.stuck.previous in {"TIME_SLOT", "SPAN_SLOT", "DURATION_SLOT", "WITHIN_SLOT"}:
        return wrong_value(place)
    return None


def what_else(place: Place) -> Mistake:
    """Say what may stand here, where no other case applies."""
    if place.index >= len(place.pieces):
        return Mistake(
            "unfinished",
            f"The sentence breaks off. Here may stand: {what_may_stand(place.expected)}.",
            place.before(),
        )
    found = shorten(place.text[place.stuck.at.start : place.stuck.at.end])
    return Mistake(
        "not-here",
        f"“{found}” cannot stand here. Here may stand: {what_may_stand(place.expected)}.",
        place.stuck.at,
    )
