"""What an exported Word file holds for whoever opens it: comments in place, changes tracked."""

import io
import zipfile
from pathlib import Path

from exchange.pact_in_word import SMALL, pact, word
from lxml import etree

from servanda.dossier import open_dossier
from servanda.exchange.docx.writing import write_word
from servanda.exchange.opening import document_from
from servanda.instrument.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLANS = Path(__file__).parents[2] / "examples" / "plan-2025-11"


def opened(data: bytes) -> Document:
    document, _ = document_from(data, "x.docx")
    assert document is not None
    return document


def before(document: Document) -> list[str]:
    return [block.text for block in document.states[0].document.blocks]


def test_the_same_pact_gives_the_same_bytes() -> None:
    assert word() == word()


def test_the_parts_stand_as_the_standard_orders_them() -> None:
    """Word refuses a file whose settings or properties stand in another order."""
    with zipfile.ZipFile(io.BytesIO(word())) as packed:
        settings = etree.fromstring(packed.read("word/settings.xml"))
        document = etree.fromstring(packed.read("word/document.xml"))
        related = packed.read("customXml/_rels/item2.xml.rels").decode()
    order = [etree.QName(child).localname for child in settings]
    assert order.index("proofState") < order.index("trackRevisions")
    assert order.index("trackRevisions") < order.index("defaultTabStop")
    for each in document.iter(f"{W}p"):
        assert all(properties.getprevious() is None for properties in each.findall(f"{W}pPr"))
    changes = [e.get(f"{W}id") for e in document.iter(f"{W}ins", f"{W}del")]
    assert len(changes) == len(set(changes))
    assert "customXmlProps" in related


def test_readings_hang_on_the_words_they_quote_and_bear_who_confirmed_them() -> None:
    document, _ = document_from(word(), "x.docx")
    assert document is not None
    found = {}
    for note in document.annotations:
        assert note.block is not None
        words = document.blocks[note.block].text[note.start : note.end]
        day = note.made.date().isoformat() if note.made else None
        found[note.text.split(",")[0]] = (words, note.author, day)
    assert found == {
        "[1] Arden must pay toll to Brell": (
            "Arden shall pay Brell the toll", "A. Reader", "2026-01-10",
        ),
        "[1.a] Brell must mend the pier": ("Brell shall mend the pier", "Servanda", None),
        '[set aside "before each winter"': ("before each winter", "Servanda", None),
        "[1] confirmed by A. Reader on 2026-01-10.": (
            "Arden shall pay Brell the toll", "A. Reader", "2026-01-10",
        ),
        "it does not say which winter.": ("Article 1 Toll", "N. Nett", None),
        "[2] Brell must mend the pier": ("The pier is mended", "Servanda", None),
    }  # fmt: skip
    confirmed = next(n for n in document.annotations if "confirmed by" in n.text)
    assert confirmed.answers == 0


def test_a_further_wording_is_shown_as_a_change_of_the_first() -> None:
    rival = SMALL.replace(
        "> *French:* La pile est remise en état.", "> *Rival:* The pier and the road are mended."
    )
    document = opened(word(rival))
    assert "Rival: The pier and the road are mended." in [b.text for b in document.blocks]
    assert "Rival: The pier is mended." in before(document)
    assert {change.author for change in document.changes} == {"Rival"}


def test_wordings_of_two_languages_are_not_mixed() -> None:
    assert opened(word()).changes == ()


def test_an_earlier_draft_is_what_stands_there_without_the_changes() -> None:
    former = SMALL.replace("before each winter", "once a year").replace("Article 2", "Article 7")
    document = opened(write_word(pact(), pact(former))[0])
    now = [block.text for block in document.blocks]
    assert "Arden shall pay Brell the toll before each winter." in now
    assert "Arden shall pay Brell the toll once a year." in before(document)
    assert ("Article 2" in now, "Article 7" in now) == (True, False)
    assert ("Article 2" in before(document), "Article 7" in before(document)) == (False, True)
    (author,) = {change.author for change in document.changes}
    assert author == "The Alder crossing"
    (day,) = {change.made.date().isoformat() for change in document.changes if change.made}
    assert day == "2026-02-01"


def test_every_word_of_an_earlier_draft_is_there_without_the_changes() -> None:
    plan, _ = open_dossier(PLANS / "plan.pact.md")
    european, _ = open_dossier(PLANS / "european.pact.md")
    assert plan is not None
    assert european is not None
    document = opened(write_word(european.file, plan.file)[0])
    stood = " ".join(before(document))
    stands = " ".join(block.text for block in document.blocks)
    for file, shown in ((plan.file, stood), (european.file, stands)):
        for article in file.articles:
            assert f"Article {article.label}" in shown
            for wording in article.wordings:
                assert " ".join(wording.words.split()) in shown
