"""Every construct of Pact in a treaty-like sentence, and its canonical form where that differs."""
# ruff: noqa: E501 - a sentence stands on one line

import pytest
from instrument.pact.words_used import LEXICON
from instrument.pact.written import format_reading

from servanda.instrument.pact.formatter import format_statement
from servanda.instrument.pact.parser import parse_reading, parse_statements

# A sentence alone is its own canonical form; of two, the second is.
READINGS = (
    "Northland must release prisoners, by 2026-03-31.",
    "Northland must withdraw heavy weapons from buffer zone, begun by 2026-01-15, completed by 2026-02-28.",
    "Northland must not invade Southland.",
    "Northland may station troops in Northport.",
    "Northland need not pay compensation.",
    "Northland must hold the ceasefire, at all times from signature until the end of 2030.",
    "Northland must submit a report to Peace Council, every 90 days.",
    "Northland must submit a report to Peace Council, every month from signature.",
    "Northland must keep strength of the Northlandic Forces at most 600,000 personnel, at all times.",
    (
        "Northland must keep share of the vote at least 25 percent.",
        "Northland must keep share of the vote at least 25%.",
    ),
    (
        "Northland must pay at most 1500000 USD to Southland.",
        "Northland must pay at most USD 1.5 million to Southland.",
    ),
    "Northland must keep frozen assets at most USD 100 billion in total each year.",
    (
        "Northland must keep frozen assets at most USD 100 billion in total over any 12 months.",
        "Northland must keep frozen assets at most USD 100 billion in total in any 12 months.",
    ),
    "Northland must not launch missiles more than 3 times in any 30 days.",
    "Peace Council must decide at least 1 time each month.",
    "Northland is entitled to compensation from Southland, amount USD 5 million.",
    "Northland is not entitled to compensation.",
    "Peace Council has the power to suspend [3], with notice of 30 days.",
    "Peace Council does not have the power to suspend [3].",
    "The members of Union are expected not to station troops in Northport.",
    "Union is expected to ratify Treaty of St. Olaf.",
    "The signatories declare that Northport is demilitarised.",
    "The signatories declare that Northport is not recognised territory.",
    "Union guarantees Northland security guarantee, in exchange for [4].",
    "If Northland invades Southland, then [3] lapses.",
    'If Northland invades Southland, as found by Joint Commission, proved to the standard "beyond reasonable doubt", then [3] is void, and global sanctions are reinstated, and Northland loses compensation.',
    "Whenever Northland captures a prisoner, Northland must release that prisoner, within 30 days after Northland captures that prisoner.",
    "While [3] is in force, Northland must not station troops in buffer zone.",
    "Northland must release prisoners, unless Southland captures prisoners.",
    "Northland must hold the ceasefire, until the ceremony.",
    "Since 2025, Northland must hold the ceasefire.",
    "Since signature, Northland must hold the ceasefire.",
    "Once Southland has released all prisoners, Northland must withdraw troops.",
    "Northland must withdraw troops, after signature.",
    "Northland must withdraw troops, before the ceremony.",
    "Northland must withdraw troops, only after [3].",
    "Northland must withdraw troops, only after Southland has held an election.",
    "Northland must withdraw troops, only after completion of [3].",
    "Northland must adopt amnesty law, within 30 days of signature.",
    "Northland must adopt amnesty law, 30 days before election.",
    "This agreement enters into force, 30 days after ratification.",
    "This agreement enters into force, on signature.",
    "This agreement remains in force, for 10 years from entry into force.",
    "This agreement ends, on 2035-12-31.",
    "This agreement ends, 90 days after notice of any signatory.",
    (
        "Any signatory may terminate this agreement, with notice of 90 days.",
        "Any signatory may end this agreement, with notice of 90 days.",
    ),
    "Each member of Union must pay compensation.",
    "No member of Union may station troops in Northport.",
    "All members of Union must ratify Treaty of St. Olaf, jointly.",
    "Any member of Union may pay compensation, severally.",
    'Any signatory may submit a complaint to Joint Commission, as stage 1 of "complaint".',
    'Joint Commission must decide, within 30 days of complaint, as stage 2 of "complaint", failing which Peace Council must decide, and [3] is suspended.',
    "If Joint Commission does not decide within 30 days of the complaint, then [3] is suspended.",
    (
        "If Northland launches missiles at Southland at least 3 times during the 30 days before, then [3] is suspended.",
        "If Northland has launched missiles at Southland at least 3 times during the 30 days before, then [3] is suspended.",
    ),
    "If turnout is fewer than 40%, then Northland must hold an election.",
    (
        "If turnout is not at least 40%, then Northland must hold an election.",
        "If turnout is fewer than 40%, then Northland must hold an election.",
    ),
    (
        "If turnout is not 40%, then [3] lapses.",
        "If turnout is fewer than 40% or turnout is more than 40%, then [3] lapses.",
    ),
    "If [3] is breached, with a cure period of 30 days, then [4] is suspended.",
    "Northland and Southland must release all prisoners, notwithstanding [2], subject to [5].",
    "If Northland and Southland invade Eastland, then [3] lapses.",
    "If Northland, Southland and Union invade Eastland, then [3] lapses.",
    "Northland must release prisoners, unless [3], [4] and [5] are in force.",
    "Once (Northland, Southland and Union have invaded Eastland), then [3] lapses.",
    "If (Northland invades Southland or Southland invades Northland) and [3] is in force, then [4] lapses.",
    'If Northland launches a missile and this is "without cause", as found by (not stated), then [10] is void.',
    (
        "If signature and Southland invades Northland, then [4] lapses.",
        "If (signature) and Southland invades Northland, then [4] lapses.",
    ),
    (
        "Until the election, Northland must hold the ceasefire.",
        "Northland must hold the ceasefire, until the election.",
    ),
    (
        "Within 30 days of signature, Northland must release prisoners.",
        "Northland must release prisoners, within 30 days of signature.",
    ),
    '"troop" means "a member of the armed forces".',
    '"buffer zone" means (not stated).',
    "This agreement is legally binding.",
    "This agreement is authentic in English and French.",
    'Northland must withdraw troops, mapped in "Annex A", verified by Joint Commission, with access to Northport.',
    "Northland must pay compensation, amount USD 100 billion, paid by Union, from a baseline of 2024.",
    'Northland must release prisoners, quoting "all" in "English" and "tous" in "French".',
    "Northland must release prisoners, failing which Southland need not withdraw troops.",
    "If Northland has not released all prisoners by signature, then [3] lapses.",
    "Northland must withdraw troops, 30 days after 2026-01-01.",
    (
        "If Northland fails to release prisoners, then [3] lapses.",
        "If Northland does not release prisoners, then [3] lapses.",
    ),
    "If [3] is not in force, then [4] does not apply.",
    "If Northland does not release at least 50 prisoners within 30 days, then [3] is suspended, and (not stated) must hold an election.",
    "If [3] lapses or [4] ends, then this agreement ends.",
    "[3] is revoked.",
    (
        "[3] is reinstated, once Southland has withdrawn troops.",
        "Once Southland has withdrawn troops, then [3] is reinstated.",
    ),
    (
        "Northland must release prisoners, in exchange for [4], only after [5], as found by Peace Council.",
        "Northland must release prisoners, only after [5], as found by Peace Council, in exchange for [4].",
    ),
    "Northland and Southland must withdraw troops, jointly, supervised by Joint Commission.",
    'Peace Council declares that the buffer zone is "reliable".',
    "Northland must release prisoners, with the burden on Southland.",
    (
        'Northland must pay compensation, governed by Treaty of St. Olaf, listed in "Annex B".',
        'Northland must pay compensation, listed in "Annex B", governed by Treaty of St. Olaf.',
    ),
    'Northland must keep strength of the Northlandic Forces exactly (not stated), counting "reserves", counted by (not applicable).',
    "Any signatory may end this agreement, only after notice of 6 months.",
    "If 2030-01-01, then [3] lapses.",
    "If Northland invades Southland and Eastland, Union must station troops in Northport.",
    "If Northland invades Southland and Eastland invades Union, then [3] lapses.",
    "If (Northland invades Southland, Union and Eastland) or prisoners capture a missile, then [3] lapses.",
    "If Northland launches missiles within 3 to 10 days after signature, then [3] lapses.",
    (
        "If Northland launches missiles within 3 to 10 days before, then [3] lapses.",
        "If Northland has launched missiles within 3 to 10 days before, then [3] lapses.",
    ),
    "If Northland launches missiles more than 3 and less than 10 days after signature, then [3] lapses.",
    (
        "If Northland launches missiles less than 2 weeks and at least 3 days after signature, then [3] lapses.",
        "If Northland launches missiles at least 3 days and less than 2 weeks after signature, then [3] lapses.",
    ),
    "If Northland launches missiles more than 3 days after the ceremony, then [3] lapses.",
    "If Northland launches missiles less than 10 days after, then [3] lapses.",
    "If Northland launches missiles exactly 3 days after Southland invades Northland, then [3] lapses.",
    "If Northland has paid compensation to Southland of at least USD 5 million in total during the 30 days before, then [3] lapses.",
    (
        "If Northland pays compensation at least USD 5 million in total, then [3] lapses.",
        "If Northland pays compensation of at least USD 5 million in total, then [3] lapses.",
    ),
    "If Northland does not release at least 50 prisoners in total within 30 days, then [3] lapses.",
    "If range of missiles of Northland is more than 300 km, then [3] lapses.",
    "Northland must keep range of missiles of Union at most 300 km.",
)

STATEMENTS = (
    "Southland wants [6] at most 85,000 personnel, stated 2022-03, according to S35.",
    "Southland will not accept [21] deleted.",
    "Southland wants [21] at most 60 days.",
    "Southland offers to withdraw troops, beside [3].",
    "Southland aims at strength of the Northlandic Forces at most 85,000 personnel.",
    "Northland wants Southland to withdraw troops.",
    'Northland will accept [3] reading "leave".',
    "Northland gives [6] weight 5.",
    "Northland gives [21] weight 3 to 5, assumed by Ann B. Reader.",
    "Northland values no agreement at 0.4.",
    "Northland values no agreement at 0.3 to 0.5, stated 2026-01-10, assumed by Ann B. Reader.",
    "Northland values [6] at most 600,000 personnel at 0.7.",
    "Northland values no agreement at -5.",
    "Northland values [6] unchanged at -0.4, assumed by Ann B. Reader.",
    (
        "Northland values [6] unchanged at \N{MINUS SIGN} 1.5 million.",
        "Northland values [6] unchanged at -1,500,000.",
    ),
    "Northland values [6] deleted at -0.8 to -0.6.",
    "Northland values [6] at most 600,000 personnel at -3 to 1.",
    "Northland values [6] deleted at 0.6 to 0.8.",
    "Northland values Southland to station troops at Northport at 0.4.",
    "Northland values [10] unchanged together with [6] at most 800,000 personnel at 0.2 more.",
    "Southland prefers [6] deleted rather than [6] unchanged.",
    (
        "Northland prefers [6] at most 85,000 personnel to [6] at most 250,000 personnel to [6] deleted.",
        "Northland prefers [6] at most 85,000 personnel rather than [6] at most 250,000 personnel rather than [6] deleted.",
    ),
    "Northland prefers ceasefire rather than Southland to station troops, beside [6].",
    "Northland finds [6] unchanged as good as [6] deleted.",
    "Southland prefers a lower figure for [6].",
    (
        "Northland prefers a lower figure in [21].",
        "Northland prefers a lower figure for [21].",
    ),
    "Southland prefers a higher figure for range of missiles, beside [6].",
    "Northland will accept [6] at most 250,000 personnel only with [10] unchanged.",
    (
        "Northland offers [6] deleted only if [10] unchanged.",
        "Northland offers [6] deleted only with [10] unchanged.",
    ),
    "Northland will not accept [6] at most 250,000 personnel together with [10] deleted.",
    "The power of Northland is 0.6 to 0.9, according to Ann B. Reader.",
    "Ann B. Reader foresees [6] fewer than 600,000 personnel together with [10] deleted.",
    "The patience of Northland is 0.9, assumed by Ann B. Reader.",
    "Northland walks away unless [3] is kept.",
    "Northland opened with [6] unchanged, stated 2022-03-29.",
    "R1: on 2025-12-29 Southland reports that Northland launched missiles at Northport, according to S44. Northland denies R1.",
    "R2: Ann B. Reader reports that Southland reports that Northland did not launch missiles, graded B2 by Ann B. Reader.",
    "R3: on 2025-12-29 to 2026-01-02 Joint Commission found that Northland launched missiles at least 3 times.",
    "R4: Southland reports that strength of the Northlandic Forces was about 260,000 to 280,000 personnel.",
    "R5: Southland reports that [3] is not in force, happened 2025-12, reported 2026-01-02, recorded 2026-01-03, received from Union.",
    'R6: Southland reports that "shots were heard on the bridge".',
    'Southland wants [6] in the words "shall withdraw".',
    "Southland accepts R1 and R2.",
    'Southland denies R1 and "patrol log:1417".',
    "R7: on 2026-01-05 Northland reports that signature took place.",
    "R8: Northland reports that entry into force of this agreement did not take place.",
    "R9: Northland reports that the ceremony took place, happened 2026-01-04.",
    'R10: on 2026-02-01 Peace Council found that R1 is "without cause".',
    'R11: Southland reports that R1 and R2 are not "without cause".',
    'R12: Peace Council found that security guarantee is "reliable".',
    "R13: on 2026-02-01 Southland reports that Peace Council suspended [3].",
    (
        "R14: Southland reports that Northland terminated this agreement.",
        "R14: Southland reports that Northland ended this agreement.",
    ),
    "R22: Northland reports that [3] lapsed, happened after 2025-12-01.",
    (
        "R23: Northland reports that this agreement entered into force.",
        "R23: Northland reports that entry into force of this agreement took place.",
    ),
    'View "observers": reports by Joint Commission or Ann B. Reader, graded at least B2, without R7.',
    'View "then": common ground, known on 2026-01-31, with R2 and "patrol log:1417".',
    (
        'View "doubts": the view of Northland, [9] reading "duty", not denied by Union.',
        'View "doubts": the view of Northland, not denied by Union, [9] reading "duty".',
    ),
    'View "found": findings by Peace Council, graded at least C3 by Union.',
    "R15: Southland reports that Peace Council did not revoke global sanctions.",
    "R16: Southland reports that range of missiles of Northland was 300 km.",
    "R17: Northland reports that Northland paid compensation to Southland, amount USD 5 million.",
    'R18: Southland reports that Northland released prisoner "1417" and prisoner "1418" to Union.',
    "Reports of range of missiles are complete, by (not stated), until 2025-12-31.",
    "R21: Southland reports that Northland launched missiles, happened before 2025-12-29, graded B2 by Union, graded C3 by Ann B. Reader.",
    "R19: Northland reports that Northland released all prisoners.",
    'R20: Southland reports that the prisoner "1417" gave Union a report.',
    "Reports of launch are complete, by Joint Commission, until 2025-12-31.",
)


def _both(case: str | tuple[str, str]) -> tuple[str, str]:
    return (case, case) if isinstance(case, str) else case


@pytest.mark.parametrize(("written", "canonical"), [_both(case) for case in READINGS])
def test_a_reading(written: str, canonical: str) -> None:
    sentences = parse_reading(written, LEXICON)
    assert isinstance(sentences, tuple), sentences
    assert format_reading(sentences) == canonical
    assert parse_reading(canonical, LEXICON) == sentences


@pytest.mark.parametrize(("written", "canonical"), [_both(case) for case in STATEMENTS])
def test_a_statement(written: str, canonical: str) -> None:
    statements = parse_statements(written, LEXICON)
    assert isinstance(statements, tuple), statements
    assert " ".join(map(format_statement, statements)) == canonical
    assert parse_statements(canonical, LEXICON) == statements
