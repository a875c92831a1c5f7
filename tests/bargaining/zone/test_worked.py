"""Small cases told in words, with what is said of them."""

from dataclasses import replace
from fractions import Fraction

from bargaining.problems import problems
from hypothesis import given, settings

from servanda.bargaining import Case
from servanda.bargaining.problem import (
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    worth,
)
from servanda.bargaining.zone import LimitKind, Missing, Standing, zone_of

FIGURES = (85_000, 250_000, 600_000, 800_000)
CAP = Issue("the cap", tuple(Option(f"{n:,}", Fraction(n)) for n in FIGURES), unit="personnel")
AID = Issue("the aid", (Option("none"), Option("some"), Option("full")))
ARDEN = Preference(
    "Arden", ((worth(0), worth(2), worth(6), worth(8)), (worth(0), worth(2), worth(4))),
    walk_away=worth(7),
)  # fmt: skip
BRELL = Preference(
    "Brell", ((worth(9), worth(7), worth(4), worth(0)), (worth(3), worth(2), worth(0))),
    walk_away=worth(5),
)  # fmt: skip
DELTA = Problem("delta", (CAP, AID), (ARDEN, BRELL))


def line(name: str, party: str | None, *options: int) -> Exclusion:
    return Exclusion(name, party, (Literal(0, frozenset(options)),), ("its envoy",))


def test_there_is_a_zone() -> None:
    zone = Case(DELTA).zone()
    assert zone.standing is Standing.EXISTS
    assert (zone.packages, zone.allowed) == (12, 12)
    extent = zone.possible
    assert extent is not None
    assert extent.count == 1
    assert DELTA.labels(extent.example) == ("600,000", "some")
    assert [extent.ranges[0].low, extent.ranges[0].high] == [600_000, 600_000]
    assert extent.slack is not None
    assert list(extent.slack.gains) == [1, 1]
    assert extent.slack.binding == ("Arden", "Brell")


def test_two_red_lines_exclude_one_another() -> None:
    ours, theirs = line("an army", "Arden", 0, 1), line("no threat", "Brell", 2, 3)
    zone = zone_of(replace(DELTA, exclusions=(ours, theirs)))
    assert zone.standing is Standing.EMPTY
    assert zone.allowed == 0
    (clash, *others) = zone.clashes
    assert [limit.name for limit in clash.limits] == ["an army", "no threat"]
    assert [limit.sources for limit in clash.limits] == [("its envoy",), ("its envoy",)]
    assert all(len(other.limits) == 2 for other in others)
    relaxations = zone.relaxations
    assert relaxations is not None
    assert relaxations.total is None  # no fall of a walk-away would do
    assert [limit.name for limit in relaxations.give_up[0]] == ["no threat"]
    (move,) = relaxations.moves
    assert [move.limit.name, move.stands, move.to] == ["no threat", 250_000, 600_000]
    assert DELTA.labels(move.package) == ("600,000", "some")


def test_walk_aways_alone_exclude_one_another() -> None:
    proud = replace(ARDEN, walk_away=worth(9))
    zone = zone_of(replace(DELTA, preferences=(proud, BRELL)))
    assert zone.standing is Standing.EMPTY
    (clash,) = zone.clashes
    assert [(limit.kind, limit.party) for limit in clash.limits] == [
        (LimitKind.WALK_AWAY, "Arden"),
        (LimitKind.WALK_AWAY, "Brell"),
    ]
    relaxations = zone.relaxations
    assert relaxations is not None
    assert relaxations.total is not None
    assert [relaxations.total.value, *relaxations.total.amounts] == [1, 1, 0]
    arden, brell = relaxations.alone
    assert arden is not None
    assert arden.value == 1
    assert brell is not None
    assert brell.value == 1


def test_what_the_text_itself_refuses_nobody_can_give_up() -> None:
    zone = zone_of(replace(DELTA, exclusions=(line("logic", None, 1, 2, 3),)))
    assert zone.standing is Standing.EMPTY
    relaxations = zone.relaxations
    assert relaxations is not None
    assert [[limit.kind for limit in each] for each in relaxations.give_up] == [
        [LimitKind.WALK_AWAY]
    ]
    assert relaxations.moves == ()


def test_a_walk_away_that_nobody_states_leaves_the_question_open() -> None:
    silent = replace(BRELL, walk_away=None)
    zone = zone_of(replace(DELTA, preferences=(ARDEN, silent)))
    assert zone.standing is Standing.UNANSWERED
    assert zone.missing == (Missing("Brell"),)
    assert zone.possible is not None
    assert zone.possible.count == 5  # all that Arden would sign; as to Brell nothing is known
    assert list(zone.possible.ideal) == [5, None]


def test_a_party_that_would_never_sign_clashes_with_nobody_but_itself() -> None:
    zone = zone_of(replace(DELTA, preferences=(replace(ARDEN, walk_away=worth(100)), BRELL)))
    assert [[limit.party for limit in clash.limits] for clash in zone.clashes] == [["Arden"]]


@given(problems(parties=(2, 4)))
@settings(max_examples=60, deadline=None)
def test_parties_in_another_order_change_nothing_else(problem: Problem) -> None:
    here = zone_of(problem)
    there = zone_of(replace(problem, preferences=problem.preferences[::-1]))
    assert here.standing == there.standing
    assert {frozenset(c.limits) for c in here.clashes} == {
        frozenset(c.limits) for c in there.clashes
    }
    for one, other in ((here.certain, there.certain), (here.possible, there.possible)):
        assert (one is None) == (other is None)
        if one is None or other is None:
            continue
        assert (one.count, one.example, one.ranges) == (other.count, other.example, other.ranges)
        assert one.ideal == other.ideal[::-1]
        for a, b in ((one.slack, other.slack), (one.share, other.share)):
            assert (a and (a.package, a.value, a.gains)) == (
                b and (b.package, b.value, b.gains[::-1])
            )
    if here.relaxations and there.relaxations:
        assert here.relaxations.total == (
            there.relaxations.total
            and replace(there.relaxations.total, amounts=there.relaxations.total.amounts[::-1])
        )
        assert here.relaxations.moves == there.relaxations.moves


@given(problems(parties=(2, 3), walk_away=True))
@settings(max_examples=60, deadline=None)
def test_stretching_a_scale_changes_no_share_and_no_clash(problem: Problem) -> None:
    first, *others = problem.preferences
    stretched = replace(
        first,
        worths=tuple(tuple(w and worth(w.low * 7 + 3) for w in row) for row in first.worths),
        together=tuple(replace(x, worth=worth(x.worth.low * 7)) for x in first.together),
        walk_away=first.walk_away and worth(first.walk_away.low * 7 + 3 * len(problem.issues)),
    )
    here, there = zone_of(problem), zone_of(replace(problem, preferences=(stretched, *others)))
    assert here.standing == there.standing
    assert here.clashes == there.clashes
    if here.possible and there.possible:
        assert here.possible.share == there.possible.share
        assert here.possible.count == there.possible.count
        assert here.possible.ranges == there.possible.ranges


def test_the_largest_and_the_smallest_numbers_are_told_apart() -> None:
    vast = Case.from_arrays([[[1e300, 1e-300]], [[1, 2]]], walk_away=[1e-300, 2]).zone()
    assert vast.possible is not None
    assert vast.possible.count in {None, 1}
    assert vast.possible.example == (1,)
    slight = Case.from_arrays([[[1e-300, 0]], [[0, 1e-300]]], walk_away=[1e-300, 1e-305]).zone()
    assert slight.standing is Standing.EMPTY
