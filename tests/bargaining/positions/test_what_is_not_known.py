"""What nobody has said is told, by party and issue, and nothing is put in its place."""

from bargaining.positions.writing import FORCES, negotiation
from hypothesis import given
from hypothesis import strategies as st

from servanda.bargaining.positions import Lack, Missing, Negotiation
from servanda.bargaining.problem import worth

WORTHS = (
    "Arden values [1] at most 10 personnel at 0. Arden values [1] unchanged at 1. "
    "Brell values [1] at most 10 personnel at 1. Brell values [1] unchanged at 0.4. "
    "Arden values no agreement at 0.2. Brell values no agreement at 0.3. "
)


def lacking(found: Negotiation, lack: Lack) -> list[tuple[str, int | None, tuple[int, ...]]]:
    return [(m.party, m.issue, m.options) for m in found.missing if m.lack is lack]


def test_bids_alone_say_nothing_of_what_anybody_would_sign() -> None:
    found = negotiation("Brell wants [1] at most 10 personnel. Arden wants [1] unchanged.")
    assert found.answerable is None
    assert lacking(found, Lack.WALK_AWAY) == [("Brell", None, ()), ("Arden", None, ())]
    assert lacking(found, Lack.WORTH) == [("Brell", 0, (0, 1)), ("Arden", 0, (0, 1))]
    assert lacking(found, Lack.LIMIT) == [("Brell", 0, ()), ("Arden", 0, ())]
    first = found.findings[0]
    assert (first.code, first.severity) == ("not-known", "high")
    assert first.message == (
        "What no agreement is worth to Brell is not stated, and so it cannot be said what Brell "
        "would sign."
    )
    assert first.fix is not None
    assert first.fix.title.startswith("“Brell values no agreement at …”")


def test_who_has_no_position_on_an_issue_is_told() -> None:
    found = negotiation("Brell wants [1] at most 10 personnel. Corin wants [4] deleted.")
    assert lacking(found, Lack.POSITION) == [("Brell", 1, ()), ("Corin", 0, ())]


def test_a_bid_without_a_figure_is_told() -> None:
    found = negotiation(
        "Brell wants [1] at most (not stated). Arden wants [1] at most 10 personnel."
    )
    assert lacking(found, Lack.FIGURE) == [("Brell", 0, ())]


def test_a_weight_for_one_thing_asks_for_a_weight_for_each() -> None:
    found = negotiation(
        "Brell gives [1] weight 3. Brell values [1] at most 10 personnel at 1. "
        "Brell values [4] deleted at 1."
    )
    assert lacking(found, Lack.WEIGHT) == [("Brell", 1, ())]
    assert lacking(found, Lack.WORTH) == [("Brell", 0, (1,))]


def test_a_red_line_is_a_limit() -> None:
    found = negotiation(WORTHS + "Brell will not accept [1] more than 20 personnel.")
    assert [party for party, _, _ in lacking(found, Lack.LIMIT)] == ["Arden"]


def test_a_red_line_that_everything_on_the_table_keeps_is_a_limit_all_the_same() -> None:
    found = negotiation(WORTHS + "Arden will not accept [1] fewer than 10 personnel.")
    assert [party for party, _, _ in lacking(found, Lack.LIMIT)] == ["Brell"]
    assert found.problem.exclusions == ()
    assert "not-on-the-table" in [finding.code for finding in found.findings]


def test_what_can_be_answered_and_what_that_leaves_out() -> None:
    found = negotiation(
        WORTHS + "Corin wants [4] deleted. Arden will not accept [4] deleted. "
        "Arden values [1] unchanged together with [4] deleted at 1 more. "
        "Arden will not accept [1] at most 10 personnel. Corin will not accept [1] unchanged."
    )
    part = found.answerable
    assert part is not None
    assert part.problem.parties == ("Arden", "Brell")
    assert (part.issues, part.issues_left_out) == ((0,), (1,))
    assert part.parties_left_out == ("Corin",)
    assert [e.party for e in part.problem.exclusions] == ["Arden"]
    assert [e.name for e in part.refusals_left_out] == ["Arden will not accept [4] deleted"]
    assert len(part.worth_left_out) == 1
    assert part.problem.preferences[0].worths == ((worth(0), worth(1)),)
    assert part.problem.definite


def test_every_assumption_is_listed_as_one() -> None:
    found = negotiation(
        "Arden and Brell value no agreement at 0.4, assumed by Ann Reader. "
        "Arden wants [1] deleted, according to Ann Reader."
    )
    (assumption,) = found.assumptions
    assert assumption.statement == "Arden and Brell value no agreement at 0.4"
    assert assumption.assumed_by == ("Ann Reader",)


def test_a_walk_away_is_compared_with_what_can_be_answered() -> None:
    found = negotiation(WORTHS.replace("no agreement at 0.3", "no agreement at 30"))
    assert "walk-away-above-all" in [finding.code for finding in found.findings]


def test_one_party_makes_no_agreement() -> None:
    found = negotiation("Arden values [1] deleted at 1. Arden values no agreement at 0.")
    assert found.answerable is None


# ---- bids


def test_every_bid_is_kept_with_its_date_and_source_and_the_last_is_marked() -> None:
    found = negotiation(
        "Arden opened with [1] at most 90 personnel, stated 2022-03, according to Ann Reader. "
        "Arden wants [1] at most 70 personnel, stated 2025-12-24. "
        "Brell wants [1] at most 10 personnel, stated 2025. "
        "Brell will not accept [1] more than 50 personnel, stated 2026."
    )
    rows = [(b.said.stated, b.party, b.words, b.latest, b.is_limit) for b in found.bids]
    assert rows == [
        ("2022-03", "Arden", "[1] at most 90 personnel", False, False),
        ("2025", "Brell", "[1] at most 10 personnel", True, False),
        ("2025-12-24", "Arden", "[1] at most 70 personnel", True, False),
        ("2026", "Brell", "[1] more than 50 personnel", None, True),
    ]
    assert found.bids[0].said.sources == ("Ann Reader",)


def test_which_bid_is_the_last_is_not_guessed() -> None:
    undated = negotiation("Arden wants [1] deleted, stated 2025. Arden offers [1] unchanged.")
    assert [bid.latest for bid in undated.bids] == [None, None]
    vague = negotiation(
        "Arden wants [1] deleted, stated 2025. Arden wants [4] deleted, "
        "stated 2025-03. Arden offers [1] unchanged, stated 2025-06."
    )
    assert [bid.latest for bid in vague.bids] == [None, None, True]


def test_what_a_bid_depends_on_stands_with_it() -> None:
    found = negotiation("Arden offers [1] deleted only with [4] unchanged, after signature.")
    (bid,) = found.bids
    assert (bid.only_with, bid.circumstances) == (("[4] unchanged",), ("after signature",))
    assert found.problem.exclusions == ()


# ---- symmetry

STATEMENTS = (
    "Arden wants [1] at most 90 personnel, stated 2025.",
    "Brell opened with [1] at most 10 personnel.",
    "Brell prefers a lower figure for [1].",
    "Arden will not accept [1] fewer than 20 personnel.",
    "Arden walks away unless [4] is in force.",
    "Brell wants [4] deleted.",
    "Brell gives [1] weight 2 to 3.",
    "Brell values [1] at most 10 personnel at 0.5.",
    "Arden values no agreement at 3.",
    "Arden values [1] unchanged together with [4] unchanged at 0.2 less.",
    "Arden will accept [1] at most 10 personnel only with [4] unchanged.",
    "The power of Arden is 0.3 to 0.5, according to Brell.",
)


def swapped(text: str) -> str:
    return text.replace("Arden", "\0").replace("Brell", "Arden").replace("\0", "Brell")


@given(st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=8, unique=True))
def test_exchanging_two_names_exchanges_them_in_the_answer_and_changes_nothing_else(
    said: list[str],
) -> None:
    text = " ".join(said)
    one, other = negotiation(text), negotiation(swapped(text), swapped(FORCES))
    assert swapped(repr(one)) == repr(other)


def test_missing_is_told_by_party_and_issue() -> None:
    found = negotiation("Corin wants [4] deleted.")
    assert found.missing[0] == Missing("Corin", Lack.WALK_AWAY)
