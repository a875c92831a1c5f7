"""Near misses of the rules on sequence."""

import pytest
from review.reviewing import reviewed

from servanda.findings import Finding
from servanda.review import Rule
from servanda.review.rules.sequence.ceasefire_gap import RULE as CEASEFIRE_GAP
from servanda.review.rules.sequence.infeasible_timetable import RULE as INFEASIBLE_TIMETABLE
from servanda.review.rules.sequence.irreversible_first import RULE as IRREVERSIBLE_FIRST
from servanda.review.rules.sequence.no_duration import RULE as NO_DURATION

WORDS = """## Words used
The signatories are Northland, Southland.
Also named: Eastland.
The places are the ford, the strait.
The things are cease-fire, memorandum, talks on an election, election, security guarantee, bunker,
heavy weapons, grain.
The verbs are observe (a thing), withdraw (a thing, to a place), return (a thing),
agree to (a thing), monitor (a thing), hold (a thing), destroy (a thing), attack (a party),
place (a thing, in a place).
"""
GUARANTEE = "Eastland guarantees Northland security guarantee"
LOSS = "If Northland attacks Southland, then [1] lapses"
STEP = "Northland must destroy bunker"


def found(rule: Rule, *articles: str) -> tuple[Finding, ...]:
    sections = (
        f'## Article {n}\n> w\n\n[{n}] {a}, quoting "w".' for n, a in enumerate(articles, 1)
    )
    return reviewed(WORDS + "\n" + "\n\n".join(sections), rule.code).findings


@pytest.mark.parametrize(
    ("articles", "clauses"),
    [
        ((GUARANTEE, LOSS, STEP), ["3"]),
        ((f"{GUARANTEE}, from signature", LOSS, STEP), []),
        ((GUARANTEE, LOSS, f"{STEP}, only after [1] is in force"), []),
        ((f"{GUARANTEE}, once Northland has destroyed bunker", LOSS, STEP), ["3"]),
        ((GUARANTEE, STEP), []),  # nothing takes the guarantee away
        ((GUARANTEE, LOSS, STEP.replace("Northland", "Southland")), []),
        ((GUARANTEE, LOSS, STEP.replace("Northland", "The signatories")), []),
    ],
)
def test_irreversible_first(articles: tuple[str, ...], clauses: list[str]) -> None:
    assert [f.clause for f in found(IRREVERSIBLE_FIRST, *articles)] == clauses


@pytest.mark.parametrize(
    ("cease_fire", "gap"),
    [
        ("once Northland has withdrawn heavy weapons to the ford", True),
        ("only after completion of [2]", True),
        ("once Northland has returned heavy weapons", True),
        ("once Northland has returned grain", False),
        ("once the signatories have agreed to memorandum", False),
        ("at all times from 2026-03-01", False),
    ],
)
def test_ceasefire_gap(cease_fire: str, gap: bool) -> None:  # noqa: FBT001
    first = f"Northland and Southland must observe cease-fire, {cease_fire}"
    second = "Northland must withdraw heavy weapons to the ford"
    assert [f.clause for f in found(CEASEFIRE_GAP, first, second)] == (["1"] if gap else [])


def test_to_watch_a_cease_fire_is_none() -> None:
    watching = "Eastland must monitor cease-fire, once Northland has withdrawn heavy weapons"
    assert found(CEASEFIRE_GAP, watching) == ()


@pytest.mark.parametrize(
    ("articles", "clauses"),
    [
        (("Northland must hold election, within 30 days of signature",), ["1"]),
        (("Northland must hold election, by 2026",), ["1"]),
        (("Northland must hold election, within (not stated)",), []),
        (("Northland must hold talks on an election, by 2026",), []),
        (
            ("Northland must destroy bunker, by 2026", "Southland must monitor grain, by 2026"),
            ["1"],
        ),
        (
            (
                "Northland must return grain, by 2026-02, after completion of [2]",
                "Southland must return grain, by 2026-03",
            ),
            ["1"],
        ),
        (
            (
                "Northland must return grain, by 2026, after completion of [2]",
                "Southland must return grain, by 2026-03",
            ),
            [],
        ),
    ],
)
def test_infeasible_timetable(articles: tuple[str, ...], clauses: list[str]) -> None:
    assert [f.clause for f in found(INFEASIBLE_TIMETABLE, *articles)] == clauses


@pytest.mark.parametrize(
    ("articles", "clauses"),
    [
        (("Northland must not place bunker in the strait",), ["1"]),
        (("Northland must not place bunker in the strait, for (not applicable)",), []),
        (("Northland must not attack Southland",), []),
        (
            ("Northland must not place bunker in the strait", "This agreement ends, on 2030-01-01"),
            [],
        ),
        (
            (
                "Northland must not place bunker in the strait",
                "This agreement remains in force, for 10 years from signature",
            ),
            [],
        ),
        (
            (
                "Northland must not place bunker in the strait",
                "This agreement enters into force, on 2026-01-01",
            ),
            ["1"],
        ),
    ],
)
def test_no_duration(articles: tuple[str, ...], clauses: list[str]) -> None:
    assert [f.clause for f in found(NO_DURATION, *articles)] == clauses
