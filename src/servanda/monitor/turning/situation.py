"""One view of the claims that bear on a verdict, and the verdict after changes in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

import polars as pl

from servanda.evidence.table import label_of
from servanda.monitor.turning.change import Alteration, ChangeKind
from servanda.monitor.verdict import Status
from servanda.monitor.views.combining import Key, status_in
from servanda.monitor.views.judging import Hearing
from servanda.monitor.views.worlds import Outlook, rivals

Contradictions: TypeAlias = Callable[[pl.DataFrame, pl.Series], pl.Series]
"""Tells which of the claims that are accepted are contested."""


@dataclass(frozen=True)
class Situation:
    """A verdict's rules and claims, as one view has them.

    `labels` are the reports of the rows of `claims`; `supposed` are those made for a what-if, which
    nobody can strike.
    """

    key: Key
    hearing: Hearing
    claims: pl.DataFrame
    labels: tuple[str, ...]
    outlook: Outlook
    contradictions: Contradictions
    supposed: frozenset[str] = frozenset()

    def alterations(self, first: Iterable[str] = ()) -> tuple[Alteration, ...]:
        """Return all single changes, those of the reports in `first` before the others.

        Else they stand in the order of the evidence and of the text, which knows no names.
        """
        accepted = dict(zip(self.labels, self.outlook.accepted, strict=True))
        order = {label: number for number, label in enumerate((*first, *self.labels))}
        known = sorted(set(self.labels) - self.supposed, key=order.__getitem__)
        changes = [
            Alteration(ChangeKind.STRIKE if accepted[label] else ChangeKind.ADMIT, label)
            for label in known
        ]
        rule = self.hearing.asking.by_id[self.key[0]]
        for clause, readings in rivals(self.hearing.asking).items():
            if clause != rule.clause:
                other = (r for r in readings if r != self.outlook.readings.get(clause))
                changes += [Alteration(ChangeKind.READ, clause, reading) for reading in other]
        declared = dict.fromkeys(complete.what for complete in self.outlook.complete)
        return (*changes, *(Alteration(ChangeKind.INCOMPLETE, what) for what in declared))

    def status(self, changes: Iterable[Alteration] = ()) -> Status | None:
        """Return the status that the verdict has, or would have after changes."""
        struck: set[str] = set()
        admitted: set[str] = set()
        incomplete: set[str] = set()
        readings = dict(self.outlook.readings)
        for change in changes:
            match change.kind:
                case ChangeKind.STRIKE:
                    struck.add(change.about)
                case ChangeKind.ADMIT:
                    admitted.add(change.about)
                case ChangeKind.READ if change.reading is not None:
                    readings[change.about] = change.reading
                case _:
                    incomplete.add(change.about)
        left = [row for row, label in enumerate(self.labels) if label not in struck]
        claims = self.claims[left]
        accepted = pl.Series(
            [self.outlook.accepted[row] or self.labels[row] in admitted for row in left],
            dtype=pl.Boolean,
        )
        outlook = replace(
            self.outlook.of(left),
            accepted=accepted,
            contested=self.contradictions(claims, accepted),
            readings=readings,
            complete=tuple(c for c in self.outlook.complete if c.what not in incomplete),
        )
        (found,) = self.hearing.judge(claims, [outlook])
        return status_in(found, self.key)


def labels_of(claims: pl.DataFrame) -> tuple[str, ...]:
    """Return the labels of the reports that the rows of a table belong to."""
    told = claims.select(pl.col("^report|feed|row$"))
    return tuple(label_of(row) for row in told.iter_rows(named=True))
