"""A conflict as a table: its states, and what is taken in each."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.table import MOST_ROWS, table
from servanda.findings import Finding

_SAID = {True: "yes", False: "no", None: "either"}


def conflict_table(graph: Graph, findings: Iterable[Finding]) -> str:
    """Return each state with what is taken in it, and what is wrong with the conflict."""
    states = graph.states
    options = states.options.options
    holders = [f"{states.options.parties[option.party]}: {option.name}" for option in options]
    rows = [
        [
            states.label(state),
            *(_SAID[states.taken(state, k)] for k in range(len(options))),
        ]
        for state in range(min(states.count, MOST_ROWS))
    ]
    parties = ", ".join(graph.parties)
    caption = f"A conflict of {parties}: {states.count:,} states"
    return _listed(findings) + table(caption, ["state", *holders], rows, states.count)


def _listed(findings: Iterable[Finding]) -> str:
    items = "".join(f"<li>{escape(finding.message)}</li>" for finding in findings)
    return f"<ul>{items}</ul>" if items else ""
