"""However the elements of a word processor's file stand in each other, it is read or refused."""

from exchange.office_files import LIST, flat, region
from exchange.word_files import part, word_file
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange.opening import document_from
from servanda.findings import Severity
from servanda.instrument.document import Document

BY = 'w:id="1" w:author="Ann"'
WORD = {
    "w:p": "", "w:r": "", "w:t": "", "w:delText": "", "w:tbl": "", "w:tr": "", "w:tc": "",
    "w:ins": BY, "w:del": BY.replace("Ann", "Ben"), "w:moveTo": BY, "w:moveFrom": BY,
    "w:sdt": "", "w:sdtContent": "", "w:pPr": "", "w:rPr": "", "w:trPr": "", "w:tcPr": "",
    "w:vanish": "", "w:tab": "", "w:br": "", "w:fldSimple": "", "w:txbxContent": "",
    "w:fldChar": 'w:fldCharType="begin"', "w:commentRangeStart": 'w:id="0"',
    "w:commentRangeEnd": 'w:id="0"', "w:commentReference": 'w:id="0"', "w:numPr": "",
    "w:numId": 'w:val="1"', "w:outlineLvl": 'w:val="1"', "w:sym": "", "w:ruby": "", "w:rt": "",
    "w:rubyBase": "", "mc:AlternateContent": "", "mc:Choice": "", "m:t": "",
    "w:footnoteReference": 'w:id="1"',
}  # fmt: skip
TEXT = {
    "text:p": "", "text:h": 'text:outline-level="2"', "text:span": "", "text:s": "",
    "text:list": 'text:style-name="L1"', "text:list-item": "", "text:section": "",
    "table:table": "", "table:table-row": "", "table:table-cell": "", "text:note": "",
    "text:note-body": "", "office:annotation": 'office:name="a"', "draw:text-box": "",
    "office:annotation-end": 'office:name="a"', "text:change-start": 'text:change-id="c1"',
    "text:change-end": 'text:change-id="c1"', "text:change": 'text:change-id="c2"',
    "text:ruby": "", "text:ruby-base": "", "text:line-break": "", "text:hidden-text": "",
    "text:table-of-content": "",
}  # fmt: skip
SIGNS = [
    "{", "}", "\\par ", "\\cell ", "\\row ", "\\intbl ", "\\pard ", "\\b ", "\\v ", "\\plain ",
    "\\revised ", "\\deleted ", "\\revauth1 ", "\\u233 ?", "\\'e9", "\\uc0 ", "\\bin3 ", "\\*",
    "{\\footnote ", "{\\*\\annotation ", "{\\*\\atnref 1}", "{\\*\\atrfstart 1}", "{\\listtext 1.}",
    "{\\shptxt ", "{\\header ", "\\line ", "\\\\", "\\{", "words ", "\n", "{\\pict ", "\\f1 ",
    "\\s3 ", "{\\stylesheet{\\s3 heading 1;}}", "{\\*\\revtbl {Unknown;}{Ann;}}",
]  # fmt: skip


def trees(names: dict[str, str]) -> st.SearchStrategy[str]:
    """Elements within each other in any way, with words between them."""
    words = st.sampled_from(["", "A shall pay ", "  ", "3."])

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.builds(
            lambda name, children: f"<{name} {names[name]}>{''.join(children)}</{name}>",
            st.sampled_from(sorted(names)),
            st.lists(st.one_of(inner, words), max_size=4),
        )

    return st.lists(st.recursive(around(words), around, max_leaves=12), max_size=5).map("".join)


def check(data: bytes, name: str) -> None:
    """Whatever the file, there is a sound document or a mistake that says why there is none."""
    document, findings = document_from(data, name)
    if document is None:
        assert findings[-1].severity is Severity.MISTAKE
        return
    sound(document)
    for state in document.states:
        sound(state.document)


def sound(document: Document) -> None:
    for block in (*document.blocks, *document.put_aside):
        assert block.text == " ".join(block.text.split())
        assert all(0 <= e.start < e.end <= len(block.text) for e in block.emphasis)
        ends = [0, *(piece.end for piece in block.pieces)]
        assert all(end <= piece.start for end, piece in zip(ends, block.pieces, strict=False))
        assert ends[-1] <= len(block.text)
        assert block.place.span.line >= 1
    for note in document.annotations:
        if note.block is not None:
            assert 0 <= note.start <= note.end <= len(document.blocks[note.block].text)


COMMENT = part("comments", '<w:comment w:id="0" w:author="Cy"><w:p><w:r><w:t>?</w:t></w:r></w:p>'
               "</w:comment>")  # fmt: skip


@given(trees(WORD))
@settings(max_examples=150, deadline=None)
def test_any_word_file_is_read_or_refused(body: str) -> None:
    check(word_file(body, {"comments": COMMENT}), "draft.docx")


@given(trees(TEXT), trees(TEXT))
@settings(max_examples=150, deadline=None)
def test_any_open_document_is_read_or_refused(body: str, gone: str) -> None:
    regions = (region("c1", "insertion", "Ann"), region("c2", "deletion", "Ben", gone))
    check(flat(body, *regions, styles=LIST), "draft.fodt")


@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_rich_text_is_read_or_refused(body: str) -> None:
    check(f"{{\\rtf1 {body}}}".encode(), "draft.rtf")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_zipped_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(word_file("<w:p><w:r><w:t>A shall pay.</w:t></w:r></w:p>"))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(whole), "draft.docx")
