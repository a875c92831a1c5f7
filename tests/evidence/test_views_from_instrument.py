"""Views that people define in their own words."""

import pytest
from evidence.pact_reports import WORDS

from servanda.evidence import evidence_from
from servanda.evidence.views import AS_FOUND, Base, Grades, View, views_from
from servanda.findings import Finding, Text
from servanda.instrument.from_text import read_pact
from servanda.norms import agreement_from
from servanda.vocabulary.calendar import moment

ARTICLE = """\
## Article 9
> Each party may leave.

[9] reading "duty": Arden must release prisoners, quoting "Each party may leave".

[9] reading "leave": Arden may release prisoners, quoting "Each party may leave".

## Reports
R1: Arden reports that Brell built camps.
"""


def views(sentences: str) -> tuple[dict[str, View], tuple[Finding, ...]]:
    file = read_pact(Text("a.pact.md", f"{WORDS}\n{ARTICLE}\n## Views\n{sentences}\n"))
    assert file.findings == ()
    vocabulary = agreement_from(file).vocabulary
    found = views_from(file, vocabulary, evidence_from(file, vocabulary))
    return {view.name: view for view in found.views}, found.findings


def test_the_standard_views_need_no_sentence() -> None:
    found, findings = views("")
    assert list(found) == ["Arden", "Brell", "common ground", "every claim", "as found"]
    assert findings == ()


@pytest.mark.parametrize(
    ("sentence", "view"),
    [
        (
            "reports by observers or Corland, graded at least B2 by Arden, without R1",
            View(
                "x",
                tellers=("observers", "Corland"),
                grades=Grades("B", "2", ("Arden",)),
                without=("R1",),
            ),
        ),
        ('reports by Corland or "a local paper"', View("x", tellers=("Corland", "a local paper"))),
        ("findings by joint commission", View("x", tellers=("joint commission",), findings=True)),
        (
            'common ground, known on 2026-01-31, with "patrols:3"',
            View(
                "x",
                Base.COMMON_GROUND,
                besides=("patrols:3",),
                known_on=moment("2026-01-31").last,
            ),
        ),
        (
            'the view of Arden, not denied by Brell, [9] reading "leave"',
            View("x", Base.OWN, "Arden", not_denied_by=("Brell",), readings=(("9", "leave"),)),
        ),
        ("as found", View("x", AS_FOUND.base)),
    ],
)
def test_a_view(sentence: str, view: View) -> None:
    found, findings = views(f'View "x": {sentence}.')
    assert findings == ()
    assert found["x"] == view


@pytest.mark.parametrize(
    ("sentences", "code", "says"),
    [
        ('View "x": every claim, without R11.', "no-such-report", "Did you mean R1?"),
        ('View "x": every claim, [9] reading "right".', "no-such-reading", "“duty” or “leave”"),
        ('View "x": every claim, [8] reading "duty".', "no-such-reading", "no rival readings"),
        ('View "as found": every claim.', "view-twice", "already"),
        ('View "x": every claim.\n\nView "x": as found.', "view-twice", "already"),
        ('View "x": the view of Arden and Brell.', "whose-view", "one party"),
        ('View "x": reports by (not stated).', "whose-view", "not said"),
        ('View "x": every claim, known on 2026-02-30.', "no-such-date", "2026-02-30"),
        ("Arden denies R1.", "out-of-place", "no view"),
    ],
)
def test_a_mistake(sentences: str, code: str, says: str) -> None:
    _, (finding,) = views(sentences)
    assert finding.code == code
    assert says in finding.message
