"""Each view accepts what it believes: worked examples, read as a mediator would read them."""

import polars as pl
import pytest
from evidence.pact_reports import WORDS, evidence

from servanda.evidence.record import EvidenceRecord, joined, record_of
from servanda.evidence.report import Stance
from servanda.evidence.table import label_of
from servanda.evidence.views import (
    AS_FOUND,
    COMMON_GROUND,
    EVERY_CLAIM,
    Grades,
    Roster,
    View,
    own,
    roster_of,
    standard_views,
)
from servanda.evidence.views.acceptance import Basis, accept
from servanda.evidence.views.silence import silences
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact.syntax import Attitude
from servanda.norms import agreement_from
from servanda.vocabulary.calendar import moment

PLACES = "Northport is in Southport.\n"


def roster() -> Roster:
    return roster_of(agreement_from(read_pact(Text("a.pact.md", WORDS + PLACES))).vocabulary)


def basis(reports: str, *further: EvidenceRecord) -> Basis:
    return Basis(joined([record_of(evidence(reports, WORDS + PLACES)), *further]), roster())


def labels(mask: pl.Series, of: Basis) -> set[str]:
    return {label_of(row) for row in of.record.claims.filter(mask).iter_rows(named=True)}


def accepted(view: View, of: Basis) -> set[str]:
    return labels(accept(view, of).accepted, of)


def contested(view: View, of: Basis) -> set[str]:
    return labels(accept(view, of).contested, of)


THREE_VERSIONS = """\
R1: on 2025-12-29 Arden reports that Brell launched drones at Northport, happened 2025-12-28.

R2: on 2025-12-30 Brell reports that Brell did not launch drones, happened 2025-12-28.

R3: on 2026-01-05 joint commission found that Brell launched drones at Northport,
happened 2025-12-28.

R4: on 2026-01-06 Corland reports that Arden built camps.

Brell rejects R3. Arden accepts R4.
"""


def test_each_party_believes_what_it_says_or_accepts() -> None:
    known = basis(THREE_VERSIONS)
    assert accepted(own("Arden"), known) == {"R1", "R4"}
    assert accepted(own("Brell"), known) == {"R2"}


def test_common_ground_is_what_no_signatory_denies_in_words_or_by_a_report_of_its_own() -> None:
    known = basis(THREE_VERSIONS)
    assert accepted(COMMON_GROUND, known) == {"R4"}
    assert contested(COMMON_GROUND, known) == set()


SAME_NIGHT = """\
R1: on 2025-12-29 Corland reports that Brell launched drones at Northport, happened 2025-12-28.

R2: on 2026-01-05 joint commission found that Brell launched drones, happened 2025-12-28.
"""


def test_who_rejects_a_finding_denies_what_others_report_of_the_same_act() -> None:
    assert accepted(COMMON_GROUND, basis(SAME_NIGHT)) == {"R1", "R2"}
    rejected = basis(SAME_NIGHT + "\nBrell rejects R2.\n")
    assert accepted(COMMON_GROUND, rejected) == set()
    assert contested(EVERY_CLAIM, rejected) == {"R1", "R2"}
    undenied = View("v", not_denied_by=("Brell",))
    assert accepted(undenied, rejected) == set()


def test_who_denies_that_something_happened_somewhere_does_not_deny_it_anywhere() -> None:
    denied = basis(SAME_NIGHT + "\nBrell denies R1.\n")
    assert accepted(COMMON_GROUND, denied) == {"R2"}


@pytest.mark.parametrize(
    "also",
    [
        "Brell accepts R1.",
        "R3: on 2025-12-30 Brell reports that Brell launched drones, happened 2025-12-28.",
    ],
)
def test_who_owns_to_an_act_denies_only_what_it_answers(also: str) -> None:
    known = basis(f"{SAME_NIGHT}\nBrell rejects R2.\n\n{also}\n")
    assert accepted(COMMON_GROUND, known) >= {"R1"}
    assert "R2" not in accepted(COMMON_GROUND, known)


def test_who_denies_a_figure_does_not_deny_another() -> None:
    known = basis("""\
R1: on 2026-01-10 Corland reports that Arden released 50 prisoners.

R2: on 2026-01-10 joint commission reports that Arden released 20 prisoners.

Brell denies R1.
""")
    assert accepted(COMMON_GROUND, known) == {"R2"}


def test_who_accepts_a_report_to_the_contrary_denies() -> None:
    known = basis("""\
R1: on 2025-12-29 Corland reports that Brell launched drones, happened 2025-12-28.

R2: on 2026-01-05 joint commission found that Brell did not launch drones, happened 2025-12-28.

Brell accepts R2.
""")
    assert accepted(COMMON_GROUND, known) == {"R2"}
    assert contested(COMMON_GROUND, known) == set()


def test_every_claim_marks_what_contradicts() -> None:
    known = basis(THREE_VERSIONS)
    assert accepted(EVERY_CLAIM, known) == {"R1", "R2", "R3", "R4"}
    assert contested(EVERY_CLAIM, known) == {"R1", "R2", "R3"}


def test_as_found_is_what_bodies_found_rejected_or_not() -> None:
    known = basis(THREE_VERSIONS)
    assert accepted(AS_FOUND, known) == {"R3"}
    competent = accept(own("Brell"), known).competent
    assert competent is not None
    assert labels(competent, known) == {"R3"}


def test_a_finding_of_somebody_who_is_no_body_is_none() -> None:
    known = basis("R1: Arden found that Brell built camps.")
    assert accepted(AS_FOUND, known) == set()
    assert accepted(own("Arden"), known) == {"R1"}


def test_silence_is_not_denial_and_is_listed() -> None:
    known = basis(
        "R1: observers report that Brell built camps. R2: Arden reports that Brell built camps."
    )
    view = accept(COMMON_GROUND, known)
    assert labels(view.accepted, known) == {"R1", "R2"}
    assert [(s.party, s.claims, s.labels) for s in silences(view, known)] == [
        ("Arden", 1, ("R1",)),
        ("Brell", 2, ("R1", "R2")),
    ]


def test_whose_word_it_is_when_it_is_passed_on() -> None:
    known = basis(
        "R1: Ann Reader reports that Arden reports that Brell built camps.\n\n"
        "R2: Arden reports that Ann Reader reports that Brell built camps.\n\n"
        "R3: Arden reports that Brell built camps, according to S44.\n\n"
        "R4: Arden reports that Brell built camps, according to Corland.\n"
    )
    assert accepted(own("Arden"), known) == {"R2", "R3"}


def test_a_party_may_change_its_mind() -> None:
    reports = "R1: Arden reports that Brell built camps.\n\n"
    denied_first = "Brell denies R1, stated 2026-01-01. Brell accepts R1, stated 2026-01-05."
    known = basis(reports + denied_first)
    assert accepted(own("Brell"), known) == {"R1"}
    assert accepted(COMMON_GROUND, known) == {"R1"}
    then = View("then", COMMON_GROUND.base, known_on=moment("2026-01-03").last)
    assert accepted(then, known) == set()
    later_first = "Brell accepts R1, stated 2026-01-05. Brell denies R1, stated 2026-01-01."
    assert accepted(own("Brell"), basis(reports + later_first)) == {"R1"}
    assert accepted(own("Brell"), basis(reports + "Brell denies R1. Brell accepts R1.")) == {"R1"}


def test_what_is_withdrawn_is_out_of_every_view_but_of_those_who_accept_it() -> None:
    known = basis("R1: Arden reports that Brell built camps. Arden withdraws R1.")
    assert not any(accepted(view, known) for view in standard_views(known.roster))
    known = basis("R1: Arden reports that Brell built camps. Arden withdraws R1. Brell accepts R1.")
    assert accepted(own("Brell"), known) == {"R1"}
    assert accepted(own("Arden"), known) == set()


def test_nobody_can_withdraw_what_others_report() -> None:
    known = basis("R1: Arden reports that Brell built camps. Corland withdraws R1.")
    assert accepted(COMMON_GROUND, known) == {"R1"}
    assert accepted(EVERY_CLAIM, known) == {"R1"}


@pytest.mark.parametrize(
    ("denial", "opposed"),
    [
        ("Brell did not launch drones", {"R1", "R2", "R9"}),
        ("Brell did not launch drones at Northport", {"R1", "R9"}),
        ("Brell did not launch drones at Southport", {"R1", "R2", "R9"}),
        ("Brell did not launch missiles", set()),
        ("Arden did not launch drones", set()),
        ("Brell did not launch drones, happened 2026", set()),
    ],
)
def test_what_a_denial_opposes(denial: str, opposed: set[str]) -> None:
    said, _, when = denial.partition(",")
    known = basis(
        "R1: Arden reports that Brell launched drones at Northport, happened 2025-12-28.\n\n"
        "R2: Arden reports that Brell launched drones at Southport, happened 2025-12.\n\n"
        "R3: Arden reports that Brell launched drones, happened 2025-11.\n\n"
        f"R9: Corland reports that {said},{when or ' happened 2025-12-01 to 2025-12-31'}.\n"
    )
    assert contested(EVERY_CLAIM, known) == opposed


def test_all_and_one_of_a_kind_are_denied_apart() -> None:
    known = basis(
        'R1: Arden reports that Arden released prisoner "1", happened 2026-01-02.\n\n'
        "R2: Arden reports that Arden released all prisoners, happened 2026-01-02.\n\n"
        "R3: Brell reports that Arden did not release all prisoners, happened 2026-01-02.\n"
    )
    assert contested(EVERY_CLAIM, known) == {"R2", "R3"}


def test_events_and_effects_are_denied_too() -> None:
    known = basis(
        "R1: on 2026-01-02 Arden reports that signature took place.\n\n"
        "R2: on 2026-01-02 Brell reports that signature did not take place.\n\n"
        "R3: on 2026-01-02 Arden reports that joint commission suspended [3].\n\n"
        "R4: on 2026-01-02 Brell reports that joint commission did not suspend [4].\n"
    )
    assert contested(EVERY_CLAIM, known) == {"R1", "R2"}


def feed() -> EvidenceRecord:
    day = moment("2026-01-02")
    return EvidenceRecord(
        pl.DataFrame(
            {
                "feed": ["patrols"] * 4,
                "row": [1, 2, 3, 4],
                "kind": ["act"] * 4,
                "what": ["build"] * 4,
                "subject": ["Arden", "Brell", "Brell", None],
                "object": ["camp"] * 4,
                "first": [day.first] * 4,
                "last": [day.last] * 4,
                "teller": ["observers", "observers", "Arden", None],
            }
        )
    )


def test_rows_of_a_feed_are_answered_by_their_labels() -> None:
    known = basis(
        'Arden denies "patrols:1". Brell accepts "patrols:2" and "patrols:3".\n\n'
        "R1: Brell reports that Arden built camps.",
        feed(),
    )
    assert accepted(own("Brell"), known) == {"R1", "patrols:2", "patrols:3"}
    assert accepted(own("Arden"), known) == {"patrols:3"}
    assert accepted(COMMON_GROUND, known) == {"R1", "patrols:2", "patrols:3", "patrols:4"}
    assert contested(EVERY_CLAIM, known) == {"patrols:1"}


def test_a_view_may_choose_tellers_grades_reports_and_a_day() -> None:
    known = basis(
        "R1: on 2026-01-01 observers report that Brell built camps, graded B2 by Arden.\n\n"
        "R2: on 2026-01-09 observers report that Brell built camps, graded A1 by Arden, "
        "graded C2 by Brell.\n\n"
        "R3: on 2026-01-02 Corland reports that Brell built camps, graded F6 by Arden.\n\n"
        "R4: on 2026-01-03 joint commission found that Brell built camps. Arden denies R4.\n"
    )
    by_observers = View("v", tellers=("observers",))
    assert accepted(by_observers, known) == {"R1", "R2"}
    assert accepted(View("v", tellers=("observers",), without=("R2",)), known) == {"R1"}
    assert accepted(View("v", tellers=("Corland",), besides=("R4",)), known) == {"R3", "R4"}
    assert accepted(View("v", grades=Grades("B", "2")), known) == {"R1"}
    assert accepted(View("v", grades=Grades("B", "2", ("Arden",))), known) == {"R1", "R2"}
    assert accepted(View("v", grades=Grades("C", "2", ("Arden", "Brell"))), known) == {"R2"}
    assert accepted(View("v", findings=True), known) == {"R4"}
    assert accepted(View("v", not_denied_by=("Arden",)), known) == {"R1", "R2", "R3"}
    assert accepted(View("v", known_on=moment("2026-01-02").last), known) == {"R1", "R3"}


def test_whose_word_for_completeness_counts() -> None:
    known = basis("Reports of build are complete, by Arden, until 2026-01-01.")
    declared = {view.name: bool(accept(view, known).complete) for view in standard_views(roster())}
    assert declared == {
        "Arden": True,
        "Brell": False,
        "common ground": True,
        "every claim": True,
        "as found": False,
    }
    known = basis("Reports of build are complete, until 2026-01-01.")
    assert all(accept(view, known).complete for view in standard_views(roster()))


def test_what_is_reported_later_was_not_known_before() -> None:
    known = basis(
        "R1: on 2026-01-02 observers report that Brell launched drones, happened 2026-01-01.\n\n"
        "R2: on 2026-02-02 Brell reports that Brell did not launch drones, happened 2026-01-01.\n\n"
        "R3: on 2026-02-03 joint commission found that Brell launched drones, "
        "happened 2026-01-01.\n\n"
        "Reports of launch are complete, by joint commission."
    )
    assert accepted(COMMON_GROUND, known) == {"R2"}
    then = View("then", COMMON_GROUND.base, known_on=moment("2026-01-31").last)
    assert accepted(then, known) == {"R1"}
    competent = accept(then, known).competent
    assert competent is not None
    assert not competent.any()


def test_an_empty_record_has_nothing_to_accept() -> None:
    known = Basis(EvidenceRecord(stances=(Stance("Arden", Attitude.DENIES, ("R1",)),)), roster())
    for view in standard_views(roster()):
        found = accept(view, known)
        assert (found.accepted.len(), found.contested.len()) == (0, 0)
