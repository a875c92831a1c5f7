"""The page about evidence says what Servanda does."""

import re

import pytest
from evidence.pact_reports import evidence
from evidence.worked_page import PAGE, silent, table

from servanda.evidence.claim import ClaimKind
from servanda.evidence.views import views_from
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact.syntax import Attitude
from servanda.norms import agreement_from
from servanda.vocabulary.calendar import moment

TEXT = PAGE.read_text("utf-8")
TIMES = re.findall(r"^\| `(happened [^`]+)` \| (\S+) \| (\S+) \|$", TEXT, re.MULTILINE)
WORDS = """\
## Words used
The signatories are Northland, Southland. Also named: Eastland.
The bodies are Joint Commission, observers. The places are Northport. The things are prisoner,
drone.
The verbs are release (a thing), launch (a thing, at a place).
The measures are strength of forces in personnel. The statuses are demilitarised.
The open terms are "without cause".
"""
SOME = "".join(
    f"R{n}: Northland reports that Northland released prisoners.\n\n" for n in (1, 2, 3, 4, 7)
)


def _written_under(heading: str) -> list[str]:
    _, _, after = TEXT.partition(heading)
    rows = re.findall(r"^\| .*`.* \|$", after.partition("\n## ")[0], re.MULTILINE)
    return [written for row in rows for written in re.findall(r"`([^`]+)`", row)]


def test_the_worked_views_are_what_they_are() -> None:
    assert table() in TEXT
    assert f"Silent on what is common ground: {silent()}." in TEXT


@pytest.mark.parametrize(("said", "first", "last"), TIMES)
def test_when_it_is_said_to_have_happened(said: str, first: str, last: str) -> None:
    (claim,) = evidence(f"R1: Brell reports that Arden built camps, {said}.").claims
    assert claim.happened == (moment(first).first, moment(last).last)


def test_whatever_the_page_says_a_report_may_say_can_be_said() -> None:
    written = _written_under("What a report may say:")
    assert len(written) > len(ClaimKind)
    kinds = set()
    for sentence in written:
        found = evidence(f"{SOME}R9: Eastland reports that {sentence}.", WORDS)
        assert found.findings == (), sentence
        kinds |= {claim.kind for claim in found.claims if claim.report == "R9"}
    assert kinds == set(ClaimKind)


def test_whatever_the_page_answers_can_be_answered() -> None:
    answers = _written_under("## What others say to it")
    assert len(answers) >= len(Attitude)
    for answer in answers:
        found = evidence(SOME + answer, WORDS)
        assert found.findings == (), answer
        assert len(found.stances) == 1


def test_whatever_views_the_page_defines_can_be_defined() -> None:
    views = [v for v in _written_under("## Views of your own") if v.startswith("View")]
    article = (
        "## Article 9\n> Leave.\n\n"
        '[9] reading "duty": Northland must release prisoners, quoting "Leave".\n\n'
        '[9] reading "leave": Northland may release prisoners, quoting "Leave".\n\n'
    )
    said = f"## Reports\n{SOME}\n## Views\n" + "\n\n".join(views)
    file = read_pact(Text("a.pact.md", f"{WORDS}\n{article}{said}\n"))
    vocabulary = agreement_from(file).vocabulary
    found = views_from(file, vocabulary, evidence(SOME, WORDS))
    assert (*file.findings, *found.findings) == ()
    assert len(found.views) == len(views) + 5
