"""Near misses of the rules on remedies."""

import pytest
from review.reviewing import reviewed

from servanda.review import Rule
from servanda.review.rules.remedies.all_or_nothing import RULE as ALL_OR_NOTHING
from servanda.review.rules.remedies.contestable_trigger import RULE as CONTESTABLE_TRIGGER
from servanda.review.rules.remedies.no_consequence import RULE as NO_CONSEQUENCE
from servanda.review.rules.remedies.no_decider import RULE as NO_DECIDER
from servanda.review.rules.remedies.perverse_trigger import RULE as PERVERSE_TRIGGER
from servanda.review.rules.verification.no_proof_standard import RULE as NO_PROOF_STANDARD

WORDS = """## Words used
The signatories are Northland, Southland.
Also named: Eastland.
The bodies are Panel.
The places are Port, Bay, border towns.
The things are ferry, toll, embargo, security guarantee.
The verbs are run (a thing), block (a thing), attack (a party), breach (a thing), warn (a party),
determine (a thing).
The open terms are "without cause".
"""
RUN = "Northland must run ferry"
FOUND = "as found by Panel"
UNPROVOKED = 'Northland attacks Southland and this is "without cause"'


def found(rule: Rule, *articles: str) -> list[str | None]:
    sections = (
        f'## Article {number}\n> w\n\n[{number}] {reading}, quoting "w".'
        for number, reading in enumerate(articles, 1)
    )
    text = WORDS + "\n" + "\n\n".join(sections)
    return [finding.clause for finding in reviewed(text, rule.code).findings]


@pytest.mark.parametrize(
    ("articles", "clauses"),
    [
        ((RUN,), ["1"]),
        ((f"{RUN}, failing which Northland loses toll",), []),
        ((RUN, "If Northland does not run ferry, then Northland loses toll"), []),
        ((RUN, "If Southland does not run ferry, then Southland loses toll"), ["1"]),
        ((RUN, "If Northland runs ferry, then Northland loses toll"), ["1"]),  # that is no breach
        ((RUN, "If [1] is breached, then Northland loses toll"), []),
        ((RUN, "If a signatory breaches this agreement, then Panel must warn that signatory"), []),
        ((RUN, "If a signatory breaches this agreement, then (not stated) must warn Panel"), ["1"]),
        (("Northland must not block ferry", "If Northland blocks ferry, then [1] lapses"), []),
        (("Northland must not block ferry", "If Northland blocks toll, then [1] lapses"), ["1"]),
        (("Northland must not block border towns", "If Northland blocks Port, then [1] ends"), []),
        (("Northland must not block Port", "If Northland blocks Bay, then [1] ends"), ["1"]),
        ((RUN, "If Northland does not run ferry, then (not stated) must warn Panel"), []),
    ],
)
def test_no_consequence(articles: tuple[str, ...], clauses: list[str]) -> None:
    assert found(NO_CONSEQUENCE, *articles) == clauses


@pytest.mark.parametrize(
    ("articles", "clauses"),
    [
        (("If Northland attacks Southland, then Northland loses toll",), ["1"]),
        ((f"If Northland attacks Southland, {FOUND}, then Northland loses toll",), []),
        (("If Northland attacks Southland, as found by (not applicable), then [1] lapses",), []),
        (("On 2030-01-01, then Northland loses toll",), []),
        (("If Northland runs ferry, then Northland loses toll",), ["1"]),  # whatever is done
        (("If Northland runs ferry, as found by (not stated), then [1] lapses",), ["1"]),
        ((f"If Northland runs ferry, {FOUND}, then [1] lapses",), []),
        (("If Northland runs ferry, Southland must run ferry",), []),  # nothing is at stake
        ((f"{RUN}, failing which Northland loses toll",), ["1"]),
        ((f"{RUN}, verified by Panel, failing which Northland loses toll",), []),
        (
            (
                "If Northland attacks Southland, then Northland loses toll",
                "Panel must determine [1]",
            ),
            [],
        ),
    ],
)
def test_no_decider(articles: tuple[str, ...], clauses: list[str]) -> None:
    assert found(NO_DECIDER, *articles) == clauses


@pytest.mark.parametrize(
    ("trigger", "clauses"),
    [
        ("If Northland runs ferry, as found by Panel", ["1"]),
        ("If Northland runs ferry, proved to the standard (not stated)", ["1"]),
        ("If Northland runs ferry, proved to the standard (not applicable)", []),
        ("On 2030-01-01", []),
    ],
)
def test_no_proof_standard_for_any_act(trigger: str, clauses: list[str]) -> None:
    assert found(NO_PROOF_STANDARD, f"{trigger}, then Northland loses toll") == clauses


TOTAL = "If Northland attacks Southland, {extra}then [2] lapses"


@pytest.mark.parametrize(
    ("first", "more", "clauses"),
    [
        (TOTAL.format(extra=""), (), ["1"]),
        (TOTAL.format(extra="with notice of 5 days, "), (), []),
        (TOTAL.format(extra="with a cure period of 5 days, "), (), []),
        (TOTAL.format(extra="").replace("Southland,", "Southland at least 3 times,"), (), []),
        (TOTAL.format(extra="").replace("lapses", "is suspended"), (), []),
        (TOTAL.format(extra="").replace("[2] lapses", "embargo is reinstated"), (), ["1"]),
        (TOTAL.format(extra="").replace("[2] lapses", "embargo applies"), (), []),
        (TOTAL.format(extra="").replace("[2] lapses", "Panel must warn Northland"), (), []),
        (
            TOTAL.format(extra=""),
            ("If Northland attacks Eastland, then Panel must warn Northland",),
            ["1"],  # another event
        ),
        (
            TOTAL.format(extra=""),
            ("If Northland attacks Southland, then Panel must warn Northland",),
            [],
        ),
    ],
)
def test_all_or_nothing(first: str, more: tuple[str, ...], clauses: list[str]) -> None:
    assert found(ALL_OR_NOTHING, first, RUN, *more) == clauses


@pytest.mark.parametrize(
    ("reading", "clauses"),
    [
        ("If Northland attacks Southland, then embargo is reinstated", ["1"]),
        ("If Northland attacks Southland, as found by Southland, then embargo is revoked", ["1"]),
        (f"If Northland attacks Southland, {FOUND}, then embargo is reinstated", []),
        ("If Northland attacks Southland, then Northland loses toll", []),
    ],
)
def test_contestable_trigger(reading: str, clauses: list[str]) -> None:
    assert found(CONTESTABLE_TRIGGER, reading) == clauses


@pytest.mark.parametrize(
    ("loss", "clauses"),
    [
        ("If Northland attacks Southland, then [1] lapses", []),
        ("If Southland attacks Northland, then [1] lapses", ["2"]),
        ("If a signatory attacks (not stated), then Northland loses security guarantee", ["2"]),
        ("If Southland attacks Northland, then [3] lapses", []),  # no guarantee
        (f"If {UNPROVOKED}, then [1] is void", ["2"]),
        (f"If {UNPROVOKED}, {FOUND}, then [1] is void", []),
    ],
)
def test_perverse_trigger(loss: str, clauses: list[str]) -> None:
    guarantee = "Eastland guarantees Northland security guarantee"
    assert found(PERVERSE_TRIGGER, guarantee, loss, RUN) == clauses
