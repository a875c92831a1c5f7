"""What a view makes of the evidence: which claims it accepts, and which of them are contested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import polars as pl

from servanda.evidence.completeness import Completeness
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.views.denial import denied_by_one
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
    _denied: dict[tuple[str, int | None], pl.Series] = field(default_factory=dict, repr=False)

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

    def word_of(self, party: str, known_on: int | None = None) -> pl.Series:
        """Return the rows that a party reports itself or accepts, less what it took back."""
        standing = self.standing(known_on)
        said = self.rows.spoken_by((party,))
        against = (label for by, label in standing.not_upheld() if by == party)
        said = marked(said, self.of(against), value=False)
        said = marked(said, self.of(standing.accepted_by(party)), value=True)
        return said if known_on is None else said & self.rows.known_on(known_on)

    def denied_by(self, parties: Iterable[str] | None, known_on: int | None = None) -> pl.Series:
        """Return the rows that one of these denies (None: that anybody does)."""
        denied = self.rows.none()
        for party in self.standing(known_on).deniers() if parties is None else parties:
            denied |= self._denied_by_one(party, known_on)
        return denied

    def _denied_by_one(self, party: str, known_on: int | None) -> pl.Series:
        if (party, known_on) not in self._denied:
            answered = self.of(self.standing(known_on).denied_by(party))
            word = self.word_of(party, known_on)
            denied = denied_by_one(self.rows, self.roster, answered, word)
            self._denied[party, known_on] = denied
        return self._denied[party, known_on]

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
    accepted = _kept(view, basis, _begun_with(view, basis, found, known))
    admitted = rows.of_labels(view.besides)
    accepted = marked(accepted, (n for some in admitted.values() for n in some), value=True)
    accepted &= known
    denied = basis.denied_by(_believed(view, basis), view.known_on)
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
            return basis.word_of(view.party or "", view.known_on)
        case Base.AS_FOUND:
            return found
    upheld = marked(~rows.none(), basis.not_upheld(standing), value=False)
    if view.base is Base.EVERY_CLAIM:
        return upheld
    signatories = basis.roster.signatories
    undenied = upheld & ~basis.denied_by(signatories, view.known_on)
    word = rows.none()
    for party in signatories:
        word |= basis.word_of(party, view.known_on)
    return undenied & ~basis.opposition.to(upheld & known & word)


def _found(basis: Basis, standing: Standing) -> pl.Series:
    found = basis.rows.findings() & basis.rows.spoken_by(basis.roster.bodies)
    return marked(found, basis.not_upheld(standing), value=False)


def _kept(view: View, basis: Basis, accepted: pl.Series) -> pl.Series:
    """Keep of what a view begins with what it asks for."""
    rows = basis.rows
    if view.tellers:
        accepted &= rows.spoken_by(view.tellers)
    if view.findings:
        accepted &= rows.findings()
    if view.grades is not None:
        accepted &= graded_at_least(view.grades, rows)
    if view.not_denied_by:
        accepted &= ~basis.denied_by(view.not_denied_by, view.known_on)
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
