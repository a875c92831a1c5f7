"""A format that is not read yet is called by its name, with the way out."""

import gzip
import io
import zipfile

import pytest
from exchange.conftest import Opener

from servanda.exchange.opened import WAY_OUT


def zipped(name: str = "word/document.xml", content: str = "<w:document/>") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "called"),
    [
        (zipped(), "a zipped file"),
        (zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "a spreadsheet"),
        (zipped("mimetype", "application/vnd.oasis.opendocument.presentation"), "a set of slides"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "an old Word file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a picture"),
        (gzip.compress(b"The parties shall meet."), "a compressed file"),
        (b"SQLite format 3\x00" + bytes(64), "a database"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("name", ["draft.txt", "draft.html", "draft"])
def test_a_foreign_file_is_named_whatever_it_is_called(
    opened: Opener, data: bytes, called: str, name: str
) -> None:
    document, findings = opened(data, name)
    assert document is None
    assert [f.code for f in findings] == ["format-not-read"]
    assert findings[0].message == f"{name} is {called}. {WAY_OUT}"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("<html><p>A shall <b>pay</b>.</p></html>", "page.txt", ["A shall pay."]),
        ("<p>A</p><p>B</p>", "page", ["A", "B"]),
        ("# Pact\n\n- **A** shall pay.\n- *B* shall wait.\n", "notes.txt", None),
        ("A shall pay 3 < 5 and\nb > 2.", "notes.txt", ["A shall pay 3 < 5 and b > 2."]),
    ],
    ids=["web page", "piece of a web page", "Markdown", "plain text"],
)
def test_what_a_file_holds_says_more_than_its_name(
    opened: Opener, content: str, name: str, words: list[str] | None
) -> None:
    document, _ = opened(content, name)
    assert document is not None
    expected = words or ["Pact", "A shall pay.", "B shall wait."]
    assert [block.text for block in document.blocks] == expected


def test_half_a_zipped_file_is_said_to_be_damaged(opened: Opener) -> None:
    document, findings = opened(zipped()[:60], "draft.docx")
    assert document is None
    assert [f.code for f in findings] == ["package-refused"]
    assert findings[0].message == "draft.docx is damaged; it was not opened."
