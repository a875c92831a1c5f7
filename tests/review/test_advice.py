"""What a finding advises does silence it: the same clause, before and after the advice."""

import pytest
from review.reviewing import reviewed

NAMES = """## Words used
The signatories are Arden, Brell.  Also named: Corland{named}.
The bodies are Survey, Court, League Board.
Survey consists of Corland.
The places are hill, front line.
The things are levee, gate, aid, safety, grant, breach, dispute, evidence, soldiers, toll,
compliance.
The measures are strength of the army of Arden in soldiers,
strength of the army of Brell in soldiers.
The verbs are build (a thing), open (a thing), attack (a party), fire on (a party, use of force),
send (a thing), pay (a thing, to a party), verify (a thing), monitor (a thing), determine (a thing),
withdraw (a thing), withdraw (from a thing), amend (a thing), refer (a thing, to a party),
keep watch, enter (a place), inspect (a place), negotiate (a thing), discuss (a thing),
preserve (a thing), accept (a thing), levy (a thing), breach (a thing).
{more}
"""


def fires(code: str, *clauses: str, words: str = "w", more: str = "", named: str = "") -> bool:
    readings = "\n".join(
        f'[1-{n}] {clause}, quoting "{words}".' for n, clause in enumerate(clauses, 1)
    )
    text = f"{NAMES.format(more=more, named=named)}\n## Article 1\n> {words}.\n\n{readings}\n"
    return bool(reviewed(text, code).findings)


DUTY = "Arden must build levee"
BAN = "Arden must not levy toll"
SIDE = "Arden must open gate"
GUARANTEE = "Corland guarantees Arden safety"
ATTACKED = "If Brell attacks Arden, then"
VOID = f"{ATTACKED} [1-2] is void"
KEPT = "Arden must keep strength of the army of Arden at most 900 soldiers"
CHECKED = f"{DUTY}, verified by Survey"
WATCH = "Survey must monitor compliance with this agreement"
STANDARD = 'proved to the standard "balance of probabilities"'


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("no-deadline", [DUTY], [f"{DUTY}, by 2027-06-30"]),
        ("no-deadline", [DUTY], [f"{DUTY}, within 30 days of entry into force"]),
        ("no-deadline", [DUTY], [f"{DUTY}, by (not applicable)"]),
        ("no-verifier", [DUTY], [CHECKED]),
        ("no-verifier", [DUTY], [DUTY, "Survey must verify levee"]),
        ("no-verifier", [DUTY], [DUTY, "Survey must verify compliance with this agreement"]),
        ("no-verifier", [DUTY, WATCH], [DUTY, WATCH, "Survey may enter hill"]),
        ("no-access", [CHECKED], [f'{CHECKED}, with access to "all sites"']),
        ("no-access", [CHECKED], [f"{CHECKED}, with access to (not applicable)"]),
        ("no-access", [CHECKED], [CHECKED, "Survey may inspect hill"]),
        ("no-consequence", [DUTY], [f"{DUTY}, failing which [1-2] is suspended", GUARANTEE]),
        (
            "no-consequence",
            [DUTY],
            [DUTY, "If a signatory breaches this agreement, then Corland must send aid"],
        ),
        ("no-decider", [VOID, SIDE], [f"{VOID}, as found by Court", SIDE]),
        ("no-decider", [VOID, SIDE], [VOID, SIDE, "Court must determine each breach"]),
        ("no-attribution-body", [VOID, SIDE], [f"{VOID}, as found by Court", SIDE]),
        (
            "no-attribution-body",
            [VOID, SIDE],
            [VOID, SIDE, "Court must determine each breach"],
        ),
        ("no-proof-standard", [VOID, SIDE], [f"{VOID}, {STANDARD}", SIDE]),
        (
            "no-proof-standard",
            [VOID, SIDE],
            [VOID, SIDE, f"Court must determine each breach, {STANDARD}"],
        ),
        ("all-or-nothing", [VOID, SIDE], [f"{VOID}, with notice of 14 days", SIDE]),
        ("all-or-nothing", [VOID, SIDE], [f"{VOID}, with a cure period of 30 days", SIDE]),
        ("all-or-nothing", [VOID, SIDE], [f"{ATTACKED} [1-2] is suspended", SIDE]),
        ("single-event-exposure", [VOID, SIDE], [f"{VOID}, with a cure period of 30 days", SIDE]),
        ("single-event-exposure", [VOID, SIDE], [f"{VOID}, as found by Court, {STANDARD}", SIDE]),
        ("third-party-violence-rule", [VOID, SIDE], [f"{VOID}, as found by Court", SIDE]),
        ("no-duration", [BAN], [f"{BAN}, for 10 years from entry into force"]),
        ("no-duration", [BAN], [f"{BAN}, until 2030-01-01"]),
        ("no-duration", [BAN], [f"{BAN}, for (not applicable)"]),
        ("no-duration", [BAN], [BAN, "This agreement remains in force, for 10 years"]),
        (
            "no-start-event",
            [f"{DUTY}, within 30 days of (not stated)"],
            [f"{DUTY}, within 30 days of entry into force"],
        ),
        (
            "no-start-event",
            [f"{DUTY}, once Brell withdraws soldiers", "Brell must withdraw soldiers"],
            [f"{DUTY}, after completion of [1-2]", "Brell must withdraw soldiers"],
        ),
        ("counting-rule", [KEPT], [f'{KEPT}, counting "all in uniform"']),
        ("no-baseline", [KEPT], [f'{KEPT}, from a baseline of "the list of 1 May"']),
        ("no-baseline", [KEPT], [f'{KEPT}, counting "all in uniform"']),
        (
            "one-sided-cap",
            [KEPT],
            [KEPT, KEPT.replace("Arden", "Brell")],
        ),
        (
            "response-undefined",
            [GUARANTEE],
            [
                GUARANTEE,
                f"{ATTACKED} Corland must send aid, within 24 hours of (not applicable)",
            ],
        ),
        ("non-party-bound", ["Corland must build levee"], [DUTY]),
        (
            "non-party-bound",
            ["Corland must build levee"],
            ["Corland must build levee, once Corland accepts this agreement"],
        ),
        ("agentless", ["(not stated) must build levee"], [DUTY]),
        ("agentless", ["(not stated) must build levee"], ["(not applicable) must build levee"]),
        (
            "no-amount-or-payer",
            ["(not stated) must pay grant to Arden"],
            ["Brell must pay grant to Arden, amount USD 5 million"],
        ),
        (
            "agree-to-agree",
            ["The signatories must negotiate toll"],
            ["The signatories must negotiate toll, failing which Court must determine toll"],
        ),
        (
            "dispute-settlement",
            [DUTY],
            [DUTY, "Any signatory may refer a dispute to Court"],
        ),
        (
            "exit-and-amendment",
            [DUTY],
            [
                DUTY,
                "Any signatory may withdraw from this agreement, with notice of 6 months",
                "All signatories may amend this agreement, jointly",
            ],
        ),
        (
            "binding-status",
            [DUTY],
            [
                DUTY,
                "This agreement is legally binding",
                "This agreement enters into force, on 2027-03-01",
            ],
        ),
        (
            "no-evidence-custody",
            [VOID, SIDE],
            [VOID, SIDE, "Survey must preserve evidence, for 10 years"],
        ),
        (
            "deadlock-cycle",
            [f"{DUTY}, once [1-2] is complete", f"{SIDE}, once [1-1] is complete"],
            [f"{DUTY}, once [1-2] is complete", f"{SIDE}, by 2027-06-30"],
        ),
        (
            "internal-contradiction",
            [DUTY, "Arden must not build levee"],
            [DUTY, "Arden must not build levee, notwithstanding [1-1]"],
        ),
    ],
)
def test_advice_on_a_reading(code: str, before: list[str], after: list[str]) -> None:
    assert fires(code, *before)
    assert not fires(code, *after)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("vague-standard", "Arden builds a robust levee", "Arden builds a levee of 9 metres"),
        ("hedged-modal", "Arden should build a levee", "Arden shall build a levee"),
        (
            "sweeping-settlement",
            "All claims are settled",
            "All claims are settled, except those listed",
        ),
        (
            "open-exception",
            "Arden builds a levee if necessary",
            "Arden builds a levee when it rains",
        ),
        (
            "foreign-force-scope",
            "Arden stations no foreign troops",
            "Under any command, permanently or in peacetime, Arden stations no foreign troops",
        ),
    ],
)
def test_advice_on_the_words(code: str, before: str, after: str) -> None:
    assert fires(code, DUTY, words=before)
    assert not fires(code, DUTY, words=after)


@pytest.mark.parametrize(
    ("code", "clauses", "words", "defining"),
    [
        (
            "vague-standard",
            [DUTY],
            "Arden builds a robust levee",
            '"robust" means "9 metres high".',
        ),
        ("undefined-term", [VOID, SIDE], "w", '"attack" means "to shell or to invade".'),
        (
            "open-exception",
            [DUTY],
            "Arden builds without cause",
            '"without cause" means "unasked".',
        ),
    ],
)
def test_advice_to_define(code: str, clauses: list[str], words: str, defining: str) -> None:
    assert fires(code, *clauses, words=words)
    assert not fires(code, *clauses, words=words, more=defining)


def test_advice_to_list_the_members() -> None:
    clause = "Union must build levee"
    assert fires("collective-actor", clause, named=", Union (members not stated)")
    assert not fires("collective-actor", clause, named=", Union", more="Union includes Corland.")
