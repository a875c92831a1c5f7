"""What the declared names mean, and what is wrong with declarations."""

import pytest

from servanda.findings import Finding, Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact.declarations import Kind
from servanda.vocabulary import Vocabulary, vocabulary_from


def declared(words: str) -> tuple[Vocabulary, tuple[Finding, ...]]:
    return vocabulary_from(read_pact(Text("a.pact.md", f"## Words used\n{words}\n")))


def vocabulary(words: str) -> Vocabulary:
    found, findings = declared(words)
    assert findings == ()
    return found


LEAGUE = """\
The signatories are Arden (Ardenic), Brell.
Also named: League, Inner League, Far Union (members not stated).
The places are Arden, Coast Province, Harbour Town.
League includes Inner League, Brell. Inner League includes Arden.
Coast Province is in Arden. Harbour Town is in Coast Province.
"""


def test_one_name_may_be_a_party_and_a_place() -> None:
    arden = vocabulary(LEAGUE).entity("Arden")
    assert arden is not None
    assert arden.kinds == {Kind.SIGNATORY, Kind.PLACE}
    assert arden.signs
    assert arden.acts
    assert arden.forms == ("Ardenic",)


def test_members_of_members_are_members() -> None:
    league = vocabulary(LEAGUE)
    assert set(league.members("League")) == {"Arden", "Brell"}
    assert league.members("Brell") == ("Brell",)


def test_members_may_be_unstated() -> None:
    union = vocabulary(LEAGUE).entity("Far Union")
    assert union is not None
    assert union.collective
    assert union.members is None


def test_a_place_contains_what_lies_inside_its_places_and_not_the_reverse() -> None:
    league = vocabulary(LEAGUE)
    assert league.contains("Arden", "Harbour Town")
    assert league.contains("Arden", "Arden")
    assert not league.contains("Harbour Town", "Arden")


def test_further_signatories_may_be_unstated() -> None:
    assert vocabulary("The signatories are Arden, (not stated).").signatories_open
    assert not vocabulary("The signatories are Arden.").signatories_open


def test_names_are_found_in_their_forms() -> None:
    found = vocabulary("The things are camp.")
    for form in ("camp", "camps", "Camp"):
        entity = found.entity(form)
        assert entity is not None
        assert entity.name == "camp"
    assert found.entity("campsite") is None


def test_treaties_that_have_ended_and_verbs_that_say_more() -> None:
    found = vocabulary(
        "The treaties are Treaty of Arle (ended 2020-05), Treaty of Bran.\n"
        "The verbs are shell (a place, use of force), demolish (a thing, irreversible), meet."
    )
    ended = [(e.name, e.ended) for e in found.of_kind(Kind.TREATY)]
    assert ended == [("Treaty of Arle", "2020-05"), ("Treaty of Bran", None)]
    verbs = {name: (verb.force, verb.irreversible) for name, verb in found.verbs.items()}
    assert verbs == {"shell": (True, None), "demolish": (None, True), "meet": (None, None)}


def test_a_measure_is_counted_in_its_unit() -> None:
    found = vocabulary("The measures are strength of the army in personnel, range in km.")
    assert [e.unit for e in found.of_kind(Kind.MEASURE)] == ["personnel", "km"]
    assert {"personnel", "km"} <= found.units


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("The measures are strength.", "measure-without-unit", "In what is “strength” measured?"),
        ("The verbs are go (sideways).", "unknown-verb-detail", "“sideways”"),
        ("The verbs are keep.", "taken-word", "belongs to Pact itself"),
        ("Arden includes Brell.", "undeclared-name", "“Arden” is not among the words used"),
        (
            "The places are Arden. Ardn is in Arden.",
            "undeclared-name",
            "Did you mean “Arden”?",
        ),
        ("The places are A. A is in A.", "circular-declaration", "“A” lies inside itself."),
        (
            "The places are A, B, C.\nA is in B. B is in C. C is in A.",
            "circular-declaration",
            "“A” lies inside itself, by way of “B”, “C”.",
        ),
        (
            "Also named: League, Union.\nUnion includes League. League includes Union.",
            "circular-declaration",
            "“League” includes itself, by way of “Union”.",
        ),
        ("The things are Camp, camp.", "names-alike", "“Camp” from “camp”"),
    ],
)
def test_a_mistake(words: str, code: str, says: str) -> None:
    _, findings = declared(words)
    assert [finding.code for finding in findings] == [code]
    assert says in findings[0].message
    assert findings[0].span is not None


def test_two_circles_are_two_findings_and_what_leads_to_one_is_none() -> None:
    _, findings = declared(
        "The places are A, B, C, D, E.\nA is in B. B is in A. C is in D. D is in C. E is in A."
    )
    assert [f.message for f in findings] == [
        "“A” lies inside itself, by way of “B”.",
        "“C” lies inside itself, by way of “D”.",
    ]


def test_a_near_name_is_offered_among_very_many() -> None:
    names = ", ".join(f"Place {n}" for n in range(1000))
    _, findings = declared(f"The places are Northport, {names}.\nNorthprt is in Place 7.")
    assert "Did you mean “Northport”?" in findings[0].message
