"""Every kind of norm, in both polarities, with the slots that its kind has and what fills them."""

import pytest

from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.norms import Agreement, Filling, Gap, Norm, NormKind, agreement_from
from servanda.norms.slots import SLOTS

WORDS = """\
## Words used
The signatories are Arden, Brell.
Also named: League.
The bodies are joint commission.
The places are valley.
The things are camp, troop, fee, security guarantee, ceasefire.
The measures are strength of the army in personnel.
The verbs are build, pay (a thing, to a party), enter (a place), invade (a party), hold.
The statuses are demilitarised.
League includes Brell, Arden.

## Article 1
> W.

## Article 2
> W.

[2] Arden must build camps, by (not applicable), quoting "W".

"""


def agreement(readings: str) -> Agreement:
    found = agreement_from(
        read_pact(Text("a.pact.md", f"{WORDS}## Article 3\n> W.\n\n{readings}\n"))
    )
    assert found.file.findings == ()
    return found


def norms(reading: str) -> tuple[Norm, ...]:
    return agreement(f"[3] {reading}\n").at("3")


def norm(reading: str) -> Norm:
    return norms(reading)[0]


KINDS = (
    ("Arden must build camps.", NormKind.ACHIEVE),
    ("Arden must hold the ceasefire, at all times.", NormKind.MAINTAIN),
    ("Arden must keep strength of the army at most 5 personnel.", NormKind.LIMIT),
    ("Arden must pay fees, every 90 days.", NormKind.REPEAT),
    ("Arden must not build camps.", NormKind.PROHIBITION),
    ("Arden may build camps.", NormKind.PERMISSION),
    ("No signatory may build camps.", NormKind.PROHIBITION),
    ("Arden need not build camps.", NormKind.EXEMPTION),
    ("Arden has the power to suspend [2].", NormKind.POWER),
    ("Arden does not have the power to suspend [2].", NormKind.DISABILITY),
    ("Arden is entitled to fees from Brell.", NormKind.ENTITLEMENT),
    ("Arden is not entitled to fees.", NormKind.ENTITLEMENT),
    ("Arden is expected to build camps.", NormKind.EXPECTATION),
    ("Arden is expected not to build camps.", NormKind.EXPECTATION),
    ("Arden declares that valley is demilitarised.", NormKind.DECLARATION),
    ("Arden declares that valley is not demilitarised.", NormKind.DECLARATION),
    ("Arden guarantees Brell security guarantee.", NormKind.GUARANTEE),
    ("If Arden invades Brell, then [2] lapses.", NormKind.CONSEQUENCE),
    ('"camp" means "a tent".', NormKind.DEFINITION),
    ("This agreement is legally binding.", NormKind.PROVISION),
    ("This agreement enters into force, on signature.", NormKind.PROVISION),
    ("This agreement lapses, on 2030-01-01.", NormKind.CONSEQUENCE),
)


@pytest.mark.parametrize(("reading", "kind"), KINDS)
def test_each_kind_with_its_slots(reading: str, kind: NormKind) -> None:
    found = norm(reading)
    assert found.kind is kind
    own = {gap for gap in SLOTS[kind] if gap not in {Gap.DECIDER, Gap.STANDARD}}
    assert own <= {part.gap for part in found.parts}


def test_no_kind_is_forgotten() -> None:
    assert {kind for _, kind in KINDS} == set(NormKind)


@pytest.mark.parametrize(
    ("phrase", "gap"),
    [
        ("by 2030-01-01", Gap.DEADLINE),
        ("within 30 days of signature", Gap.DEADLINE),
        ("completed by 2030", Gap.DEADLINE),
        ("before signature", Gap.DEADLINE),
        ("verified by joint commission", Gap.VERIFIER),
        ("supervised by joint commission", Gap.VERIFIER),
    ],
)
def test_a_phrase_fills_its_slot(phrase: str, gap: Gap) -> None:
    assert norm("Arden must build camps.").has_hole(gap)
    filled = norm(f"Arden must build camps, {phrase}.").part(gap)
    assert filled is not None
    assert filled.filling is Filling.STATED
    assert filled.words.split()[0] in phrase


@pytest.mark.parametrize(
    ("written", "filling", "hole"),
    [
        ("", Filling.SILENT, True),
        (", by (not stated)", Filling.NOT_STATED, True),
        (", by (not applicable)", Filling.NOT_APPLICABLE, False),
        (", by 2030-01-01", Filling.STATED, False),
    ],
)
def test_a_slot_is_a_hole_whether_or_not_that_is_written(
    written: str, filling: Filling, *, hole: bool
) -> None:
    part = norm(f"Arden must build camps{written}.").part(Gap.DEADLINE)
    assert part is not None
    assert part.filling is filling
    assert part.is_hole is hole


def test_a_period_from_an_unstated_beginning_leaves_its_start_open() -> None:
    counted = norm("Arden must build camps, within 30 days of (not stated).")
    assert not counted.has_hole(Gap.DEADLINE)
    assert counted.has_hole(Gap.START)


def test_what_a_verb_takes_is_a_slot() -> None:
    paid = norm("Arden must pay fees.")
    assert paid.has_hole(Gap.COUNTERPARTY)
    assert not paid.has_hole(Gap.OBJECT)
    assert not norm("Arden must pay fees to Brell.").has_hole(Gap.COUNTERPARTY)
    assert norm("Arden must not enter.").has_hole(Gap.PLACE)


def test_only_a_trigger_that_must_be_found_out_needs_a_decider() -> None:
    assert norm("If Arden invades Brell, then [2] lapses.").has_hole(Gap.DECIDER)
    assert norm("If signature, then [2] lapses.").part(Gap.DECIDER) is None
    decided = norm("If Arden invades Brell, as found by joint commission, then [2] lapses.")
    part = decided.part(Gap.DECIDER)
    assert part is not None
    assert part.names == ("joint commission",)


@pytest.mark.parametrize(
    ("reading", "bearers"),
    [
        ("Arden and Brell must build camps.", ("Arden", "Brell")),
        ("The signatories must build camps.", ("Arden", "Brell")),
        ("Each signatory must build camps.", ("Arden", "Brell")),
        ("League must build camps.", ("League",)),
        ("Each member of League must build camps.", ("Brell", "Arden")),
        ("(not stated) must build camps.", ()),
    ],
)
def test_bearers(reading: str, bearers: tuple[str, ...]) -> None:
    found = norm(reading)
    assert found.bearers == bearers
    assert found.has_hole(Gap.BEARER) is (bearers == ())


def test_sentences_of_one_reading_are_norms_of_their_own() -> None:
    found = norms("Arden must build camps. Brell may build camps.")
    assert [(n.id, n.kind) for n in found] == [
        ("3", NormKind.ACHIEVE),
        ("3/2", NormKind.PERMISSION),
    ]


def test_a_consequence_contains_its_duties_and_declarations() -> None:
    found = norms(
        "If Arden invades Brell, then [2] lapses, and Arden must not build camps, "
        "and Brell declares that valley is demilitarised, and Brell may build camps."
    )
    assert [(n.id, n.kind, n.parent) for n in found] == [
        ("3", NormKind.CONSEQUENCE, None),
        ("3:1", NormKind.PROHIBITION, "3"),
        ("3:2", NormKind.DECLARATION, "3"),
        ("3:3", NormKind.PERMISSION, "3"),
    ]


def test_what_follows_a_failure_is_contained() -> None:
    found = norms("Arden must pay fees to Brell, failing which Arden must build camps.")
    assert [(n.id, n.kind) for n in found] == [
        ("3", NormKind.ACHIEVE),
        ("3:failing", NormKind.CONSEQUENCE),
        ("3:1", NormKind.ACHIEVE),
    ]


def test_an_entitlement_has_its_duty() -> None:
    _, duty = norms("Arden is entitled to fees from Brell.")
    assert (duty.id, duty.kind, duty.bearers) == ("3:1", NormKind.ACHIEVE, ("Brell",))
    assert duty.counterparties == ("Arden",)
    _, unowed = norms("Arden is entitled to fees.")
    assert unowed.has_hole(Gap.BEARER)


def test_who_is_entitled_to_nothing_is_owed_nothing() -> None:
    assert len(norms("Arden is not entitled to fees from Brell.")) == 1


def test_rivals_are_both_there() -> None:
    found = agreement(
        '[3] reading "duty": Arden must build camps.\n[3] reading "leave": Arden may build camps.\n'
    )
    assert [(n.rival, n.kind) for n in found.at("3")] == [
        ("duty", NormKind.ACHIEVE),
        ("leave", NormKind.PERMISSION),
    ]
    assert found.findings == ()
    assert len({n.id for n in found.norms}) == len(found.norms)


def test_a_reference_means_a_clause_and_those_below_it() -> None:
    found = agreement(
        "[3.a] Arden must build camps, only after [2].\n[3.b]? Brell must build camps.\n"
    )
    assert [n.id for n in found.at("3")] == ["3.a", "3.b"]
    assert [n.proposed for n in found.at("3")] == [False, True]
    assert [n.id for n in found.referred_by["2"]] == ["3.a"]
    assert found.at("9") == ()


def test_holes_are_counted_by_type() -> None:
    found = agreement("[3] (not stated) must build camps, by 2030, verified by (not stated).\n")
    assert found.hole_counts == {Gap.BEARER: 1, Gap.VERIFIER: 2}
    assert found.written_hole_count == 2


@pytest.mark.parametrize(
    ("readings", "code", "says"),
    [
        ("[3] Arden must build camps, only after [9].", "no-such-clause", "no clause [9]"),
        ("[3] Arden must build camps.\n[4] confirmed by A on 2026-01-01.", "no-such-clause", "[4]"),
        ("[3] Camps must build troops.", "cannot-be-bound", "“camp”"),
        ("[3] Valley must not build camps.", "cannot-be-bound", "“valley”"),
        ("[3] Arden must build camps.\n[3] Brell may build camps.", "clause-read-twice", "[3]"),
        (
            '[3] reading "a": Arden must build camps.\n[3] reading "a": Arden may build camps.',
            "clause-read-twice",
            "rivals",
        ),
        ("[3] Arden must pay at most 5 zlorks.", "unknown-unit", "“zlorks”"),
        ("[3] Arden must pay at most 5 feees.", "unknown-unit", "Did you mean “fees”?"),
        (
            "[3] Arden must keep strength of the army at most 9 to 5 personnel.",
            "reversed-range",
            "9 to 5",
        ),
        (
            "[3] Arden must keep strength of the army at most 5 km.",
            "unit-mismatch",
            "measured in personnel, not in km",
        ),
        ("[3] Arden must keep camp at most 5 camps.", "not-a-measure", "“camp”"),
        ("[3] Arden must build camps, by 2026-02-30.", "no-such-date", "2026-02-30"),
        ("[3] Arden must build camps, by 2026-13.", "no-such-date", "2026-13"),
    ],
)
def test_what_does_not_resolve(readings: str, code: str, says: str) -> None:
    (finding,) = agreement(readings).findings
    assert finding.code == code
    assert says in finding.message + (finding.fix.title if finding.fix else "")
    assert finding.span is not None
