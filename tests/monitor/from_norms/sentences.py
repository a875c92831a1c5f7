"""Small agreements, sentence by sentence, and the programs made of them."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.findings import Finding, Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.from_norms import program_from
from servanda.monitor.program import Program, Rule
from servanda.norms import agreement_from

WORDS = """## Words used
The signatories are Northland, Southland.
Also named: State, supplier, Guarantor, Union, League (members not stated), Eastland, Westland.
The bodies are Commission.
The places are valley, mill, Northport.
The things are prisoner, consignment, security guarantee, missile, troop, bridge, road, report,
compensation, embargo, fine.
The measures are strength in personnel, range of missiles in km, stock of boats in boats.
The events are harvest.
The statuses are demilitarised, under embargo.
The open terms are "without cause".
The verbs are release (a thing), capture (a thing), pledge (a thing), deliver (a thing),
station (a thing, in a place), launch (a thing, at a place), invade (a party), grant (a thing),
suffer provocation, report strength, claim (a thing), build (a thing), submit (a thing, to a party),
pay (a thing, to a party), comply with (a thing), breach (a thing), withdraw (a thing),
observe (a thing), strike (a place), trade with (a party).
Union includes Eastland, Westland.
The mill is in valley.
"""


def pact_text(sentences: Sequence[str]) -> str:
    """Return a pact file in which each sentence is the only one of its article: [1], [2] …"""
    articles = "".join(
        f'## Article {number}\n> w\n\n[{number}] {said}, quoting "w".\n\n'
        for number, said in enumerate(sentences, 1)
    )
    return f"{WORDS}\n{articles}"


def program_of(*sentences: str) -> tuple[Program, tuple[Finding, ...]]:
    """Return the program of sentences, and what of them cannot be monitored as it stands."""
    file = read_pact(Text("t.pact.md", pact_text(sentences)))
    agreement = agreement_from(file)
    mistakes = (*file.findings, *agreement.findings)
    assert not mistakes, [(wrong.code, wrong.message) for wrong in mistakes]
    return program_from(agreement)


def rules_of(*sentences: str) -> dict[str, Rule]:
    """Return the rules of sentences in which there is nothing to find."""
    program, findings = program_of(*sentences)
    assert not findings, [(finding.code, finding.message) for finding in findings]
    return {rule.id: rule for rule in program.rules}


def rule_of(sentence: str) -> Rule:
    """Return the rule of one sentence in which there is nothing to find."""
    return rules_of(sentence)["1"]
