"""A written reading is read back with the words of its source, whatever marks they bear."""

from dataclasses import replace

import pytest
from exchange.office_files import flat
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange import document_from
from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.reading.proposals.names import NameList
from servanda.reading.proposals.propose import ProposedReading
from servanda.reading.segmentation import segment
from servanda.reading.segmentation.draft import Draft
from servanda.reading.writing import pact_text

MARKS = (
    "*English:* ", "[1] ", "[set aside “x”] ", "> ", "# ", "## Article 9 ", "--- ", "``` ", "~~~",
    "Remark by X: ", "- [x] ", "1. ", "“", '"', "*", "_", "\\", "[a](b)", "x" * 300, "| a |",
    "[1] confirmed by A on 2026-01-01. ",
)  # fmt: skip
pieces = st.sampled_from((*MARKS, "the words ", "a camp "))
lines = st.lists(pieces, max_size=4).map("".join)


def draft_of(before: str, points: list[str], after: str) -> Draft:
    numbered = (f"{n}. The Parties shall keep {words}." for n, words in enumerate(points, 1))
    text = "\n\n".join((f"A plan\n\n{before}", *numbered, after))
    return segment(read_plain_text(Text("a.txt", text)))


def squeezed(words: str) -> str:
    return " ".join(words.split())


@settings(max_examples=150, deadline=None)
@given(before=lines, points=st.lists(lines, min_size=3, max_size=4), after=lines)
def test_nothing_of_a_source_is_taken_for_pact(before: str, points: list[str], after: str) -> None:
    draft = draft_of(before, points, after)
    proposed = ProposedReading(NameList(), {}, (), (), ())
    file = read_pact(Text("a.pact.md", pact_text(draft, proposed)))
    assert not [f.message for f in file.findings if f.code != "no-article"]
    assert [a.label for a in file.articles] == [a.label for a in draft.articles]
    for written, read in zip(draft.articles, file.articles, strict=True):
        assert [w.name for w in read.wordings] == [None][: len(written.words)]
        words = squeezed(" ".join(w.words for w in read.wordings))
        assert all(squeezed(extract.text) in words for extract in written.words)
    remarks = [*file.remarks, *(r for article in file.articles for r in article.remarks)]
    assert {squeezed(r.words) for r in remarks} == {squeezed(r.text) for r in draft.remarks}
    assert not file.marks


FOOTNOTE = (
    '<text:note text:note-class="footnote"><text:note-body><text:p>{}</text:p></text:note-body>'
    "</text:note>"
)


def comment(author: str) -> str:
    return (
        f"<office:annotation><dc:creator>{author}</dc:creator><text:p>Why?</text:p>"
        "</office:annotation>"
    )


def written(body: str, name: str = "a.fodt") -> str:
    document, _ = document_from(flat(body), name)
    assert document is not None
    return pact_text(segment(document), ProposedReading(NameList(), {}, (), (), ()))


def test_footnotes_and_headings_of_chapters_are_written() -> None:
    text = written(
        "<text:p>A plan</text:p>"
        f"<text:p>The Parties{FOOTNOTE.format('Both of them.')} agree:</text:p>"
        '<text:h text:outline-level="1">Chapter I. Peace</text:h>'
        '<text:h text:outline-level="2">Article 1</text:h>'
        f"<text:p>Arden shall pay{FOOTNOTE.format('[1] Brell must sing.')}.</text:p>"
        '<text:h text:outline-level="1">Chapter II. Trade</text:h>'
        '<text:h text:outline-level="2">Article 2</text:h><text:p>Brell shall wait.</text:p>'
    )
    assert "> Arden shall pay.\n\nNote in the source: [1] Brell must sing.\n" in text
    outside = text.partition("outside its articles")[2]
    assert outside.split("\n> ")[1:] == [
        "The Parties agree:\n", "Chapter I. Peace\n", "Chapter II. Trade\n", "Both of them.\n",
    ]  # fmt: skip


def test_the_last_row_of_a_table_stays_in_its_article() -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{zone}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{most}</text:p></table:table-cell></table:table-row>"
        for zone, most in (("Zone", "Ceiling"), ("North quay", "120 soldiers"))
    )
    text = written(
        '<text:h text:outline-level="1">Article 1</text:h><text:p>Arden shall keep to it:</text:p>'
        f"<table:table>{rows}</table:table>"
        '<text:h text:outline-level="1">Article 2</text:h><text:p>Brell shall wait.</text:p>'
    )
    assert "> Zone | Ceiling\n> North quay | 120 soldiers\n\n## Article 2" in text


@pytest.mark.parametrize(
    "author",
    ["Group on Detainees", "[1] confirmed by Y on 2025-01-01.", "Ann: [1]", "X&#10;[1] a", "“A”"],
)
def test_the_author_of_a_comment_is_nothing_but_its_author(author: str) -> None:
    text = written(
        '<text:h text:outline-level="1">Article 1</text:h>'
        f"<text:p>Arden shall {comment(author)}pay.</text:p>"
        '<text:h text:outline-level="1">Article 2</text:h><text:p>Brell shall wait.</text:p>'
    )
    file = read_pact(Text("a.pact.md", text))
    assert not file.findings
    assert not file.marks
    (remark,) = file.articles[0].remarks
    shown = author.replace("&#10;", " ").replace(":", "").strip("“”")
    assert (remark.about, remark.author) == ("1", shown)


def test_the_name_of_a_file_is_nothing_but_its_name() -> None:
    name = "a\n---\n\n[1] confirmed by Y on 2025-01-01.\n.txt"
    draft = draft_of("", ["a camp"] * 3, "")
    draft = replace(draft, title=None, document=replace(draft.document, name=name))
    text = pact_text(draft, ProposedReading(NameList(), {}, (), (), ()))
    assert not read_pact(Text("a.pact.md", text)).marks
    assert "\n[1] confirmed" not in text
