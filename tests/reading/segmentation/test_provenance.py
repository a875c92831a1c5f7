"""How a text became public: who did what to whom, in the words of one sentence."""

import pytest

from servanda.findings import Span
from servanda.instrument.document import Place
from servanda.reading.proposals.provenance import told
from servanda.reading.segmentation import Extract, ProvenanceStatement
from servanda.reading.segmentation.provenance import provenance_in


def statements(sentence: str) -> tuple[ProvenanceStatement, ...]:
    place = Place(Span("page.txt", 0, len(sentence), 1, 1))
    return provenance_in([Extract(0, 0, len(sentence), sentence, place)], "Ann Bell")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("On Monday the Gazette published the draft.", "the Gazette published the text"),
        (
            "The Gazette published the draft on Monday, citing a member of the council.",
            "the Gazette published the text, citing a member of the council",
        ),
        ("The draft that the Gazette printed is short.", "the Gazette printed the text"),
        ("The draft the council published is short.", "the council published the text"),
        (
            "A copy posted by Jon Hale on Telegram is here.",
            "the text was posted by Jon Hale on Telegram",
        ),
        (
            "Our newspaper obtained the text from a member of the bakers' guild.",
            "the author's newspaper obtained the text from a member of the bakers' guild",
        ),
        ("I obtained the paper from a clerk.", "the author obtained the text from a clerk"),
        ("A porter shared the paper with me.", "a porter shared the text with the author"),
        ("They had received a copy.", "somebody not named had received the text"),
        ("The memorandum surfaced in March.", "the text surfaced"),
        ("The document leaked on Friday.", "the text leaked"),
        (
            "The draft has not yet been published by the ministry.",
            "the text has not yet been published by the ministry",
        ),
        (
            "The ministry has not yet published the draft.",
            "the ministry has not yet published the text",
        ),
        (
            "The paper was handed over to the Gazette by a clerk, and I have it from there.",
            "the text was handed over by a clerk to the Gazette",
        ),
        (
            "The text was obtained by Radio Brae from two envoys, who asked not to be named.",
            "the text was obtained by Radio Brae from two envoys",
        ),
        (
            "The text below was published by the council on its notice board.",
            "the text was published by the council on its notice board",
        ),
    ],
)
def test_one_plain_sentence_says_what_happened(sentence: str, said: str) -> None:
    assert [told(statement) for statement in statements(sentence)] == [said]


def test_whoever_received_the_text_did_not_write_it() -> None:
    (statement,) = statements(
        "According to Ruben Haast, the Norvand side had already received a copy."
    )
    assert (statement.by, statement.to) == ("the Norvand side", None)
    assert statement.according_to == ("Ann Bell", "Ruben Haast")


@pytest.mark.parametrize(
    "sentence",
    [
        "Once the draft is submitted to the ministry, we will know more.",
        "The council may have published the draft.",
        "The river was released from its banks.",
        "The draft is shorter than the others.",
    ],
)
def test_what_may_come_or_is_not_about_the_text_is_no_provenance(sentence: str) -> None:
    assert statements(sentence) == ()
