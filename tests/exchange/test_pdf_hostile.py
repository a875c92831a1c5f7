"""A PDF that is broken, locked, endless or hostile: said so, nothing run, the rest still read."""

import io
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from exchange.conftest import Opener
from exchange.test_pdf_pages import ENGLISH, Sheet, document_of, edited, plain, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from servanda.exchange import document_from
from servanda.exchange.pdf import running
from servanda.findings import Severity


def built(*objects: bytes, root: bytes = b"1 0 R", extra: bytes = b"") -> bytes:
    """Write a PDF by hand, the objects numbered from 1."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer\n<</Size %d/Root %s%s>>\n" % (len(objects) + 1, root, extra))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), extra, content)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
WORDS = b"BT /F 12 Tf 72 700 Td (The parties shall keep the bridge open.) Tj ET"


def one_page(content: bytes, box: bytes = b"[0 0 595 842]", catalog: bytes = b"") -> bytes:
    return built(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % box,
        content,
        FONT,
    )


def inflated(size: int) -> bytes:
    return stream(zlib.compress(bytes(size), 9), b"/Filter/FlateDecode")


def tree_of_pages(depth: int) -> bytes:
    pages = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(depth)]
    return built(b"<</Type/Catalog/Pages 2 0 R>>", *pages, b"<</Type/Page>>")


HOSTILE: dict[str, bytes] = {
    "nothing but a head": b"%PDF-1.7\n",
    "random": b"%PDF-1.7\n" + bytes(range(256)) * 50,
    "no pages": built(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"),
    "a page that is its own parent": built(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"
    ),
    "millions of pages that are not there": built(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 2000000000>>"
    ),
    "a tree of pages 5,000 levels deep": tree_of_pages(5000),
    "half a gigabyte inflated": one_page(inflated(500_000_000)),
    "brackets 100,000 levels deep": one_page(stream(b"[" * 100_000)),
    "a page that draws itself": built(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
        b"/Resources<</XObject<</X 5 0 R>>>>>>",
        stream(b"/X Do"),
        stream(
            b"/X Do /X Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>",
        ),
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_holds_nothing_is_a_mistake_that_says_why(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(running, "MOST_SECONDS_A_PAGE", 6)
    document, findings = opened(HOSTILE[kind], "draft.pdf")
    assert document is None
    assert findings[-1].severity in {Severity.MISTAKE, Severity.HIGH}
    assert "draft.pdf" in findings[-1].message


def test_a_giant_page_is_read_like_any_other(opened: Opener) -> None:
    data = one_page(stream(WORDS), b"[0 0 14400000 14400000]")
    document, _ = document_of(opened, data)
    assert texts(document) == ["The parties shall keep the bridge open."]


def test_a_file_cut_short_is_read_as_far_as_it_goes(opened: Opener) -> None:
    sheet = Sheet()
    for number in range(6):
        sheet.lines(72, 80, [f"{number}.", *ENGLISH], 400)
        sheet.turn()
    whole = sheet.bytes()
    document, findings = opened(whole[: len(whole) * 2 // 3], "draft.pdf")
    if document is None:
        assert findings[-1].code == "pdf-damaged"
    else:
        assert "The parties shall keep the bridge" in texts(document)[0]


def locked(user: str) -> bytes:
    return edited(plain(), lambda w: w.encrypt(user, "owner", algorithm="RC4-128"))


def test_a_file_locked_with_a_password_is_refused(opened: Opener) -> None:
    document, findings = opened(locked("secret"), "draft.pdf")
    assert document is None
    assert [finding.code for finding in findings] == ["pdf-locked"]


def test_a_file_that_anybody_may_open_is_read(opened: Opener) -> None:
    document, _ = document_of(opened, locked(""))
    assert texts(document)[0].startswith("The parties shall keep the bridge open")


def test_scripts_and_attachments_are_told_and_left_alone(opened: Opener, tmp_path: Path) -> None:
    def load(writer: PdfWriter) -> None:
        script = DictionaryObject(
            {
                NameObject("/S"): NameObject("/JavaScript"),
                NameObject("/JS"): TextStringObject("app.launchURL('http://localhost/');"),
            }
        )
        names = ArrayObject([TextStringObject("go"), writer._add_object(script)])  # noqa: SLF001
        tree = DictionaryObject({NameObject("/Names"): names})
        found = writer.root_object.setdefault(NameObject("/Names"), DictionaryObject())
        found[NameObject("/JavaScript")] = tree
        writer.add_attachment("payroll.xls", b"secret")

    document, findings = document_of(opened, edited(plain(), load))
    message = findings["file-carries-more"].message
    assert "1 script" in message
    assert "“payroll.xls”" in message
    assert "Nothing was run, opened or fetched" in message
    assert "secret" not in " ".join(texts(document))
    assert [path.name for path in tmp_path.iterdir()] == ["draft.pdf"]


def test_signs_without_letters_are_told(opened: Opener) -> None:
    shapes = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<<"
    shapes += b"/g1 6 0 R/g2 6 0 R>>/FirstChar 1/LastChar 2/Widths[9 9]"
    shapes += b"/Encoding<</Type/Encoding/Differences[1/g1/g2]>>>>"
    data = built(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % b"[0 0 595 842]",
        stream(b"BT /F 12 Tf 72 700 Td (" + b"\x01\x02" * 40 + b") Tj ET"),
        shapes,
        stream(b"9 0 0 0 9 9 d1 0 0 9 9 re f"),
    )
    document, findings = opened(data, "draft.pdf")
    assert document is None
    assert findings[-1].severity is Severity.MISTAKE


def endless(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Put another program in the engine's place."""
    real = subprocess.Popen

    def start(command: list[str], **rest: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401
        return real([command[0], "-c", program], **rest)

    monkeypatch.setattr(subprocess, "Popen", start)


ABOUT = (
    '{"about":{"pages":3,"title":"","author":"","made":"","outline":[],'
    '"attachments":[],"scripts":0,"form":""}}'
)


@pytest.mark.parametrize(
    "program",
    [
        f"print('{ABOUT}', flush=True); import time; time.sleep(60)",
        f"print('{ABOUT}', flush=True); import os; os.abort()",
        f"print('{ABOUT}', flush=True); print('{{\"page\":', end='')",
    ],
    ids=["never ends", "dies", "breaks off"],
)
def test_a_page_that_the_engine_does_not_survive_is_told(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(running, "MOST_SECONDS_A_PAGE", 0.5)
    endless(monkeypatch, program)
    document, findings = opened(plain(), "draft.pdf")
    assert document is None
    assert [finding.code for finding in findings] == ["pages-lost", "empty-source"]
    assert "Pages 1-3" in findings[0].message


def test_an_engine_that_says_nothing_is_told(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless(monkeypatch, "import os; os.abort()")
    _, findings = opened(plain(), "draft.pdf")
    assert [finding.code for finding in findings] == ["pdf-lost"]


def test_more_words_than_are_read_are_cut_and_told(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "MOST_PAGES", 2)
    sheet = Sheet()
    for number in ("First", "Second", "Third", "Last"):
        sheet.lines(72, 80, [number, *ENGLISH], 400)
        sheet.turn()
    document, findings = document_of(opened, sheet.bytes())
    assert len(document.blocks) == 2
    assert "source-too-large" in findings


DAMAGE: st.SearchStrategy[Callable[[bytes], bytes]] = st.builds(
    lambda at, put: lambda data: data[: at % len(data)] + put + data[at % len(data) + len(put) :],
    st.integers(0, 100_000),
    st.binary(min_size=1, max_size=30),
)


@given(damage=DAMAGE)
@settings(max_examples=20, deadline=None)
def test_damage_anywhere_gives_a_document_or_a_mistake(damage: Callable[[bytes], bytes]) -> None:
    document, findings = document_from(damage(plain()), "draft.pdf")
    assert document is not None or findings
    assert document is None or all(block.text for block in document.blocks)
