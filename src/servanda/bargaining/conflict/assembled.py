"""Puts a graph together from states, moves and what parties stated, or says what is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from servanda.bargaining.conflict.empty import nothing_of
from servanda.bargaining.conflict.from_preference import standing_of
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.mistake import mistake
from servanda.bargaining.conflict.moves import Moves
from servanda.bargaining.conflict.preference import Preference
from servanda.bargaining.conflict.standing import Standing
from servanda.bargaining.conflict.states import States
from servanda.findings import Finding, Severity


def assembled(
    parties: tuple[str, ...],
    states: States,
    moves: Moves,
    preferences: Mapping[str, Preference],
    findings: list[Finding],
) -> tuple[Graph, list[Finding]]:
    """Return a graph and all findings; without any state where one of them is a mistake."""
    found = [*findings, *_strangers(parties, preferences)]
    if not parties:
        found.append(mistake("party-unknown", "No party is given."))
    standings: list[Standing] = []
    for party in parties:
        standing, more = standing_of(party, preferences.get(party), states)
        standings.append(standing)
        found += more
    if any(finding.severity is Severity.MISTAKE for finding in found):
        return nothing_of(parties), found
    return Graph(parties, states, moves, tuple(standings)), found


def _strangers(parties: tuple[str, ...], preferences: Mapping[str, Preference]) -> list[Finding]:
    return [
        mistake("party-unknown", f"“{name}” has preferences, but is no party to the conflict.")
        for name in preferences
        if name not in parties
    ]
