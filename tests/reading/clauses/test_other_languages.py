"""Only English is read; other words are said to be in another language, not to say nothing."""

import pytest

from servanda.exchange import document_from
from servanda.reading.clauses import read_clause
from servanda.reading.segmentation import segment

FRENCH = "Les parties retirent leurs troupes de la vallée dans les dix jours de la signature."
SPANISH = "Las partes retirarán sus tropas del valle en los diez días de la firma."
GERMAN = "Die Parteien ziehen ihre Truppen innerhalb von zehn Tagen nach der Unterzeichnung ab."


@pytest.mark.parametrize(
    ("words", "language"), [(FRENCH, "French"), (SPANISH, "Spanish"), (GERMAN, "German")]
)
def test_another_language_is_named(words: str, language: str) -> None:
    reading = read_clause(words)
    assert reading.frames == ()
    assert [(u.words.text, u.because) for u in reading.unread] == [
        (words, f"it is in {language}, and only English is read")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "A private body seeking admission as a party must agree to:",
        "As an observer, a member may do as it sees fit.",
        "Northland shall pay.",
        "Release of prisoners.",
    ],
)
def test_english_is_never_taken_for_another_language(words: str) -> None:
    assert not any("only English" in unread.because for unread in read_clause(words).unread)


def test_of_two_languages_the_english_words_are_read() -> None:
    english = "The parties shall withdraw their troops within ten days of signature."
    text = f"Article 1\n\n{FRENCH}\n\nArticle 2\n\n{FRENCH}\n\nArticle 1\n\n{english}\n\n"
    document, _ = document_from(f"{text}Article 2\n\n{english}\n".encode(), "accord.txt")
    assert document is not None
    first, second = segment(document).articles
    assert first.text == second.text == english
    assert [wording.name for wording in first.wordings] == ["English", "French"]
