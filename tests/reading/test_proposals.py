"""What a sentence of an article is proposed to say, in both polarities, and what is left open."""

import pytest

from servanda.instrument.pact.formatter import format_sentence
from servanda.reading.clauses import read_clause
from servanda.reading.proposals.from_frames import proposals_of
from servanda.reading.proposals.gathering import Proposal, Unread

DUE = ", by (not stated), verified by (not stated)"
UNFOUND = ", as found by (not stated)"
CHECKED = ", verified by (not stated)"
ALWAYS = ", at all times from (not stated) until (not stated), counted by (not stated)"
LASTING = ", for (not stated), verified by (not stated)"


def proposed(words: str) -> list[str]:
    """Return the proposals for the first sentence, without their quotations."""
    found = (said.what for said in proposals_of(read_clause(words)))
    texts = (format_sentence(p.sentence) for p in found if isinstance(p, Proposal))
    return [text.partition(", quoting")[0] for text in texts]


def unread(words: str) -> list[Unread]:
    found = (said.what for said in proposals_of(read_clause(words)))
    return [each for each in found if isinstance(each, Unread)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Norland shall withdraw its troops from the valley.",
            f"Norland must withdraw troops from the valley{DUE}",
        ),
        (
            "Norland shall not deploy troops in the valley.",
            f"Norland must not deploy troops in the valley{LASTING}",
        ),
        (
            "Norland agrees not to deploy troops in the valley.",
            f"Norland must not deploy troops in the valley{LASTING}",
        ),
        (
            "Neither side shall deploy troops in the valley.",
            f"Each side must not deploy troops in the valley{LASTING}",
        ),
        (
            "In no case shall Norland deploy troops in the valley.",
            f"Norland must not deploy troops in the valley{LASTING}",
        ),
        ("Norland may inspect the depots.", "Norland may inspect the depots"),
        (
            "Norland and Sudland will reopen the market.",
            f"Norland and Sudland must reopen the market{DUE}",
        ),
        (
            "Norland shall not extract more than 50,000 tonnes.",
            f"Norland must not extract more than 50,000 tonnes{LASTING}",
        ),
        (
            "Norland shall reduce its garrison to 2,500 soldiers.",
            f"Norland must reduce garrison to 2,500 soldiers{DUE}",
        ),
        (
            "Norland shall withdraw within 60 days of the entry into force of this Treaty.",
            f"Norland must withdraw, within 60 days of entry into force{CHECKED}",
        ),
        (
            "The Commission shall receive compensation from the Parties.",
            "The Commission is entitled to compensation from the parties",
        ),
        (
            "Norland may not inspect the depots.",
            f"Norland must not inspect the depots{LASTING}",
        ),
        (
            "The Parties are not obliged to publish the list.",
            "The parties need not publish the list",
        ),
        (
            "It is expected that Norland will not invade its neighbours.",
            "Norland is expected not to invade neighbours",
        ),
        ("Norland should publish the list.", "Norland is expected to publish the list"),
        (
            "Prisoners will be released by Norland.",
            f"Norland must release prisoners{DUE}",
        ),
        (
            "Prisoners will be released.",
            f"(not stated) must release prisoners{DUE}",
        ),
        (
            "The strength of the garrison will be limited to 5,000 soldiers.",
            f"(not stated) must keep the strength of the garrison at most 5,000 soldiers{ALWAYS}",
        ),
        (
            "Norland shall hold elections within 100 days.",
            f"Norland must hold elections, within 100 days of (not stated){CHECKED}",
        ),
        (
            "Norland shall hold elections within 30 days of signature.",
            f"Norland must hold elections, within 30 days of signature{CHECKED}",
        ),
        (
            "If Norland attacks Sudland, the guarantee will be considered void.",
            f"If Norland attacks Sudland{UNFOUND}, then the guarantee is void",
        ),
        (
            "If Norland attacks Sudland, it will lose the guarantee.",
            f"If Norland attacks Sudland{UNFOUND}, then Norland loses the guarantee",
        ),
        (
            "Norland shall open the border after the payment has been made.",
            f"Norland must open the border, after (not stated) makes the payment{DUE}",
        ),
        (
            "This agreement shall enter into force within 30 days of signature.",
            "This agreement enters into force, within 30 days of signature",
        ),
    ],
)
def test_a_sentence_is_proposed_with_its_polarity_and_its_holes(words: str, expected: str) -> None:
    assert proposed(words) == [expected]


def test_pacts_own_verb_is_not_declared_anew() -> None:
    (sentence,) = proposed("Norland shall keep the lighthouse.")
    assert sentence.startswith("Norland must maintain the lighthouse")


def test_a_conjunction_is_split_into_the_norms_it_states() -> None:
    words = "Norland agrees to open the border, and Sudland agrees to lift the embargo."
    assert [text.partition(",")[0] for text in proposed(words)] == [
        "Norland must open the border",
        "Sudland must lift the embargo",
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Peace and friendship.", "it has no verb"),
        ("The valley is green.", "it says how things are"),
        ("Nobody may bring weapons.", "“Nobody” binds everybody, and names nobody"),
        ("They shall be paid.", "I cannot tell what “They” stands for"),
    ],
)
def test_what_binds_nobody_is_not_read_and_says_why(words: str, why: str) -> None:
    assert proposed(words) == []
    assert why in unread(words)[0].because


def test_words_that_no_proposal_takes_up_are_listed() -> None:
    left = unread("Norland shall withdraw its troops from the valley before winter.")
    assert [u.words for u in left] == ["before winter"]
