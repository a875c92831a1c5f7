"""The page for users of temporal monitors: its sentences compile, or are refused as told."""

import re
from pathlib import Path

import pytest

from servanda.findings import Finding, Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.from_norms import program_from
from servanda.monitor.program import Program, Undetermined, Unstated
from servanda.norms import agreement_from

PAGE = (Path(__file__).parents[3] / "docs" / "monitoring-language.md").read_text("utf-8")
WORDS, REFUSED = (block.strip() for block in re.findall(r"```\n(.*?)```", PAGE, re.DOTALL))
SENTENCES = [
    " ".join(" ".join(line.removeprefix("> ") for line in block.splitlines()).split())
    for block in re.findall(r"(?:^> .*\n)+", PAGE, re.MULTILINE)
]
GUARANTEE = next(said for said in SENTENCES if "Guarantor guarantees" in said)
OTHER = "Northland may station troops in valley."
CAPTURE = next(said for said in SENTENCES if "captures a prisoner, that" in said)


def compiled(sentence: str) -> tuple[Program, tuple[Finding, ...]]:
    """Compile a sentence beside the clauses that it may refer to."""
    said = sentence.replace("[GUARANTEE]", "[2]").replace("[OTHER]", "[3]")
    articles = "".join(
        f'## Article {number}\n> w\n\n[{number}] {text.rstrip(".")}, quoting "w".\n\n'
        for number, text in enumerate((said, GUARANTEE, OTHER, CAPTURE), 1)
    )
    file = read_pact(Text("t.pact.md", f"## Words used\n{WORDS}\n\n{articles}"))
    agreement = agreement_from(file)
    mistakes = (*file.findings, *agreement.findings)
    assert not mistakes, [(wrong.code, wrong.message) for wrong in mistakes]
    return program_from(agreement)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_page_compiles_whole(sentence: str) -> None:
    program, findings = compiled(sentence)
    assert not findings, [(finding.code, finding.message) for finding in findings]
    left_open = [p for p in pieces(program.rules) if isinstance(p, Undetermined | Unstated)]
    assert not left_open
    assert not [words for rule in program.rules for words in rule.assumptions]


def test_the_page_has_the_rewrite_that_the_refusal_offers() -> None:
    _, (finding,) = compiled(REFUSED)
    assert finding.code == "unguarded-negation"
    assert finding.fix is not None
    offered = finding.fix.title.removeprefix("For instance: ").replace("[3]", "[OTHER]")
    assert " ".join(offered.split()) in SENTENCES
