"""Both polarities of everything: what is denied binds to the contrary, or frees."""

import pytest

from servanda.reading.clauses import Deontic, Frame, FrameKind, read_clause


def read(words: str) -> Frame:
    return read_clause(words).frames[0]


MUST, MUST_NOT, MAY = Deontic.MUST, Deontic.MUST_NOT, Deontic.MAY
NEED_NOT, SHOULD, SHOULD_NOT = Deontic.NEED_NOT, Deontic.SHOULD, Deontic.SHOULD_NOT


@pytest.mark.parametrize(
    ("words", "deontic", "verb"),
    [
        ("Norland shall deploy troops.", MUST, "deploy"),
        ("Norland shall not deploy troops.", MUST_NOT, "deploy"),
        ("Norland shall no longer deploy troops.", MUST_NOT, "deploy"),
        ("Norland shall never deploy troops.", MUST_NOT, "deploy"),
        ("In no case shall Norland deploy troops.", MUST_NOT, "deploy"),
        ("No Party shall deploy troops.", MUST_NOT, "deploy"),
        ("Neither Norland nor Wexmark shall deploy troops.", MUST_NOT, "deploy"),
        ("Norland shall refrain from deploying troops.", MUST_NOT, "deploy"),
        ("Norland will cease to deploy troops.", MUST_NOT, "deploy"),
        ("Norland may deploy troops.", MAY, "deploy"),
        ("Norland may not deploy troops.", MUST_NOT, "deploy"),
        ("Norland cannot deploy troops.", MUST_NOT, "deploy"),
        ("Norland should deploy troops.", SHOULD, "deploy"),
        ("Norland should not deploy troops.", SHOULD_NOT, "deploy"),
        ("Norland agrees to deploy troops.", MUST, "deploy"),
        ("Norland agrees not to deploy troops.", MUST_NOT, "deploy"),
        ("Norland undertakes to deploy troops.", MUST, "deploy"),
        ("Norland undertakes not to deploy troops.", MUST_NOT, "deploy"),
        ("Norland is obliged to deploy troops.", MUST, "deploy"),
        ("Norland is not obliged to deploy troops.", NEED_NOT, "deploy"),
        ("Norland shall not be required to deploy troops.", NEED_NOT, "deploy"),
        ("Norland need not deploy troops.", NEED_NOT, "deploy"),
        ("Norland does not have to deploy troops.", NEED_NOT, "deploy"),
        ("Norland has to deploy troops.", MUST, "deploy"),
        ("Norland is permitted to deploy troops.", MAY, "deploy"),
        ("Norland is not permitted to deploy troops.", MUST_NOT, "deploy"),
        ("Norland is prohibited from deploying troops.", MUST_NOT, "deploy"),
        ("Norland is expected to deploy troops.", SHOULD, "deploy"),
        ("Norland is invited to deploy troops.", SHOULD, "deploy"),
        ("Norland shall endeavour to deploy troops.", SHOULD, "deploy"),
        ("Norland is to deploy troops.", MUST, "deploy"),
        ("Norland is not to deploy troops.", MUST_NOT, "deploy"),
        ("Norland has the right to deploy troops.", MAY, "deploy"),
        ("Norland has no right to deploy troops.", MUST_NOT, "deploy"),
        ("Deploy the troops.", MUST, "deploy"),
        ("Do not deploy the troops.", MUST_NOT, "deploy"),
        ("Deployment of troops by Norland.", MUST, "deploy"),
        ("No deployment of troops by Norland.", MUST_NOT, "deploy"),
    ],
)
def test_how_the_verb_is_bound(words: str, deontic: Deontic, verb: str) -> None:
    frame = read(words)
    assert frame.binding is not None
    assert frame.binding.narrowing is None
    assert (frame.binding.deontic, frame.act.verb) == (deontic, verb)


@pytest.mark.parametrize(
    "words",
    [
        "Only Norland may deploy troops.",
        "Norland may only deploy troops in the valley.",
        "Norland shall not fail to release the prisoners.",
        "Norland shall not refrain from publishing the list.",
        "Norland is not prohibited from deploying troops.",
        "None of the Parties shall deploy missiles.",
        "Nothing in this Agreement shall prevent Norland from joining the union.",
        "Norland shall not only pay compensation but also withdraw.",
    ],
)
def test_what_turns_or_narrows_a_norm_is_handed_on(words: str) -> None:
    binding = read(words).binding
    assert binding is not None
    assert binding.narrowing is not None


@pytest.mark.parametrize(
    "words",
    [
        "Norland does not agree to deploy troops.",
        "Norland is not expected to deploy troops.",
        "Norland deployed troops in the valley.",
    ],
)
def test_what_binds_nobody_is_a_statement_of_fact(words: str) -> None:
    frame = read(words)
    assert frame.binding is None
    assert frame.kind is FrameKind.FACT


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Norland may terminate this Agreement.", FrameKind.POWER),
        ("Norland may visit the camps.", FrameKind.PERMISSION),
        ("Norland need not visit the camps.", FrameKind.EXEMPTION),
        ("Refugees shall receive compensation.", FrameKind.ENTITLEMENT),
        ("The treaty shall be considered invalid.", FrameKind.CONSEQUENCE),
        ("The treaty shall not be considered invalid.", FrameKind.DECLARATION),
        ("The guarantee shall lapse.", FrameKind.CONSEQUENCE),
        ("The guarantee shall not lapse.", FrameKind.PROHIBITION),
        ("The sanctions shall be reinstated.", FrameKind.CONSEQUENCE),
        ("Norland guarantees the borders of Wexmark.", FrameKind.GUARANTEE),
        ("“Forces” means all armed persons.", FrameKind.DEFINITION),
        ("The Commission is hereby established.", FrameKind.DECLARATION),
        ("The Committee shall consist of five members.", FrameKind.DECLARATION),
    ],
)
def test_kinds(words: str, kind: FrameKind) -> None:
    assert read(words).kind is kind
