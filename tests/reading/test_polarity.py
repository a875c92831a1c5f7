"""No proposal says the opposite of its words: `neither`, `no longer`, `only`, `not before` …"""

import pytest

from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Text
from servanda.instrument.pact.formatter import format_sentence
from servanda.reading.clauses import read_clause
from servanda.reading.proposals.figures import RemarkContext, figures_in
from servanda.reading.proposals.from_frames import proposals_of
from servanda.reading.proposals.gathering import Proposal
from servanda.reading.proposals.propose import propose
from servanda.reading.segmentation import segment

DUE = ", by (not stated), verified by (not stated)"
CHECKED = ", verified by (not stated)"
LASTING = ", for (not stated), verified by (not stated)"
ALWAYS = ", at all times from (not stated) until (not stated), counted by (not stated)"
UNFOUND = ", as found by (not stated)"


def proposed(words: str) -> list[str]:
    found = (said.what for said in proposals_of(read_clause(words)))
    texts = (format_sentence(p.sentence) for p in found if isinstance(p, Proposal))
    return [text.partition(", quoting")[0] for text in texts]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Norland shall no longer deploy troops in the valley.",
            f"Norland must not deploy troops in the valley{LASTING}",
        ),
        (
            "Neither Norland nor Sutherland shall deploy troops.",
            f"Norland and Sutherland must not deploy troops{LASTING}",
        ),
        (
            "Norland shall refrain from deploying troops.",
            f"Norland must not deploy troops{LASTING}",
        ),
        (
            "Norland shall cease to deploy troops in the valley.",
            f"Norland must not deploy troops in the valley{LASTING}",
        ),
        (
            "Norland shall be prohibited from deploying troops.",
            f"Norland must not deploy troops{LASTING}",
        ),
        (
            "Norland is forbidden to deploy troops.",
            f"Norland must not deploy troops{LASTING}",
        ),
        ("Norland is permitted to deploy troops.", "Norland may deploy troops"),
        (
            "Norland is not permitted to deploy troops.",
            f"Norland must not deploy troops{LASTING}",
        ),
    ],
)
def test_who_must_not(words: str, expected: str) -> None:
    assert proposed(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "The Parties shall neither deploy missiles nor station troops.",
        "Only Norland may deploy troops in the valley.",
        "Norland may only deploy troops in the valley.",
        "Norland may deploy troops only after the truce.",
        "Norland shall not only pay compensation but also withdraw its troops.",
        "Nothing in this Agreement shall prevent Norland from joining the union.",
        "None of the Parties shall deploy missiles.",
        "Norland shall not fail to release the prisoners.",
        "Norland shall not refrain from publishing the list.",
        "Norland may agree to deploy troops.",
        "Norland is not expected to deploy troops.",
        "Norland is not prohibited from deploying troops.",
        "The size of the army shall not be limited to 600,000 personnel.",
        "The agreement may be considered invalid.",
        "Norland shall be deemed not to have breached the agreement.",
    ],
)
def test_words_that_pact_would_turn_round_are_left_unread(words: str) -> None:
    assert not any("deploy" in p or " must " in p or "declares" in p for p in proposed(words))


def test_what_is_not_to_be_laid_down_binds_nobody() -> None:
    words = "Norland agrees not to include a provision that it will accept observers."
    assert proposed(words) == []


def test_a_status_that_is_denied() -> None:
    assert proposed("The treaty shall not be considered invalid.") == [
        "(not stated) declares that the treaty is not invalid"
    ]


@pytest.mark.parametrize(
    ("words", "effect"),
    [
        ("the sanctions shall be lifted", "(not stated) must lift the sanctions"),
        ("the sanctions shall not be lifted", "(not stated) must not lift the sanctions"),
        ("the sanctions may be lifted", "(not stated) may lift the sanctions"),
        ("the sanctions shall be reinstated", "the sanctions are reinstated"),
        ("the sanctions shall not be reinstated", "(not stated) must not reinstate the sanctions"),
        ("the sanctions may be reinstated", "(not stated) may reinstate the sanctions"),
    ],
)
def test_what_follows_keeps_its_modal(words: str, effect: str) -> None:
    assert proposed(f"If Norland invades Sutherland, {words}.") == [
        f"If Norland invades Sutherland{UNFOUND}, then {effect}"
    ]


def test_a_condition_at_the_end_holds_for_the_last_alone() -> None:
    words = (
        "Norland shall withdraw its troops, and Sutherland shall pay tribute "
        "if Westland attacks Norland."
    )
    assert proposed(words) == [
        f"Norland must withdraw troops{DUE}",
        f"If Westland attacks Norland{UNFOUND}, then Sutherland must pay tribute",
    ]


def test_who_withdraws_is_not_revoked() -> None:
    words = "If Norland invades Sutherland, Norland shall withdraw from the valley."
    assert proposed(words) == [
        f"If Norland invades Sutherland{UNFOUND}, then Norland must withdraw from the valley"
    ]


def test_what_does_not_lapse_is_no_effect() -> None:
    words = "If Norland invades Sutherland, the guarantee shall not lapse."
    assert proposed(words) == []
    assert proposed(words.replace(" not", "")) == [
        f"If Norland invades Sutherland{UNFOUND}, then the guarantee lapses"
    ]


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("shall be no less than 600 personnel", "at least 600 personnel"),
        ("shall be at least 600 personnel", "at least 600 personnel"),
        ("shall be less than 600 personnel", "fewer than 600 personnel"),
        ("shall be no more than 600 personnel", "at most 600 personnel"),
        ("shall be greater than 600 personnel", "more than 600 personnel"),
        ("shall be 600 personnel", "exactly 600 personnel"),
        ("shall not exceed 600 personnel", "at most 600 personnel"),
        ("shall be limited to twenty-five personnel", "at most 25 personnel"),
        ("shall be limited to 600 personnel", "at most 600 personnel"),
    ],
)
def test_a_bound_is_on_the_side_that_the_words_say(words: str, bound: str) -> None:
    assert proposed(f"The size of the army {words}.") == [
        f"(not stated) must keep the size of the army {bound}{ALWAYS}"
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Norland shall withdraw its troops before 1 March 2026.",
            f"Norland must withdraw troops, by 2026-03-01{CHECKED}",
        ),
        (
            "Norland shall not withdraw its troops before 1 March 2026.",
            f"Norland must not withdraw troops, until 2026-03-01{CHECKED}",
        ),
        (
            "Norland shall withdraw its troops not later than 1 March 2026.",
            f"Norland must withdraw troops, by 2026-03-01{CHECKED}",
        ),
        (
            "Norland shall withdraw its troops no later than 30 days after signature.",
            f"Norland must withdraw troops, within 30 days of signature{CHECKED}",
        ),
        (
            "Norland shall, within sixty (60) days of signature, withdraw its troops.",
            f"Norland must withdraw troops, within 60 days of signature{CHECKED}",
        ),
        (
            "Norland shall withdraw its troops within thirty days of signature.",
            f"Norland must withdraw troops, within 30 days of signature{CHECKED}",
        ),
        (
            "Missiles shall be destroyed by a commission established in 2021.",
            f"A commission must destroy missiles{DUE}",
        ),
    ],
)
def test_a_time_bounds_on_the_side_that_the_words_say(words: str, expected: str) -> None:
    assert proposed(words) == [expected]


@pytest.mark.parametrize(("verb", "count"), [("demanded", 1), ("did not demand", 0)])
def test_what_is_not_demanded_is_no_position(verb: str, count: int) -> None:
    context = RemarkContext("A. Writer", None, {}, ("Norland",))
    found = figures_in(f"Norland {verb} 500 tanks.", context)
    assert sum(f.is_position for f in found) == count


@pytest.mark.parametrize(
    "words",
    [
        "Elections shall be held not before 1 March 2026.",
        "Norland shall withdraw its weapons to a distance of at least fifty (50) kilometres.",
        "Norland may conduct patrols of no more than twelve persons.",
        "Norland shall not fly aircraft above 3,000 metres.",
        "Norland shall not detain the crew for longer than twelve hours.",
        "Should the river change its course, Norland shall not move the marks.",
        "Prisoners who have been held for three months shall be released.",
        "Norland shall withdraw its troops without prejudice to its claims.",
        "A proposed amendment shall be adopted only if all Parties approve it.",
        "Hardly any of the Parties need disclose its sources.",
        "Norland shall publish, but not sell, the list.",
        "The Parties shall reduce their holdings in three phases.",
        "Norland shall issue licences to not more than 40 vessels in any calendar year.",
        "Norland shall limit its catch to 20,000 tonnes a year.",
    ],
)
def test_a_norm_is_not_proposed_without_what_narrows_it(words: str) -> None:
    assert proposed(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Parties agree that Norland may deploy troops.", "Norland may deploy troops"),
        ("The Parties agree that Norland need not pay.", "Norland need not pay"),
        (
            "The Red Cross shall be given the lists of prisoners.",
            f"(not stated) must give the lists of prisoners to the Red Cross{DUE}",
        ),
        (
            "No lists shall be disclosed without leave.",
            f'If this is "without leave"{UNFOUND}, then (not stated) must not disclose any lists',
        ),
        (
            "Norland shall release all prisoners, other than murderers.",
            f'Norland must release all prisoners, unless this is "other than murderers"{DUE}',
        ),
        (
            "All men shall be freed, with the exception of spies.",
            f'(not stated) must free all men, unless this is "with the exception of spies"{DUE}',
        ),
        (
            "Norland shall grant passage, subject to the right to search.",
            f'Norland must grant passage, subject to "the right to search"{DUE}',
        ),
        (
            "Norland shall open the port not later than ten days after the truce has begun.",
            f"Norland must open the port, within 10 days of (not stated){CHECKED}",
        ),
        (
            "Except as provided in Annex D, Norland shall not store water.",
            f'Norland must not store water, unless this is "as provided in Annex D"{LASTING}',
        ),
        (
            "Norland shall let flow the waters, and shall not permit any interference.",
            f"Norland must not permit any interference{LASTING}",
        ),
        (
            "Norland shall pay a sum in two parts, the first of which is due on 1 November 2028.",
            f"Norland must pay a sum in 2 parts{DUE}",
        ),
    ],
)
def test_leave_gifts_and_exceptions_are_said_as_such(words: str, expected: str) -> None:
    assert proposed(words) == [expected]


def test_a_denied_chapeau_denies_the_points_below_a_point() -> None:
    lines = (
        "1. The Parties:",
        "   (a) shall not:",
        "       (i) deploy missiles; or",
        "       (ii) station troops;",
        "   (b) shall publish the list.",
        "2. Norland shall pay compensation.",
        "3. Norland shall open the border.",
    )
    draft = segment(read_plain_text(Text("a.txt", "A plan\n\n" + "\n".join(lines))))
    clauses = [c for made in propose(draft).clauses.values() for c in made]
    said = {c.label: [format_sentence(s) for s in c.sentences] for c in clauses}
    assert [
        text.partition(",")[0] for label in ("1.a.i", "1.a.ii", "1.b") for text in said[label]
    ] == [
        "The parties must not deploy missiles",
        "The parties must not station troops",
        "The parties must publish the list",
    ]
