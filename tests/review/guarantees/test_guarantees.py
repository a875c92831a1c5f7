"""Near misses of the rules on guarantees."""

import pytest
from review.reviewing import reviewed

from servanda.review import Rule
from servanda.review.rules.guarantees.assurance_only import RULE as ASSURANCE_ONLY
from servanda.review.rules.guarantees.guarantor_veto import RULE as GUARANTOR_VETO
from servanda.review.rules.guarantees.response_undefined import RULE as RESPONSE_UNDEFINED

WORDS = """## Words used
The signatories are Northland, Southland.
Also named: Eastland, Westland.
The bodies are Council.
Council consists of Eastland, Southland.
The things are security guarantee, fleet, response, trade, implementation, compliance with this
agreement.
The verbs are attack (a party), send (a thing), consult (a party), agree to (a thing).
"""
GUARANTEE = "Eastland guarantees Northland security guarantee"
ANSWER = "If Southland attacks Northland, then Eastland must send fleet, within 2 days"


def found(rule: Rule, words: str, *sentences: str) -> list[str | None]:
    labels = ("1", "1.a", "1.b")
    readings = "\n".join(
        f'[{label}] {said}, quoting "…".' for label, said in zip(labels, sentences, strict=False)
    )
    findings = reviewed(f"{WORDS}\n## Article 1\n> {words}\n\n{readings}\n", rule.code).findings
    return [finding.clause for finding in findings]


@pytest.mark.parametrize(
    ("sentences", "clauses"),
    [
        ((GUARANTEE,), ["1"]),
        ((GUARANTEE, ANSWER), []),
        ((GUARANTEE, ANSWER.replace("Eastland must", "(not stated) must")), ["1.a"]),
        ((GUARANTEE, ANSWER.replace(", within 2 days", "")), ["1.a"]),
        ((GUARANTEE, ANSWER.replace("2 days", "(not stated)")), ["1.a"]),
        (  # what the protected side sets off is no answer
            (
                GUARANTEE,
                "If Northland attacks Southland, then Eastland must send fleet, within 2 days",
            ),
            ["1"],
        ),
        (("Eastland guarantees (not stated) security guarantee",), ["1"]),
        (("Eastland guarantees (not stated) compliance with this agreement",), []),
        (("Eastland guarantees Northland implementation",), []),
    ],
)
def test_response_undefined(sentences: tuple[str, ...], clauses: list[str]) -> None:
    assert found(RESPONSE_UNDEFINED, "w", *sentences) == clauses


@pytest.mark.parametrize(
    ("guarantors", "answer", "clauses"),
    [
        ("Eastland and Southland", f"{ANSWER}, jointly", ["1.a"]),
        ("Eastland and Southland", f"{ANSWER}, severally", []),
        ("Eastland and Westland", f"{ANSWER}, jointly", []),
        ("Eastland", ANSWER.replace(", then", ", as found by Council, then"), ["1.a"]),
        ("Eastland", ANSWER.replace(", then", ", as found by Westland, then"), []),
        (
            "Eastland",
            ANSWER.replace(", then", " and (Southland agrees to response), then"),
            ["1.a"],
        ),
        ("Eastland", ANSWER.replace(", then", " and (Westland agrees to response), then"), []),
    ],
)
def test_guarantor_veto(guarantors: str, answer: str, clauses: list[str]) -> None:
    verb = "guarantee" if " and " in guarantors else "guarantees"
    guarantee = f"{guarantors} {verb} Northland security guarantee"
    assert found(GUARANTOR_VETO, "w", guarantee, answer) == clauses


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        ("Northland receives reliable security guarantees.", ["1"]),
        ("Northland is provided with a guarantee against attack.", ["1"]),
        ("The parties will consult in the event of an armed attack.", ["1"]),
        ("The parties will consult on trade.", []),
        ("If it attacks, Northland loses the guarantee.", []),
        ("Northland receives a fleet. The Council guarantees the rest.", []),
        ("Eastland guarantees the security of Northland.", []),
    ],
)
def test_assurance_only(words: str, clauses: list[str]) -> None:
    assert found(ASSURANCE_ONLY, words, "(not stated) guarantees Northland security guarantee") == (
        clauses
    )


def test_a_reading_with_a_guarantor_and_an_answer_is_more_exact_than_the_words() -> None:
    words = "Northland receives reliable security guarantees."
    assert found(ASSURANCE_ONLY, words, GUARANTEE, ANSWER) == []
