"""One article in several languages or states, and what hangs on its words."""

from dataclasses import replace

import pytest

from servanda.exchange.html import read_web_page
from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Text
from servanda.instrument.document import (
    Annotation,
    AnnotationKind,
    Change,
    ChangeKind,
    Document,
    State,
)
from servanda.instrument.from_text import read_pact
from servanda.reading.proposals.names import NameList
from servanda.reading.proposals.propose import ProposedReading
from servanda.reading.segmentation import Draft, segment
from servanda.reading.segmentation.languages import language_of
from servanda.reading.writing import pact_text

ENGLISH = (
    "Agreement on the river",
    "Article 1",
    "The Parties shall keep the river open for the boats of both towns in any season.",
    "Article 2",
    "This Agreement shall be in force from the day on which it is signed by the Parties.",
)
FRENCH = (
    "Accord sur la rivière",
    "Article premier",
    "Les Parties tiennent la rivière ouverte aux bateaux des deux villes en toute saison.",
    "Article 2",
    "Le présent accord est en vigueur dès le jour de sa signature par les Parties.",
)
ONE_BY_ONE = tuple(text for pair in zip(ENGLISH, FRENCH, strict=True) for text in pair)
IN_PAIRS = (
    *ENGLISH[:1], *FRENCH[:1], *ENGLISH[1:3], *FRENCH[1:3], *ENGLISH[3:], *FRENCH[3:],
)  # fmt: skip


def plain(*paragraphs: str) -> Document:
    return read_plain_text(Text("draft.txt", "\n\n".join(paragraphs)))


def in_columns() -> Document:
    rows = zip(ENGLISH, FRENCH, strict=True)
    cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    return read_web_page(Text("page.html", f"<table>{cells}</table>"))[0]


def written(draft: Draft) -> str:
    return pact_text(draft, ProposedReading(NameList(), {}, (), (), ()))


@pytest.mark.parametrize(
    "document",
    [plain(*ENGLISH, *FRENCH), plain(*ONE_BY_ONE), plain(*IN_PAIRS), in_columns()],
    ids=["after each other", "one by one", "in pairs", "side by side"],
)
def test_two_languages_are_two_wordings_of_one_article(document: Document) -> None:
    draft = segment(document)
    assert [article.label for article in draft.articles] == ["1", "2"]
    assert [[w.name for w in a.wordings] for a in draft.articles] == [["English", "French"]] * 2
    assert draft.articles[0].wordings[1].text == FRENCH[2]
    said = "".join("".join(e.text.split()) for e in draft.extracts())
    assert sorted(said) == sorted("".join("".join((*ENGLISH, *FRENCH)).split()))
    file = read_pact(Text("a.pact.md", written(draft)))
    assert [[(w.name, w.words) for w in a.wordings] for a in file.articles] == [
        [("English", ENGLISH[n]), ("French", FRENCH[n])] for n in (2, 4)
    ]


def test_an_article_in_one_language_is_kept_and_told() -> None:
    more = "La présente clause est de la rive et des bateaux qui sont dans le port."
    draft = segment(plain(*ENGLISH, *FRENCH, "Article 3", more))
    assert [article.label for article in draft.articles] == ["1", "2", "3"]
    assert [f.message for f in draft.findings] == ["Article 3 stands in French only."]


def test_one_language_alone_is_no_wording() -> None:
    assert all(article.wordings == () for article in segment(plain(*ENGLISH)).articles)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH[2], "English"),
        (FRENCH[2], "French"),
        ("Las Partes y los barcos que son de la ciudad se abren con esta ley.", "Spanish"),
        ("Die Parteien und die Boote, die auf dem Fluss sind, werden nicht besteuert.", "German"),
        ("Стороны не будут на реке и в порту или при их лодках.", "Russian"),
        ("تفتح الأطراف النهر للقوارب في كل موسم.", "Arabic"),
        ("Ann Bell", None),
    ],
)  # fmt: skip
def test_the_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def tracked() -> Document:
    now = plain("Article 1", "The Parties shall meet.", "Article 2", "Boats may pass at night.")
    before = plain(
        "Article 1", "The Parties may meet.", "Article 2", "Boats may pass at night.",
        "Article 3", "A shall pay.",
    )  # fmt: skip
    place = now.blocks[1].place
    return replace(
        now,
        states=(State("before any tracked change", before),),
        annotations=(
            Annotation(AnnotationKind.COMMENT, "Why “shall”?", place, 1, 12, 17, "Ann Bell"),
            Annotation(AnnotationKind.FOOTNOTE, "See the map.", place, 3, 0, 5),
        ),
        changes=(
            Change(ChangeKind.INSERTION, "shall", place, "Ann Bell"),
            Change(ChangeKind.DELETION, "may", place, "Ann Bell"),
            Change(ChangeKind.DELETION, "A shall pay.", place, "Carl Dorn"),
        ),
    )


def test_a_state_that_differs_is_a_wording() -> None:
    draft = segment(tracked())
    first, second, third = draft.articles
    assert [(w.name, w.text) for w in first.wordings] == [
        ("with every tracked change", "The Parties shall meet."),
        ("before any tracked change", "The Parties may meet."),
    ]
    assert second.wordings == ()
    assert (third.label, third.text) == ("3", "")
    assert [w.text for w in third.wordings] == ["A shall pay."]
    assert "article-in-one-state" in [f.code for f in draft.findings]
    file = read_pact(Text("a.pact.md", written(draft)))
    assert [[w.name for w in a.wordings] for a in file.articles] == [
        ["with every tracked change", "before any tracked change"],
        [None],
        ["before any tracked change"],
    ]


def test_comments_are_remarks_and_footnotes_are_notes() -> None:
    draft = segment(tracked())
    (remark,) = draft.remarks
    assert (remark.article, remark.author, remark.text) == ("1", "Ann Bell", "Why “shall”?")
    assert remark.because == "a comment on “shall”"
    (note,) = draft.notes
    assert (note.article, note.text) == ("2", "See the map.")
    assert all("map" not in article.text for article in draft.articles)


def test_who_changed_how_much_is_told() -> None:
    (finding,) = [f for f in segment(tracked()).findings if f.code == "changes-by-author"]
    assert finding.message == "Tracked changes were made by Ann Bell and Carl Dorn."
    assert [note.message for note in finding.notes] == [
        "Ann Bell put in 5 characters in 1 place and took out 3 characters in 1 place",
        "Carl Dorn took out 12 characters in 1 place",
    ]


def test_each_reading_is_announced() -> None:
    told: list[str] = []
    segment(tracked(), told.append)
    assert told == ["the document", "before any tracked change"]
