"""A hand-written report becomes the claims that it makes, and nothing that it does not say."""

import math

import pytest
from evidence.pact_reports import evidence

from servanda.evidence.claim import THIS_AGREEMENT, Claim, ClaimKind, Grade, Quantity
from servanda.vocabulary.calendar import Moment, moment
from servanda.vocabulary.instance import Instance


def claims(reports: str) -> tuple[Claim, ...]:
    found = evidence(reports)
    assert found.findings == (), found.findings
    return found.claims


def one(reports: str) -> Claim:
    (claim,) = claims(reports)
    return claim


def test_who_did_what_to_whom_where_and_when() -> None:
    claim = one(
        "R1: on 2025-12-29 Ann Reader reports that Corland reports that Brell reports that Arden "
        "launched drones at Northport, happened 2025-12-28 to 2025-12-29, recorded 2026-01-03, "
        "graded B2 by observers, graded C3 by Corland, received from Corland, according to S1."
    )
    assert claim == Claim(
        "R1",
        ClaimKind.ACT,
        "launch",
        Instance("Arden"),
        (("", Instance("drone")), ("at", Instance("Northport"))),
        happened=Moment(moment("2025-12-28").first, moment("2025-12-29").last),
        reported=moment("2025-12-29"),
        recorded=moment("2026-01-03"),
        teller="Ann Reader",
        author="Brell",
        through=("Corland",),
        sources=("S1",),
        received_from=("Corland",),
        grades=(Grade("B", "2", "observers"), Grade("C", "3", "Corland")),
    )


def test_a_report_without_a_date_has_no_moment() -> None:
    claim = one("R1: Brell reports that Arden built camps.")
    assert (claim.happened, claim.reported, claim.recorded) == (None, None, None)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("happened 2025", "2025-01-01", "2025-12-31"),
        ("happened 2025-12", "2025-12-01", "2025-12-31"),
        ("happened the end of 2025-12", "2025-12-31", "2025-12-31"),
        ("happened 2025-12-29T06:00Z", "2025-12-29T06:00Z", "2025-12-29T06:00Z"),
        ("happened 2025-12-29T06:00+03:00", "2025-12-29T03:00Z", "2025-12-29T03:00Z"),
        ("happened before 2025-12-29", "0001-01-01", "2025-12-28"),
        ("happened after 2025-12-29", "2025-12-30", "9999-12-31"),
    ],
)
def test_when_it_happened(said: str, first: str, last: str) -> None:
    claim = one(f"R1: Brell reports that Arden built camps, {said}.")
    assert claim.happened == Moment(moment(first).first, moment(last).last)


def test_several_who_acted_make_one_claim_each() -> None:
    found = claims("R1: Brell reports that Arden and Corland released prisoners and camps.")
    assert [(c.subject, c.roles[0][1]) for c in found] == [
        (Instance(who), Instance(what))
        for who in ("Arden", "Corland")
        for what in ("prisoner", "camp")
    ]
    assert {c.report for c in found} == {"R1"}


def test_what_several_report_together_is_one_happening() -> None:
    found = claims("R1: Arden and Brell report that Corland released prisoners.")
    assert [(c.teller, c.author, c.event) for c in found] == [
        ("Arden", "Arden", "R1/1"),
        ("Brell", "Brell", "R1/1"),
    ]


def test_members_and_signatories_are_named() -> None:
    found = claims("R1: Brell reports that members of League released prisoners.")
    assert [str(c.subject) for c in found] == ["Corland", "Arden"]
    found = claims("R1: Corland reports that the signatories built camps.")
    assert [str(c.subject) for c in found] == ["Arden", "Brell"]


def test_one_of_a_kind_and_all_of_a_kind() -> None:
    claim = one('R1: Brell reports that Arden released prisoner "1417".')
    assert claim.roles == (("", Instance("prisoner", "1417")),)
    claim = one("R1: Brell reports that Arden released all prisoners.")
    assert claim.roles == (("", Instance("prisoner", every=True)),)


@pytest.mark.parametrize(
    ("said", "quantity", "roles"),
    [
        ("released 50 prisoners", Quantity(50, 50, "prisoner"), ("prisoner",)),
        ("released 50 to 60 prisoners", Quantity(50, 60, "prisoner"), ("prisoner",)),
        ("released at least 50 prisoners", Quantity(50, math.inf, "prisoner"), ("prisoner",)),
        ("released at most 50 prisoners", Quantity(0, 50, "prisoner"), ("prisoner",)),
        ("paid USD 5 million", Quantity(5e6, 5e6, "USD"), ()),
        ("paid compensation, amount USD 5 million", Quantity(5e6, 5e6, "USD"), ("compensation",)),
        ("paid compensation of USD 5", Quantity(5, 5, "USD"), ("compensation",)),
    ],
)
def test_how_much(said: str, quantity: Quantity, roles: tuple[str, ...]) -> None:
    claim = one(f"R1: Brell reports that Arden {said}.")
    assert claim.quantity == quantity
    assert tuple(who.name for _, who in claim.roles) == roles


def test_ends_that_do_not_belong_to_a_range() -> None:
    quantity = one("R1: Brell reports that Arden released more than 50 prisoners.").quantity
    assert quantity is not None
    assert quantity.low > 50
    quantity = one("R1: Brell reports that Arden released fewer than 50 prisoners.").quantity
    assert quantity is not None
    assert quantity.high < 50


@pytest.mark.parametrize(
    ("said", "times", "negated"),
    [
        ("launched drones at least 3 times", 3, False),
        ("launched drones exactly 3 times", 3, False),
        ("launched drones more than 3 times", 4, False),
        ("launched drones exactly 0 times", 1, True),
        ("did not launch drones", 1, True),
        ("launched no drones", 1, True),
        ("did not launch drones or missiles", 1, True),
    ],
)
def test_how_often_and_whether_at_all(said: str, times: int, *, negated: bool) -> None:
    for claim in claims(f"R1: Brell reports that Arden {said}."):
        assert (claim.times, claim.negated) == (times, negated)


def test_a_measure_and_whose_it_is() -> None:
    claim = one("R1: Brell reports that strength of forces of Arden was 260,000 personnel.")
    assert (claim.kind, claim.what, claim.subject) == (
        ClaimKind.MEASURE,
        "strength of forces",
        Instance("Arden"),
    )
    assert claim.quantity == Quantity(260_000, 260_000, "personnel")
    assert one("R1: Brell reports that range of missiles was at most 300 km.").subject is None


@pytest.mark.parametrize(
    ("said", "kind", "what", "clause", "subject", "negated"),
    [
        ("signature took place", ClaimKind.EVENT, "signature", None, None, False),
        (
            "entry into force of this agreement did not take place",
            ClaimKind.EVENT,
            "entry into force",
            None,
            None,
            True,
        ),
        (
            "this agreement entered into force",
            ClaimKind.EVENT,
            "entry into force",
            None,
            None,
            False,
        ),
        ("the ceremony took place", ClaimKind.EVENT, "ceremony", None, None, False),
        ("completion of [3] took place", ClaimKind.EVENT, "completion", "3", None, False),
        ("notice of Arden took place", ClaimKind.EVENT, "notice", None, "Arden", False),
        ("[3] is not in force", ClaimKind.STATUS, "in force", "3", None, True),
        ("this agreement is suspended", ClaimKind.STATUS, "suspended", THIS_AGREEMENT, None, False),
        ("Northport is demilitarised", ClaimKind.STATUS, "demilitarised", None, "Northport", False),
        (
            "joint commission suspended [3]",
            ClaimKind.EFFECT,
            "suspend",
            "3",
            "joint commission",
            False,
        ),
        (
            "Arden terminated this agreement",
            ClaimKind.EFFECT,
            "end",
            THIS_AGREEMENT,
            "Arden",
            False,
        ),
        ("Arden did not revoke [3]", ClaimKind.EFFECT, "revoke", "3", "Arden", True),
        ("[3] lapsed", ClaimKind.EFFECT, "lapse", "3", None, False),
        ('"shots were heard"', ClaimKind.WORDS, "shots were heard", None, None, False),
    ],
)
def test_events_statuses_and_effects(  # noqa: PLR0913 - all that is told apart
    said: str, kind: ClaimKind, what: str, clause: str | None, subject: str | None, *, negated: bool
) -> None:
    claim = one(f"R1: Brell reports that {said}.")
    assert (claim.kind, claim.what, claim.clause, claim.negated) == (kind, what, clause, negated)
    assert (claim.subject.name if claim.subject else None) == subject


def test_an_effect_on_something_that_is_no_clause() -> None:
    claim = one("R1: Brell reports that Arden reinstated compensation.")
    assert (claim.what, claim.roles) == ("reinstate", (("", Instance("compensation")),))


def test_judgements_of_reports_and_of_rows_of_a_feed() -> None:
    found = claims(
        "R1: Brell reports that Arden built camps. R2: Brell reports that Arden built camps.\n\n"
        'R3: joint commission found that R1 and R2 are not "without cause".\n\n'
        'R4: joint commission found that "patrols:17" is "without cause".'
    )[2:]
    assert [(c.kind, c.what, c.judged, c.negated, c.finding) for c in found] == [
        (ClaimKind.JUDGEMENT, "without cause", "R1", True, True),
        (ClaimKind.JUDGEMENT, "without cause", "R2", True, True),
        (ClaimKind.JUDGEMENT, "without cause", "patrols:17", False, True),
    ]


@pytest.mark.parametrize(
    ("report", "code", "says"),
    [
        ("Brell reports that Arden or Corland built camps", "not-definite", "“or”"),
        ("Brell reports that Arden built camps or missiles", "not-definite", "“or”"),
        ("Brell reports that Arden did not build camps and missiles", "not-definite", "A or B"),
        ("Brell reports that any signatory built camps", "not-definite", "Which signatory"),
        ("Brell reports that a member of League built camps", "not-definite", "Which League"),
        ("Brell reports that Arden launched drones at most 3 times", "not-definite", "how often"),
        ("Brell reports that Arden did not launch no drones", "not-definite", "“no” and “did not”"),
        ("Brell reports that Arden paid USD 5, amount USD 6", "not-definite", "two amounts"),
    ],
)
def test_what_is_not_definite_is_kept_as_words_and_said(report: str, code: str, says: str) -> None:
    found = evidence(f"R1: {report}.")
    assert [c.kind for c in found.claims] == [ClaimKind.WORDS]
    (finding,) = found.findings
    assert finding.code == code
    assert says in finding.message


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("happened 2025-12-29T06:00", "no-zone"),
        ("happened 2026-01-02 to 2025-12-29", "reversed-times"),
        ("happened signature", "no-date"),
        ("happened 2027-01-01, reported 2026-01-01", "times-out-of-order"),
        ("reported 2026-01-05, recorded 2026-01-01", "times-out-of-order"),
        ("verified by Corland", "without-meaning-here"),
    ],
)
def test_what_is_wrong_is_said_and_the_claim_is_kept(phrase: str, code: str) -> None:
    found = evidence(f"R1: Brell reports that Arden built camps, {phrase}.")
    assert [finding.code for finding in found.findings] == [code]
    (claim,) = found.claims
    assert claim.what == "build"


def test_one_figure_of_several_is_no_figure_of_each() -> None:
    found = evidence("R1: Brell reports that Arden and Corland released 50 prisoners.")
    assert [finding.code for finding in found.findings] == ["shared-by-several"]
    assert {c.quantity for c in found.claims} == {Quantity(0, 50, "prisoner")}


def test_each_who_takes_a_stance_takes_it_alone() -> None:
    found = evidence(
        "R1: Corland reports that Arden built camps.\n\n"
        'Arden and Brell deny R1 and "patrols:17", stated 2026-01-02.'
    )
    assert found.findings == ()
    assert [(x.party, x.reports, x.stated) for x in found.stances] == [
        (party, ("R1", "patrols:17"), moment("2026-01-02")) for party in ("Arden", "Brell")
    ]


def test_reports_of_a_measure_can_be_complete() -> None:
    (complete,) = evidence("Reports of strength of forces are complete.").complete
    assert complete.what == "strength of forces"
