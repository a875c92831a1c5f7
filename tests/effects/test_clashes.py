from itertools import combinations

import pytest
from effects.pact_text import agreement
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.effects import ClashKind, clashes

LIMIT = "Northland must keep stock of boats {bound} boats"
GUARANTEE = "Eastland guarantees Northland security guarantee"
RESPONSE = "If Southland attacks Northland, then Eastland must send fleet"


def found(*articles: str | tuple[str, ...]) -> list[tuple[str, ...]]:
    return [clash.clauses for clash in clashes(agreement(*articles))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northland must open road", "Northland must not open road"),
        ("Northland must open road", "Union must not open road"),  # a member of it
        ("Northland must open road", "The signatories must not open road"),
        ("Northland must open road", "Northland must not open road or bridge"),
        ("Northland must withdraw to the mill", "Northland must not withdraw to the valley"),
        (
            "If Eastland sends fleet, then Northland must open road",
            "If Eastland sends fleet, then Northland must not open road",
        ),
    ],
)
def test_a_duty_and_a_prohibition_of_one_act(one: str, other: str) -> None:
    assert found(one, other) == [("1", "2")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northland must open road", "Southland must not open road"),
        ("Northland must open road", "Northland must not open bridge"),
        ("Northland must open road", "Northland must not close road"),
        ("Northland must withdraw to the valley", "Northland must not withdraw to the mill"),
        ("Northland must open road, notwithstanding [2]", "Northland must not open road"),
        ("Northland must open road", "Northland must not open road, subject to [1]"),
        ("Northland must open road, after harvest", "Northland must not open road, until harvest"),
        (
            "Northland must open road, unless Eastland sends fleet",
            "Northland must not open road, if Eastland sends fleet",
        ),
        (
            "If Eastland sends fleet, then Northland must open road",
            "If Eastland closes bridge, then Northland must not open road",
        ),
        ("Northland may open road", "Northland must not open road"),
    ],
)
def test_what_can_be_kept_together_is_no_clash(one: str, other: str) -> None:
    assert found(one, other) == []


def test_what_one_of_two_must_do_clashes_only_with_both_forbidden() -> None:
    either = "Northland or Southland must open road"
    north, south = (f"{name} must not open road" for name in ("Northland", "Southland"))
    assert found(either, north) == []
    assert found(either, north, south) == [("1", "2", "3")]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("at most 10", "at least 20", ClashKind.LIMIT),
        ("fewer than 10", "at least 10", ClashKind.LIMIT),
        ("exactly 10", "more than 10", ClashKind.LIMIT),
        ("at most 10", "at most 20", ClashKind.CEILING),
    ],
)
def test_limits_on_one_measure(one: str, other: str, kind: ClashKind) -> None:
    (clash,) = clashes(agreement(LIMIT.format(bound=one), LIMIT.format(bound=other)))
    assert (clash.clauses, clash.kind) == (("1", "2"), kind)


@pytest.mark.parametrize(
    ("whose", "other", "clash"),
    [
        ("", "", True),
        ("", " of Northland", True),
        (" of Southland", " of Southland", True),
        ("", " of Southland", False),
        (" of Southland", " of Eastland", False),
    ],
)
def test_whose_measure_is_limited(whose: str, other: str, *, clash: bool) -> None:
    mine = f"Northland must keep stock of boats{whose} at most 10 boats"
    yours = f"Northland must keep stock of boats{other} at least 20 boats"
    assert found(mine, yours) == ([("1", "2")] if clash else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at most 20", "at least 20"),
        ("at least 10", "exactly 10"),
        ("at most 10", "at most 10"),
        ("at least 10", "at least 20"),
    ],
)
def test_limits_that_leave_room(one: str, other: str) -> None:
    assert found(LIMIT.format(bound=one), LIMIT.format(bound=other)) == []


def test_ceilings_that_come_down_in_steps() -> None:
    first, second = (LIMIT.format(bound=f"at most {n}") for n in (20, 10))
    assert found(f"{first}, by 2026", f"{second}, by 2027") == []
    assert found(f"{first}, from 2026 until 2027", f"{second}, from 2027") == []
    assert found(f"{first}, if Eastland sends fleet", second) == []


def test_the_status_of_a_place_is_that_of_what_lies_inside() -> None:
    outer = "Northland declares that the valley is de facto territory"
    inner = "Southland declares that the mill is internationally recognised territory"
    elsewhere = inner.replace("the mill", "the ford")
    assert found(outer, inner) == [("1", "2")]
    assert found(outer, elsewhere) == []
    assert found(outer, outer.replace("is de", "is not de")) == [("1", "2")]


@pytest.mark.parametrize(
    ("removal", "clash"),
    [
        ("If Northland or Southland attacks Northland, then [1] does not apply", True),
        ("If Southland invades Northland, then Northland loses security guarantee", True),
        ("Southland must not attack Northland, failing which [1] lapses", True),
        ("If Northland attacks Southland, then [1] lapses", False),
        ("If Southland opens road, then [1] lapses", False),
        ("If Southland attacks Northland, then [3] lapses", False),
    ],
)
def test_a_guarantee_defeated_by_the_event_it_is_for(removal: str, clash: bool) -> None:  # noqa: FBT001
    answer = (GUARANTEE, RESPONSE)
    assert found(answer, removal, "Northland must open road") == ([("1", "2")] if clash else [])


def test_one_event_brings_back_and_revokes_one_thing() -> None:
    one = "If Southland attacks Northland, then embargo is reinstated"
    assert found(one, "If Southland attacks (not stated), then embargo is revoked") == [("1", "2")]
    assert found(one, "If Eastland sends fleet, then embargo is revoked") == []


def test_rival_readings_do_not_clash_with_each_other() -> None:
    assert found(
        (
            '[1] reading "a": Northland must open road',
            '[1] reading "b": Northland must not open road',
        )
    ) == []  # fmt: skip


sentences = st.lists(
    st.sampled_from(
        [
            f"{who} {modal} open {what}"
            for who in ("Northland", "Southland", "Union", "Northland or Southland")
            for modal in ("must", "must not")
            for what in ("road", "bridge", "road and bridge")
        ]
        + [LIMIT.format(bound=b) for b in ("at most 5", "at least 9", "exactly 7", "at most 9")]
    ),
    min_size=1,
    max_size=7,
    unique=True,
)


@given(sentences)
@settings(deadline=None)
def test_a_clash_is_minimal(articles: list[str]) -> None:
    for clash in clashes(agreement(*articles)):
        numbers = [int(clause) for clause in clash.clauses]
        kept = [articles[number - 1] for number in numbers]
        assert found(*kept) == [tuple(str(n) for n in range(1, len(kept) + 1))]
        for fewer in filter(None, combinations(kept, len(kept) - 1)):
            assert found(*fewer) == []


@given(sentences)
@settings(deadline=None)
def test_without_the_clashing_sets_nothing_clashes(articles: list[str]) -> None:
    """Every clash is listed: take one clause out of each, and the rest can be kept."""
    hit = {clash.clauses[0] for clash in clashes(agreement(*articles))}
    rest = [text for number, text in enumerate(articles, 1) if str(number) not in hit]
    assert not rest or found(*rest) == []


def test_a_duty_of_nobody_by_name_clashes_with_nothing() -> None:
    assert found("This agreement or [2] must open road", "Northland must not open road") == []
