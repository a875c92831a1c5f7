"""Resolves the positions of a pact file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from servanda.bargaining.positions.attribution import Attribution
from servanda.bargaining.positions.checks import check_claim
from servanda.bargaining.positions.position import (
    Alternative,
    Claim,
    Direction,
    Forecast,
    Interaction,
    Position,
    Positions,
    Ranking,
    Strength,
    Valuation,
    WalkAway,
    Weight,
)
from servanda.bargaining.problem import Worth, worth
from servanda.findings import Finding, Fix, Severity, Span
from servanda.instrument.pact import phrasing as p
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact_file import PactFile, Said
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.attribution import sources_of
from servanda.vocabulary.checks import check_amounts

_ABOUT_THE_STATEMENT = frozenset(
    {s.Slot.STATED, s.Slot.ACCORDING_TO, s.Slot.ASSUMED_BY, s.Slot.BESIDE, s.Slot.QUOTING}
)


def positions_from(file: PactFile, vocabulary: Vocabulary) -> Positions:
    """Return what the parties of a file are said to want, and how much of it."""
    claims: list[Claim] = []
    findings: list[Finding] = []
    for said in file.positions:
        for statement in said.statements:
            findings += check_amounts(statement, vocabulary, said.place, None)
            core = statement.core
            if not isinstance(core, s.Preference):
                findings.append(_out_of_place(said))
                continue
            found = tuple(_Resolving(core, statement, said, vocabulary).claims())
            claims += found
            findings += check_claim(found[0], core, said.place)
    return Positions(tuple(claims), tuple(findings), vocabulary)


@dataclass(frozen=True, slots=True)
class _Resolving:
    """One statement, its names looked up."""

    core: s.Preference
    statement: s.Statement
    said: Said
    vocabulary: Vocabulary

    def claims(self) -> Iterator[Claim]:
        """Yield what is said, once for each party of which it is said."""
        by = self._attribution()
        for party in self.vocabulary.names(_subject(self.core)) or (s.Gap.NOT_STATED.value,):
            yield self._claim(party, by)

    def _claim(self, party: str, by: Attribution) -> Claim:  # noqa: C901, PLR0911 - one line each
        match self.core:
            case s.Position() as core:
                return self._position(core, party, by)
            case s.Weight(on=on, value=value):
                return Weight(party, self._alternative(s.Demand(on)), _number(value), by)
            case s.Worth(of=of, value=value):
                alternative = None if of is None else self._alternative(of)
                return Valuation(party, alternative, _number(value), by)
            case s.Interaction(of=of, value=value, extra=extra):
                more = _number(value)
                if extra is s.Extra.LESS:
                    more = Worth(-more.high, -more.low)
                return Interaction(party, self._alternatives(of), more, by)
            case s.Ranking(ranked=ranked, equal=equal):
                return Ranking(party, self._alternatives(ranked), equal, by)
            case s.Direction(way=way, of=on):
                higher = way is s.Way.HIGHER
                return Direction(party, higher, self._alternative(s.Demand(on)), by)
            case s.Strength(faculty=faculty, value=value):
                return Strength(party, faculty, _number(value), by)
            case s.Forecast(outcome=outcome):
                return Forecast(party, self._alternatives(outcome), by)
            case s.WalkAway(unless=unless):
                return WalkAway(party, unless, by)

    def _position(self, core: s.Position, party: str, by: Attribution) -> Position:
        return Position(
            party,
            core.stand,
            self._alternative(core.demand),
            self._alternatives(core.together),
            core.only,
            by,
            tuple(quote.text for quote in self.statement.quotes),
            tuple(m for m in self.statement.modifiers if m.slot not in _ABOUT_THE_STATEMENT),
        )

    def _alternatives(self, demands: tuple[s.Demand, ...]) -> tuple[Alternative, ...]:
        return tuple(map(self._alternative, demands))

    def _alternative(self, demand: s.Demand) -> Alternative:
        if demand.on is None:  # an act of one's own: as if another had asked for it
            demand = replace(demand, on=_subject(self.core))
        if isinstance(demand.on, s.Reference):
            return Alternative(demand, demand.on.label)
        beside = self.statement.values(s.Slot.BESIDE)
        clause = next((v.label for v in beside if isinstance(v, s.Reference)), None)
        return Alternative(demand, clause, beside=True)

    def _attribution(self) -> Attribution:
        dates = (v.iso for v in self.statement.values(s.Slot.STATED) if isinstance(v, s.Date))
        assuming = self.statement.values(s.Slot.ASSUMED_BY)
        names = (name for value in assuming for name in self._names(value))
        sources = sources_of(self.statement, self.vocabulary)
        statement = p.preference(self.core)
        return Attribution(next(dates, None), sources, tuple(names), statement, self._at)

    def _names(self, value: s.SlotValue) -> tuple[str, ...]:
        match value:
            case s.NounPhrase() | s.Group():
                return self.vocabulary.names(value)
            case s.Words(text=text):
                return (text,)
        return (s.Gap.NOT_STATED.value,)

    @property
    def _at(self) -> Span:
        return self.said.place(self.statement.at)


def _subject(core: s.Preference) -> s.Term:
    match core:
        case s.Strength(of=subject) | s.Forecast(by=subject):
            return subject
    return core.party


def _number(value: s.Degree) -> Worth:
    low, high = sorted((Fraction(value.low), Fraction(value.high)))
    return worth(low, high)


def _out_of_place(said: Said) -> Finding:
    return Finding(
        "out-of-place",
        Severity.MISTAKE,
        "This is a report; it does not belong under “Positions”.",
        span=said.at,
        fix=Fix("Put it under a heading “Reports”."),
    )
