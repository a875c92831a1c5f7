"""Where a body found that a clause is breached, or kept: that stands above silence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import Bools, Ints
from servanda.monitor.columnar.asked import findings_of_breach
from servanda.monitor.columnar.told import Told
from servanda.monitor.program import Rule


@dataclass(frozen=True, eq=False)
class Findings:
    """Findings on one clause, in the order of time and labels."""

    at: Ints
    claims: Ints
    breach: Bools

    def newest(self, at: Ints, created: Ints) -> Ints:
        """Return the place of the newest at or before instants, -1 for none since the creation."""
        place = np.searchsorted(self.at, at, "right") - 1
        if not len(self.at):
            return place
        return np.where((place >= 0) & (self.at[place] >= created), place, -1)


def findings_on(told: Told, rule: Rule) -> Findings:
    """Return what bodies found on the state of a clause."""
    words = told.known.words
    clauses = [words.code(rule.clause), words.code(rule.id)]
    parts: list[tuple[Ints, Ints, Bools]] = []
    for pattern in findings_of_breach():
        stream = told.facts(pattern)
        if not len(stream):
            continue
        fits = (stream[s.FINDING] == 1) & np.isin(stream[s.CLAUSE], clauses)
        kept = np.flatnonzero(fits & (stream.at <= told.as_of))
        breach = (pattern.what == "breached") is not pattern.negated
        parts.append((stream.at[kept], stream.rows[kept], np.full(len(kept), breach)))
    if not parts:
        nothing = np.zeros(0, np.int64)
        return Findings(nothing, nothing, nothing.astype(np.bool_))
    at, claims, breached = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(at, kind="stable")
    runs = np.cumsum(np.concatenate([[False], np.diff(at[order]) > 0])[: len(order)])
    order = order[told.register.ranks(told.known.labels)(claims[order], runs)]
    return Findings(at[order], claims[order], breached[order])
