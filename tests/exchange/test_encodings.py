"""However its letters are stored, a file is read, and every guess is told."""

import codecs
from pathlib import Path

import pytest
from exchange.conftest import Opener

from servanda.exchange import open_document

WORDS = "1. The “upper” village shall rebuild the café before 3 März."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16", "utf-16 big", "unmarked", "unmarked big", "utf-32"],
)
def test_unicode_is_read_without_a_word(opened: Opener, data: bytes) -> None:
    document, findings = opened(data)
    assert document is not None
    assert [block.text for block in document.blocks] == [WORDS]
    assert findings == ()


def test_a_western_alphabet_is_guessed_and_told(opened: Opener) -> None:
    document, findings = opened(WORDS.encode("cp1252"))
    assert document is not None
    assert [block.text for block in document.blocks] == [WORDS]
    assert [f.code for f in findings] == ["encoding-guessed"]
    assert "cp1252" in findings[0].message


def test_what_the_page_declares_is_no_guess(opened: Opener) -> None:
    page = '<html><meta charset="iso-8859-2"><p>Łódź shall pay Győr.</p></html>'
    document, findings = opened(page.encode("iso-8859-2"), "page.html")
    assert document is not None
    assert [block.text for block in document.blocks] == ["Łódź shall pay Győr."]
    assert findings == ()


@pytest.mark.parametrize("declared", ["no-such-alphabet", "rot13", "utf-8"])
def test_a_wrong_declaration_is_not_believed(opened: Opener, declared: str) -> None:
    page = f'<html><meta charset="{declared}"><p>The café shall close.</p></html>'
    document, findings = opened(page.encode("cp1252"), "page.html")
    assert document is not None
    assert [block.text for block in document.blocks] == ["The café shall close."]
    assert [f.code for f in findings] == ["encoding-guessed"]


def test_damaged_letters_are_counted_and_shown(opened: Opener) -> None:
    data = WORDS.encode().replace("é".encode(), b"\xc3") + b"\xff"
    document, findings = opened(data)
    assert document is not None
    assert document.blocks[0].text.count("\ufffd") == 2
    assert [f.code for f in findings] == ["letters-damaged"]
    assert findings[0].message.startswith("2 letters are damaged")


def test_stray_control_characters_are_told(opened: Opener) -> None:
    document, findings = opened("The parties shall meet" + " every spring" * 20 + ".\x07\x00")
    assert document is not None
    assert not any(c in document.blocks[0].text for c in "\x00\x07")
    assert [f.code for f in findings] == ["stray-characters"]


def test_bytes_that_are_no_text_are_refused(opened: Opener) -> None:
    document, findings = opened(bytes(range(256)) * 40, "draft.bin")
    assert document is None
    assert [f.code for f in findings] == ["not-text"]


@pytest.mark.parametrize("content", ["", "\ufeff", " \n\t\r\n  ", "\u00a0\u2003\n"])
@pytest.mark.parametrize("name", ["draft.txt", "draft.md", "draft.html"])
def test_a_file_without_words_is_said_to_be_empty(opened: Opener, content: str, name: str) -> None:
    document, findings = opened(content, name)
    assert document is None
    assert [f.code for f in findings] == ["empty-source"]
    assert name in findings[0].message


@pytest.mark.parametrize("page", ["<html></html>", "<html><script>x()</script></html>"])
def test_a_page_that_shows_nothing_is_said_to_be_empty(opened: Opener, page: str) -> None:
    document, findings = opened(page, "page.html")
    assert document is None
    assert [f.code for f in findings] == ["empty-source"]


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        document, findings = open_document(path)
        assert document is None
        assert [f.code for f in findings] == ["cannot-open"]


def test_every_line_end_is_one(opened: Opener) -> None:
    texts = {}
    for end in ("\n", "\r\n", "\r"):
        document, _ = opened(end.join(["1. A shall pay.", "", "2. B shall wait."]))
        assert document is not None
        texts[end] = [(block.text, block.place.span.line) for block in document.blocks]
    assert list(texts.values()) == [[("1. A shall pay.", 1), ("2. B shall wait.", 3)]] * 3
