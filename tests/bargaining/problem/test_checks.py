"""What is senseless in a problem is told in plain words, whoever made it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.bargaining.problem import (
    Additional,
    AtLeastAsGood,
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    Worth,
    check_problem,
    worth,
)
from servanda.findings import Severity

ROUTE = Issue("the road", (Option("north"), Option("south"), Option("both")))
TAX = Issue("the tax", (Option("low"), Option("high")))
ARDEN = Preference("Arden", ((worth(2), worth(1), worth(0)), (worth(0), worth(1))))
BRELL = Preference("Brell", ((worth(0), worth(1), worth(2)), (worth(1), worth(0))))
SOUND = Problem("roads", (ROUTE, TAX), (ARDEN, BRELL))


def codes(problem: Problem) -> list[str]:
    return [finding.code for finding in check_problem(problem)]


def of_arden(**changed: object) -> Problem:
    return replace(SOUND, preferences=(replace(ARDEN, **changed), BRELL))  # type: ignore[arg-type]  # as its fields say


def better(issue: int, *options: int, strictly: bool = True) -> tuple[AtLeastAsGood, ...]:
    pairs = pairwise(options)
    return tuple(AtLeastAsGood(issue, a, b, strictly) for a, b in pairs)


def bare(preference: Preference, *worths: tuple[Worth, ...]) -> Preference:
    return replace(preference, worths=worths)


def refusing(*literals: Literal) -> Problem:
    return replace(SOUND, exclusions=(Exclusion("line", "Arden", literals),))


def test_a_sound_problem() -> None:
    assert check_problem(SOUND) == ()


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (Problem("nothing", (), (bare(ARDEN), bare(BRELL))), "no-issues"),
        (Problem("nobody", (ROUTE,), ()), "no-parties"),
        (Problem("empty", (Issue("it", ()),), (bare(ARDEN, ()), bare(BRELL, ()))), "no-options"),
        (replace(SOUND, preferences=(ARDEN,)), "one-party"),
        (replace(SOUND, issues=(ROUTE, replace(TAX, options=TAX.options[:1] * 2))), "option-twice"),
        (of_arden(worths=ARDEN.worths[:1]), "worths-unfit"),
        (of_arden(worths=ARDEN.worths[::-1]), "worths-unfit"),
        (of_arden(orders=better(0, 0, 3)), "no-such-option"),
        (of_arden(orders=better(2, 0, 1)), "no-such-option"),
        (of_arden(orders=better(0, 0, -1)), "no-such-option"),
        (of_arden(together=(Additional(((0, 0), (1, 2)), worth(1)),)), "no-such-option"),
        (of_arden(together=(Additional(((0, 0), (0, 1)), worth(1)),)), "not-together"),
        (of_arden(together=(Additional(((0, 0),), worth(1)),)), "not-together"),
        (replace(SOUND, issues=(ROUTE, replace(TAX, draft=2))), "no-such-option"),
        (refusing(Literal(0, frozenset({3}))), "no-such-option"),
        (refusing(Literal(4, frozenset({0}))), "no-such-option"),
        (refusing(), "refuses-nothing"),
        (refusing(Literal(0, frozenset())), "refuses-nothing"),
        (refusing(Literal(0, frozenset({1})), Literal(0, frozenset({2}))), "issue-twice"),
        (replace(SOUND, preferences=(ARDEN, ARDEN)), "party-twice"),
        (replace(SOUND, issues=(ROUTE, replace(TAX, name="the road"))), "issue-twice"),
        (of_arden(orders=better(0, 0, 1, 2, 0)), "preference-cycle"),
        (of_arden(orders=better(1, 0, 0)), "preference-cycle"),
        (of_arden(orders=better(0, 1, 0)), "order-against-worth"),
        (of_arden(orders=better(1, 1, 0, 1, strictly=False)), "order-against-worth"),
        (of_arden(walk_away=Worth(worth(2).low, worth(1).low)), "reversed-range"),
        (of_arden(walk_away=worth(4)), "walk-away-above-all"),
        (of_arden(walk_away=worth(-1)), "walk-away-below-all"),
    ],
)
def test_a_senseless_one(problem: Problem, code: str) -> None:
    assert codes(problem) == [code]


def test_what_goes_together_may_lift_a_package_above_no_agreement() -> None:
    extra = Additional(((0, 0), (1, 1)), worth(0, 1))
    assert codes(of_arden(walk_away=worth(4), together=(extra,))) == []


def test_a_walk_away_that_cannot_be_compared_is_not_judged() -> None:
    unknown = ((None, worth(1), worth(0)), ARDEN.worths[1])
    assert codes(of_arden(worths=unknown, walk_away=worth(100))) == []


def test_red_lines_of_one_party_that_leave_nothing() -> None:
    lines = [Exclusion(f"line {n}", "Arden", (Literal(1, frozenset({n})),)) for n in (0, 1)]
    (finding,) = check_problem(replace(SOUND, exclusions=tuple(lines)))
    assert (finding.code, finding.severity) == ("refuses-everything", Severity.HIGH)
    assert [note.message for note in finding.notes] == ["line 0", "line 1"]
    of_two = (lines[0], replace(lines[1], party="Brell"))
    assert codes(replace(SOUND, exclusions=of_two)) == []  # a clash of two is for the zone to tell


def test_a_circle_is_named_from_end_to_end() -> None:
    (finding,) = check_problem(of_arden(orders=better(0, 2, 1, 2)))
    assert "prefer “south” to “both” to “south”" in finding.message


@given(
    st.lists(
        st.builds(AtLeastAsGood, st.just(0), st.integers(0, 5), st.integers(0, 5), st.booleans()),
        max_size=9,
    )
)
def test_an_order_is_circular_where_something_would_be_better_than_itself(
    orders: list[AtLeastAsGood],
) -> None:
    reach = {(o.better, o.worse) for o in orders} | {(n, n) for n in range(6)}
    for _ in range(6):
        reach |= {(a, d) for a, b in reach for c, d in reach if b == c}
    expected = any(o.strictly and (o.worse, o.better) in reach for o in orders)
    issue = Issue("it", tuple(Option(str(n)) for n in range(6)))
    party = Preference("Arden", ((None,) * 6,), tuple(orders))
    found = codes(Problem("order", (issue,), (party,)))
    assert found == ["one-party", *(["preference-cycle"] if expected else [])]


def test_an_order_binds_what_lies_several_steps_apart() -> None:
    """First 5 at most, then something between 0 and 10, then 6 at least: no step clashes alone."""
    worths = ((worth(4, 5), worth(0, 10), worth(6, 9)), ARDEN.worths[1])
    (finding,) = check_problem(of_arden(worths=worths, orders=better(0, 0, 1, 2, strictly=False)))
    assert finding.code == "order-against-worth"
    assert "“north” to “both”" in finding.message


def test_more_options_than_memory_holds_are_refused_before_anything_else() -> None:
    many = (Option("x"),) * 1_000_001
    (finding,) = check_problem(Problem("", (Issue("it", many),), ()))[:1]
    assert finding.code == "too-many-options"
    assert "memory" in finding.message
