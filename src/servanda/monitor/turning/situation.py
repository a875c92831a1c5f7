"""One view of the claims that bear on a verdict, and the verdict after changes in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import polars as pl

from servanda.evidence.views import View
from servanda.evidence.views.acceptance import Acceptance, Basis
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import Pattern
from servanda.monitor.turning.change import Alteration, ChangeKind
from servanda.monitor.verdict import Status
from servanda.monitor.views.combining import Key, status_in
from servanda.monitor.views.competence import accepted_in
from servanda.monitor.views.judging import Hearing


@dataclass(frozen=True)
class Situation:
    """A verdict's rules and claims, and the view that it is given in.

    `labels` are the reports of the rows of the claims; `supposed` are those made for a what-if,
    which nobody can strike. `memory` is shared by the views in which the same is asked.
    """

    key: Key
    hearing: Hearing
    basis: Basis
    labels: tuple[str, ...]
    view: View
    supposed: frozenset[str] = frozenset()
    memory: dict[object, Status | None] = field(default_factory=dict, repr=False, compare=False)

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
        asked = {p.what for p in pieces(asking.program.rules) if isinstance(p, Pattern)}
        declared = dict.fromkeys(c.what for c in acceptance.complete if c.what in asked)
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
        return self._judged(acceptance)

    def _judged(self, acceptance: Acceptance) -> Status | None:
        """Judge what is accepted; views that accept the same are judged once."""
        competent = acceptance.competent
        known = (
            tuple(acceptance.accepted),
            tuple(acceptance.contested),
            None if competent is None else tuple(competent),
            tuple(sorted(acceptance.readings.items())),
            acceptance.complete,
        )
        if known not in self.memory:
            (found,) = self.hearing.judge(self.basis.record.claims, [acceptance])
            self.memory[known] = status_in(found, self.key)
        return self.memory[known]
