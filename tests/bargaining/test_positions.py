"""Positions keep who wants what of which clause, or beside it, since when, by whose word."""

from decimal import Decimal

import pytest

from servanda.bargaining import Positions, positions_from
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


def positions(said: str) -> Positions:
    file = read_pact(Text("a.pact.md", f"{WORDS}\n## Positions\n{said}\n"))
    assert file.findings == ()
    return positions_from(file, agreement_from(file).vocabulary)


def test_a_demand_on_a_clause() -> None:
    found = positions(
        "Brell wants [1] at most 20 personnel, stated 2025-03, according to Ann Reader, "
        'according to S1, quoting "W".'
    )
    (position,) = found.positions
    assert (position.party, position.stand, position.clause) == ("Brell", s.Stand.WANTS, "1")
    assert not position.beside
    assert position.figure is not None
    comparison, quantity = position.figure
    assert (comparison, quantity.high) == (s.Comparison.AT_MOST, Decimal(20))
    assert (position.stated, position.sources) == ("2025-03", ("Ann Reader", "S1"))
    assert position.quotes == ("W",)


def test_a_demand_beside_a_clause_is_on_a_measure_of_its_own() -> None:
    (position,) = positions("Brell wants stock of tanks at most 3 tanks, beside [1].").positions
    assert (position.clause, position.beside) == ("1", True)
    assert isinstance(position.demand.on, s.NounPhrase)
    assert position.demand.on.name == "stock of tanks"


@pytest.mark.parametrize("stand", list(s.Stand))
def test_every_stand(stand: s.Stand) -> None:
    (position,) = positions(f"Arden {stand} [1] deleted.").positions
    assert (position.stand, position.demand.change, position.figure) == (stand, "deleted", None)


def test_acts_weights_and_walking_away() -> None:
    found = positions(
        "Arden wants Brell to build camps. Arden offers to build camps, beside [1]. "
        "Arden gives [1] weight 5. Arden values no agreement at 0.4. "
        "Arden walks away unless [1] is kept."
    )
    assert [p.demand.act is not None for p in found.positions] == [True, True]
    assert [(w.clause, w.value) for w in found.weights] == [
        ("1", Decimal(5)),
        (None, Decimal("0.4")),
    ]
    (walk_away,) = found.walk_aways
    assert walk_away.party == "Arden"
    assert isinstance(walk_away.unless, s.Stands)
    assert found.findings == ()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("R1: Arden reports that Brell built camps.", "out-of-place"),
        ("Brell wants strength of the army at most 5 km.", "unit-mismatch"),
        ("Brell wants [1] at most 9 to 5 personnel.", "reversed-range"),
        ("Brell wants [1] deleted, stated 2025-02-30.", "no-such-date"),
    ],
)
def test_a_mistake(said: str, code: str) -> None:
    (finding,) = positions(said).findings
    assert finding.code == code
    assert finding.span is not None
