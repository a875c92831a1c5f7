"""Positions keep who wants what of which clause, or beside it, since when, by whose word."""

from decimal import Decimal
from fractions import Fraction

import pytest

from servanda.bargaining.positions import (
    Alternative,
    Attribution,
    Claim,
    Direction,
    Interaction,
    Position,
    Positions,
    Ranking,
    Strength,
    Valuation,
    WalkAway,
    Weight,
    positions_from,
)
from servanda.bargaining.problem import Worth
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact import syntax as s
from servanda.norms import agreement_from

WORDS = """\
## Words used
The signatories are Arden, Brell. The people are Ann Reader. The things are camp.
The measures are strength of the army in personnel, stock of tanks in tanks. The verbs are build.

## Article 1
> W.

[1] Arden must keep strength of the army at most 40 personnel, quoting "W".
"""


def read(said: str) -> Positions:
    file = read_pact(Text("a.pact.md", f"{WORDS}\n## Positions\n{said}\n"))
    assert file.findings == ()
    return positions_from(file, agreement_from(file).vocabulary)


def positions(said: str) -> tuple[Claim, ...]:
    found = read(said)
    assert found.findings == ()
    return found.claims


def test_a_demand_on_a_clause() -> None:
    (position,) = positions(
        "Brell wants [1] at most 20 personnel, stated 2025-03, according to Ann Reader, "
        'according to S1, quoting "W".'
    )
    assert isinstance(position, Position)
    assert (position.party, position.stand) == ("Brell", s.Stand.WANTS)
    assert (position.of.clause, position.of.beside) == ("1", False)
    assert position.of.figure is not None
    comparison, quantity = position.of.figure
    assert (comparison, quantity.high) == (s.Comparison.AT_MOST, Decimal(20))
    assert position.said == Attribution("2025-03", ("Ann Reader", "S1"))
    assert not position.said.assumed
    assert position.quotes == ("W",)


def test_a_demand_beside_a_clause_is_on_a_measure_of_its_own() -> None:
    (position,) = positions("Brell wants stock of tanks at most 3 tanks, beside [1].")
    assert isinstance(position, Position)
    assert (position.of.clause, position.of.beside) == ("1", True)
    assert position.of.demand.on == s.NounPhrase("stock of tanks")


@pytest.mark.parametrize("stand", list(s.Stand))
def test_every_stand(stand: s.Stand) -> None:
    (position,) = positions(f"Arden {stand} [1] deleted.")
    assert isinstance(position, Position)
    assert (position.stand, position.of.demand.change) == (stand, "deleted")
    assert position.of.figure is None


def test_what_is_said_of_several_is_said_of_each() -> None:
    assert [
        p.party for p in positions("Arden and Brell want [1] deleted.") if isinstance(p, Position)
    ] == ["Arden", "Brell"]


def test_an_act_of_ones_own_is_the_one_that_another_may_ask_for() -> None:
    asked, offered = positions(
        "Brell wants Arden to build camps, beside [1]. Arden offers to build camps, beside [1]."
    )
    assert isinstance(asked, Position)
    assert isinstance(offered, Position)
    assert asked.of == offered.of


def test_what_it_is_worth_and_when_a_party_leaves() -> None:
    weight, floor, worth, more, order, equal, way, leaving = positions(
        "Arden gives [1] weight 5. Arden values no agreement at 0.3 to 0.4. "
        "Arden values [1] deleted at 0.5. "
        "Arden values [1] deleted together with camp deleted at 0.2 less, beside [1]. "
        "Arden prefers [1] deleted rather than [1] unchanged. "
        "Arden finds [1] deleted as good as [1] unchanged. "
        "Arden prefers a lower figure for [1]. "
        "Arden walks away unless [1] is kept."
    )
    assert isinstance(weight, Weight)
    assert (weight.on.clause, weight.value) == ("1", Worth(Fraction(5), Fraction(5)))
    assert isinstance(floor, Valuation)
    assert (floor.of, floor.value) == (None, Worth(Fraction(3, 10), Fraction(2, 5)))
    assert isinstance(worth, Valuation)
    assert worth.of == Alternative(s.Demand(s.Reference("1"), change="deleted"), "1")
    assert isinstance(more, Interaction)
    assert (len(more.of), more.value) == (2, Worth(Fraction(-1, 5), Fraction(-1, 5)))
    assert isinstance(order, Ranking)
    assert isinstance(equal, Ranking)
    assert (order.equal, equal.equal) == (False, True)
    assert isinstance(way, Direction)
    assert not way.higher
    assert isinstance(leaving, WalkAway)
    assert isinstance(leaving.unless, s.Stands)


def test_an_assumption_is_told_from_what_was_said() -> None:
    said, assumed = positions(
        "The power of Arden is 0.6 to 0.9, according to Ann Reader. "
        "Arden values no agreement at 0.4, stated 2026-01-10, assumed by Ann Reader."
    )
    assert isinstance(said, Strength)
    assert (said.faculty, said.said.assumed) == (s.Faculty.POWER, False)
    assert isinstance(assumed, Valuation)
    assert assumed.said == Attribution("2026-01-10", (), ("Ann Reader",))
    assert assumed.said.words == "stated 2026-01-10, assumed by Ann Reader"
    assert assumed.said.statement == "Arden values no agreement at 0.4"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("R1: Arden reports that Brell built camps.", "out-of-place"),
        ("Brell wants strength of the army at most 5 km.", "unit-mismatch"),
        ("Brell wants [1] at most 9 to 5 personnel.", "reversed-range"),
        ("Brell wants [1] deleted, stated 2025-02-30.", "no-such-date"),
        ("Brell values [1] deleted at 0.8 to 0.6.", "reversed-range"),
        ("The power of Brell is 2, assumed by Ann Reader.", "not-a-share"),
        ("The power of Brell is 0.4.", "whose-claim"),
    ],
)
def test_a_mistake(said: str, code: str) -> None:
    (finding,) = read(said).findings
    assert finding.code == code
    assert finding.span is not None
