"""What the last column of the matrix lists: what follows a breach and, apart, what takes away."""

import pytest
from norms.test_norms import agreement

from servanda.norms.matrix import Column, matrix

NOTHING = ["— not stated"]


def consequences(readings: str, norm: str = "2") -> list[str]:
    rows = {row.norm: row for row in matrix(agreement(readings))}
    return [str(entry) for entry in rows[norm].cells[Column.CONSEQUENCE]]


@pytest.mark.parametrize(
    "breach",
    [
        "If [2] is breached",
        "If [2] is not kept",
        "If Arden does not build camps",
        "If this agreement is breached",
    ],
)
def test_what_turns_on_a_breach_follows_it(breach: str) -> None:
    assert consequences(f"[3] {breach}, then Brell may hold fees.") == ["[3]: Brell may hold fees"]


@pytest.mark.parametrize(
    "other",
    [
        "If Arden builds camps",
        "If Brell does not build camps",
        "If Arden does not build security guarantee",
        "If [2] is kept",
        "If Arden does not pay fees",
    ],
)
def test_what_turns_on_something_else_does_not(other: str) -> None:
    assert consequences(f"[3] {other}, then Brell may hold fees.") == NOTHING


def test_what_takes_a_norm_away_for_another_cause_stands_apart() -> None:
    assert consequences("[3] If Arden invades Brell, then [2] is suspended.") == [
        *NOTHING,
        "may be taken away by [3]: [2] is suspended",
    ]


def test_what_is_forbidden_and_done_and_a_limit_passed_are_breaches() -> None:
    told = """\
[3.a] Arden must not invade Brell.
[3.b] If Arden invades Brell, then Brell may hold fees.
[3.c] Arden must keep strength of the army at most 5 personnel.
[3.d] If strength of the army is more than 5 personnel, then Brell may build camps.
"""
    assert consequences(told, "3.a") == ["[3.b]: Brell may hold fees"]
    assert consequences(told, "3.c") == ["[3.d]: Brell may build camps"]
    whose = told.replace("army is more", "army of {who} is more")
    assert consequences(whose.format(who="Arden"), "3.c") == ["[3.d]: Brell may build camps"]
    assert consequences(whose.format(who="Brell"), "3.c") == NOTHING


def test_a_reference_to_the_whole_article_reaches_each_of_its_clauses() -> None:
    told = """\
[3.a] Arden must pay fees to Brell.
[3.b] If [3] is breached, then [2] lapses.
[3.c] If Brell invades Arden, then [3] is void.
"""
    assert consequences(told, "3.a") == [
        "[3.b]: [2] lapses",
        "may be taken away by [3.c]: [3] is void",
    ]
