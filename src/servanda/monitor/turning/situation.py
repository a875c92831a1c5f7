"""One view of the claims that bear on a verdict, and the verdict after changes in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import polars as pl

from servanda.evidence.table import label_of
from servanda.evidence.views import View
from servanda.evidence.views.acceptance import Basis
from servanda.monitor.turning.change import Alteration, ChangeKind
from servanda.monitor.verdict import Status
from servanda.monitor.views.combining import Key, status_in
from servanda.monitor.views.competence import accepted_in
from servanda.monitor.views.judging import Hearing


@dataclass(frozen=True)
class Situation:
    """A verdict's rules and claims, and the view that it is given in.

    `labels` are the reports of the rows of the claims; `supposed` are those made for a what-if,
    which nobody can strike.
    """

    key: Key
    hearing: Hearing
    basis: Basis
    labels: tuple[str, ...]
    view: View
    supposed: frozenset[str] = frozenset()

    def alterations(self, first: Iterable[str] = ()) -> tuple[Alteration, ...]:
        """Return all single changes, those of the reports in `first` before the others.

        Else they stand in the order of the evidence and of the text, which knows no names.
        """
        acceptance = accepted_in(self.view, self.basis, self.hearing.program)
        counts = (
            acceptance.accepted
            if acceptance.competent is None
            else (acceptance.accepted | acceptance.competent)
        )
        taken = {label for label, so in zip(self.labels, counts, strict=True) if so}
        order = {label: number for number, label in reversed([*enumerate((*first, *self.labels))])}
        known = sorted(set(self.labels) - self.supposed, key=order.__getitem__)
        changes = [
            Alteration(ChangeKind.STRIKE if label in taken else ChangeKind.ADMIT, label)
            for label in known
        ]
        asking = self.hearing.asking
        chosen = dict(self.view.readings)
        for clause, readings in asking.rivals.items():
            if clause != asking.by_id[self.key[0]].clause:
                other = (reading for reading in readings if reading != chosen.get(clause))
                changes += [Alteration(ChangeKind.READ, clause, reading) for reading in other]
        declared = dict.fromkeys(complete.what for complete in acceptance.complete)
        return (*changes, *(Alteration(ChangeKind.INCOMPLETE, what) for what in declared))

    def status(self, changes: Iterable[Alteration] = ()) -> Status | None:
        """Return the status that the verdict has, or would have after changes."""
        of: dict[ChangeKind, list[Alteration]] = {kind: [] for kind in ChangeKind}
        for change in changes:
            of[change.kind].append(change)
        struck = {change.about for change in of[ChangeKind.STRIKE]}
        readings = dict(self.view.readings)
        readings |= {c.about: c.reading for c in of[ChangeKind.READ] if c.reading is not None}
        view = replace(
            self.view,
            without=(*self.view.without, *struck),
            besides=(*self.view.besides, *(change.about for change in of[ChangeKind.ADMIT])),
            readings=tuple(readings.items()),
        )
        acceptance = accepted_in(view, self.basis, self.hearing.program)
        incomplete = {change.about for change in of[ChangeKind.INCOMPLETE]}
        kept = pl.Series([label not in struck for label in self.labels], dtype=pl.Boolean)
        acceptance = replace(
            acceptance,
            competent=None if acceptance.competent is None else acceptance.competent & kept,
            complete=tuple(c for c in acceptance.complete if c.what not in incomplete),
        )
        (found,) = self.hearing.judge(self.basis.record.claims, [acceptance])
        return status_in(found, self.key)


def labels_of(claims: pl.DataFrame) -> tuple[str, ...]:
    """Return the labels of the reports that the rows of a table belong to."""
    told = claims.select(pl.col("^(report|feed|row)$"))
    return tuple(label_of(row) for row in told.iter_rows(named=True))
