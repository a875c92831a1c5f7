"""Lines become parts, and every line that is not blank is in exactly one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.findings import Text
from servanda.instrument.layout import ARTICLE, PartKind, heading_words, parts, unclosed_fence


def cut(content: str) -> list[tuple[str, str]]:
    text = Text("a.pact.md", content)
    return [(p.kind.name.lower(), content[p.start : p.end]) for p in parts(text, 0)]


def test_each_kind_of_part() -> None:
    content = """\
# Title
Some words
that go on.
> quoted
> words
[1] A reading
    that goes on
and on.
Remark by A: a remark
that goes on.

- an item
- another
"""
    assert cut(content) == [
        ("heading", "# Title"),
        ("prose", "Some words\nthat go on."),
        ("quoted", "> quoted\n> words"),
        ("bracketed", "[1] A reading\n    that goes on\nand on."),
        ("remark", "Remark by A: a remark\nthat goes on."),
        ("prose", "an item"),
        ("prose", "another"),
    ]


def test_readings_need_no_blank_line_between_them() -> None:
    assert [words for _, words in cut("[1] A.\n[2] B.\n- [3] C.\n")] == [
        "[1] A.",
        "[2] B.",
        "[3] C.",
    ]


@pytest.mark.parametrize(
    "line", ["- [x] done", "[ ] to do", "[a link](http://a.example)", "[^1]: a note"]
)
def test_what_markdown_itself_writes_in_brackets_is_prose(line: str) -> None:
    assert [kind for kind, _ in cut(line)] == ["prose"]


def test_nothing_in_a_block_of_code_is_a_reading() -> None:
    content = "```\n[1] A.\n> b\n```\n[2] C.\n"
    assert [kind for kind, _ in cut(content) if kind != "prose"] == ["bracketed"]
    assert unclosed_fence(Text("a", content), 0) == ()


def test_a_block_of_code_that_never_ends_is_noticed() -> None:
    (finding,) = unclosed_fence(Text("a", "x\n~~~\ny\n"), 0)
    assert finding.span is not None
    assert finding.span.line == 2


@pytest.mark.parametrize(
    ("line", "label", "heading"),
    [
        ("Article 6", "6", None),
        ("Article 10.b: Guarantees", "10.b", "Guarantees"),
        ("Point IV – The border", "IV", "The border"),
        ("Measure 3. Elections", "3", "Elections"),
    ],
)
def test_headings_of_articles(line: str, label: str, heading: str | None) -> None:
    match = ARTICLE.match(line)
    assert match is not None
    assert (match["label"], match["heading"]) == (label, heading)


@pytest.mark.parametrize("line", ["Articles", "Article", "The Article 6", "Article 6, as amended"])
def test_headings_of_something_else(line: str) -> None:
    assert ARTICLE.match(line) is None


def test_the_marks_about_a_heading_are_not_its_words() -> None:
    assert heading_words("##  Article 1  ##  ") == "Article 1"
    assert heading_words("no heading") == ""


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["> a", "[1] b", "# c", "d", "- e", "", "  f", "```", "Remark by g: h"])
    )
)
def test_every_line_is_in_exactly_one_part(lines: list[str]) -> None:
    content = "\n".join(lines)
    found = [p for p in parts(Text("a", content), 0) if p.kind in PartKind]
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = set[int]()
    for part in found:
        covered |= set(range(part.start, part.end))
    missing = "".join(c for i, c in enumerate(content) if i not in covered)
    assert set(missing) <= set("-\n \t")
