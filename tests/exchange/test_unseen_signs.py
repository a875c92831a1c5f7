"""Characters that would steer a terminal or turn words around come in with no document."""

import unicodedata

import pytest
from exchange.conftest import Opener
from exchange.office_files import flat

NOTE = (
    '<office:annotation office:name="a"><dc:creator>Cy{0}</dc:creator>'
    "<text:p>Why{0}?</text:p></office:annotation>"
)
SOURCES = {
    "draft.txt": "Plan{0}\n\nArden shall{0} pay.".format("\x1b[31m").encode(),
    "draft.md": "# Plan{0}\n\nArden shall{0} pay.".format("\x9b31m").encode(),
    "draft.html": b"<html><title>Plan&#27;[31m</title><p>Arden shall&#27;]0;x&#7; pay.</p></html>",
    "draft.rtf": rb"{\rtf1 Plan\'1b\u155 ?\par Arden shall\'7f pay.}",
    "draft.fodt": flat(
        f"<text:p>Plan{{0}}</text:p><text:p>Arden shall{{0}} pay.{NOTE}</text:p>".format("\x9b31m")
    ),
}


@pytest.mark.parametrize("name", SOURCES)
def test_no_control_character_comes_in_and_each_is_told(opened: Opener, name: str) -> None:
    document, findings = opened(SOURCES[name], name)
    assert document is not None
    said = [block.text for block in document.blocks] + [document.title or ""]
    said += [note.text + (note.author or "") for note in document.annotations]
    assert not any(unicodedata.category(sign) == "Cc" for words in said for sign in words)
    assert "stray-characters" in [finding.code for finding in findings]


def test_every_other_character_stays_where_it_was(opened: Opener) -> None:
    document, _ = opened(b"Arden shall\x1b pay.", "draft.txt")
    assert document is not None
    assert document.blocks[0].text == "Arden shall\ufffd pay."


def test_words_that_show_in_another_order_are_told_and_stay(opened: Opener) -> None:
    document, findings = opened("Arden shall \u202eton\u202c pay.".encode(), "draft.txt")
    assert document is not None
    assert document.blocks[0].text == "Arden shall \u202eton\u202c pay."
    assert [finding.code for finding in findings] == ["order-overridden"]


def test_a_text_from_right_to_left_is_nothing_to_tell(opened: Opener) -> None:
    _, findings = opened("\u200fتدفع \u2067Arden\u2069 المبلغ.".encode(), "draft.txt")
    assert findings == ()
