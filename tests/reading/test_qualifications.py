"""What qualifies a norm is said with it: exceptions, checkers, references, notice, what follows."""

from __future__ import annotations

import pytest

from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Text
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_sentence
from servanda.reading.clauses import read_clause
from servanda.reading.proposals.comma_phrases import Context
from servanda.reading.proposals.figures import RemarkContext, figures_in
from servanda.reading.proposals.from_frames import proposals_of
from servanda.reading.proposals.gathering import Proposal, Unread
from servanda.reading.proposals.propose import ProposedReading, propose
from servanda.reading.segmentation import segment
from servanda.reading.writing import pact_text

DUE = ", by (not stated)"
CHECKED = ", verified by (not stated)"
LASTING = ", for (not stated), verified by (not stated)"
IN_30_DAYS = ", within 30 days of (not stated), verified by (not stated)"
UNFOUND = ", as found by (not stated)"


def said(words: str, labels: frozenset[str] = frozenset()) -> list[str]:
    found = (each.what for each in proposals_of(read_clause(words), Context("9", labels)))
    texts = (format_sentence(each.sentence) for each in found if isinstance(each, Proposal))
    return [text.partition(", quoting")[0] for text in texts]


def why_not(words: str) -> str:
    found = (each.what for each in proposals_of(read_clause(words)))
    return "; ".join(each.because for each in found if isinstance(each, Unread))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Norland shall not deploy troops unless Sutherland invades Norland.",
            f"Norland must not deploy troops, unless Sutherland invades Norland{LASTING}",
        ),
        (
            "Norland shall not deploy troops except in self-defence.",
            f'Norland must not deploy troops, unless this is "in self-defence"{LASTING}',
        ),
        (
            "Norland shall withdraw its troops, as verified by the Mission.",
            f"Norland must withdraw troops{DUE}, verified by the Mission",
        ),
        (
            "Norland shall withdraw its troops under the supervision of the Joint Commission.",
            f"Norland must withdraw troops{DUE}, supervised by the Joint Commission",
        ),
        (
            "Norland shall pay compensation, as determined by the Court.",
            f"Norland must pay compensation, as found by the Court{DUE}{CHECKED}",
        ),
        (
            "Norland shall release all prisoners in exchange for the hostages.",
            f"Norland must release all prisoners, in exchange for the hostages{DUE}{CHECKED}",
        ),
        (
            "The Commission shall decide within 30 days, failing which the Council shall decide.",
            f"The Commission must decide{IN_30_DAYS}, failing which the Council must decide",
        ),
        (
            "Any Party may withdraw from this Agreement with six months' notice.",
            "Any party has the power to withdraw from this agreement, with notice of 6 months",
        ),
        (
            "The Commission shall meet at least twice a year.",
            f"The Commission must meet at least 2 times each year{DUE}{CHECKED}",
        ),
        (
            "The Commission shall meet every six months.",
            f"The Commission must meet, every 6 months{CHECKED}",
        ),
        (
            "Norland shall withdraw its troops before signature.",
            f"Norland must withdraw troops, before signature{CHECKED}",
        ),
        (
            "Norland shall pay compensation not later than 90 days before the entry into force.",
            f"Norland must pay compensation, by 90 days before entry into force{CHECKED}",
        ),
    ],
)
def test_what_qualifies_a_norm(words: str, expected: str) -> None:
    assert said(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "“Troops” means members of the armed forces.",
            '"Troops" means "members of the armed forces"',
        ),
        (
            "Withdrawal of all heavy weapons by both sides.",
            f"All sides must withdraw all heavy weapons{DUE}{CHECKED}",
        ),
        (
            "No deployment of troops in the valley.",
            f"(not stated) must not deploy troops in the valley{LASTING}",
        ),
        (
            "Norland guarantees Sutherland the integrity of its borders.",
            "Norland guarantees Sutherland the integrity of its borders, for (not stated)",
        ),
        (
            "Norland shall have the right to compensation.",
            "Norland is entitled to compensation",
        ),
        (
            "This Agreement shall remain in force for ten years.",
            "This agreement remains in force, for 10 years",
        ),
        (
            "This Agreement shall remain in force.",
            "This agreement remains in force, for (not stated)",
        ),
        (
            "The decision shall be final.",
            "(not stated) declares that the decision is final",
        ),
        (
            "If Norland attacks Sudland, Westland loses the guarantee.",
            f"If Norland attacks Sudland{UNFOUND}, then Westland loses the guarantee",
        ),
    ],
)
def test_other_things_that_clauses_say(words: str, expected: str) -> None:
    assert said(words) == [expected]


def test_a_time_belongs_to_the_clause_that_it_stands_in() -> None:
    words = "Norland shall send reports to the Council, which shall publish them within 30 days."
    assert said(words)[0] == f"Norland must send reports to the Council{DUE}{CHECKED}"


def test_of_several_things_that_follow_what_cannot_be_said_is_unread() -> None:
    words = "If Norland invades Sudland, the guarantee shall lapse and the aid shall be suitable."
    expected = f"If Norland invades Sudland{UNFOUND}, then the guarantee lapses"
    assert [text[: len(expected)] for text in said(words)] == [expected]


def test_a_clause_that_prevails_is_named_where_the_draft_has_it() -> None:
    words = "Notwithstanding Article 5, Norland may deploy troops."
    assert said(words, frozenset({"5"})) == ["Norland may deploy troops, notwithstanding [5]"]
    assert said(words) == ['Norland may deploy troops, notwithstanding "Article 5"']
    words = "Subject to paragraph 2, Norland may deploy troops."
    assert said(words, frozenset({"9.2"})) == ["Norland may deploy troops, subject to [9.2]"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Observers who may enter the zone shall report.", "allows nothing"),
        ("The report shall contain all data.", "nobody is bound by name"),
        ("The Parties shall consult one another.", "I cannot make a name of"),
        ("Norland shall ensure that no troops enter the zone.", "I cannot say in Pact what"),
        ("Norland shall withdraw within eight (9) months.", "its figure differ"),
        ("Norland shall withdraw its troops without delay.", "it fixes no time"),
    ],
)
def test_what_pact_cannot_say_is_unread_with_its_reason(words: str, why: str) -> None:
    assert why in why_not(words)


def test_a_time_that_contradicts_itself_is_read_as_neither_and_is_found() -> None:
    points = (
        "1. Norland shall withdraw its troops within eight (9) months.",
        "2. Norland shall open the border within ten (10) days.",
        "3. Norland shall pay compensation.",
    )
    proposed = reading_of(*points)
    (finding,) = proposed.findings
    assert (finding.code, finding.clause) == ("figures-differ", "1")
    assert finding.quote == "within eight (9) months"
    (sentence,) = proposed.clauses["1"][0].sentences
    assert s.Modifier(s.Slot.BY, s.Hole(s.Gap.NOT_STATED)) in sentence.modifiers


def test_each_proposal_says_how_sure_it_is() -> None:
    points = [f"{n}. Norland shall {act}." for n, act in enumerate(("march", "pay", "leave"), 1)]
    draft = segment(read_plain_text(Text("a.txt", "A plan\n\n" + "\n\n".join(points))))
    proposed = propose(draft)
    reasons = [r for clauses in proposed.clauses.values() for c in clauses for r in c.reasons]
    assert len(reasons) == 3
    assert all(0 < reason.confidence < 1 for reason in reasons)
    text = " ".join(pact_text(draft, proposed).split())
    assert f"*Proposed because of “shall march” (confidence {reasons[0].confidence:.2f}).*" in text


@pytest.mark.parametrize(
    ("verb", "stand"), [("offered", s.Stand.OFFERS), ("demanded", s.Stand.WANTS)]
)
def test_what_is_offered_is_not_demanded(verb: str, stand: s.Stand) -> None:
    context = RemarkContext("A. Writer", None, {}, ("Norland",))
    (figure,) = figures_in(f"Norland {verb} 500 tanks.", context)
    assert isinstance(figure.statement.core, s.Position)
    assert figure.statement.core.stand is stand


def reading_of(*points: str) -> ProposedReading:
    return propose(segment(read_plain_text(Text("a.txt", "A plan\n\n" + "\n\n".join(points)))))
