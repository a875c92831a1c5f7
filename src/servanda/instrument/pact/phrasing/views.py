"""Writes what a view believes."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.phrasing.conditions import date
from servanda.instrument.pact.phrasing.names import labels, quoted, term


def view(value: s.View) -> list[str]:
    """Write `view "observers": reports by …` and each comma phrase after it."""
    of = f" {term(value.of)}" if value.of is not None else ""
    return [f"view {quoted(value.name)}: {value.begins.value}{of}", *map(_choice, value.choices)]


def _choice(choice: s.Choice) -> str:
    picks = choice.picks.value
    match choice.value:
        case s.Graded(reliability=reliability, credibility=credibility, rater=rater):
            by = f" by {term(rater)}" if rater else ""
            return f"{picks} {reliability}{credibility}{by}"
        case s.Date() as day:
            return f"{picks} {date(day)}"
        case (clause, name) if choice.picks is s.Picks.READING:
            return f"[{clause}] {picks} {quoted(name)}"
        case tuple() as reports:
            return f"{picks} {labels(reports)}"
        case whose:
            return f"{picks} {term(whose)}"
