"""Builds the views that a file defines."""

from __future__ import annotations

from functools import partial
from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.tree.rule import Refused, rule
from servanda.instrument.pact.tree.token import Token

_ORDER = {picks: number for number, picks in enumerate(s.Picks)}


def _begins(begins: s.Begins, of: s.Term) -> tuple[s.Begins, s.Term | None]:
    return begins, of


rule(partial(_begins, s.Begins.REPORTS), "reports_by")
rule(partial(_begins, s.Begins.FINDINGS), "findings_by")
rule(partial(_begins, s.Begins.OWN), "own_view")


@rule
def standard_view(name: Token) -> tuple[s.Begins, s.Term | None]:
    return s.Begins(name.value), None


@rule
def graded_at_least(slot: Token, comparison: Token, grade: Token, rater: Any = None) -> s.Choice:
    if comparison.value != s.Comparison.AT_LEAST.value:
        raise Refused("no-such-grade", "Write “graded at least B2”.", comparison.at)
    graded = s.Graded(grade.value[0], grade.value[1], rater)
    return s.Choice(s.Picks.GRADED, graded, slot.at)


def _choice(picks: s.Picks, value: s.ChoiceValue) -> s.Choice:
    return s.Choice(picks, value)


rule(partial(_choice, s.Picks.KNOWN_ON), "known_on")
rule(partial(_choice, s.Picks.NOT_DENIED_BY), "not_denied_by")
rule(partial(_choice, s.Picks.WITH), "with_reports")
rule(partial(_choice, s.Picks.WITHOUT), "without_reports")


@rule
def chosen_reading(clause: Token, name: Token) -> s.Choice:
    return s.Choice(s.Picks.READING, (clause.value, name.value), clause.at)


@rule
def view(name: Token, begins: tuple[s.Begins, s.Term | None], *choices: s.Choice) -> s.Statement:
    for number, choice in enumerate(choices):
        if choice.picks is not s.Picks.READING and choice.picks in {
            other.picks for other in choices[:number]
        }:
            raise Refused(
                "said-twice", f"“{choice.picks.value} …” is said twice in one view.", choice.at
            )
    ordered = tuple(sorted(choices, key=lambda choice: _ORDER[choice.picks]))
    return s.Statement(s.View(name.value, *begins, ordered))
