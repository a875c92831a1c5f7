"""Each page in ../pages is laid out unlike the others; what is whose is the same question."""

from datetime import date
from pathlib import Path

from servanda.exchange import open_document
from servanda.findings import Severity
from servanda.reading.proposals.provenance import told
from servanda.reading.segmentation import Draft, segment

PAGES = Path(__file__).parents[1] / "pages"


def draft_of(page: str) -> Draft:
    document, _ = open_document(PAGES / page)
    assert document is not None
    return segment(document)


def labels(draft: Draft) -> dict[str, list[str]]:
    return {a.label: [sub.label for sub in a.sub_points] for a in draft.articles}


def remarks(draft: Draft) -> list[tuple[str | None, str]]:
    """Return each remark's article and first words."""
    return [(r.article, " ".join(r.text.split()[:3])) for r in draft.remarks]


def codes(draft: Draft) -> list[str]:
    return [finding.code for finding in draft.findings]


def test_numbers_in_words() -> None:
    draft = draft_of("numbers_in_words.html")
    assert labels(draft) == {
        "1": [],
        "2": [],
        "3": ["3.a", "3.b", "3.c"],
        "4": ["4.a", "4.b", "4.c"],
        "5": [],
    }
    assert remarks(draft) == [
        (None, "The paper was"),
        (None, "I think it"),
        ("1", "Nobody has ever"),
        ("3", "Who pays for"),
        ("3", "And “each morning”"),
        ("4", "Four votes of"),
    ]
    assert {r.author for r in draft.remarks} == {"Oda Lindqvist"}
    assert draft.published is not None
    assert draft.published.day == date(2031, 4, 9)
    assert draft.announced is not None
    assert draft.announced.number == 9
    (finding,) = draft.findings
    assert finding.message == "The text announces 9 points; this source ends after point 5."


def test_no_numbers() -> None:
    draft = draft_of("no_numbers.html")
    assert labels(draft) == {"1": [], "2": [], "3": ["3.a", "3.b", "3.c"], "4": []}
    assert [a.heading.text for a in draft.articles if a.heading] == [
        "Opening hours.",
        "Price of flour.",
        "Apprentices.",
        "Disputes.",
    ]
    assert all(article.number is None for article in draft.articles)
    assert remarks(draft) == [
        (None, "Our newspaper obtained"),
        (None, "It is a"),
        ("1", "I asked three"),
        ("3", "Apparently the apprentices"),
    ]
    assert codes(draft) == ["points-not-numbered"]


def test_remarks_before_their_articles() -> None:
    draft = draft_of("remarks_before.md")
    assert labels(draft) == {"I": [], "II": [], "III": ["III.1", "III.2"], "IV": []}
    assert remarks(draft) == [
        (None, "The text below"),
        ("I", "The first one"),
        ("II", "Next comes the"),
        ("III", "The bridge: I"),
        ("IV", "This is the"),
    ]
    assert [told(statement) for statement in draft.provenance] == [
        "the text was published by the valley council on its notice board"
    ]
    assert codes(draft) == ["announced-points"]


def test_a_dialogue() -> None:
    draft = draft_of("dialogue.txt")
    assert labels(draft) == {"1": [], "2": [], "3": []}
    assert [(r.article, r.author) for r in draft.remarks] == [
        ("1", "MARGIT"),
        ("1", "JON"),
        ("2", "JON"),
        ("3", "MARGIT"),
    ]
    assert codes(draft) == []


def test_points_in_a_table_beside_the_remarks() -> None:
    draft = draft_of("points_in_a_table.html")
    assert labels(draft) == {"1": [], "2": [], "3": [], "4": []}
    assert draft.articles[1].text == "Westbridge must pay for the lamps within forty days."
    assert remarks(draft) == [
        (None, "Dear readers, a"),
        ("1", "I counted six"),
        ("3", "Notice to whom?"),
        ("4", "Perhaps, but nobody"),
        (None, "In sum, I"),
    ]
    assert {r.author for r in draft.remarks} == {"Petra Okoye"}
    assert [extract.text for extract in draft.headings] == [
        "No. | What the paper says | What I make of it"
    ]
    assert [told(statement) for statement in draft.provenance] == [
        "a porter at the guild house shared the text with the author"
    ]
    assert codes(draft) == ["announced-points"]


def test_points_in_quotations_and_remarks_below() -> None:
    draft = draft_of("points_quoted.md")
    assert labels(draft) == {"1": [], "2": [], "3": [], "4": ["4.a", "4.b"]}
    assert remarks(draft) == [
        (None, "A cousin of"),
        ("1", "One half by"),
        ("2", "The wall has"),
        ("2", "It is also"),
        ("3", "Nobody wanted to."),
        ("4", "I trust her,"),
    ]
    assert [told(statement) for statement in draft.provenance] == [
        "a cousin of mine posted the text on the co-operative's board"
    ]
    assert codes(draft) == []


def test_points_as_headings_and_sub_points_as_nested_lists() -> None:
    draft = draft_of("points_as_headings.html")
    assert labels(draft) == {
        "1": ["1.a", "1.a.a", "1.a.b", "1.b"],
        "2": ["2.a", "2.a.i", "2.a.ii", "2.b"],
        "3": [],
    }
    assert [a.heading.text for a in draft.articles if a.heading] == ["Wells", "Guards", "Tolls"]
    assert remarks(draft) == [
        (None, "The caravan office"),
        ("1", "I have seen"),
        ("2", "Who pays them"),
        ("3", "This was two"),
    ]
    assert draft.byline is not None
    assert (draft.byline.value, codes(draft)) == ("Noor Aldana", [])


def test_a_page_without_an_agreement_is_a_finding() -> None:
    draft = draft_of("no_agreement.html")
    assert draft.articles == ()
    (finding,) = draft.findings
    assert (finding.code, finding.severity) == ("no-agreement-found", Severity.MISTAKE)


def test_every_page_has_its_test() -> None:
    told_of = Path(__file__).read_text(encoding="utf-8")
    assert [page.name for page in PAGES.iterdir() if f'"{page.name}"' not in told_of] == []
