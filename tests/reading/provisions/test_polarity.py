"""A text has a provision where its words provide it, and not where they deny, defer or date it."""

import pytest
from reading.provisions.texts import found_in, mentions, provided_in

from servanda.reading.provisions import PROVISIONS, Standing

PROVIDED = {
    "cease": [
        "A cease-fire shall begin at noon.",
        "The Parties shall cease all hostilities.",
        "Both sides agreed to refrain from any use of force.",
        "The truce is extended by three months.",
        "The parties reaffirmed the ceasefire of 1994.",
        "The Front suspends (but does not give up) its armed struggle.",
        "The ceasefire shall begin not later than 1 June.",
        "All military operations are to be stopped.",
    ],
    "ddr": [
        "The Front's fighters shall be disarmed.",
        "The rebels are to surrender their weapons to the commission.",
        "Ex-combatants will be reintegrated into civilian life.",
        "Units not taken into the army hand over their arms.",
        "Those who are not taken into the army shall be demobilised.",
        "All weapons shall be surrendered within thirty days.",
        "The weapons are put beyond use.",
        "Fighters will gather in assembly points.",
        "Armed groups shall be dismantled.",
        "The former combatants shall be demobilised.",
        "A committee is formed for the purpose of monitoring the demobilisation.",
    ],
    "intarmy": [
        "The Front's fighters shall be integrated into the armed forces.",
        "A new national army is formed of both sides.",
        "There shall be a unified military command.",
        "The two armies are unified.",
        "The agreement regulates the admission of fighters to the regular forces.",
        "The government agreed to integrate ex-combatants in the field.",
        "Former rebels will be integrated by the government.",
        "Rebels who wish to join the army may do so.",
    ],
    "pko": [
        "A United Nations force shall be deployed along the line.",
        "Peacekeepers will watch over the withdrawal.",
        "A neutral force of 500 is stationed in the capital.",
        "International forces secure the capital.",
        "An observer mission is set up.",
        "Troops act as a buffer between the sides.",
    ],
    "amn": [
        "A general amnesty is granted to all who took part.",
        "The rebels are pardoned.",
        "All charges against members of the Front are dropped.",
        "Fighters shall be exempt from prosecution.",
        "No member of the movement shall be prosecuted for having taken up arms.",
        "The combatants shall not be prosecuted.",
        "The state refrains from punishing the rebels.",
        "Rebels may come home without fear of prosecution.",
        "Cases against the rebels are closed.",
        "The agreement did not settle the border and provided for an amnesty.",
    ],
    "pris": [
        "Each Party shall release its prisoners without delay.",
        "The parties exchange all persons detained during the fighting.",
        "Hostages are handed over and freed.",
        "Members of the group who are in jail will be let go.",
        "The agreement covers a cease-fire, detainees and the opening of roads.",
        "Following the signature, prisoners will be released.",
    ],
    "return": ["Displaced persons may return to their homes.", "Refugees shall be repatriated."],
    "pp": ["The Front becomes a political party.", "The movement is legalised as a group."],
    "elections": ["Elections are held within a year.", "The electoral law shall be changed."],
}
NOT_PROVIDED = {
    "cease": [
        ("The parties failed to agree on a cease-fire.", Standing.DENIED),
        ("The agreement did not include a ceasefire.", Standing.DENIED),
        ("The text, which does not include a cease-fire, is short.", Standing.DENIED),
        ("An earlier cease-fire had collapsed.", Standing.EARLIER),
        ("The ceasefire of 1994 was not kept.", Standing.EARLIER),
        ("After the ceasefire broke down the parties met again.", Standing.EARLIER),
        ("Future talks will cover a cease-fire and the police.", Standing.LEFT_FOR_LATER),
        ("The purpose of the talks is to reach a ceasefire.", Standing.LEFT_FOR_LATER),
    ],
    "ddr": [
        ("The agreement did not regulate the disarmament of either side.", Standing.DENIED),
        ("The disarmament of the militias is to be discussed in May.", Standing.LEFT_FOR_LATER),
        ("Combatants will not be disarmed.", Standing.DENIED),
        ("No weapons shall be surrendered.", Standing.DENIED),
        ("The parties hope to disarm the fighters.", Standing.LEFT_FOR_LATER),
        ("After the demobilisation of 1991 the war began again.", Standing.EARLIER),
    ],
    "intarmy": [
        ("No fighter shall be integrated into the army.", Standing.DENIED),
        ("Integration into the police was deferred.", Standing.LEFT_FOR_LATER),
        ("The two armies shall not be unified.", Standing.DENIED),
    ],
    "pko": [
        ("No peacekeeping force shall be deployed.", Standing.DENIED),
        ("The parties rejected a peacekeeping operation.", Standing.DENIED),
        ("There shall be no observer mission.", Standing.DENIED),
        ("The sending of peacekeepers was discussed.", Standing.LEFT_FOR_LATER),
    ],
    "amn": [
        ("There shall be no amnesty for war crimes.", Standing.DENIED),
        ("Amnesty shall not be granted.", Standing.DENIED),
        ("They refused to say that no rebel shall be prosecuted.", Standing.DENIED),
        ("The question of amnesty was left for a later round.", Standing.LEFT_FOR_LATER),
        ("Following the amnesty of 1989, many came home.", Standing.EARLIER),
    ],
    "pris": [
        ("Neither side shall release prisoners.", Standing.DENIED),
        ("The prisoners were not released.", Standing.DENIED),
        ("They agreed that prisoners would not be released.", Standing.DENIED),
        ("The release of prisoners was postponed.", Standing.LEFT_FOR_LATER),
    ],
    "return": [("The refugees shall not be allowed to return.", Standing.DENIED)],
    "pp": [("The Front shall not become a political party.", Standing.DENIED)],
    "elections": [("No elections shall be held.", Standing.DENIED)],
}


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(code, text) for code, texts in table.items() for text in texts]


def test_every_provision_is_tried_both_ways() -> None:
    codes = {provision.code for provision in PROVISIONS}
    assert codes == PROVIDED.keys() == NOT_PROVIDED.keys()


@pytest.mark.parametrize(("code", "text"), cases(PROVIDED))
def test_what_the_words_provide_is_found(code: str, text: str) -> None:
    assert code in provided_in(text)


@pytest.mark.parametrize(
    ("code", "text", "standing"),
    [(code, text, standing) for code, pairs in NOT_PROVIDED.items() for text, standing in pairs],
)
def test_what_the_words_do_not_provide_is_told_with_the_reason(
    code: str, text: str, standing: Standing
) -> None:
    found = found_in(text)[code]
    assert not found.is_provided
    assert [mention.standing for mention in found.mentions] == [standing]
    assert f"{standing}: “" in found.mentions[0].because


def test_a_condition_is_named_and_still_provides() -> None:
    text = "If the Council agrees, an international force shall be deployed."
    (mention,) = mentions(text, "pko")
    assert mention.standing is Standing.ON_CONDITION
    assert "pko" in provided_in(text)


def test_a_denial_reaches_no_further_than_a_turn_of_the_sentence() -> None:
    text = "The agreement contains no cease-fire, but a release of prisoners."
    assert provided_in(text) == {"pris"}


def test_what_is_denied_in_one_sentence_may_be_provided_in_another() -> None:
    text = "A general amnesty is granted. There is no amnesty for war crimes."
    assert [m.standing for m in mentions(text, "amn")] == [Standing.PROVIDED, Standing.DENIED]
    assert "amn" in provided_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The former fighters will be integrated into society.",
        "Rebels are integrated in civil life.",
    ],
)
def test_who_goes_back_to_civilian_life_joins_no_army(text: str) -> None:
    assert provided_in(text) == {"ddr"}


@pytest.mark.parametrize(
    "text",
    [
        "The parties agree on nuclear disarmament.",
        "The parties' negotiators enjoy immunity on their way to the talks.",
        "All foreign troops shall leave and withdraw behind the border.",
        "The funds shall be released on signature.",
        "Each Party reduces the release of smoke into the air.",
        "The Union may send a scientist to the inspection of fishing vessels as an observer.",
        "This international agreement enters into force on 1 May.",
        "Members of staff enjoy privileges and immunity from legal process.",
        "Goods are exempt from customs charges.",
        "The goods shall be released by the customs authorities.",
        "Arrested vessels shall be released on bail.",
        "Rebels who do not report in time shall be prosecuted.",
        "Crimes of war shall not go unpunished.",
        "There is no provision for the prosecution of rebels.",
        "The ruling is revoked where the circumstances warrant it.",
        "Prisoners shall be treated humanely.",
        "Service suppliers have a commercial presence and international operations.",
        "Chemical weapons shall be destroyed.",
        "A human rights observer mission is invited.",
        "Decisions need a majority of the Parties present and voting.",
        "The price of bread is fixed.",
        "",
    ],
)
def test_other_matters_are_no_provision(text: str) -> None:
    assert provided_in(text + "\nThe rest is signed.") == set()
