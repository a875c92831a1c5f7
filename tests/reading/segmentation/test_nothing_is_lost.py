"""Every character of a document is in exactly one extract, whatever the document holds."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange.html import read_web_page
from servanda.exchange.markdown import read_markdown
from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Span, Text
from servanda.instrument.document import Block, BlockKind, Document, Emphasis, Place, Stress
from servanda.reading.segmentation import Draft, segment

HEADS = (
    "", "1. ", "2. ", "3. ", "(a) ", "(b) ", "(i) ", "(ii) ", "I. ", "II. ", "1.1 ", "1.2 ", "- ",
    "Article 1 ", "Article 2: ", "Point Three. ", "First, ", "Chapter II\n", "Remark: ", "JON: ",
    "ARTICLE iv", "2.1. 1. ", "ANNEX I\n", "Section A ", "x. Article 3 ",
)  # fmt: skip
BODIES = (
    "A shall pay B.", "B may not wait; it will go.", "C shall: (a) come; (b) go; and (c) stay.",
    "I doubt that this plan was ever read.", "By Ann Bell, 3 May 2031", "By May 3, 2031",
    "Security of the river",
    "According to Jon Hale, the draft was leaked by B.", "Continue reading", "Recalling the truce,",
    "In witness whereof they have signed.", "One | A shall pay. | I doubt it.",
    "two | B must go. |", "https://example.org/x", "A plan of three points", "…",
    "\N{BLACK SQUARE}\N{COMBINING TILDE}",
)  # fmt: skip
WORDS = st.builds(
    lambda head, body: (head + body).strip() or "x",
    st.sampled_from(HEADS),
    st.one_of(st.sampled_from(BODIES), st.text(max_size=30).map(lambda t: " ".join(t.split()))),
)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    text = draw(WORDS)
    bold = draw(st.integers(0, len(text)))
    return Block(
        draw(st.sampled_from(BlockKind)),
        text,
        Place(Span("page", 0, len(text), 1, 1)),
        draw(st.integers(0, 3)),
        draw(st.sampled_from([None, None, "1.", "2.", "a.", "b.", "i.", "•"])),
        (Emphasis(Stress.BOLD, 0, bold),) if bold else (),
        draw(st.sampled_from(["", "", "note", "quotation"])),
    )


DOCUMENTS = st.builds(
    Document,
    st.just("page"),
    st.lists(blocks(), max_size=14).map(tuple),
    st.sampled_from([None, "A plan of three points"]),
    st.sampled_from([None, "Ann Bell"]),
    st.sampled_from([None, "2031-05-03", "spring"]),
)
# Opening a file makes every line end the same.
LINES = st.lists(st.one_of(WORDS, st.just(""), st.text(max_size=20)), max_size=30).map(
    lambda lines: "\n".join(lines).replace("\r", "\n")
)
TAGGED = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            "<p> </p> <ol> <li> </ol> <b> </b> <br> <td> <tr> <table> </table> <h2> </h2>".split()  # noqa: SIM905
        ),
    ),
    max_size=40,
).map("".join)


def unplaced_characters(draft: Draft) -> Iterable[str]:
    """Go through the characters that are in no extract; fail where one is in two."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for extract in draft.extracts():
        text = draft.document.blocks[extract.block].text
        assert text[extract.start : extract.end] == extract.text != ""
        taken.setdefault(extract.block, []).append((extract.start, extract.end))
    for number, block in enumerate(draft.document.blocks):
        spans = [(0, 0), *sorted(taken.get(number, [])), (len(block.text), len(block.text))]
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start, f"two extracts hold {block.text[start:end]!r}"
            yield from block.text[end:start]


def check(draft: Draft) -> None:
    assert "".join(unplaced_characters(draft)).strip() == ""
    labels = [article.label for article in draft.articles]
    assert len(set(labels)) == len(labels)
    assert all(remark.article is None or remark.article in labels for remark in draft.remarks)
    for article in draft.articles:
        subs = [sub.label for sub in article.sub_points]
        assert len(set(subs)) == len(subs)
        assert all(words in article.words for sub in article.sub_points for words in sub.words)
    assert draft.articles or [f.code for f in draft.findings] == ["no-agreement-found"]


@given(document=DOCUMENTS)
@settings(max_examples=200, deadline=None)
def test_in_documents_of_every_make(document: Document) -> None:
    check(segment(document))


@given(text=LINES)
@settings(max_examples=120, deadline=None)
def test_every_extract_of_a_plain_text_spells_its_place(text: str) -> None:
    for extract in segment(read_plain_text(Text("draft.txt", text))).extracts():
        span = extract.place.span
        assert " ".join(text[span.start : span.end].split()) == " ".join(extract.text.split())


@given(text=LINES)
@settings(max_examples=80, deadline=None)
def test_in_plain_text_and_markdown(text: str) -> None:
    check(segment(read_plain_text(Text("draft.txt", text))))
    check(segment(read_markdown(Text("draft.md", text))))


def test_a_second_line_of_author_and_date_does_not_push_out_the_first() -> None:
    line = "By Ann Bell, 3 May 2031"
    document = read_plain_text(Text("draft.txt", f"{line}\n\n{line}\n\n1. A shall pay B."))
    check(segment(document))


@given(page=TAGGED)
@settings(max_examples=80, deadline=None)
def test_in_web_pages(page: str) -> None:
    document, _ = read_web_page(Text("page.html", page))
    check(segment(document))


def test_a_word_or_a_row_of_dots_without_end_keeps_nobody_waiting() -> None:
    """It took hours when each of their signs was tried as the beginning of a sentence's end."""
    for endless in ("a" * 1_000_000, "." * 1_000_000):
        text = f"Article 1\nA shall pay.\n\nArticle 2\n{endless}"
        draft = segment(read_plain_text(Text("a.txt", text)))
        assert endless in [extract.text for extract in draft.extracts()]
