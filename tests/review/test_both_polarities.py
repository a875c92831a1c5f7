"""Each rule has a document in which it fires and one in which it looks and stays silent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from literate.document import Document, parse

from servanda.dossier import Dossier
from servanda.findings import Finding, Text
from servanda.review import Outcome, Rule, review
from servanda.review.catalogue import RULES, page_of

DOCUMENTS = Path(__file__).resolve().parents[1] / "literate"
HEADINGS = ["What it looks for", "Why it matters", "Where it went wrong", "What silences it"]


def document(kind: str, rule: Rule) -> Document:
    path = DOCUMENTS / kind / rule.family.value / f"{rule.code}.md"
    assert path.exists(), f"{rule.code} has no document under {kind}/"
    return parse(path.stem, path.read_text(encoding="utf-8"))


def reviewed(kind: str, rule: Rule) -> Iterator[tuple[Outcome, tuple[Finding, ...]]]:
    """Run a rule over each pact file of its document."""
    for name, content in document(kind, rule).files().items():
        if name.endswith(".pact.md"):
            dossier = Dossier(Text(name, content))
            assert kind == "bad" or dossier.mistakes == ()
            found = review(dossier.agreement, dossier.coverage, [rule])
            yield found.outcomes[0].outcome, found.findings


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_fires_in_its_bad_document(rule: Rule) -> None:
    assert any(outcome is Outcome.FOUND for outcome, _ in reviewed("bad", rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_looks_and_is_silent_in_its_good_document(rule: Rule) -> None:
    found = list(reviewed("good", rule))
    assert [findings for _, findings in found] == [()] * len(found)
    assert any(outcome is Outcome.NOT_FOUND for outcome, _ in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_its_headings(rule: Rule) -> None:
    lines = page_of(rule).splitlines()
    assert lines[0] == f"# {rule.code}"
    assert [line.removeprefix("## ") for line in lines if line.startswith("## ")] == HEADINGS


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_no_document_is_left_of_a_rule_that_is_gone(kind: str) -> None:
    families = {rule.family.value: set[str]() for rule in RULES}
    for rule in RULES:
        families[rule.family.value].add(rule.code)
    left = [
        path.name
        for family, codes in families.items()
        for path in (DOCUMENTS / kind / family).glob("*.md")
        if path.stem not in codes
    ]
    assert left == []
