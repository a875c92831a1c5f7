"""At which power a conclusion follows: throughout what is claimed, in part, or nowhere."""

import pytest

from servanda.bargaining import Case
from servanda.bargaining.power import Answer, Claim, Follows, Power, conclude, power_of


@pytest.fixture
def power() -> Power:
    """The first party's worth rises with the option, the second's falls; flips at .5 and .75."""
    case = Case.from_arrays([[[1, 4, 8]], [[16, 4, 0.5]]], walk_away=[0, 0])
    return power_of(case.problem)


def test_in_part_from_the_flip_on(power: Power) -> None:
    claim = Claim(0.4, 0.7, ("a commentator",))
    (line,) = power.lines
    found = conclude(power, line, lambda package: package[0] >= 1, claim)
    assert found.follows is Follows.IN_PART
    assert [(s.low, s.high, s.answer) for s in found.within] == [
        (0.4, 0.5, Answer.NO),
        (0.5, 0.7, Answer.YES),
    ]
    assert [power.winners[k].package for k in found.winners] == [(0,), (1,)]
    assert [(s.low, s.high) for s in found.stretches] == [(0, 0.5), (0.5, 1)]


@pytest.mark.parametrize(
    ("low", "high", "follows"),
    [
        (0.5, 0.7, Follows.THROUGHOUT),  # the flip itself, where both win, is the claim's edge
        (0.1, 0.5, Follows.NOWHERE),
        (0.5, 0.5, Follows.IN_PART),  # there both are equally good
        (0.6, 0.6, Follows.THROUGHOUT),
        (0, 1, Follows.IN_PART),
    ],
)
def test_how_far_it_follows(power: Power, low: float, high: float, follows: Follows) -> None:
    found = conclude(power, power.lines[0], lambda p: p[0] >= 1, Claim(low, high, ("somebody",)))
    assert found.follows is follows


def test_a_claim_that_is_no_stretch_of_powers_is_refused(power: Power) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        conclude(power, power.lines[0], bool, Claim(0.7, 0.4, ()))


def test_what_ties_at_one_power_counts_there_only() -> None:
    power = power_of(Case.from_arrays([[[1, 2, 4]], [[4, 2, 1]]], walk_away=[0, 0]).problem)
    found = conclude(power, power.lines[0], lambda p: p == (1,), Claim(0, 1, ("somebody",)))
    assert [(s.low, s.high, s.answer) for s in found.stretches] == [
        (0, 0.5, Answer.NO),
        (0.5, 0.5, Answer.OF_SOME),
        (0.5, 1, Answer.NO),
    ]
    assert found.follows is Follows.IN_PART
