"""What the rules on wording find in one sentence, and what they leave alone."""

import pytest
from review.reviewing import reviewed

WORDS = """## Words used
The signatories are Varn (Varnish), Ostrel.
The things are bridge, claim.
The verbs are mend (a thing), drop (a thing).
"""


def found(code: str, words: str, reading: str = "Varn must mend bridge") -> list[str]:
    """Return what a rule says of one article."""
    quoted = words.replace('"', "'")
    text = f'{WORDS}\n## Article 1\n> {words}\n\n[1] {reading}, quoting "{quoted}".\n'
    return [f.message for f in reviewed(text, code).findings]


@pytest.mark.parametrize(
    ("words", "hedged"),
    [
        ("Varn is expected to mend the bridge", True),
        ("Varn should mend the bridge", True),
        ("Varn uses its best endeavours to mend the bridge", True),
        ("Should the bridge fall, Varn mends it", False),
        ("If the bridge should fall, Varn mends it", False),
        ("Varn, unexpectedly for some, mends the bridge", False),
    ],
)
def test_hedges(words: str, hedged: bool) -> None:  # noqa: FBT001 - a table of cases
    assert bool(found("hedged-modal", words)) is hedged


@pytest.mark.parametrize(
    ("words", "agentless"),
    [
        ("The bridge shall be mended", True),
        ("The bridge is to be rebuilt by the end of 2027", True),
        ("The bridge shall be mended by force", True),
        ("The bridge shall be mended by Varn", False),
        ("The Varnish bridge shall be mended", False),
        ("The bridge shall be mended by the two sides", False),
        ("The bridge shall be deemed mended", False),
        ("This agreement shall be signed on the bridge", False),
        ("The keeper, who must be paid, mends the bridge", False),
    ],
)
def test_passives_without_a_doer(words: str, agentless: bool) -> None:  # noqa: FBT001 - likewise
    assert bool(found("agentless", words)) is agentless


@pytest.mark.parametrize(
    ("words", "sweeping"),
    [
        ("Varn waives all claims", True),
        ("Varn drops any further claims, which are finally settled", True),
        ("Varn will never raise any new claims", True),
        ("Varn raises no claims and no complaints", True),
        ("All outstanding questions are considered closed", True),
        ("All disputes are settled through arbitration", False),
        ("Varn waives all claims, other than those for the mill", False),
        ("Varn drops the claim to the mill", False),
        ("All claims shall be heard", False),
    ],
)
def test_settlements(words: str, sweeping: bool) -> None:  # noqa: FBT001 - likewise
    assert bool(found("sweeping-settlement", words)) is sweeping


@pytest.mark.parametrize(
    ("words", "open_to_judgement"),
    [
        ("Varn mends the bridge, unless prevented without just cause", True),
        ("Varn mends the bridge where strictly necessary", True),
        ("Varn mends the bridge as far as possible", True),
        ("Varn mends the bridge, and the cause is known", False),
        ("Varn mends the necessary planks", False),
    ],
)
def test_exceptions(words: str, open_to_judgement: bool) -> None:  # noqa: FBT001 - likewise
    assert bool(found("open-exception", words)) is open_to_judgement


def test_a_judge_silences_an_exception() -> None:
    words = "Varn mends the bridge if necessary, as Ostrel finds"
    assert found("open-exception", words)
    assert not found("open-exception", words, "Varn must mend bridge, as found by Ostrel")


def test_if_appropriate_is_an_exception_and_no_standard() -> None:
    words = "Varn mends the bridge if appropriate"
    assert found("open-exception", words)
    assert not found("vague-standard", words)
    assert found("vague-standard", "Varn mends the bridge in an appropriate way")


def test_all_vague_words_of_a_clause_are_named_together() -> None:
    (message,) = found("vague-standard", "Varn mends the bridge with robust and adequate planks")
    assert "“robust”, “adequate”" in message
