"""Whatever the bytes, there is a document or a mistake that says why not, never an exception."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange import open_document
from servanda.findings import Severity

TAGS = st.sampled_from(
    [
        "<p>", "</p>", "<table>", "<tr>", "<td>", "</td>", "<ol>", "<li>", "</ol>", "<b>", "<br>",
        "<", "<pre>", "<!--", "-->", "<script>", "</script>", "&amp;", "&#0;", "\x00", "<nav>",
    ]
)  # fmt: skip
MARKS = st.sampled_from(["#", "- ", "1. ", "> ", "|", "---", "**", "[", "](", "```", "\n", "\n\n"])
PIECES = st.one_of(TAGS, MARKS, st.text(max_size=8))
BYTES = st.one_of(
    st.binary(max_size=300),
    st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode(errors="ignore")),
    st.lists(PIECES, max_size=40).map(lambda p: "".join(p).encode("utf-16", errors="ignore")),
)


@given(data=BYTES, name=st.sampled_from(["draft.txt", "draft.md", "draft.html", "draft"]))
@settings(max_examples=120, deadline=None)
def test_there_is_a_document_or_a_mistake(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        document, findings = open_document(path)
    if document is None:
        assert findings[-1].severity is Severity.MISTAKE
        return
    assert document.blocks
    for block in document.blocks:
        assert block.text.strip() == block.text
        assert block.text
        assert all(0 <= e.start < e.end <= len(block.text) for e in block.emphasis)
        assert block.place.span.line >= 1
        assert 0 <= block.place.span.start <= block.place.span.end
