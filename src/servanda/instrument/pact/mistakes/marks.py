"""Quotation marks and brackets that are not closed, and readings without words."""

from __future__ import annotations

from servanda.instrument.pact.mistakes.place import Mistake, Place
from servanda.instrument.pact.syntax import Extent

_LONE_MARKS = frozenset('"“”')
_OPENING = {"[": "]", "(": ")"}


def empty(place: Place) -> Mistake | None:
    """Notice that nothing is written."""
    if place.pieces:
        return None
    return Mistake(
        "empty-reading",
        "Nothing is written here. Say who must do what, or set the words aside with a reason.",
        Extent(0, len(place.text)),
    )


def unclosed_quotation(place: Place) -> Mistake | None:
    """Notice a quotation mark without its fellow."""
    lone = next((n for n, piece in enumerate(place.pieces) if piece in _LONE_MARKS), None)
    if lone is None or lone > place.index:
        return None
    opened = place.pieces[lone]
    at = place.extent(lone, lone + 1)
    if opened == "”":
        return Mistake("unopened-quotation", "This quotation mark closes what none has opened.", at)
    stripped = place.text.rstrip()
    end = len(stripped) - stripped.endswith(".")
    close = "”" if opened == "“" else '"'
    return Mistake(
        "unclosed-quotation",
        "This quotation mark is never closed. A quotation ends with the mark it began with.",
        at,
        ("Close the quotation at the end.", Extent(end, end), close),
    )


def unclosed_bracket(place: Place) -> Mistake | None:
    """Notice a bracket without its fellow."""
    opened: list[int] = []
    for number, piece in enumerate(place.pieces):
        if piece in _OPENING:
            opened.append(number)
        elif piece in _OPENING.values() and opened:
            opened.pop()
    if not opened or opened[-1] > place.index:
        return None
    close = _OPENING[place.pieces[opened[-1]]]
    return Mistake(
        "unclosed-bracket",
        f"This bracket is never closed: “{close}” is missing.",
        place.extent(opened[-1], opened[-1] + 1),
    )
