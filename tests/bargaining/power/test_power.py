"""Who wins for which power, held against whole-number products at many exact powers."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product
from math import prod
from random import Random

import numpy as np
import pytest
from bargaining.problems import problems
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.bargaining import Case
from servanda.bargaining.packages import packages_of
from servanda.bargaining.power import Line, Measure, Power, power_of
from servanda.bargaining.power.from_solver import power_by_solving
from servanda.bargaining.problem import Preference, Problem, worth

FINE = range(13)
"""Powers are looked at in steps of one twelfth."""


def gains_by_hand(problem: Problem, measure: Measure) -> dict[tuple[int, ...], list[Fraction]]:
    """Every package that leaves all a gain (that is acceptable to all), written out."""
    packages = packages_of(problem)
    found = {}
    for package in product(*(range(len(issue.options)) for issue in problem.issues)):
        row = packages.row_of(package)
        if row is None:
            continue
        worths = packages.utilities(packages.totals(row[None])[0])
        floors = [p.walk_away for p in problem.preferences]
        gains = [w - (f.low if f else 0) for w, f in zip(worths, floors, strict=True)]
        if measure is Measure.NASH and min(gains) > 0:
            found[package] = gains
        if measure is Measure.UTILITARIAN and all(
            f is None or g >= 0 for f, g in zip(floors, gains, strict=True)
        ):
            found[package] = gains
    return found


def best_by_hand(
    gains: dict[tuple[int, ...], list[Fraction]], powers: Sequence[Fraction], measure: Measure
) -> set[tuple[int, ...]]:
    """All that are best at a power, compared as whole numbers: a product of powers, or a sum."""
    common = np.lcm.reduce([p.denominator for p in powers])
    exponents = [int(p * int(common)) for p in powers]
    if measure is Measure.NASH:
        score = {
            k: prod((g**e for g, e in zip(v, exponents, strict=True)), start=Fraction(1))
            for k, v in gains.items()
        }
    else:
        score = {
            k: sum((g * e for g, e in zip(v, exponents, strict=True)), start=Fraction(0))
            for k, v in gains.items()
        }
    most = max(score.values())
    return {k for k, s in score.items() if s == most}


def near_a_flip(line: Line, s: float) -> bool:
    return any(0 < abs(flip.power - s) < 1e-12 for flip in line.flips)


@pytest.mark.parametrize("measure", Measure)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_on_every_line_those_win_that_are_best(data: st.DataObject, measure: Measure) -> None:
    stated = True if measure is Measure.NASH else None
    check_lines(data.draw(problems(parties=(2, 4), walk_away=stated)), measure)


def check_lines(problem: Problem, measure: Measure) -> None:
    gains = gains_by_hand(problem, measure)
    power = power_of(problem, measure)
    assert bool(power.findings) == (not gains)
    for line in power.lines:
        assert (line.reaches[0].low, line.reaches[-1].high) == (0, 1)
        for step in FINE:
            s = Fraction(step, FINE[-1])
            powers = [(1 - s) * a + s * b for a, b in zip(line.start, line.end, strict=True)]
            if near_a_flip(line, float(s)):
                continue
            best = best_by_hand(gains, powers, measure)
            won = {p for k in line.winners_at(float(s)) for p in power.winners[k].packages}
            assert all(power.winners[k].count <= 20 for k in line.winners_at(float(s)))
            if all(powers):
                assert won == best
            else:  # with no power at all, a party is asked for nothing; on the way there it is
                assert won <= best


@settings(max_examples=50, deadline=None)
@given(problems(parties=(3, 3), walk_away=True))
def test_the_map_shows_the_best_and_is_covered_once(problem: Problem) -> None:
    gains = gains_by_hand(problem, Measure.NASH)
    power = power_of(problem)
    if not gains:
        return
    assert power.map is not None
    assert sum(cell.share for cell in power.map.cells) == pytest.approx(1, abs=1e-9)
    for a, b in product(range(1, 11), repeat=2):
        if a + b > 11:
            continue
        powers = (Fraction(a, 12), Fraction(b, 12), Fraction(12 - a - b, 12))
        best = best_by_hand(gains, powers, Measure.NASH)
        shown = {
            p
            for cell in power.map.cells
            if inside(cell.corners, [float(p) for p in powers])
            for p in power.winners[cell.winner].packages
        }
        assert shown & best
        assert shown <= best | near_best(gains, powers)


def inside(corners: Sequence[Sequence[float]], point: Sequence[float]) -> bool:
    sides = []
    for one, other in zip(corners, [*corners[1:], corners[0]], strict=True):
        across = (other[0] - one[0]) * (point[1] - one[1])
        sides.append(across - (other[1] - one[1]) * (point[0] - one[0]))
    return all(side >= -1e-9 for side in sides) or all(side <= 1e-9 for side in sides)


def near_best(
    gains: dict[tuple[int, ...], list[Fraction]], powers: Sequence[Fraction]
) -> set[tuple[int, ...]]:
    logs = {
        k: sum(float(p) * np.log(float(g)) for p, g in zip(powers, v, strict=True))
        for k, v in gains.items()
    }
    most = max(logs.values())
    return {k for k, log in logs.items() if log > most - 1e-7}


def winners_with_names(
    power: Power,
) -> dict[tuple[str, ...], list[tuple[tuple[int, ...], float, float]]]:
    """Each line, told by names: who wins from where to where for the party that grows."""
    found = {}
    for line in power.lines:
        names = (power.parties[line.party], *sorted(power.parties[k] for k in line.against))
        found[names] = [(r.winners, r.low, r.high) for r in line.reaches]
        if len(line.against) == 1:
            found[names[::-1]] = [(r.winners, 1 - r.high, 1 - r.low) for r in line.reaches[::-1]]
    return found


@settings(max_examples=40, deadline=None)
@given(problems(parties=(2, 4), walk_away=True), st.randoms(use_true_random=False))
def test_the_order_of_the_parties_changes_nothing(problem: Problem, random: Random) -> None:
    preferences = list(problem.preferences)
    random.shuffle(preferences)
    turned = replace(problem, preferences=tuple(preferences))
    one, other = winners_with_names(power_of(problem)), winners_with_names(power_of(turned))
    assert one.keys() == other.keys()
    for names, reaches in one.items():
        assert [r[0] for r in reaches] == [r[0] for r in other[names]]
        for mine, theirs in zip(reaches, other[names], strict=True):
            assert mine[1:] == pytest.approx(theirs[1:], abs=1e-14)


def stretched(preference: Preference, factor: int) -> Preference:
    floor = preference.walk_away
    assert floor is not None
    return Preference(
        preference.party,
        tuple(tuple(w and worth(w.low * factor + 7) for w in i) for i in preference.worths),
        walk_away=worth(floor.low * factor + 7 * len(preference.worths)),
    )


@settings(max_examples=100, deadline=None)
@given(problems(parties=(2, 3), walk_away=True, entangled=False), st.integers(2, 9))
def test_stretching_a_scale_changes_nothing_about_products(problem: Problem, factor: int) -> None:
    first, *others = problem.preferences
    other = replace(problem, preferences=(stretched(first, factor), *others))
    before, after = power_of(problem), power_of(other)
    assert [line.reaches for line in before.lines] == [line.reaches for line in after.lines]
    assert [w.packages for w in before.winners] == [w.packages for w in after.winners]


def test_stretching_a_scale_changes_sums() -> None:
    case = Case.from_arrays([[[0, 10]], [[10, 0]]])
    longer = Case.from_arrays([[[0, 30]], [[10, 0]]])
    flips = [power_of(c.problem, Measure.UTILITARIAN).lines[0].flips[0] for c in (case, longer)]
    assert [flip.formula for flip in flips] == ["1/2", "1/4"]


def test_a_flip_is_told_exactly() -> None:
    case = Case.from_arrays([[[2, 3]], [[5, 4]]], walk_away=[0, 0])
    (line,) = power_of(case.problem).lines
    (flip,) = line.flips
    assert flip.formula == "ln(5/4) / (ln(5/4) + ln(3/2))"
    assert flip.power == pytest.approx(np.log(5 / 4) / (np.log(5 / 4) + np.log(3 / 2)), abs=1e-16)


def test_a_package_may_win_at_one_power_only_beside_two_others() -> None:
    case = Case.from_arrays([[[1, 2, 4]], [[4, 2, 1]]], walk_away=[0, 0])
    power = power_of(case.problem)
    (line,) = power.lines
    assert [(r.winners, r.low, r.high) for r in line.reaches] == [
        ((0,), 0, 0.5),
        ((1,), 0.5, 0.5),
        ((2,), 0.5, 1),
    ]
    assert line.winners_at(0.5) == (0, 1, 2)


def test_packages_that_differ_by_rounding_only_are_equal() -> None:
    """Thirds of 1, 2 and 4 add up to one thing or another, by the order in which they are added."""
    for options in product(permutations((1, 2, 4)), repeat=2):
        worths = [[[5, 5]], *([list(each)] for each in zip(*options, strict=True))]
        power = power_of(Case.from_arrays(worths).problem, Measure.UTILITARIAN)
        line = next(line for line in power.lines if (line.party, len(line.against)) == (0, 3))
        assert [(len(r.winners), r.low, r.high) for r in line.reaches] in (
            [(1, 0, 1)],
            [(2, 0, 1)],
        )


def test_four_parties_and_more_have_lines_and_a_sample_with_its_error() -> None:
    worths = np.random.default_rng(7).integers(1, 20, (4, 4, 3))
    power = power_of(Case.from_arrays(worths.tolist(), walk_away=[0] * 4).problem)
    assert len(power.lines) == 6 + 4
    assert power.map is None
    assert power.sample is not None
    assert sum(share.share for share in power.sample.shares) == pytest.approx(1)
    assert all(0 < share.error <= 0.005 for share in power.sample.shares)


def test_without_a_walk_away_nobody_gains_and_it_is_said_whose_is_missing() -> None:
    power = power_of(Case.from_arrays([[[1, 2]], [[2, 1]]], walk_away=[0, None]).problem)
    (finding,) = power.findings
    assert finding.code == "no-walk-away"
    assert "party 2" in finding.message
    assert power.winners == ()


def test_where_nobody_gains_power_decides_nothing() -> None:
    power = power_of(Case.from_arrays([[[1, 2]], [[2, 1]]], walk_away=[5, 5]).problem)
    assert [finding.code for finding in power.findings] == ["nothing-to-gain"]


@pytest.mark.parametrize("measure", Measure)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_solver_finds_who_a_front_has(data: st.DataObject, measure: Measure) -> None:
    problem = data.draw(problems(parties=(2, 3), walk_away=True))
    known = power_of(problem, measure)
    if known.findings:
        return
    found = power_by_solving(problem.parties, packages_of(problem), measure, seed=1)
    assert found.complete
    for one, other in zip(known.lines, found.lines, strict=True):
        for step in range(1, 20):
            s = step / 20
            if all(abs(flip.power - s) > 1e-5 for flip in one.flips):
                assert packages_at(known, one, s) == packages_at(found, other, s)


def packages_at(power: Power, line: Line, s: float) -> set[tuple[int, ...]]:
    return {p for k in line.winners_at(s) for p in power.winners[k].packages}


def test_a_problem_too_large_for_a_front_is_answered_too() -> None:
    worths = np.random.default_rng(5).integers(0, 2, (4, 11, 4))
    power = power_of(Case.from_arrays(worths.tolist(), walk_away=[7] * 4).problem)
    assert power.step == pytest.approx(1e-6)
    assert power.sample is not None
    assert power.sample.count == 200
    assert all(min(winner.gains) > 0 for winner in power.winners)


def test_numbers_too_far_apart_are_said_to_be() -> None:
    power = power_of(Case.from_arrays([[[1, 1e300]], [[1, 1e-300]]], walk_away=[0, 0]).problem)
    assert not power.exact
    assert "too far apart" in power.findings[0].message
