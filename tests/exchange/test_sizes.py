"""No file is too much: 50 MB, a thousand levels, a line without an end.

How long each takes is printed by `benchmarks/large_input.py`; times never decide a test.
"""

import pytest
from exchange.conftest import Opener

from servanda.reading.segmentation import segment

HUGE = 50_000_000
CLAUSE = "The upper village shall keep the bridge open for the lower village every day.\n"


def numbered(count: int, before: str, after: str) -> str:
    return "".join(f"{before}{n}. {CLAUSE.strip()}{after}\n" for n in range(1, count + 1))


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [("draft.txt", "", "\n"), ("draft.html", "<p>", "</p>"), ("draft.md", "", "\n")],
    ids=["text", "web page", "Markdown"],
)
def test_fifty_megabytes_are_cut_and_told(
    opened: Opener, name: str, before: str, after: str
) -> None:
    piece = numbered(20_000, before, after)
    content = (piece * (HUGE // len(piece) + 1))[:HUGE].encode()
    document, findings = opened(content, name)
    assert document is not None
    assert [f.code for f in findings] == ["source-too-large"]
    assert "only its first" in findings[0].message


@pytest.mark.parametrize("name", ["draft.txt", "draft.html", "draft.md"])
def test_a_line_without_an_end_is_cut_and_told(opened: Opener, name: str) -> None:
    document, findings = opened(b"peace " * (HUGE // 6), name)
    assert document is not None
    assert [f.code for f in findings] == ["source-too-large"]


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 1000 + "<p>1. A shall pay.</p><p>2. B shall wait.</p>" + "</div>" * 1000,
        "<div>" * 20_000 + "<p>1. A shall pay.</p><p>2. B shall wait.</p>",
        "<ul><li>" * 1000 + "1. A shall pay.</li><li>2. B shall wait." + "</li></ul>" * 1000,
        "<p>1. A shall pay.</p>" + "<table><tr><td>" * 1000 + "<p>2. B shall wait.</p>",
        "<p>1. " + "<b>" * 3000 + "A shall pay." + "</b>" * 3000 + "</p><p>2. B shall wait.</p>",
    ],
    ids=["boxes", "boxes left open", "lists", "tables", "bold in bold"],
)
def test_a_page_nested_a_thousand_levels_deep_keeps_its_words(opened: Opener, content: str) -> None:
    document, _ = opened(f"<html><body>{content}</body></html>", "page.html")
    assert document is not None
    draft = segment(document)
    assert "A shall pay." in " ".join(article.text for article in draft.articles)
    assert "B shall wait." in " ".join(article.text for article in draft.articles)


@pytest.mark.parametrize(
    "deep",
    [
        "".join(f"{'  ' * n}- level {n}\n" for n in range(1000)),
        "> " * 1000 + "quoted\n",
        "*" * 3000 + "x" + "*" * 3000 + "\n",
        "[" * 3000 + "x" + "](y)" * 3000 + "\n",
    ],
    ids=["lists", "quotations", "stars", "brackets"],
)
def test_markdown_nested_a_thousand_levels_deep_keeps_its_words(opened: Opener, deep: str) -> None:
    document, _ = opened(f"1. A shall pay.\n\n2. B shall wait.\n\n---\n\n{deep}", "draft.md")
    assert document is not None
    draft = segment(document)
    assert [article.label for article in draft.articles][:2] == ["1", "2"]


@pytest.mark.parametrize("piece", ["<!-- -->", "<?a ?>", "<!DOCTYPE a []>"])
def test_endless_beginnings_of_a_page_are_tried_once(opened: Opener, piece: str) -> None:
    document, _ = opened(piece * 2000 + "1. A shall pay.\n\n2. B shall wait.", "draft.txt")
    assert document is not None
    assert "B shall wait." in document.blocks[-1].text
