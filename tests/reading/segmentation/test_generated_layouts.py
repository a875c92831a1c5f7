"""Agreements made up in every layout: how they are numbered, divided, attached and typed.

The answer is known because the text is made from it.
"""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Span, Text
from servanda.instrument.document import Block, BlockKind, Document, Place
from servanda.instrument.layout import ARTICLE
from servanda.reading.segmentation import Draft, segment
from servanda.reading.segmentation.numbers import in_roman

SAID = (
    "The Parties shall keep the river open for the boats of both towns in any season.",
    "Either Party may close one bank of the river for repairs, after ten days of notice.",
    "A Joint Board of four members shall watch over the river and hear every complaint.",
    "The costs of the repairs shall be borne by the Party on whose bank they are made.",
    "This Agreement shall enter into force on the day on which it is signed.",
    "No Party shall build in the river unless the Joint Board has agreed to it in writing.",
    "The Parties shall see to it that the names of their pilots are known to the Joint Board.",
)
NUMBERED = {
    "Article 3": lambda n: f"Article {n}",
    "ARTICLE III": lambda n: f"ARTICLE {in_roman(n).upper()}",
    "Art. 3.": lambda n: f"Art. {n}.",
    "Section 3": lambda n: f"Section {n}",
    "Rule 3": lambda n: f"Rule {n}",
    "3.": lambda n: f"{n}.",
    "(3)": lambda n: f"({n})",
}
TYPED = ("lines", "wrapped", "run on")


@dataclass(frozen=True)
class Made:
    """A text and the labels of its articles, each with its words."""

    text: str
    articles: tuple[tuple[str, str], ...]


@st.composite
def made(draw: st.DrawFn) -> Made:
    style = draw(st.sampled_from(sorted(NUMBERED)))
    typed = draw(st.sampled_from(TYPED))
    count = draw(st.integers(3, 40))
    first = draw(st.integers(0, len(SAID) - 1))
    said = [SAID[(first + n) % len(SAID)] for n in range(count)]
    pieces = ["Agreement on the river", "The Parties, desiring to keep the peace, have agreed:"]
    chapters = style not in {"3.", "(3)"} and draw(st.booleans())
    known = []
    for n, words in enumerate(said, 1):
        if chapters and n % 5 == 1:
            pieces.append(f"Chapter {n // 5 + 1}")
        pieces.append(f"{NUMBERED[style](n)} {words}")
        known.append((str(n), words))
    if draw(st.booleans()):
        pieces.append("In witness whereof the undersigned have signed this Agreement.")
    for annex in range(1, draw(st.integers(0, 2)) + 1):
        pieces.append(f"ANNEX {annex}")
        for n, words in enumerate(said[:3], 1):
            pieces.append(f"{NUMBERED[style](n)} {words}")
            known.append((f"A{annex}.{n}", words))
    return Made(type_out(pieces, typed), tuple(known))


def type_out(pieces: list[str], typed: str) -> str:
    if typed == "lines":
        return "\n\n".join(pieces)
    if typed == "wrapped":
        return "\n\n".join(wrapped(piece) for piece in pieces)
    return " ".join(pieces)


def wrapped(piece: str) -> str:
    lines, line = [], ""
    for word in piece.split():
        if len(line) + len(word) > 50:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def read(text: str) -> Draft:
    return segment(read_plain_text(Text("made.txt", text)))


@settings(max_examples=120, deadline=None)
@given(agreement=made())
def test_the_articles_are_those_it_was_made_of(agreement: Made) -> None:
    draft = read(agreement.text)
    assert [article.label for article in draft.articles] == [a for a, _ in agreement.articles]
    for article, (_, words) in zip(draft.articles, agreement.articles, strict=True):
        own = f"{article.heading.text} {article.text}" if article.heading else article.text
        assert words in own
    assert draft.remarks == ()
    assert not [f for f in draft.findings if f.code in {"numbers-missing", "number-twice"}]


@settings(max_examples=40, deadline=None)
@given(agreement=made())
def test_other_names_change_nothing_but_the_names(agreement: Made) -> None:
    renamed = agreement.text.replace("Joint Board", "Water Court").replace("river", "canal")
    before, after = read(agreement.text), read(renamed)
    assert [a.label for a in before.articles] == [a.label for a in after.articles]
    assert [len(a.sub_points) for a in before.articles] == [
        len(a.sub_points) for a in after.articles
    ]
    assert [f.code for f in before.findings] == [f.code for f in after.findings]


@settings(max_examples=60, deadline=None)
@given(agreement=made())
def test_every_extract_spells_its_place(agreement: Made) -> None:
    for extract in read(agreement.text).extracts():
        span = extract.place.span
        assert " ".join(agreement.text[span.start : span.end].split()) == extract.text


def test_three_hundred_articles_and_no_year() -> None:
    words = " ".join(
        f"Article {n}. The Parties shall open lock {n} in the year 1997. In 1999. It rains."
        for n in range(1, 321)
    )
    assert [a.label for a in read(words).articles] == [str(n) for n in range(1, 321)]


def test_numbers_glued_by_a_scan() -> None:
    text = (
        "agreement on the riverthe parties have agreed as follows ARTICLE 1the river is open to "
        "all boats ARTICLE 21. the parties shall mend the banks.2. the costs shall be shared "
        "ARTICLE 3in the cases of article 2 the board shall decide ARTICLE ivthe end"
    )
    draft = read(text)
    assert [a.label for a in draft.articles] == ["1", "2", "3", "4"]
    assert [sub.label for sub in draft.articles[1].sub_points] == ["2.1", "2.2"]


def test_a_table_of_contents_lists_and_holds_nothing() -> None:
    titles = ("Aims", "Boats", "Costs", "Disputes")
    contents = "\n".join(f"Article {n} {title}" for n, title in enumerate(titles, 1))
    body = "\n\n".join(
        f"Article {n}\n{title}\n\n{SAID[n]} {SAID[n + 1]} {SAID[n - 1]}"
        for n, title in enumerate(titles, 1)
    )
    draft = read(f"Agreement\n\nContents\n\n{contents}\n\n{body}")
    assert [a.label for a in draft.articles] == ["1", "2", "3", "4"]
    assert [a.heading.text for a in draft.articles if a.heading] == list(titles)
    assert [e.text for e in draft.contents] == contents.split("\n")


def test_what_an_amendment_quotes_stays_in_it() -> None:
    draft = read(
        "Protocol\n\nArticle 1\n\nArticle 3 of the Agreement shall be replaced by the "
        "following:\n\n“Article 3\n\nThe Parties shall pay twice.”\n\nArticle 2\n\nThis Protocol "
        "shall enter into force upon signature.\n\nArticle 3\n\nThis Protocol may be denounced."
    )
    assert [a.label for a in draft.articles] == ["1", "2", "3"]
    assert "The Parties shall pay twice." in draft.articles[0].text


def test_chapters_that_count_anew_name_their_articles() -> None:
    pieces = []
    for chapter in (1, 2):
        pieces.append(f"Chapter {chapter}\nWater and land")
        pieces += [f"Article {n}\n\n{SAID[n]}" for n in (1, 2, 3)]
    draft = read("Treaty\n\n" + "\n\n".join(pieces))
    assert [a.label for a in draft.articles] == [
        "Ch1.1", "Ch1.2", "Ch1.3", "Ch2.1", "Ch2.2", "Ch2.3",
    ]  # fmt: skip
    assert [(d.name, d.label, d.title, d.articles) for d in draft.divisions] == [
        ("chapter", "1", "Water and land", ("Ch1.1", "Ch1.2", "Ch1.3")),
        ("chapter", "2", "Water and land", ("Ch2.1", "Ch2.2", "Ch2.3")),
    ]


def test_definitions_closing_words_and_signatures() -> None:
    draft = read(
        "Article 1\nDefinitions\n\nFor the purposes of this Agreement:\n(a) “boat” means any "
        "vessel;\n(b) “bank” means the land beside the river.\n\nArticle 2\n\nA shall pay.\n\n"
        "In witness whereof the undersigned have signed.\nDone at Brae on 2 May 2031 in the "
        "English and French languages, both texts being equally authentic.\n\n"
        "For the Government of Arden\nAnn Bell\n\nFor the Government of Brell\nCarl Dorn"
    )
    assert [(d.term, d.article) for d in draft.definitions] == [("boat", "1"), ("bank", "1")]
    assert " ".join(e.text for e in draft.closing).startswith("In witness whereof")
    assert " ".join(e.text for e in draft.closing).endswith("equally authentic.")
    assert [e.text for e in draft.signatures] == [
        "For the Government of Arden", "Ann Bell", "For the Government of Brell", "Carl Dorn",
    ]  # fmt: skip
    assert draft.unplaced == ()


def test_page_numbers_are_in_no_article() -> None:
    pages = []
    for page in range(1, 6):
        pages += [f"Article {page}", " ".join(SAID * 3), str(page + 10)]
    draft = read("\n\n".join(pages))
    assert [a.label for a in draft.articles] == ["1", "2", "3", "4", "5"]
    assert [f.words.text for f in draft.furniture] == ["11", "12", "13", "14", "15"]
    assert all(a.text.endswith(SAID[-1]) for a in draft.articles)


def test_numbers_that_the_format_keeps_apart() -> None:
    place = Place(Span("draft.docx", 0, 1, 1, 1))
    blocks = [
        Block(BlockKind.LIST_ITEM, words, place, level=1, marker=f"Article {n}.")
        for n, words in enumerate(SAID[:4], 1)
    ]
    draft = segment(Document("draft.docx", tuple(blocks)))
    assert [(a.label, a.text) for a in draft.articles] == [
        (str(n), words) for n, words in enumerate(SAID[:4], 1)
    ]


def test_labels_of_annexes_are_labels_of_clauses() -> None:
    pieces = [f"Article {n}\n\n{SAID[n]}" for n in (1, 2, 3)]
    pieces += ["PROTOCOL", *(f"{mark} {SAID[1]}" for mark in ("I.", "II.", "III."))]
    pieces += ["Appendix A", *(f"({mark}) {SAID[2]}" for mark in "abc")]
    draft = read("Treaty\n\n" + "\n\n".join(pieces))
    assert [a.label for a in draft.articles] == [
        "1", "2", "3", "Pr.1", "Pr.2", "Pr.3", "Pr.App-A.1", "Pr.App-A.2", "Pr.App-A.3",
    ]  # fmt: skip
    assert all(ARTICLE.match(f"Article {a.label}") for a in draft.articles)
