"""What is agreed where packages may be drawn by lot, held against corners and edges of the hull."""

from fractions import Fraction
from itertools import combinations

from bargaining.problems import problems
from bargaining.solutions.by_definition import packages
from hypothesis import given, settings

from servanda.bargaining.packages import packages_of
from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions import Concept, Lottery, Solution, Status, solve_by_lot

Pair = tuple[Fraction, Fraction]


@settings(max_examples=100, deadline=None)
@given(problems(parties=(2, 2), walk_away=True))
def test_two_parties_agree_on_the_best_point_of_the_hull(problem: Problem) -> None:
    asked = packages_of(problem)
    nash, kalai, egalitarian, utilitarian = (
        solve_by_lot(asked, concept)
        for concept in Concept
        if concept is not Concept.ASYMMETRIC_NASH
    )
    gains = _gains(problem)
    edges = [edge for edge in _edges(gains) if edge is not None]
    if not edges:
        assert kalai.status is Status.NOTHING_ACCEPTABLE
        return
    corners = {point for edge in edges for point in edge}
    ideal = [max(point[party] for point in corners) for party in (0, 1)]
    assert kalai.ideal == tuple(ideal)
    assert _sum(utilitarian) == max(sum(point) for point in corners)
    assert min(_first(egalitarian)) == max(
        _smallest(edge, (Fraction(1), Fraction(1))) for edge in edges
    )
    if all(ideal):
        rates = (1 / ideal[0], 1 / ideal[1])
        shares = [g * r for g, r in zip(_first(kalai), rates, strict=True)]
        assert min(shares) == max(_smallest(edge, rates) for edge in edges)
    best = max(_product(edge) for edge in edges)
    if best == 0:
        assert nash.even
    else:
        one, two = _first(nash)
        assert one * two == best


@settings(max_examples=50, deadline=None)
@given(problems(parties=(2, 4), walk_away=True))
def test_a_lottery_is_worth_what_is_said_of_it(problem: Problem) -> None:
    worths = packages(problem)
    for concept in Concept:
        if concept is Concept.ASYMMETRIC_NASH:
            continue
        solution = solve_by_lot(packages_of(problem), concept)
        for lottery in solution.lotteries:
            _check_worth(lottery, worths)
        if solution.value is not None and solution.bound is not None:
            assert solution.bound - solution.value <= 1e-11 * abs(solution.value)


def _check_worth(lottery: Lottery, worths: dict[tuple[int, ...], tuple[Fraction, ...]]) -> None:
    assert sum(chance for chance, _ in lottery.chances) == 1
    for party, utility in enumerate(lottery.utilities):
        assert utility == sum(
            chance * worths[package][party] for chance, package in lottery.chances
        )
    assert all(gain is not None and gain > -1e-9 for gain in lottery.gains)


def _gains(problem: Problem) -> list[Pair]:
    floors = [p.walk_away.low for p in problem.preferences if p.walk_away]
    return [(u - floors[0], v - floors[1]) for u, v in set(packages(problem).values())]


def _edges(points: list[Pair]) -> list[tuple[Pair, Pair] | None]:
    """Return what of each line between two points (or one) is worth no less than nothing."""
    return [_clipped(a, b) for a, b in [*combinations(points, 2), *((p, p) for p in points)]]


def _clipped(a: Pair, b: Pair) -> tuple[Pair, Pair] | None:
    low, high = Fraction(0), Fraction(1)
    for start, end in zip(a, b, strict=True):
        if start == end:
            if start < 0:
                return None
            continue
        cut = -start / (end - start)
        low, high = (max(low, cut), high) if end > start else (low, min(high, cut))
    if low > high:
        return None
    return _at(a, b, low), _at(a, b, high)


def _at(a: Pair, b: Pair, share: Fraction) -> Pair:
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def _smallest(edge: tuple[Pair, Pair], rates: Pair) -> Fraction:
    """Return the largest smallest gain along an edge, each gain times its rate."""
    a, b = ((p[0] * rates[0], p[1] * rates[1]) for p in edge)
    shares = [Fraction(0), Fraction(1)]
    apart = (b[0] - a[0]) - (b[1] - a[1])
    if apart and 0 <= (a[1] - a[0]) / apart <= 1:
        shares.append((a[1] - a[0]) / apart)
    return max(min(_at(a, b, share)) for share in shares)


def _product(edge: tuple[Pair, Pair]) -> Fraction:
    a, b = edge
    shares = [Fraction(0), Fraction(1)]
    first, second = b[0] - a[0], b[1] - a[1]
    if first * second:
        top = -(first * a[1] + second * a[0]) / (2 * first * second)
        shares += [top] if 0 <= top <= 1 else []
    points = [_at(a, b, share) for share in shares]
    return max(point[0] * point[1] for point in points)


def _first(solution: Solution) -> tuple[Fraction, ...]:
    gains = tuple(gain for gain in solution.lotteries[0].gains if gain is not None)
    assert len(gains) == len(solution.lotteries[0].gains)
    return gains


def _sum(solution: Solution) -> Fraction:
    sums = {sum(_gains_of(lottery), Fraction(0)) for lottery in solution.lotteries}
    assert len(sums) == 1
    return sums.pop()


def _gains_of(lottery: Lottery) -> list[Fraction]:
    return [gain for gain in lottery.gains if gain is not None]
