"""Who is an outsider to an agreement."""

import pytest

from servanda.dossier import Dossier
from servanda.findings import Text
from servanda.norms import Agreement
from servanda.review import Outcome, review
from servanda.review.catalogue import rule_named
from servanda.review.signing import is_outsider, outsiders_in

PACT = """## Words used
The signatories are Varn (Varnish), Ostrel, Union.
Also named: League, Tarn.
The bodies are Court, River Panel, Chair of the River Panel, Joint Board, Mixed Board, Varnish Diet,
Senate, Tribunal.
The things are bridge.
The verbs are mend (a thing), accept (a thing), appoint (a thing).
Joint Board consists of Varn, Ostrel.
Mixed Board consists of Varn, Tarn.
Senate is in Ostrel.
Union includes Tribunal.

## Article 1
> The River Panel has three members. Once the League accepts this, Varn mends the bridge.

[1] Once League accepts [1], Varn must mend bridge,
    quoting "Once the League accepts this, Varn mends the bridge".
[set aside "The River Panel has three members"]
"""


MENDS = 'League must mend bridge, quoting "w".'
STARTS = "This agreement enters into force"


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    dossier = Dossier(Text("pact.md", PACT))
    assert dossier.mistakes == ()
    return dossier.agreement


@pytest.mark.parametrize("name", ["Tarn", "League", "Court", "Mixed Board"])
def test_outsiders(agreement: Agreement, name: str) -> None:
    assert is_outsider(agreement, name)


@pytest.mark.parametrize(
    "name",
    [
        "Varn",
        "River Panel",
        "Chair of the River Panel",
        "Joint Board",
        "Varnish Diet",
        "Senate",
        "Tribunal",
        "bridge",
    ],
)
def test_insiders(agreement: Agreement, name: str) -> None:
    assert not is_outsider(agreement, name)


def test_behind_a_body_stand_its_members(agreement: Agreement) -> None:
    assert outsiders_in(agreement, "Mixed Board") == ("Tarn",)
    assert outsiders_in(agreement, "Joint Board") == ()


@pytest.mark.parametrize(
    ("reading", "silent"),
    [
        ("Once League accepts [2], League must mend bridge", True),
        ("Once League accepts this agreement, League must mend bridge", True),
        ("Once League accepts bridge, League must mend bridge", True),
        ("Once League accepts [1], League must mend bridge", False),
        ("Once Tarn accepts [2], League must mend bridge", False),
        ("League must mend bridge", False),
        (f"{MENDS}\n    {STARTS}, once League accepts [2]", False),
        (
            f"{MENDS}\n    {STARTS}, once League accepts this agreement",
            True,
        ),
        (f"{MENDS}\n    Once League accepts [2], Varn must mend bridge", False),
    ],
)
def test_consent_speaks_for_what_waits_for_it(reading: str, silent: bool) -> None:  # noqa: FBT001
    text = f'{PACT}\n## Article 2\n> w\n\n[2] {reading}, quoting "w".\n'
    dossier = Dossier(Text("pact.md", text))
    assert dossier.mistakes == ()
    rule = rule_named("non-party-bound")
    assert rule is not None
    found = [f.clause for f in review(dossier.agreement, dossier.coverage, [rule]).findings]
    assert found == ([] if silent else ["2"])


def test_where_nobody_is_said_to_sign_it_is_said_once() -> None:
    text = PACT.replace(
        "The signatories are Varn (Varnish), Ostrel, Union.\nAlso named: ",
        "The signatories are (not stated).\nAlso named: Varn (Varnish), Ostrel, Union, ",
    )
    dossier = Dossier(Text("pact.md", text))
    rule = rule_named("non-party-bound")
    assert rule is not None
    (found,) = review(dossier.agreement, dossier.coverage, [rule]).findings
    assert found.clause == "whole"
    assert found.message.endswith("consent of these: Varn.")


def test_without_a_word_on_signature_nothing_can_be_said() -> None:
    text = PACT.replace("The signatories are", "Also named:").replace(
        "Union includes Tribunal.", ""
    )
    dossier = Dossier(Text("pact.md", text))
    rule = rule_named("non-party-bound")
    assert rule is not None
    (outcome,) = review(dossier.agreement, dossier.coverage, [rule]).outcomes
    assert outcome.outcome is Outcome.NOT_LOOKED_AT


@pytest.mark.parametrize("code", ["non-party-bound", "collective-actor", "agentless"])
def test_exchanging_two_names_exchanges_them_in_the_answer(code: str) -> None:
    rule = rule_named(code)
    assert rule is not None
    text = PACT.replace("Union.", "Union, (not stated).", 1) + (
        "\n## Article 2\n> Varn and Tarn, like all parties, mend the bridge. It must be mended.\n"
        '\n[2.a] Varn and Tarn must mend bridge, quoting "Varn and Tarn".\n'
        '\n[2.b] The parties must mend bridge, quoting "like all parties, mend the bridge".\n'
        '\n[2.c] Tarn must mend bridge, quoting "It must be mended".\n'
    )

    def said(words: str) -> list[tuple[str | None, str, str | None]]:
        dossier = Dossier(Text("pact.md", words))
        assert dossier.mistakes == ()
        findings = review(dossier.agreement, dossier.coverage, [rule]).findings
        return [(f.clause, f.message, f.other_reading) for f in findings]

    def exchanged(words: str) -> str:
        return words.replace("Varn", "\0").replace("Tarn", "Varn").replace("\0", "Tarn")

    answers = [(c, exchanged(m), exchanged(o) if o else o) for c, m, o in said(text)]
    assert answers
    assert said(exchanged(text)) == answers
