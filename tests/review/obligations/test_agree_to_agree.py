"""Words that put a matter off, and words that only sound like it."""

import pytest

from servanda.findings import Text
from servanda.instrument.coverage import cover
from servanda.instrument.from_text import read_pact
from servanda.norms import agreement_from
from servanda.review import Case, Looked
from servanda.review.rules.obligations.agree_to_agree import RULE


def clauses(words: str, reading: str = "Arden must build camps") -> list[str]:
    file = read_pact(
        Text(
            "a.pact.md",
            "## Words used\nThe signatories are Arden, Brell.\nThe things are camp, trade treaty, "
            "dialogue, old treaty.\nThe treaties are old treaty.\n"
            "The verbs are build, conclude, hold, sign, agree on.\n\n"
            f'## Article 1\n> {words}\n\n[1] {reading}, quoting "{words}".\n',
        )
    )
    assert file.findings == ()
    looked = RULE.look(Case(agreement_from(file), cover(file)))
    assert isinstance(looked, Looked)
    return [hit.clause for hit in looked.hits]


@pytest.mark.parametrize(
    "words",
    [
        "An agreement on trade will be concluded.",
        "Agreements shall be reached on transit.",
        "The tariff is to be agreed.",
        "The line remains to be negotiated.",
        "Their status will be discussed and agreed upon in stages.",
        "The parties shall negotiate in good faith.",
        "The parties will agree to extend the lease.",
        "They undertake to conclude a comprehensive and lasting trade agreement.",
        "The parties will enter into negotiations.",
        "A dialogue will be held between them.",
        "Talks shall take place on the islands.",
        "Transit is the subject of a separate agreement.",
    ],
)
def test_words_that_postpone(words: str) -> None:
    assert clauses(words) == ["1"]


@pytest.mark.parametrize(
    "words",
    [
        "The parties agree that the bridge is open.",
        "They have agreed on the line of 1950.",
        "Troops leave the agreed territories.",
        "Once all have agreed to this text, it enters into force.",
        "The parties may amend it by mutual agreement.",
        "The agreement of 1950 remains in force.",
        "No negotiations took place.",
        "Consultations will be held within three days.",
    ],
)
def test_words_that_do_not(words: str) -> None:
    assert clauses(words) == []


@pytest.mark.parametrize(
    ("reading", "found"),
    [
        ("Arden and Brell must conclude a trade treaty", ["1"]),
        ("Arden must hold a dialogue", ["1"]),
        ("Arden and Brell must agree on camps", ["1"]),
        ("Arden must sign old treaty", []),
        ("Arden and Brell may conclude a trade treaty", []),
        ("Arden and Brell must conclude a trade treaty, failing which old treaty applies", []),
        ('Arden must hold a dialogue, as stage 1 of "camps"', []),
    ],
)
def test_readings_that_postpone_and_readings_that_do_not(reading: str, found: list[str]) -> None:
    assert clauses("The camps of both.", reading) == found


def test_an_answer_for_the_case_of_none_silences_the_words_too() -> None:
    words = "The tariff is to be agreed."
    assert clauses(words, "Arden must build camps, failing which old treaty applies") == []
