"""What a view makes of the evidence: which claims it accepts, and which of them are contested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import polars as pl

from servanda.evidence.completeness import Completeness
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.views.grading import graded_at_least
from servanda.evidence.views.opposition import Opposition, opposition
from servanda.evidence.views.roster import Roster
from servanda.evidence.views.rows import Rows, marked
from servanda.evidence.views.standing import Standing, standing_of
from servanda.evidence.views.view import Base, View


@dataclass(frozen=True)
class Acceptance:
    """What one view accepts.

    `accepted` and `contested` are Boolean columns over the rows of the table of claims: a row is
    contested where another accepted one, or the denial of somebody whom the view believes as much,
    says the opposite. `competent` are the findings of bodies of the agreement, accepted or not.
    `readings` are those that the view chooses for rival clauses, `complete` the declarations of
    completeness that it accepts, `party` is whose own view it is.
    """

    name: str
    accepted: pl.Series
    contested: pl.Series
    readings: Mapping[str, str] = field(default_factory=dict)
    complete: tuple[Completeness, ...] = ()
    party: str | None = None
    competent: pl.Series | None = None

    def of_rows(self, rows: pl.Series) -> Acceptance:
        """Return what it says of some rows, counted from 0."""
        competent = None if self.competent is None else self.competent.gather(rows)
        accepted, contested = self.accepted.gather(rows), self.contested.gather(rows)
        return replace(self, accepted=accepted, contested=contested, competent=competent)


@dataclass(frozen=True, eq=False)
class Basis:
    """A record and who is who, with what all views need of it worked out once."""

    record: EvidenceRecord
    roster: Roster
    _standings: dict[int | None, Standing] = field(default_factory=dict, repr=False)

    @cached_property
    def rows(self) -> Rows:
        """The table of claims."""
        return Rows(self.record.claims, self.roster.actors)

    def standing(self, known_on: int | None = None) -> Standing:
        """Return where each party stands, as was known at an instant."""
        if known_on not in self._standings:
            self._standings[known_on] = standing_of(self.record.stances, known_on)
        return self._standings[known_on]

    @cached_property
    def numbers(self) -> Mapping[str, list[int]]:
        """The numbers of the rows of each report that somebody answered."""
        return self.rows.of_labels(
            label for stance in self.record.stances for label in stance.reports
        )

    @cached_property
    def opposition(self) -> Opposition:
        """Which claims could say the opposite of one another."""
        return opposition(self.rows, self.roster)

    def of(self, labels: Iterable[str]) -> list[int]:
        """Return the numbers of the rows of reports that somebody answered."""
        return [number for label in labels for number in self.numbers.get(label, ())]

    def not_upheld(self, standing: Standing) -> list[int]:
        """Return the rows that whoever says them has withdrawn, or now denies."""
        speaker, author = self.rows.speaker, self.rows.column("author")
        return [
            number
            for party, label in standing.not_upheld()
            for number in self.numbers.get(label, ())
            if party in {speaker[number], author[number]}
        ]


def accept(view: View, basis: Basis) -> Acceptance:
    """Return what a view makes of a record."""
    rows, standing = basis.rows, basis.standing(view.known_on)
    known = ~rows.none() if view.known_on is None else rows.known_on(view.known_on)
    found = _found(basis, standing) & known
    accepted = _kept(view, basis, _begun_with(view, basis, found, known), standing)
    admitted = rows.of_labels(view.besides)
    accepted = marked(accepted, (n for some in admitted.values() for n in some), value=True)
    accepted &= known
    denied = marked(rows.none(), basis.of(standing.denied_by(_believed(view, basis))), value=True)
    contested = accepted & (denied | basis.opposition.within(accepted))
    return Acceptance(
        view.name,
        accepted,
        contested,
        dict(view.readings),
        tuple(c for c in basis.record.complete if _declares(view, c, basis.roster)),
        view.party,
        found,
    )


def _begun_with(view: View, basis: Basis, found: pl.Series, known: pl.Series) -> pl.Series:
    """Return which rows a view begins with; `found` are the findings of bodies."""
    rows, standing = basis.rows, basis.standing(view.known_on)
    match view.base:
        case Base.OWN:
            return _own(view.party or "", basis, standing)
        case Base.AS_FOUND:
            return found
    upheld = marked(~rows.none(), basis.not_upheld(standing), value=False)
    if view.base is Base.EVERY_CLAIM:
        return upheld
    signatories = basis.roster.signatories
    undenied = marked(upheld, basis.of(standing.denied_by(signatories)), value=False)
    contrary = basis.opposition.to(upheld & known & rows.spoken_by(signatories))
    return undenied & ~contrary


def _own(party: str, basis: Basis, standing: Standing) -> pl.Series:
    said = basis.rows.spoken_by((party,))
    against = (label for by, label in standing.not_upheld() if by == party)
    said = marked(said, basis.of(against), value=False)
    return marked(said, basis.of(standing.accepted_by(party)), value=True)


def _found(basis: Basis, standing: Standing) -> pl.Series:
    found = basis.rows.findings() & basis.rows.spoken_by(basis.roster.bodies)
    return marked(found, basis.not_upheld(standing), value=False)


def _kept(view: View, basis: Basis, accepted: pl.Series, standing: Standing) -> pl.Series:
    """Keep of what a view begins with what it asks for."""
    rows = basis.rows
    if view.tellers:
        accepted &= rows.spoken_by(view.tellers)
    if view.findings:
        accepted &= rows.findings()
    if view.grades is not None:
        accepted &= graded_at_least(view.grades, rows)
    if view.not_denied_by:
        accepted = marked(accepted, basis.of(standing.denied_by(view.not_denied_by)), value=False)
    left_out = rows.of_labels(view.without)
    return marked(accepted, (n for some in left_out.values() for n in some), value=False)


def _believed(view: View, basis: Basis) -> Iterable[str] | None:
    """Return whose denial a view believes as much as a report; None for everybody's."""
    if view.tellers:
        return view.tellers
    match view.base:
        case Base.EVERY_CLAIM:
            return None
        case Base.AS_FOUND:
            return basis.roster.bodies
    return ()


def _declares(view: View, complete: Completeness, roster: Roster) -> bool:
    """Whether a view takes somebody's word for it that nothing is missing.

    What the file itself declares, naming nobody, counts in every view.
    """
    if not complete.by:
        return True
    if view.tellers:
        return bool(set(view.tellers) & set(complete.by))
    match view.base:
        case Base.OWN:
            return view.party in complete.by
        case Base.AS_FOUND:
            return bool(roster.bodies & set(complete.by))
    return True
