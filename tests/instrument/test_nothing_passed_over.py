"""Readings, remarks and marks are found wherever they stand, and no quotation cuts a word."""

import pytest

from servanda.dossier import Dossier
from servanda.findings import Text
from servanda.instrument.quotation import find_quotation

HEAD = """## Words used
The signatories are Arden, Brell. The verbs are build. The things are camp.

"""
READING = 'Arden must build camps, quoting "The words".'


def dossier(body: str) -> Dossier:
    return Dossier(Text("a.pact.md", HEAD + body))


def codes(body: str) -> list[str]:
    return [f.code for f in dossier(body).mistakes]


@pytest.mark.parametrize("label", ["1", "X", "x", "A"])
@pytest.mark.parametrize("mark", ["", "- ", "* ", "+ ", "1. ", "12) "])
def test_a_reading_in_a_list(label: str, mark: str) -> None:
    found = dossier(f"## Article {label}\n> The words.\n\n{mark}[{label}]? {READING}\n")
    assert not found.mistakes
    assert [norm.clause for norm in found.agreement.norms] == [label]


@pytest.mark.parametrize("mark", ["- [x] ", "- [ ] ", "* [x] "])
def test_a_box_is_no_reading(mark: str) -> None:
    body = f"## Article 1\n> The words.\n\n[1] {READING}\n\n{mark}compared\n"
    assert not codes(body)


def test_a_remark_in_a_list() -> None:
    file = dossier(
        f"## Article 1\n> The words.\n\n[1] {READING}\n\n- Remark by A: So it is.\n"
    ).file
    assert [(r.author, r.words) for r in file.articles[0].remarks] == [("A", "So it is.")]


def test_a_remark_on_a_clause_that_is_not_there() -> None:
    body = f"## Article 1\n> The words.\n\n[1] {READING}\n\nRemark by A on {{}}: So it is.\n"
    assert codes(body.format("7")) == ["no-such-clause"]
    assert not codes(body.format("1"))


@pytest.mark.parametrize("heading", ["Point of order", "Item list", "Section heading"])
def test_a_heading_without_a_number_is_no_article(heading: str) -> None:
    file = dossier(f"## {heading}\n> The words.\n").file
    assert not file.articles


@pytest.mark.parametrize("label", ["4", "IV", "iv", "B", "10bis", "1.2", "A-1"])
def test_a_number_or_a_letter_is_an_article(label: str) -> None:
    file = dossier(f"## Article {label}: Camps\n> The words.\n").file
    assert [(a.label, a.heading) for a in file.articles] == [(label, "Camps")]


def test_the_article_of_a_clause_with_a_dash() -> None:
    found = dossier(f"## Article 1\n> The words.\n\n[1-a] {READING}\n")
    article = found.file.article_of("1-a")
    assert article is not None
    assert article.label == "1"


@pytest.mark.parametrize(
    ("first", "second"), [("", ""), ("", ' reading "b":'), (' reading "b":', "")]
)
def test_rivals_are_told_apart_by_name(first: str, second: str) -> None:
    body = f"## Article 1\n> The words.\n\n[1]{first} {READING}\n\n[1]{second} {READING}\n"
    assert codes(body) == ["clause-read-twice"]


def test_rivals_with_names_are_rivals() -> None:
    readings = "\n\n".join(f'[1] reading "{name}": {READING}' for name in "ab")
    assert not codes(f"## Article 1\n> The words.\n\n{readings}\n")


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("binding", "a non-binding text"),
        ("non", "a non-binding text"),
        ("600", "up to 600,000 men"),
        ("5 km", "within 1.5 km"),
    ],
)
def test_a_quotation_cuts_no_word_and_no_figure(quote: str, words: str) -> None:
    assert find_quotation(quote, words) is None


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Arden", "Arden's army"),
        ("600,000", "600,000, at most"),
        ("2026", "until 2026."),
        ("non-binding", "a non-binding text"),
        ("the text", "- the text -"),
    ],
)
def test_a_quotation_ends_where_a_word_does(quote: str, words: str) -> None:
    assert find_quotation(quote, words) is not None
