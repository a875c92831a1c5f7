"""Whatever the input, the answer is findings, never an exception, and their places are real."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.dossier import Dossier
from servanda.findings import Finding, Text

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").rglob("*.pact.md"))
PIECES = [
    "---\n", "title: a\n", "title: b\n", "# T\n", "## Words used\n", "## Article 1\n",
    "## Article 1\n", "## Positions\n", "## Reports\n", "> words here\n", "> *A:* words\n",
    "[1] ", "[1]? ", "[2] ", "[set aside “x”, y]\n", "[1] confirmed by A on 2026-01-01.\n",
    "[no-deadline on 1] left open on purpose by A until B.\n", "The signatories are A (B), C.\n",
    "The verbs are go (to a place), go.\n", "A includes A.\n", "A is in A.\n", '"x" means "y".\n',
    "A must go to C, by (not stated), quoting “words”.\n", "If A goes, then [1] lapses.\n",
    "R1: on 2026-01-01 A reports that C went to A.\n", "A denies R1.\n", "Remark by A: b\n",
    "(", ")", '"', "“", "”", "[", "]", "…", ",", ".", "\n\n", "    ", "\t", "\x00", "\ufeff", "é",
    "1,000,000", "2026-02-30", "USD 1 billion", "not stated", "é\u0301", "\u202e", "🙂",
]  # fmt: skip
TOKEN_NAME = re.compile(r"\b[A-Z]+_[A-Z_]+\b|\b__\w+")


def everything(content: str) -> Dossier:
    """Work out all that a dossier can tell."""
    dossier = Dossier(Text("any.pact.md", content))
    for finding in (*dossier.mistakes, *dossier.review.findings):
        assert_placed(finding, content)
    return dossier


def assert_placed(finding: Finding, content: str) -> None:
    assert not TOKEN_NAME.search(finding.message), finding.message
    for span in (finding.span, *(note.span for note in finding.notes)):
        if span is not None:
            assert 0 <= span.start <= span.end <= len(content)
            assert content.count("\n", 0, span.start) == span.line - 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_of_pieces_is_read(pieces: list[str]) -> None:
    everything("".join(pieces))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(content: str) -> None:
    everything(content)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_damaged_example_is_read(example: Path) -> None:
    """Lines and characters are lost, doubled and exchanged."""
    content = example.read_text("utf-8")
    for seed in range(3):
        chance = random.Random(seed)  # noqa: S311 - the same damage every time
        lines = content.split("\n")
        for _ in range(12):
            at = chance.randrange(len(lines))
            match chance.randrange(4):
                case 0:
                    del lines[at]
                case 1:
                    lines.insert(at, lines[at])
                case 2:
                    other = chance.randrange(len(lines))
                    lines[at], lines[other] = lines[other], lines[at]
                case _:
                    cut = chance.randrange(len(lines[at]) + 1)
                    lines[at] = lines[at][:cut] + chance.choice(PIECES) + lines[at][cut + 1 :]
        everything("\n".join(lines))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_mistake_in_one_reading_hides_nothing_else(example: Path) -> None:
    content = example.read_text("utf-8")
    whole = Dossier(Text("x", content))
    if not whole.file.readings:
        pytest.skip("this example holds positions alone")
    reading = whole.file.readings[len(whole.file.readings) // 2]
    start = reading.start
    broken = content[:start] + "Quux must frobnicate. " + content[start:]
    damaged = Dossier(Text("x", broken))
    kept = {n.id for n in whole.agreement.norms if n.clause != reading.label}
    assert kept <= {n.id for n in damaged.agreement.norms}
    assert any(m.clause == reading.label for m in damaged.mistakes)
