"""Resolves the positions of a pact file."""

from __future__ import annotations

from servanda.bargaining.position import Position, Positions, WalkAway, Weight
from servanda.findings import Finding, Fix, Severity
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact_file import PactFile, Said
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.attribution import sources_of
from servanda.vocabulary.checks import check_amounts

_ABOUT_THE_STATEMENT = frozenset(
    {s.Slot.STATED, s.Slot.ACCORDING_TO, s.Slot.BESIDE, s.Slot.QUOTING}
)


def positions_from(file: PactFile, vocabulary: Vocabulary) -> Positions:
    """Return what the parties of a file are said to want."""
    positions: list[Position] = []
    weights: list[Weight] = []
    walk_aways: list[WalkAway] = []
    findings: list[Finding] = []
    for said in file.positions:
        for statement in said.statements:
            findings += check_amounts(statement, vocabulary, said.place, None)
            sources = sources_of(statement, vocabulary)
            match statement.core:
                case s.Position() as core:
                    positions.append(_position(core, statement, said, vocabulary))
                case s.Weight(party=party, on=on, value=value):
                    clause = on.label if isinstance(on, s.Reference) else None
                    weights.append(Weight(_who(party, vocabulary), clause, value, sources, said.at))
                case s.WalkAway(party=party, unless=unless):
                    walk_aways.append(WalkAway(_who(party, vocabulary), unless, sources, said.at))
                case _:
                    findings.append(_out_of_place(said))
    return Positions(tuple(positions), tuple(weights), tuple(walk_aways), tuple(findings))


def _position(
    core: s.Position, statement: s.Statement, said: Said, vocabulary: Vocabulary
) -> Position:
    on = core.demand.on
    beside = next(
        (v.label for v in statement.values(s.Slot.BESIDE) if isinstance(v, s.Reference)), None
    )
    stated = next((v.iso for v in statement.values(s.Slot.STATED) if isinstance(v, s.Date)), None)
    return Position(
        _who(core.party, vocabulary),
        core.stand,
        core.demand,
        on.label if isinstance(on, s.Reference) else beside,
        not isinstance(on, s.Reference),
        stated,
        sources_of(statement, vocabulary),
        tuple(quote.text for quote in statement.quotes),
        tuple(m for m in statement.modifiers if m.slot not in _ABOUT_THE_STATEMENT),
        said.at,
    )


def _who(party: s.Term, vocabulary: Vocabulary) -> str:
    return next(iter(vocabulary.names(party)), s.Gap.NOT_STATED.value)


def _out_of_place(said: Said) -> Finding:
    return Finding(
        "out-of-place",
        Severity.MISTAKE,
        "This is a report; it does not belong under “Positions”.",
        span=said.at,
        fix=Fix("Put it under a heading “Reports”."),
    )
