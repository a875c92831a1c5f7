"""The header of a pact file, however it is written."""

import pytest

from servanda.findings import Text
from servanda.instrument.header import read_header


def header(content: str) -> tuple[dict[str, str], int, list[str]]:
    entries, end, findings = read_header(Text("a.pact.md", content))
    return entries, end, [finding.code for finding in findings]


def test_entries_are_lines_of_words() -> None:
    lines = "title: A  plan\nstatus: |\n  two\n  lines\nsources: [S1, S2]\nmade: 2026-01-10"
    content = f"---\n{lines}\n---\nx"
    entries, end, codes = header(content)
    assert entries == {
        "title": "A plan",
        "status": "two lines",
        "sources": "S1; S2",
        "made": "2026-01-10",
    }
    assert content[end:] == "x"
    assert codes == []


@pytest.mark.parametrize(
    "content", ["", "title: a\n", "# A\n---\ntitle: a\n---\n", "---\n\nWords.\n"]
)
def test_no_header(content: str) -> None:
    assert header(content) == ({}, 0, [])


def test_an_empty_header_and_a_byte_order_mark() -> None:
    assert header("---\n---\nx") == ({}, 8, [])
    assert header("\ufeff---\ntitle: a\n---\n")[0] == {"title": "a"}


def test_of_two_values_the_first_is_used_and_the_same_twice_is_no_contradiction() -> None:
    entries, _, codes = header("---\na: 1\na: 2\nb: 3\nb: 3\n---\n")
    assert entries == {"a": "1", "b": "3"}
    assert codes == ["header-contradiction"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("- a", "a colon and a value"),
        ("a: b: c", "a value has a colon in it"),
        ("a: *b", "a value begins with “*”"),
        ("a: [b", "a bracket is never closed"),
        ('a: "b', "a quotation mark is never closed"),
        ("a: b\n\tc: d", "a line begins with a tab"),
        ("a: @b", "a mark that it may not begin with"),
        ("[" * 2000, "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words(lines: str, why: str) -> None:
    text = Text("a.pact.md", f"---\n{lines}\n---\nrest")
    entries, end, (finding,) = read_header(text)
    assert entries == {}
    assert text.content[end:] == "rest"
    assert why in finding.message


def test_a_header_that_never_ends_is_not_passed_over() -> None:
    assert header("---\ntitle: a\n\n## Article 1\n") == ({}, 0, ["unreadable-header"])
