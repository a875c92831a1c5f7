import pytest
from effects.pact_text import agreement

from servanda.effects import Why, deadlocks, waits

OPEN_AND_CLOSE = (
    "Northland must open road, only after Southland has closed bridge",
    "Southland must close bridge, only after {condition}",
)


def pairs(*articles: str) -> set[tuple[str, str]]:
    return {(wait.later, wait.earlier) for wait in waits(agreement(*articles))}


@pytest.mark.parametrize(
    "condition",
    [
        "Northland has opened road",
        "completion of [1]",
        "[1] is complete",
        "Northland has opened road and (Eastland has sent fleet)",
    ],
)
def test_a_circle_however_the_condition_is_put(condition: str) -> None:
    first, second = OPEN_AND_CLOSE
    (circle,) = deadlocks(agreement(first, second.format(condition=condition)))
    assert [(w.later, w.earlier) for w in circle.edges] == [("1", "2"), ("2", "1")]
    assert circle.edges[0].words == "only after Southland has closed bridge"


@pytest.mark.parametrize(
    "condition",
    [
        "Southland has opened road",  # another actor
        "Northland has opened bridge",  # another thing
        "Northland has not opened road",  # that it has not happened
        "Northland has opened road or Eastland has sent fleet",  # another way is left
        "2026-01-01",
    ],
)
def test_no_circle_where_one_step_is_free(condition: str) -> None:
    first, second = OPEN_AND_CLOSE
    word = ", by" if condition[0].isdigit() else ", only after"
    free = second.replace(", only after", word).format(condition=condition)
    assert deadlocks(agreement(first, free)) == ()


def test_a_period_counted_from_a_step_waits_for_it() -> None:
    found = waits(
        agreement("Northland must open road", "Southland must close bridge, within 3 days of [1]")
    )
    assert [(w.later, w.earlier, w.why) for w in found] == [("2", "1", Why.CLOCK)]


def test_before_turns_the_wait_around() -> None:
    assert pairs(
        "Northland must open road, before Southland closes bridge", "Southland must close bridge"
    ) == {("2", "1")}


def test_an_event_waits_for_the_clause_that_holds_it_and_not_for_one_that_watches() -> None:
    assert pairs(
        "Northland must hold harvest", "Eastland must open road, after harvest",
        "Union must observe harvest",
    ) == {("2", "1")}  # fmt: skip


def test_a_clause_that_speaks_of_its_own_parts_waits_for_nobody() -> None:
    assert pairs("Northland must open road, completed by 3 days after beginning of [1]") == set()


WITHDRAWAL = "Northland must withdraw to the ford"
WAITING_CEASE_FIRE = (
    "Northland and Southland must observe cease-fire, once Northland has withdrawn to the ford"
)


def test_a_withdrawal_under_fire_waits_for_the_cease_fire() -> None:
    (circle,) = deadlocks(agreement(WITHDRAWAL, WAITING_CEASE_FIRE))
    assert [(w.later, w.why) for w in circle.edges] == [("2", Why.STATED), ("1", Why.UNDER_FIRE)]


@pytest.mark.parametrize(
    ("withdrawal", "more"),
    [
        (f"{WITHDRAWAL}, by 2026-01-01", ()),
        (f"{WITHDRAWAL}, supervised by Eastland", ()),
        ("Eastland must withdraw to the ford", ()),
        (WITHDRAWAL, ("Southland must not attack Northland, until the cease-fire",)),
        (WITHDRAWAL, ("Southland must not attack Northland, while Northland withdraws",)),
    ],
)
def test_a_withdrawal_with_its_own_time_or_protection_does_not(
    withdrawal: str, more: tuple[str, ...]
) -> None:
    assert deadlocks(agreement(withdrawal, WAITING_CEASE_FIRE, *more)) == ()


def test_a_prohibition_for_all_time_protects_no_withdrawal() -> None:
    standing = "Southland must not attack Northland, at all times from signature"
    assert len(deadlocks(agreement(WITHDRAWAL, WAITING_CEASE_FIRE, standing))) == 1


def test_rival_readings_of_a_clause_make_no_circle_between_them() -> None:
    found = agreement(
        '[1] reading "a": Northland must open road, only after completion of [2]',
        (
            '[2] reading "a": Southland must close bridge, only after completion of [3]',
            '[2] reading "b": Southland must close bridge',
        ),
        "[3] Eastland must send fleet, only after completion of [1]",
    )
    (circle,) = deadlocks(found)
    assert [found.by_id[w.later].rival for w in circle.edges] == ["a", "a", None]
