"""Reports keep who says that who did what, when, by whose word; stances keep who denies it."""

import pytest

from servanda.evidence import Evidence
from servanda.evidence.completeness import Completeness
from servanda.evidence.from_instrument import evidence_from
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact import syntax as s
from servanda.norms import agreement_from
from servanda.vocabulary.calendar import moment

WORDS = """\
## Words used
The signatories are Arden, Brell. The bodies are joint commission. The people are Ann Reader.
The things are camp. The verbs are build. The measures are strength of the army in personnel.
"""


def evidence(reports: str) -> Evidence:
    file = read_pact(Text("a.pact.md", f"{WORDS}\n## Reports\n{reports}\n"))
    assert file.findings == ()
    return evidence_from(file, agreement_from(file).vocabulary)


def test_a_report_with_all_that_may_be_said_of_it() -> None:
    found = evidence(
        "R1: on 2025-12-29 Ann Reader reports that Brell reports that Arden built camps, "
        "happened 2025-12, recorded 2026-01-03, received from Arden, graded B2 by Ann Reader, "
        "according to S1, according to Brell."
    )
    assert found.findings == ()
    (report,) = found.reports
    assert report.tellers == (("Ann Reader",), ("Brell",))
    assert not report.finding
    assert report.happened == s.Date("2025-12")
    assert report.reported == s.Date("2025-12-29")
    assert report.recorded == s.Date("2026-01-03")
    assert report.received_from == ("Arden",)
    assert [(g.reliability, g.credibility) for g in report.grades] == [("B", "2")]
    assert report.sources == ("S1", "Brell")
    assert isinstance(report.assertion, s.Happens)
    assert not report.assertion.negated


def test_that_something_was_not_done_is_told_apart() -> None:
    (report,) = evidence("R1: Brell reports that Arden did not build camps.").reports
    assert isinstance(report.assertion, s.Happens)
    assert report.assertion.negated


def test_a_finding_of_a_body_is_marked() -> None:
    (report,) = evidence("R1: on 2026 joint commission found that Arden built camps.").reports
    assert report.finding
    assert report.tellers == (("joint commission",),)


@pytest.mark.parametrize("attitude", list(s.Attitude))
def test_stances(attitude: s.Attitude) -> None:
    found = evidence(f"R1: Brell reports that Arden built camps. Brell {attitude} R1.")
    (stance,) = found.stances
    assert (stance.party, stance.attitude, stance.reports) == ("Brell", attitude, ("R1",))
    assert found.findings == ()


def test_completeness() -> None:
    found = evidence("Reports of build are complete, by joint commission, until 2025-12-31.")
    (complete,) = found.complete
    assert complete == Completeness("build", ("joint commission",), moment("2025-12-31").last)


def test_conflicting_figures_are_all_kept() -> None:
    found = evidence(
        "R1: Arden reports that strength of the army was 5 personnel.\n\n"
        "R2: Brell reports that strength of the army was 9 personnel."
    )
    assert [report.label for report in found.reports] == ["R1", "R2"]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("reports", "code", "says"),
    [
        ("Arden denies R1.", "no-such-report", "There is no report R1."),
        (
            "R1: Arden reports that Brell built camps. Brell denies R11.",
            "no-such-report",
            "Did you mean R1?",
        ),
        (
            "R1: Arden reports that Brell built camps. R1: Arden reports that Brell built camps.",
            "report-twice",
            "Two reports are called R1.",
        ),
        (
            "R1: Arden reports that Brell built camps. Brell withdraws R1.",
            "not-theirs-to-withdraw",
            "Brell does not report R1",
        ),
        (
            "R1: Arden reports that Brell built camps. Brell denies R1. Brell accepts R1.",
            "answers-undated",
            "The one that stands last counts.",
        ),
        ("Arden wants camps.", "out-of-place", "does not belong under “Reports”"),
        ("R1: on 2025-02-29 Arden reports that Brell built camps.", "no-such-date", "2025-02-29"),
        ("R1: Arden reports that strength of the army was 5 km.", "unit-mismatch", "personnel"),
    ],
)
def test_a_mistake(reports: str, code: str, says: str) -> None:
    (finding,) = evidence(reports).findings
    assert finding.code == code
    assert says in finding.message
    assert finding.span is not None
