"""Each character of a page or of a Markdown text stands where its place says."""

from collections.abc import Iterator
from html import escape, unescape
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from servanda.exchange.html import read_web_page
from servanda.exchange.markdown import read_markdown
from servanda.findings import Text
from servanda.instrument.document import Block, Document

WORDS = st.sampled_from(["shall", "pay", "A & B", "“both”", "5 < 6", "in  full", "1.", "é", "x|y"])


def placed(document: Document) -> Iterator[tuple[Block, int]]:
    """Yield every character that is no white space and no divider of cells."""
    for block in document.blocks:
        for i, letter in enumerate(block.text):
            cells = block.text[max(i - 1, 0) : i + 2].strip() == "|"
            if not letter.isspace() and not cells:
                yield block, i


def own_text(page: str, path: str) -> str:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(page.encode(), parser)
    element = cast("list[_Element]", root.xpath(path))[0]
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def check_page(page: str) -> None:
    document, _ = read_web_page(Text("page.html", page))
    for block, i in placed(document):
        place = block.place_of(i, i + 1)
        assert own_text(page, place.path)[place.offset] == block.text[i]


def noted(source: str, letter: str) -> bool:
    """Whether a piece of Markdown is a way to write one character."""
    return source in {letter, f"\\{letter}"} or unescape(source) == letter


def check_markdown(source: str) -> Document:
    document = read_markdown(Text("draft.md", source))
    for block, i in placed(document):
        span = block.place_of(i, i + 1).span
        assert noted(source[span.start : span.end], block.text[i]), (block.text, i)
        assert source[: span.start].count("\n") == span.line - 1
    for block in document.blocks:
        whole = block.place_of(0, len(block.text)).span
        if "|" not in block.text.split():
            assert whole.start == block.place_of(0, 1).span.start
            assert whole.end == block.place_of(len(block.text) - 1, len(block.text)).span.end
    return document


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    tag = draw(st.sampled_from(["p", "b", "div", "li", "td", "span", "pre", "script", "br", "!"]))
    if tag == "br":
        return "<br>"
    if tag == "!":
        return "<!-- - -->"
    inner = st.one_of(WORDS.map(escape), st.sampled_from([" ", "\n  "]))
    parts = st.one_of(inner, elements(depth - 1)) if depth else inner
    return f"<{tag}>{''.join(draw(st.lists(parts, max_size=4)))}</{tag}>"


@given(st.lists(elements(), max_size=5).map("".join))
@settings(max_examples=150, deadline=None)
def test_on_a_page_each_character_is_in_its_element(body: str) -> None:
    check_page(f"<html><body>{body}</body></html>")


@pytest.mark.parametrize(
    "body",
    [
        "<p>A <b>shall</b> pay <script>x</script>in <i>full</i>.</p>",
        "<table><tr><td>A</td><td>shall <b>pay</b></td></tr></table>",
        "A shall<br>and <b>does</b><br>pay",
        "<p>A   shall\n\n  pay &amp; go&nbsp;away</p>",
        "<pre>A\nshall\n  pay</pre>",
        "<p>A<!-- no --> shall <?php no ?>pay</p>",
    ],
)
def test_elements_breaks_and_entities_on_a_page(body: str) -> None:
    check_page(f"<html><body>{body}</body></html>")


def test_below_two_hundred_elements_the_outermost_answers() -> None:
    page = f"<html><body>{'<div>' * 300}<p>A shall pay.</p></body></html>"
    document, _ = read_web_page(Text("page.html", page))
    assert document.blocks[0].place_of(2, 7).path.count("/") == 200


LINES = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            ["*", "**", "~~", "`", "[", "](x)", "\\*", "&amp;", "&#65;", "<a:b>", "![", "_", "\\",
             "|", "  ", "é*", "\t"]
        ),
    ),
    max_size=8,
).map(" ".join)  # fmt: skip
STARTS = st.sampled_from(
    ["", "", "- ", "1. ", "> ", "> - ", "  - ", "# ", "    ", "```\n", "| a | b |\n|---|---|\n| "]
)


@given(st.lists(st.tuples(STARTS, LINES, st.sampled_from(["\n", "\n\n"])), max_size=8))
@settings(max_examples=400, deadline=None)
def test_in_markdown_each_character_has_its_offset(lines: list[tuple[str, str, str]]) -> None:
    check_markdown("".join("".join(line) for line in lines))


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("A **shall\n*not* go** there\\* &amp; back", ["A shall not go there* & back"]),
        ("> 1. A shall\n>    pay\nin full", ["A shall pay in full"]),
        ("| a | b |\n|---|---|\n| a | x \\| a |\n|  | a |", ["a | b", "a | x | a", " | a"]),
        ('A [shall](http://a "A") ![pay](b) <http://c.d/e> `in  full`\n====',
         ["A shall pay http://c.d/e in full"]),
        ("## A # shall ##", ["A # shall"]),
        ("```\nA\n\n  shall  pay\n```", ["A shall pay"]),
        ("---\ntitle: A\n---\nA shall pay", ["A shall pay"]),
        ("foo~~~~ bar***baz** *", ["foo~~~~ bar*baz *"]),
        ("A `` ` `` B ` c ` d", ["A ` B c d"]),
        ("A  \nB\\\nC", ["A B C"]),
    ],
)  # fmt: skip
def test_marks_breaks_lists_and_tables_in_markdown(source: str, blocks: list[str]) -> None:
    assert [block.text for block in check_markdown(source).blocks] == blocks
