"""Writes what is done, how often, and how long."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.phrasing.names import bound, number, term


def roles(items: tuple[s.Role, ...]) -> str:
    """Write what an act is done to, at, with…; begins with a blank unless empty."""
    return "".join(
        f" {role.preposition} {term(role.term)}" if role.preposition else f" {term(role.term)}"
        for role in items
    )


def act(value: s.Act | s.Limit | s.Change) -> str:
    """Write an act in its base form."""
    match value:
        case s.Act():
            return value.verb + roles(value.roles)
        case s.Change():
            return f"{value.effect.value} {term(value.on)}"
        case s.Limit():
            period = ""
            if value.period is not None:
                each = f"in any {duration(value.period)}" if value.rolling else every(value.period)
                period = f" in total {each}"
            return (
                f"keep {measure(value.measure, value.holder)} {value.comparison.value} "
                f"{bound(value.bound)}{period}"
            )


def measure(what: s.Term, holder: s.Term | None) -> str:
    """Write `strength of forces of Northland`."""
    return f"{term(what)} of {term(holder)}" if holder is not None else term(what)


def times(value: s.Times) -> str:
    """Write `at least 3 times`, `at most 1 time each month`."""
    words = (
        f"{value.comparison.value} {number(value.count)} {'time' if value.count == 1 else 'times'}"
    )
    if value.period is None:
        return words
    return (
        f"{words} in any {duration(value.period)}"
        if value.rolling
        else (f"{words} {every(value.period)}")
    )


def duration(value: s.Duration) -> str:
    """Write `30 days`."""
    return f"{number(value.count)} {value.unit}{'' if value.count == 1 else 's'}"


def every(value: s.Duration) -> str:
    """Write `each 30 days`, `each month`."""
    return f"each {value.unit if value.count == 1 else duration(value)}"
