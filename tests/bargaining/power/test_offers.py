"""Alternating offers: published answers, and equilibria held against their definition."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.bargaining.power import (
    PIE,
    Offers,
    Waiting,
    between,
    by_cost,
    by_deadline,
    by_first_move,
    by_patience,
    by_risk,
    cost,
    deadline,
    discount,
    divisions,
    equilibria,
    risk,
    until_deadline,
)


def test_rubinstein_1982_with_patience_point_9_and_point_8() -> None:
    (division,) = divisions(PIE, discount(0.9), discount(0.8))
    assert division.if_first == (Fraction(5, 7), Fraction(2, 7))
    assert float(division.if_first[0]) == pytest.approx(0.714, abs=5e-4)
    assert division.if_second == (Fraction(9, 14), Fraction(5, 14))


@given(st.fractions(0, 1), st.fractions(0, Fraction(99, 100)))
def test_whoever_is_first_has_the_share_that_rubinstein_found(d: Fraction, e: Fraction) -> None:
    (division,) = divisions(PIE, discount(d), discount(e))
    assert division.if_first[0] == (1 - e) / (1 - d * e)


def test_rubinstein_1982_with_fixed_costs() -> None:
    cheap, dear = cost(0.1), cost(0.2)
    (division,) = divisions(PIE, cheap, dear)
    assert division.if_first == (Fraction(1), Fraction(0))  # the cheaper waiter has all
    (division,) = divisions(PIE, dear, cheap)
    assert division.if_first == (
        Fraction(1, 10),
        Fraction(9, 10),
    )  # the dearer only the other's cost
    ends = divisions(PIE, cheap, cheap)
    assert [end.if_first[0] for end in ends] == [
        Fraction(1, 10),
        1,
    ]  # anything from the cost to all


def test_stahl_1972_with_a_deadline() -> None:
    patience = discount(0.5)
    assert deadline(PIE, patience, patience, turns=1) == (Fraction(1), Fraction(0))
    assert deadline(PIE, patience, patience, turns=2) == (Fraction(1, 2), Fraction(1, 2))
    assert deadline(PIE, patience, patience, turns=3) == (Fraction(3, 4), Fraction(1, 4))
    last = deadline(PIE, patience, patience, turns=60)
    assert last is not None
    assert float(last[0]) == pytest.approx(2 / 3)  # as if there were none


def test_binmore_rubinstein_wolinsky_1986_breakdown_leads_to_the_nash_solution() -> None:
    """Utilities √x and 1 - x: with tiny risks both offers come to the Nash solution, x = 1/3."""
    curve = [
        (Fraction(round(1000 * (k / 300) ** 0.5)), Fraction(1000 * (300 - k), 300))
        for k in range(301)
    ]
    (division,) = divisions(curve, risk(0.0001), risk(0.0001))
    assert float(division.if_first[0]) == pytest.approx(577, abs=5)
    assert float(division.if_second[0]) == pytest.approx(577, abs=5)


gains = st.lists(
    st.tuples(st.integers(-3, 12).map(Fraction), st.integers(-3, 12).map(Fraction)),
    min_size=1,
    max_size=8,
)
waits = st.one_of(
    st.builds(discount, st.fractions(0, 1, max_denominator=10)),
    st.builds(cost, st.fractions(0, 3, max_denominator=4)),
    st.builds(risk, st.fractions(0, 1, max_denominator=10), st.fractions(-3, 0, max_denominator=4)),
)


@given(gains, waits, waits)
def test_equilibria_are_those_of_the_definition(
    among: list[tuple[Fraction, Fraction]], first: Waiting, second: Waiting
) -> None:
    """Nobody can offer anything that the other accepts and that is better for itself."""
    fine = [k for k, (a, b) in enumerate(among) if a >= 0 and b >= 0]
    efficient = [
        k for k in fine
        if not any(
            among[o] != among[k] and among[o][0] >= among[k][0] and among[o][1] >= among[k][1]
            for o in fine
        )
    ]  # fmt: skip
    expected = set()
    for mine, theirs in product(efficient, repeat=2):
        least = second.after(among[theirs][1])
        best = max(among[k][0] for k in fine if among[k][1] >= least)
        other_least = first.after(among[mine][0])
        other_best = max(among[k][1] for k in fine if among[k][0] >= other_least)
        accepted = among[mine][1] >= least and among[theirs][0] >= other_least
        if accepted and among[mine][0] == best and among[theirs][1] == other_best:
            expected.add((among[mine], among[theirs]))
    found = equilibria(among, first, second)
    assert {(among[o.first], among[o.second]) for o in found} == expected
    assert bool(found) == bool(fine)


@given(gains, waits, waits, st.integers(1, 5), st.integers(0, 1))
def test_before_a_deadline_nobody_can_do_better_by_waiting(
    among: list[tuple[Fraction, Fraction]], first: Waiting, second: Waiting, turns: int, begins: int
) -> None:
    fine = [pair for pair in among if min(pair) >= 0]
    path = until_deadline(among, first, second, turns=turns, begins=begins)
    assert bool(path) == bool(fine)
    after: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0))
    for turn in reversed(path):
        other = 1 - turn.mover
        offered = among[turn.offer]
        assert offered[other] >= after[other]
        assert offered[turn.mover] == max(p[turn.mover] for p in fine if p[other] >= after[other])
        after = (first.after(offered[0]), second.after(offered[1]))
    assert [turn.mover for turn in path] == [(begins + n) % 2 for n in range(len(path))]


@given(gains, waits, waits)
def test_no_split_that_the_other_accepts_is_better_for_who_offers(
    among: list[tuple[Fraction, Fraction]], first: Waiting, second: Waiting
) -> None:
    parts = [Fraction(n, 6) for n in range(7)]
    mixed = {
        (one[0] + part * (two[0] - one[0]), one[1] + part * (two[1] - one[1]))
        for one, two, part in product(among, among, parts)
    }
    fine = [split for split in mixed if min(split) >= 0]
    found = divisions(among, first, second)
    assert found or not fine
    for division in found:
        mine, theirs = division.if_first, division.if_second
        least = max(Fraction(0), second.after(theirs[1]))
        other_least = max(Fraction(0), first.after(mine[0]))
        assert mine[1] >= least
        assert theirs[0] >= other_least
        assert all(split[0] <= mine[0] for split in fine if split[1] >= least)
        assert all(split[1] <= theirs[1] for split in fine if split[0] >= other_least)


def test_patience_known_within_bounds_gives_power_within_bounds() -> None:
    reading = by_patience(between(0.9), between(0.8))
    assert reading.low == reading.high == pytest.approx(0.679, abs=5e-4)
    wider = by_patience(between(0.85, 0.95), between(0.8, 0.9))
    assert wider.low < reading.low < wider.high
    moving = by_first_move(between(0.9), between(0.8))
    assert [moving.low, moving.high] == pytest.approx([9 / 14, 5 / 7])


def test_equal_fears_give_equal_power_and_cheap_waiting_gives_nearly_all() -> None:
    assert by_risk(between(0.01), between(0.01)).low == 0.5
    fearless = by_risk(between(0, 0.01), between(0.01))
    assert (fearless.low, fearless.high) == (0.5, 1)
    cheap = by_cost(between(0.01), between(0.02))
    assert (cheap.low, cheap.high) == (0.99, 1)
    late = by_deadline(between(0.5), between(0.5), turns=2)
    assert (late.low, late.high) == (0.5, 0.5)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_what_is_no_share_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match=r"from 0 to 1|Invalid literal"):
        discount(wrong)


def test_several_equilibria_among_finitely_many_packages() -> None:
    """Van Damme, Selten and Winter (1990): with patience enough any division may come about."""
    dollars = [(Fraction(k), Fraction(4 - k)) for k in range(5)]
    found = equilibria(dollars, discount(0.99), discount(0.99))
    assert found == tuple(Offers(k, k) for k in (4, 3, 2, 1, 0))
