"""Which solutions move when one party's scale is stretched, and the factor at which they flip."""

from dataclasses import replace
from fractions import Fraction

import pytest
from bargaining.problems import problems
from bargaining.solutions.by_definition import picked
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.bargaining import Case
from servanda.bargaining.packages import packages_of
from servanda.bargaining.problem import Additional, Preference, Problem, Worth
from servanda.bargaining.solutions import Concept, solutions, stretched

FACTORS = st.fractions(Fraction(1, 20), Fraction(20), max_denominator=20)


def test_the_factor_at_which_the_sum_flips_is_exact() -> None:
    packages = Case.from_points([(1, 4), (3, 1)], walk_away=(0, 0)).packages
    found = [one for one in solutions(packages) if one.concept is Concept.UTILITARIAN]
    first, second = stretched(packages, found)
    assert (first.up, first.down) == (Fraction(3, 2), None)
    assert (second.up, second.down) == (None, Fraction(2, 3))
    assert first.above is not None
    assert first.above.utilities == (Fraction(3), Fraction(1))


def test_a_case_says_what_moves() -> None:
    case = Case.from_points([(1, 4), (3, 1)], parties=["Arden", "Brell"], walk_away=(0, 0))
    said = repr(case.stretched())
    assert (
        "utilitarian, worth to Arden multiplied: other than now from times 1.5: agreement: (3, 1); "
        "the same up to times 0.1"
    ) in said
    assert (
        "Nash, worth to Arden multiplied: the same up to times 10; the same up to times 0.1" in said
    )


@settings(max_examples=60, deadline=None)
@given(problems(parties=(2, 4), walk_away=True))
def test_what_claims_to_be_invariant_does_not_move(problem: Problem) -> None:
    packages = packages_of(problem)
    for stretch in stretched(packages, solutions(packages, limit=1000), limit=1000):
        if not stretch.concept.compares:
            assert not stretch.moves


@settings(max_examples=60, deadline=None)
@given(problems(parties=(2, 3), walk_away=True))
def test_what_was_picked_is_picked_up_to_the_flip_and_not_beyond(problem: Problem) -> None:
    packages = packages_of(problem)
    found = {one.concept: one for one in solutions(packages, limit=1000) if one.agreed}
    for stretch in stretched(packages, [*found.values()], limit=1000):
        first = {one.package for one in found[stretch.concept].agreed}
        for flip, step in ((stretch.up, Fraction(1, 10**9)), (stretch.down, -Fraction(1, 10**9))):
            end = (stretch.furthest if step > 0 else 1 / stretch.furthest) if flip is None else flip
            before = end - step if end != 1 else end
            assert first & _picked(problem, stretch.concept, stretch.party, before)
            if flip is not None:
                assert not first & _picked(problem, stretch.concept, stretch.party, flip + step)


@settings(max_examples=60, deadline=None)
@given(problems(parties=(2, 4), walk_away=True), FACTORS, st.data())
def test_only_what_is_said_to_matter_matters(
    problem: Problem, factor: Fraction, data: st.DataObject
) -> None:
    """Shifting one party's scale moves nothing; stretching moves only what compares parties."""
    party = data.draw(st.integers(0, len(problem.parties) - 1))
    shift = data.draw(st.fractions(-5, 5, max_denominator=4))
    shifted = _changed(problem, party, Fraction(1), shift)
    for one, other in zip(_all(problem), _all(shifted), strict=True):
        assert one == other
    same = [concept for concept in Concept if not concept.compares]
    for one, other in zip(
        _all(problem), _all(_changed(problem, party, factor, shift)), strict=True
    ):
        if one[0] in same:
            assert one == other


@settings(max_examples=60, deadline=None)
@given(problems(parties=(2, 4), walk_away=True))
def test_the_order_of_the_parties_means_nothing(problem: Problem) -> None:
    turned = replace(problem, preferences=tuple(reversed(problem.preferences)))
    assert _all(problem) == _all(turned)


def _all(problem: Problem) -> list[tuple[Concept, set[tuple[int, ...]], int]]:
    return [
        (one.concept, {agreed.package for agreed in one.agreed}, one.count)
        for one in solutions(packages_of(problem), limit=1000)
    ]


def _picked(
    problem: Problem, concept: Concept, party: int, factor: Fraction
) -> set[tuple[int, ...]]:
    return picked(_changed(problem, party, factor, Fraction(0)), concept)


def _changed(problem: Problem, party: int, factor: Fraction, shift: Fraction) -> Problem:
    """Multiply one party's worths, and shift those of its first issue and its walk-away."""
    old = problem.preferences[party]
    worths = tuple(
        tuple(_times(w, factor, shift if issue == 0 else Fraction(0)) for w in options)
        for issue, options in enumerate(old.worths)
    )
    extras = tuple(
        Additional(e.options, _times(e.worth, factor, Fraction(0))) for e in old.together
    )
    floor = _times(old.walk_away, factor, shift)
    new = Preference(old.party, worths, (), extras, floor)
    return replace(
        problem,
        preferences=tuple(new if p == party else o for p, o in enumerate(problem.preferences)),
    )


def _times(worth: Worth | None, factor: Fraction, shift: Fraction) -> Worth:
    assert worth is not None
    return Worth(worth.low * factor + shift, worth.high * factor + shift)


@pytest.mark.parametrize("concept", list(Concept))
def test_every_concept_says_what_it_assumes(concept: Concept) -> None:
    stretching = "Stretching one party's numbers may change the answer"
    assert (stretching in concept.assumes) == concept.compares
