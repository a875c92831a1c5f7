"""A written reading is read back with the words of its source, whatever marks they bear."""

from hypothesis import given, settings
from hypothesis import strategies as st

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
