"""What follows from a breach, read from short texts."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from servanda.bargaining.enforcement import (
    Answer,
    Lack,
    Outlook,
    Undertaking,
    outlook_of,
)
from servanda.bargaining.enforcement.undertaking import Needs, asks_more
from servanda.dossier import dossier_from

WORDS = """\
## Words used
The signatories are Northland, Southland. Also named: League. The people are Ann Reader.
The bodies are Panel, Council. Council consists of Northland, Southland.
The things are guarantee, road.
The verbs are attack (a party, use of force), open (a thing), give (a thing).

## Article 1
> Keep the peace.

[1] Northland must not attack Southland, at all times, quoting "Keep the peace".

## Article 2
> The League guarantees.

[2] League guarantees Northland guarantee, quoting "The League guarantees".

## Article 3
> If not, the guarantee lapses.

"""


def outlook(consequence: str, rest: str = "") -> Outlook:
    text = f'{WORDS}[3] {consequence}, quoting "If not, the guarantee lapses".\n{rest}'
    dossier, _ = dossier_from(text.encode(), "a.pact.md")
    assert dossier is not None
    assert dossier.mistakes == ()
    return outlook_of(dossier.agreement, dossier.positions)


def peace(answer: Outlook) -> Undertaking:
    assert answer.holding is not None
    (found,) = (u for u in answer.holding.undertakings if u.norm == "1")
    return found


def only(consequence: str) -> Answer:
    (answer,) = peace(outlook(consequence)).answers
    return answer


def test_who_breaks_it_does_not_find_against_oneself() -> None:
    answer = only("If Northland attacks Southland, as found by Northland, then [2] lapses")
    assert answer.finders == ("Northland",)
    assert answer.independent == ()
    assert Lack.FINDER in answer.lacks


def test_a_seat_on_the_body_that_finds_it_is_told() -> None:
    answer = only("If Northland attacks Southland, as found by Council, then [2] lapses")
    assert answer.with_a_seat == ("Council",)
    assert Lack.FINDER not in answer.lacks


def test_what_the_other_side_does_is_no_answer_to_a_breach_by_this_side() -> None:
    found = peace(outlook("If Southland attacks Northland, as found by Panel, then [2] lapses"))
    assert found.answers == ()
    assert found.needs == {frozenset(Lack) - {Lack.TARGET}}


def test_a_consequence_of_a_date_needs_nobody_to_find_it() -> None:
    answer = outlook("After 2030-01-01, then [2] lapses")
    assert answer.holding is not None
    assert answer.holding.without_attribution == ()  # and it answers no breach


def test_what_clauses_are_worth_says_what_breaking_brings_and_costs() -> None:
    positions = """
## Positions
- Northland values [1] unchanged at 0, assumed by Ann Reader.
- Northland values [1] deleted at 5, assumed by Ann Reader.
- Northland values [2] unchanged at 30, assumed by Ann Reader.
- Northland values [2] deleted at 10, assumed by Ann Reader.
"""
    consequence = "If Northland attacks Southland, as found by Panel, then [2] lapses"
    (reckoning,) = peace(outlook(consequence, positions)).reckonings
    assert (reckoning.supposed.gain, reckoning.supposed.penalty) == (Fraction(5), Fraction(20))
    assert "assumed by Ann Reader" in reckoning.supposed.according_to
    assert reckoning.missing == (
        "how long it takes until the consequence bites",
        "the chance that it is found",
        "patience",
    )


def test_without_stated_worths_nothing_is_reckoned() -> None:
    assert peace(outlook("If Northland attacks Southland, then [2] lapses")).reckonings == ()


lacks = st.frozensets(st.sampled_from(list(Lack)))


@st.composite
def needs(draw: st.DrawFn) -> Needs:
    sets = draw(st.frozensets(lacks, min_size=1, max_size=3))
    return frozenset(s for s in sets if not any(other < s for other in sets))


@given(needs(), needs(), needs())
def test_to_be_weaker_is_a_partial_order(a: Needs, b: Needs, c: Needs) -> None:
    assert not asks_more(a, a)
    assert not (asks_more(a, b) and asks_more(b, a))
    if asks_more(a, b) and asks_more(b, c):
        assert asks_more(a, c)


@given(needs(), lacks)
def test_to_lack_one_thing_more_is_to_be_no_stronger(some: Needs, more: frozenset[Lack]) -> None:
    larger = frozenset(one | more for one in some)
    assert not asks_more(some, larger)
