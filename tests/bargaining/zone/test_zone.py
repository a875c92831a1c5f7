"""The zone of agreement is what writing every package out says it is."""

from dataclasses import replace
from fractions import Fraction

from bargaining.problems import NAMES, problems
from bargaining.zone import brute
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.bargaining.problem import Issue, Option, Preference, Problem, worth
from servanda.bargaining.zone import Clash, Limit, Standing, Zone, zone_of


@given(problems(parties=(2, 5), walk_away=True))
@settings(max_examples=150, deadline=None)
def test_the_zone_is_what_nobody_refuses(problem: Problem) -> None:
    check_extent(problem, zone_of(problem))


def check_extent(problem: Problem, zone: Zone) -> None:
    inside = brute.zone(problem)
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
    check_slack(problem, zone_of(problem))


def check_slack(problem: Problem, zone: Zone) -> None:
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


@st.composite
def figured(draw: st.DrawFn) -> Problem:
    """Draw a problem whose options have figures, red lines of several options among its limits."""
    problem = draw(problems(parties=(2, 3)))
    issues = tuple(
        replace(
            issue,
            options=tuple(
                replace(option, figure=Fraction(draw(st.integers(0, 9))))
                for option in issue.options
            ),
        )
        for issue in problem.issues
    )
    exclusions = tuple(
        replace(
            e, literals=(replace(e.literals[0], options=frozenset(more | e.literals[0].options)),)
        )
        if e.is_red_line
        else e
        for e in problem.exclusions
        for more in [draw(st.sets(st.integers(0, len(issues[e.literals[0].issue].options) - 1)))]
    )
    return replace(problem, issues=issues, exclusions=exclusions)


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
    check_clashes(problem, zone_of(problem))


def check_clashes(problem: Problem, zone: Zone) -> None:
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


@given(figured())
@settings(max_examples=150, deadline=None)
def test_a_red_line_moves_to_the_nearest_figure_that_opens_the_zone(problem: Problem) -> None:
    check_moves(problem, zone_of(problem))


def check_moves(problem: Problem, zone: Zone) -> None:
    if zone.relaxations is None:
        return
    moves = {(m.limit.exclusion, m.to) for m in zone.relaxations.moves}
    expected = set()
    for number, exclusion in enumerate(problem.exclusions):
        if exclusion.party is None or not exclusion.is_red_line:
            continue
        (literal,) = exclusion.literals
        figures = [option.figure or Fraction(0) for option in problem.issues[literal.issue].options]
        admitted = [f for option, f in enumerate(figures) if option not in literal.options]
        opening = {
            option: min((abs(figures[option] - f) for f in admitted), default=Fraction(0))
            for option in literal.options
            if any(
                brute.broken(problem, package) == {("exclusion", number)}
                for package in brute.packages(problem)
                if package[literal.issue] == option
            )
        }
        nearest = min(opening.values(), default=None)
        expected |= {(number, figures[o]) for o, far in opening.items() if far == nearest}
    assert moves == expected


tenths = st.integers(1, 5).map(lambda n: n / 10)
three = st.lists(tenths, min_size=3, max_size=3)
tables = st.lists(three, min_size=3, max_size=3)


@given(st.lists(st.tuples(tables, three), min_size=2, max_size=3))
@settings(max_examples=60, deadline=None)
def test_worths_that_differ_by_next_to_nothing_are_told_apart(
    parties: list[tuple[list[list[float]], list[float]]],
) -> None:
    """Sums of tenths as floats: 0.1 + 0.2 is not 0.3, by less than any solver's tolerance."""
    issues = tuple(Issue(f"issue {n}", tuple(Option(str(o)) for o in range(3))) for n in range(3))
    preferences = tuple(
        Preference(name, tuple(tuple(map(worth, row)) for row in table), (), (), worth(sum(floor)))
        for name, (table, floor) in zip(NAMES, parties, strict=False)
    )
    problem = Problem("tenths", issues, preferences)
    inside = brute.zone(problem)
    zone = zone_of(problem)
    assert (zone.standing is Standing.EXISTS) == bool(inside)
    if zone.possible is not None:
        assert zone.possible.count == len(inside)
        assert zone.possible.slack is not None
        gains = [brute.least(brute.gains(problem, package)) for package in inside]
        assert zone.possible.slack.value == max(gains)
    else:
        check_falls(problem, zone)
