"""Full stops, commas and units that are missing, and sentences that say too much."""

from __future__ import annotations

from servanda.instrument.pact.mistakes.place import Mistake, Place


def full_stop(place: Place) -> Mistake | None:
    """Notice a sentence without its end."""
    if place.index < len(place.pieces) or "_DOT" not in place.expected:
        return None
    return Mistake(
        "missing-full-stop",
        "The sentence does not end with a full stop.",
        place.before(),
        ("Add the full stop.", place.before(), "."),
    )


def comma(place: Place) -> Mistake | None:
    """Notice a comma phrase without its comma."""
    slot = next((c for c in place.stuck.found if c.terminal.endswith("_SLOT")), None)
    if slot is None or "_COMMA" not in place.expected:
        return None
    return Mistake(
        "missing-comma",
        f"A comma is missing before “{place.words(slot.first, slot.stop)}”.",
        place.extent(slot.first, slot.stop),
        ("Add the comma.", place.before(), ","),
    )


def two_norms(place: Place) -> Mistake | None:
    """Notice two norms in one sentence."""
    if place.stuck.previous not in {"_AND_CLAUSE", "NP_AND"} or not (
        {"VERB", "_MUST", "_MUST_NOT", "_MAY"} & place.terminals
    ):
        return None
    return Mistake(
        "two-norms-in-one",
        "This says two things at once. Write them as two sentences, each with its own quotation, "
        "so that each can be kept or broken by itself.",
        place.extent(place.index - 1, place.index + 1),
    )


def unit(place: Place) -> Mistake | None:
    """Notice a number that counts nothing."""
    if place.stuck.previous != "NUMBER" or not place.expected & {"UNIT", "CALENDAR_UNIT"}:
        return None
    number = place.words(place.index - 1, place.index)
    return Mistake(
        "no-unit",
        f"“{number}” of what? Name the unit, such as “personnel”, “km” or “days”; a unit of "
        "several words is declared with its measure: “The measures are … in …”.",
        place.extent(place.index - 1, place.index),
    )
