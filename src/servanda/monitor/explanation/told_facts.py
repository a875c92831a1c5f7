"""Facts of a world that was judged by columns: only those that are shown are written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from servanda.evidence.claim import Claim, ClaimKind, Quantity
from servanda.evidence.table import claims_from, together
from servanda.monitor.columnar import Judgement
from servanda.monitor.columnar.arrays import ALWAYS, Ints
from servanda.monitor.explanation.totals import Totals, added
from servanda.monitor.reference.facts import Fact
from servanda.monitor.world import Instants

MOST_KINDRED = 200
"""So many claims of one kind are looked at for what comes near; the first in the table."""

_STRETCH = 50_000


@dataclass(frozen=True, slots=True)
class ToldFact(Fact):
    """A fact, and the number of its claim among all."""

    row: int


class Claims:
    """Takes claims out of the tables that a judged state keeps, by their numbers."""

    def __init__(self, judgement: Judgement) -> None:
        self._state, self._world = judgement.state, judgement.world
        self._instants = judgement.state.worlds[judgement.world].instants
        self.register, self.labels = judgement.table.register, judgement.table.known.labels
        self.as_of = judgement.course.told.as_of
        heights = [kept.table.height for kept in judgement.state.tables]
        self._begins = np.concatenate([[0], np.cumsum(heights)]).astype(np.int64)
        withdrawn = pl.Series(sorted(judgement.state.withdrawn), dtype=pl.String)
        self._withdrawn = self.labels.named(withdrawn)
        self._kindred: dict[tuple[ClaimKind, str], Ints] = {}

    def frame(self, rows: Ints) -> pl.DataFrame:
        """Return claims as a table, in the order asked for."""
        which = np.searchsorted(self._begins, rows, "right") - 1
        parts = [
            self._state.tables[number].table[rows[which == number] - self._begins[number]]
            for number in np.unique(which)
        ]
        if len(parts) <= 1:
            return together(parts)
        place = np.empty(len(rows), np.int64)
        place[np.argsort(which, kind="stable")] = np.arange(len(rows))
        return together(parts)[place]

    def facts(self, rows: Ints) -> tuple[ToldFact, ...]:
        """Return claims as facts."""
        if not len(rows):
            return ()
        claims = claims_from(self.frame(rows))
        return tuple(self._fact(claim, int(row)) for claim, row in zip(claims, rows, strict=True))

    def _fact(self, claim: Claim, row: int) -> ToldFact:
        moment = claim.happened or claim.reported
        if moment is None:
            return ToldFact(claim, ALWAYS, ALWAYS, row)
        first = self._instants is Instants.FIRST
        return ToldFact(claim, moment.first if first else moment.last, moment.last, row)

    def kindred(self, kind: ClaimKind, what: str) -> Ints:
        """Return the first claims in the tables that tell of one thing, count, and have a time."""
        if (kind, what) not in self._kindred:
            found = np.zeros(0, np.int64)
            for alike in self._alike(kind, what):
                at = self.register.at(alike)
                counts = (at != ALWAYS) & (at <= self.as_of)
                counts &= ~np.isin(self.register.labels(alike), self._withdrawn)
                found = np.concatenate([found, alike[counts]])
                if len(found) >= MOST_KINDRED:
                    break
            self._kindred[kind, what] = self.in_order(found[:MOST_KINDRED])
        return self._kindred[kind, what]

    def _alike(self, kind: ClaimKind, what: str) -> Iterator[Ints]:
        """Yield the claims that tell of one thing, stretch by stretch: the first are found soon."""
        for kept, begin in zip(self._state.tables, self._begins[:-1], strict=True):
            accepted = kept.accepted[self._world]
            for first in range(0, kept.table.height, _STRETCH):
                told = kept.table["what"][first : first + _STRETCH]
                rows = (told == what).arg_true().to_numpy().astype(np.int64) + first
                so = kept.table["kind"][rows] == kind.value
                if accepted is not None:
                    so &= accepted[rows]
                yield rows[so.to_numpy()] + begin

    def told(self, rows: Ints) -> ToldFacts:
        """Return claims as facts in the order of time, none of which shows an episode."""
        return ToldFacts(self.in_order(rows), self, np.zeros(0, np.int64))

    def in_order(self, rows: Ints) -> Ints:
        """Return claims in the order of time, then of labels."""
        if len(rows) <= 1:
            return rows
        at = self.register.at(rows)
        order = np.argsort(at, kind="stable")
        runs = np.concatenate([[0], np.cumsum(np.diff(at[order]) > 0)])[: len(order)]
        return rows[order[self.register.ranks(self.labels)(rows[order], runs)]]


@dataclass(frozen=True, slots=True)
class ToldFacts:
    """Facts by the numbers of their claims; `episodic` are the reports that show an episode."""

    rows: Ints
    claims: Claims
    episodic: Ints

    def __len__(self) -> int:
        return len(self.rows)

    def labels(self, most: int) -> tuple[str, ...]:
        """Return the labels of the reports of the first so many, each once."""
        codes = self.claims.register.labels(self.rows[:most])
        return tuple(dict.fromkeys(self.claims.labels.label(code) for code in codes.tolist()))

    def some(self, most: int) -> tuple[Fact, ...]:
        """Return the first so many."""
        return self.claims.facts(self.rows[:most])

    def ends(self) -> tuple[Fact, ...]:
        """Return the first and the last."""
        return self.claims.facts(np.concatenate([self.rows[:1], self.rows[1:][-1:]]))

    def _only(self, rows: Ints) -> ToldFacts:
        return ToldFacts(rows, self.claims, self.episodic)

    def counting(self) -> ToldFacts:
        """Return those whose reports show an episode of the verdict."""
        return self._only(self.rows[np.isin(self.claims.register.labels(self.rows), self.episodic)])

    def between(self, first: int, last: int) -> ToldFacts:
        """Return those that happened from one instant to another (both included)."""
        at = self.claims.register.at(self.rows)
        return self._only(self.rows[(first <= at) & (at <= last)])

    def perhaps_after(self, at: int) -> ToldFacts:
        """Return those that can have happened after an instant."""
        late = [fact.latest > at for fact in self.claims.facts(self.rows)]
        return self._only(self.rows[np.array(late, np.bool_)])

    def totals(self) -> Totals:
        """Return what they come to together; reports of one event count once."""
        if not len(self.rows):
            return Totals(0)
        frame, at = self.claims.frame(self.rows), self.claims.register.at(self.rows)
        reports = self.claims.register.labels(self.rows).tolist()
        events = _column(frame, "event")
        keys = dict[object, int]()
        for place, (event, report) in enumerate(zip(events, reports, strict=True)):
            keys.setdefault(event or report, place)
        places = list(keys.values())
        instants = at[places]
        figures = zip(*(_column(frame, n) for n in ("low", "high", "unit", "best")), strict=True)
        told = list(figures)
        return Totals(
            len(places),
            len(self.rows) - len(places),
            int(instants.min()),
            int(instants.max()),
            added(
                Quantity(low, high, unit or "", best)
                for low, high, unit, best in (told[place] for place in places)
                if low is not None and high is not None
            ),
        )


def _column(frame: pl.DataFrame, name: str) -> list[Any]:
    return frame[name].to_list() if name in frame.columns else [None] * frame.height
