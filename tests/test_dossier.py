"""One agreement with all that belongs to it, opened from files as they come."""

from pathlib import Path

import pytest

from servanda.dossier import Dossier, dossier_from, open_dossier
from servanda.findings import Text

AGREEMENT = """\
---
title: A plan
---
## Words used
The signatories are Arden, Brell. The things are camp. The verbs are build.

## Article 1
> Arden builds camps.

[1] Arden must build camps, quoting "Arden builds camps".
"""
POSITIONS = """\
---
agreement: plan.pact.md
---
## Positions
- Brell wants [1] deleted, quoting "builds camps".
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.pact.md").write_text(AGREEMENT, encoding="utf-8")
    return tmp_path


def opened(folder: Path, content: str | bytes) -> tuple[Dossier, list[str]]:
    path = folder / "positions.pact.md"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    dossier, findings = open_dossier(path)
    assert dossier is not None
    assert set(findings) <= set(dossier.mistakes)
    return dossier, [mistake.code for mistake in dossier.mistakes]


def test_everything_follows_from_the_text(folder: Path) -> None:
    dossier, findings = open_dossier(folder / "plan.pact.md")
    assert dossier is not None
    assert (findings, dossier.mistakes) == ((), ())
    assert [norm.id for norm in dossier.agreement.norms] == ["1"]
    assert dossier.coverage.wordings[0].unread == 0
    assert dossier.evidence.reports == ()
    assert dossier.positions.claims == ()
    assert dossier.review.unread == ()


def test_a_file_of_positions_knows_its_agreement(folder: Path) -> None:
    dossier, codes = opened(folder, POSITIONS)
    assert codes == []
    assert [position.of.clause for position in dossier.positions.stands] == ["1"]
    assert dossier.base is not None
    assert dossier.base.file.title == "A plan"


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("", "cannot-open"),
        ("nowhere.pact.md", "cannot-open"),
        (".", "cannot-open"),
        ("positions.pact.md", "names-itself"),
        ("x" * 5000, "cannot-open"),
    ],
)
def test_an_agreement_that_cannot_be_opened_is_shown_in_the_header(
    folder: Path, named: str, code: str
) -> None:
    dossier, codes = opened(folder, POSITIONS.replace("plan.pact.md", named))
    assert code in codes
    mistake = next(m for m in dossier.mistakes if m.code == code)
    assert mistake.span is not None
    assert mistake.span.line == 2
    assert dossier.base is None


def test_mistakes_of_every_part_are_told_in_the_order_of_the_lines(folder: Path) -> None:
    _, codes = opened(
        folder,
        AGREEMENT
        + '\n[1.a] Arden must build camps, only after [7], quoting "huts".\n'
        + "\n## Positions\nR1: Arden reports that Brell built camps.\n"
        + "\n## Reports\nArden denies R7.\n",
    )
    assert codes == ["no-such-clause", "quotation-not-found", "out-of-place", "no-such-report"]


def test_bytes_that_come_from_no_file() -> None:
    dossier, findings = dossier_from(AGREEMENT.encode("utf-16"), "standard input")
    assert dossier is not None
    assert findings == ()
    assert dossier.text == Text("standard input", AGREEMENT)
    nothing, (finding,) = dossier_from(b" \n", "standard input")
    assert nothing is None
    assert finding.message == "standard input is empty."


def test_a_guess_about_letters_is_told(folder: Path) -> None:
    _, codes = opened(folder, (AGREEMENT + "\nCafé\n").encode("latin-1"))
    assert codes == ["encoding-guessed"]
