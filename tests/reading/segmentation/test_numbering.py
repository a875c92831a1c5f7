"""Numbers that skip, repeat or begin again are told; what a number means, its neighbours tell."""

import pytest

from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Text
from servanda.reading.segmentation import Draft, segment


def read(*paragraphs: str) -> Draft:
    return segment(read_plain_text(Text("draft.txt", "\n\n".join(paragraphs))))


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in draft.findings]


def labels(draft: Draft) -> list[str]:
    return [a.label for a in draft.articles]


def test_a_gap_is_told_where_it_is() -> None:
    draft = read("1. A shall pay.", "2. B shall wait.", "5. C shall go.")
    assert labels(draft) == ["1", "2", "5"]
    assert told(draft) == [
        (
            "numbers-missing",
            "After point 2 comes point 5; what lies between is missing or not numbered.",
        )
    ]
    assert [finding.clause for finding in draft.findings] == ["5"]


def test_a_double_is_told_and_kept_apart() -> None:
    draft = read("1. A shall pay.", "2. B shall wait.", "2. C shall go.", "3. D shall stay.")
    assert labels(draft) == ["1", "2", "2-2", "3"]
    assert told(draft) == [
        ("number-twice", "The number 2 stands more than once; the later one is called 2-2.")
    ]


def test_numbers_in_a_row_need_no_word() -> None:
    assert told(read("1. A shall pay.", "2. B shall wait.", "3. C shall go.")) == []


def test_a_year_at_the_head_of_a_line_is_no_number() -> None:
    draft = read("1. A shall pay.", "1997. That year nobody paid.", "2. B shall wait.")
    assert labels(draft) == ["1", "2"]


def test_fewer_or_more_points_than_announced() -> None:
    points = ["1. A shall pay.", "2. B shall wait.", "3. C shall go.", "4. D shall stay."]
    assert told(read("A plan of four points", *points)) == []
    assert told(read("A plan of five points", *points)) == [
        ("announced-points", "The text announces 5 points; this source ends after point 4.")
    ]
    assert told(read("A plan of three points", *points)) == [
        ("announced-points", "The text announces 3 points; 4 were found.")
    ]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("1.", "2.", "3."), ["1", "2", "3"]),
        (("(1)", "(2)", "(3)"), ["1", "2", "3"]),
        (("I.", "II.", "III."), ["I", "II", "III"]),
        (("(i)", "(ii)", "(iii)"), ["i", "ii", "iii"]),
        (("a)", "b)", "c)"), ["a", "b", "c"]),
        (("Article 1", "Article 1 bis", "Article 2"), ["1", "1bis", "2"]),
        (("Article I.", "Article II.", "Article III."), ["1", "2", "3"]),
        (("Point One:", "Point Two:", "Point Three:"), ["1", "2", "3"]),
        (("First,", "Second,", "Third,"), ["1", "2", "3"]),
        (
            ("Principle the First.", "Principle the Second.", "Principle the Third."),
            ["1", "2", "3"],
        ),
    ],
)
def test_every_way_to_number(marks: tuple[str, str, str], expected: list[str]) -> None:
    said = ("A shall pay B.", "B shall wait.", "C shall go.")
    draft = read(*(f"{mark} {words}" for mark, words in zip(marks, said, strict=True)))
    assert labels(draft) == expected
    assert [article.text for article in draft.articles] == list(said)


def test_letters_after_h_go_on_as_letters() -> None:
    draft = read("1. A shall:", *(f"({c}) mend lock {c};" for c in "abcdefghij"))
    assert [s.label for s in draft.articles[0].sub_points] == [f"1.{c}" for c in "abcdefghij"]


def test_numerals_within_letters() -> None:
    marks = ("(a) pay:", "(i) wages;", "(ii) rents;", "(b) wait.")
    draft = read("1. A shall:", *marks, "2. B shall go.")
    subs = [s.label for s in draft.articles[0].sub_points]
    assert subs == ["1.a", "1.a.i", "1.a.ii", "1.b"]


def test_a_number_of_two_levels_is_one_mark() -> None:
    draft = read("Article 1", "A shall:", "2.1. pay. 2. wait.", "Article 2", "B shall go.")
    placed = "".join("".join(e.text.split()) for e in draft.extracts())
    held = "".join("".join(block.text.split()) for block in draft.document.blocks)
    assert sorted(placed) == sorted(held)


def test_chapters_hold_articles() -> None:
    draft = read(
        "Chapter 1: Water", "Article 1", "A shall pay.", "Article 2", "B shall wait.",
        "Chapter 2: Land", "Article 3", "C shall go.",
    )  # fmt: skip
    assert labels(draft) == ["1", "2", "3"]
    assert [e.text for e in draft.headings] == ["Chapter 1: Water", "Chapter 2: Land"]


def test_recitals_and_closing_words_are_the_agreements_own() -> None:
    draft = read(
        "The Parties to this Agreement,",
        "Desiring to keep the river clean,",
        "Have agreed as follows:",
        "Article 1",
        "Each Party shall clean its bank.",
        "Article 2",
        "This Agreement shall enter into force upon signature.",
        "In witness whereof the undersigned have signed this Agreement.",
        "Done at Brae, in two copies.",
    )
    assert [e.text[:12] for e in draft.preamble] == ["The Parties ", "Desiring to ", "Have agreed "]
    assert [e.text[:12] for e in draft.closing] == ["In witness w", "Done at Brae"]
    assert draft.remarks == ()


def test_a_letter_within_a_number_of_two_levels_says_the_article_once() -> None:
    draft = read(
        "1. Guards",
        "1.1 The Parties shall send guards.",
        "1.2 The guards shall keep the bridge open.",
        "2. Commission",
        "2.1 The Commission shall consist of:",
        "(a) three members of each Party;",
        "(b) a chair.",
        "2.2 It shall decide by consensus.",
        "3. Payment",
        "3.1 The Parties shall pay the Commission.",
    )
    labels = [sub.label for article in draft.articles for sub in article.sub_points]
    assert labels == ["1.1", "1.2", "2.1", "2.1.a", "2.1.b", "2.2", "3.1"]
