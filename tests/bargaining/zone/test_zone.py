"""The zone of agreement is what writing every package out says it is."""

from fractions import Fraction

from bargaining.problems import problems
from bargaining.zone import brute
from hypothesis import given, settings

from servanda.bargaining.problem import Problem
from servanda.bargaining.zone import Clash, Limit, Standing, Zone, zone_of


@given(problems(parties=(2, 5), walk_away=True))
@settings(max_examples=150, deadline=None)
def test_the_zone_is_what_nobody_refuses(problem: Problem) -> None:
    inside = brute.zone(problem)
    zone = zone_of(problem)
    assert (zone.standing is Standing.EXISTS) == bool(inside)
    assert (zone.standing is Standing.EMPTY) == (not inside)
    if zone.possible is None:
        return
    assert zone.certain == zone.possible
    assert zone.possible.count == len(inside)
    assert zone.possible.example == inside[0]
    for number, ideal in enumerate(zone.possible.ideal):
        assert ideal == max(brute.gains(problem, package)[number] or 0 for package in inside)
    for number, found in enumerate(zone.possible.ranges):
        assert set(found.options) == {package[number] for package in inside}


@given(problems(parties=(2, 5), walk_away=True))
@settings(max_examples=150, deadline=None)
def test_the_slack_is_the_largest_least_gain(problem: Problem) -> None:
    zone = zone_of(problem)
    if zone.possible is None:
        return
    inside = brute.zone(problem)
    slack = zone.possible.slack
    assert slack is not None
    largest = max(brute.least(brute.gains(problem, package)) for package in inside)
    assert slack.value == largest
    assert slack.proved
    best = [p for p in inside if brute.least(brute.gains(problem, p)) == largest]
    assert slack.package == best[0]
    assert list(slack.gains) == brute.gains(problem, best[0])
    names = dict(zip(problem.parties, slack.gains, strict=True))
    assert set(slack.binding) == {name for name, gain in names.items() if gain == largest}

    ideal = zone.possible.ideal

    def least_share(package: tuple[int, ...]) -> Fraction:
        pairs = zip(brute.gains(problem, package), ideal, strict=True)
        return min(gain / most for gain, most in pairs if gain is not None and most)

    share = zone.possible.share
    assert (share is None) == (not any(ideal))
    if share is not None:
        assert share.value == max(least_share(package) for package in inside)
        assert share.value == least_share(share.package)


@given(problems(parties=(2, 3)))
@settings(max_examples=100, deadline=None)
def test_without_a_walk_away_the_question_stays_open_unless_the_others_close_it(
    problem: Problem,
) -> None:
    unknown = [p.party for p in problem.preferences if p.walk_away is None]
    zone = zone_of(problem)
    inside = brute.zone(problem)
    assert [missing.party for missing in zone.missing] == unknown
    if not inside:
        assert zone.standing is Standing.EMPTY
    else:
        assert zone.standing is (Standing.UNANSWERED if unknown else Standing.EXISTS)
        assert zone.possible is not None
        assert zone.possible.count == len(inside)


def numbered(problem: Problem, limits: tuple[Limit, ...]) -> frozenset[tuple[str, int]]:
    return frozenset(
        ("party", problem.parties.index(limit.party or ""))
        if limit.exclusion is None
        else ("exclusion", limit.exclusion)
        for limit in limits
    )


def as_sets(problem: Problem, clashes: tuple[Clash, ...]) -> set[frozenset[tuple[str, int]]]:
    return {numbered(problem, clash.limits) for clash in clashes}


@given(problems(parties=(2, 4), walk_away=True))
@settings(max_examples=150, deadline=None)
def test_every_smallest_clash_is_found_and_every_way_out(problem: Problem) -> None:
    zone = zone_of(problem)
    if zone.standing is not Standing.EMPTY:
        return
    assert as_sets(problem, zone.clashes) == brute.clashing(problem)
    assert zone.complete
    relaxations = zone.relaxations
    assert relaxations is not None
    nobodys = {("exclusion", n) for n, e in enumerate(problem.exclusions) if e.party is None}
    assert {numbered(problem, each) for each in relaxations.give_up} == {
        each for each in brute.given_up(problem) if not each & nobodys
    }
    check_falls(problem, zone)


def check_falls(problem: Problem, zone: Zone) -> None:
    relaxations = zone.relaxations
    assert relaxations is not None
    allowed = [
        package
        for package in brute.packages(problem)
        if not any(kind == "exclusion" for kind, _ in brute.broken(problem, package))
    ]
    falls = {p: [max(Fraction(0), -(g or 0)) for g in brute.gains(problem, p)] for p in allowed}
    if not allowed:
        assert relaxations.total is relaxations.largest is None
        return
    assert relaxations.total is not None
    assert relaxations.total.value == min(map(sum, falls.values()))
    assert relaxations.total.package == min(allowed, key=lambda p: sum(falls[p]))
    assert relaxations.largest is not None
    assert relaxations.largest.value == min(map(max, falls.values()))
    for party, alone in enumerate(relaxations.alone):
        enough = [
            fall[party]
            for fall in falls.values()
            if not any(amount for other, amount in enumerate(fall) if other != party)
        ]
        assert (alone.value if alone else None) == min(enough, default=None)
