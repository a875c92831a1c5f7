"""Reads who could do what, and who would rather be where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from servanda.bargaining.conflict import (
    Comparisons,
    Direction,
    Order,
    Preference,
    Statements,
    View,
)
from servanda.bargaining.enforcement.assumptions import AssumedConflict
from servanda.exchange.entries import Entry
from servanda.findings import Span

_STATEMENTS, _ORDER = "most important first", "best first"
_OF_A_CONFLICT = (
    "options", "clauses", "cannot be", "once taken", "once dropped", "states", "now",
    "preferences", "coalitions", "seen differently",
)  # fmt: skip
_OF_A_PREFERENCE = (_STATEMENTS, _ORDER, "better", "as good", "not known")


def conflict_of(entry: Entry) -> AssumedConflict:
    """Read the section on the conflict. What the words mean is checked where they are used."""
    given = entry.group(_OF_A_CONFLICT)
    return AssumedConflict(
        options=_lists(given.get("options")),
        clauses=given["clauses"].several() if "clauses" in given else (),
        infeasible=tuple(_pattern(item) for item in _items(given, "cannot be")),
        irreversible={
            name: direction
            for key, direction in (
                ("once taken", Direction.TAKE_ONLY),
                ("once dropped", Direction.DROP_ONLY),
            )
            for item in _items(given, key)
            for name in item.several()
        },
        states=_lists(given.get("states")),
        preferences=dict(_preferences(given.get("preferences"))),
        status_quo=given["now"].words() if "now" in given else None,
        coalitions="coalitions" in given and given["coalitions"].truth(),
        views=dict(_views(given.get("seen differently"))),
        places=dict(_words_of(entry)),
    )


def _items(given: Mapping[str, Entry], name: str) -> Iterator[Entry]:
    if name in given:
        yield from given[name].items()


def _lists(entry: Entry | None) -> dict[str, tuple[str, ...]]:
    return {name: below.several() for name, below in entry.pairs()} if entry else {}


def _pattern(entry: Entry) -> dict[str, bool]:
    """Read a combination: `{option: yes, option: no}`, or a list of options taken together."""
    if entry.is_group:
        return {name: below.truth() for name, below in entry.pairs()}
    return dict.fromkeys(entry.several(), True)


def _views(entry: Entry | None) -> Iterator[tuple[str, View]]:
    for party, below in entry.pairs() if entry else ():
        given = below.group(("preferences", "does not know of"))
        unseen = given["does not know of"].several() if "does not know of" in given else ()
        yield party, View(dict(_preferences(given.get("preferences"))), unseen)


def _preferences(entry: Entry | None) -> Iterator[tuple[str, Preference]]:
    for party, below in entry.pairs() if entry else ():
        preference = _preference(below)
        if preference is not None:
            yield party, preference


def _preference(entry: Entry) -> Preference | None:
    given = entry.group(_OF_A_PREFERENCE)
    forms = {name for name in given if name in {_STATEMENTS, _ORDER}}
    forms |= {"better or as good"} if {"better", "as good"} & given.keys() else set()
    if len(forms) != 1:
        entry.refuse(
            f"given in one way: “{_ORDER}” with states, “{_STATEMENTS}” with statements, or "
            "“better” and “as good” with pairs of states"
        )
        return None
    if _STATEMENTS in given:
        return Statements(given[_STATEMENTS].several())
    if _ORDER in given:
        groups = [_one_or_several(item) for item in given[_ORDER].items()]
        return Order(groups, tuple(_pairs(given.get("not known"))))
    return Comparisons(tuple(_pairs(given.get("better"))), tuple(_pairs(given.get("as good"))))


def _one_or_several(entry: Entry) -> str | tuple[str, ...]:
    """Read one state, or a list of states that are as good as each other."""
    several = entry.several()
    return several[0] if len(several) == 1 else several


def _pairs(entry: Entry | None) -> Iterator[tuple[str, str]]:
    for item in entry.items() if entry else ():
        match item.several():
            case (one, other):
                yield one, other
            case _:
                item.refuse("two states: [one, other]")


def _words_of(entry: Entry) -> Iterator[tuple[str, Span]]:
    """Yield where each word of the section stands; the last place is where it is used."""
    if entry.is_words:
        yield entry.words() or "", entry.at
    elif entry.is_group:
        for name, below in entry.pairs():
            yield name, below.at
            yield from _words_of(below)
    else:
        for item in entry.items():
            yield from _words_of(item)
