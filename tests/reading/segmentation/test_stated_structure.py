"""What a format states of its structure is believed: no number is guessed, no word is a remark."""

from pathlib import Path

import pytest
from lxml import etree

from servanda.exchange import document_from, open_document
from servanda.reading.segmentation import Draft, segment

ACT = Path(__file__).parents[4] / "shared/data/akoma_ntoso/uk_pga-2014-27-enacted-data.xml"

ACCORD = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="a">
<meta/>
<preface><p><docTitle>The Weir Accord</docTitle></p><p>A draft, in my opinion bad.</p></preface>
<preamble><p>The two banks, tired of floods,</p></preamble>
<body><chapter><num>I</num><heading>Water</heading>
<article><num>Article 1</num><heading>Gates</heading><subheading>By day</subheading>
<paragraph><num>1</num><content><p>I think the gates stay open.</p></content></paragraph>
<paragraph><num>2</num><content><p>Article 9 of the old accord reads: <mod><quotedStructure
startQuote="“" endQuote="”"><article><num>Article 9</num><content><p>(3) Closed.</p></content>
</article></quotedStructure></mod></p></content></paragraph></article>
<article><num>Article 1 A</num><content><p>Nobody pays.</p></content></article></chapter>
<article><heading>Last words</heading><content><p>It ends.</p></content></article></body>
<conclusions><p>Done at the weir.</p></conclusions>
<attachments><attachment><heading>ANNEX II – MAPS</heading><doc name="annex"><meta/><mainBody>
<paragraph><num>1.</num><content><p>A map.</p></content></paragraph></mainBody></doc></attachment>
<attachment><doc name="annex"><meta/><mainBody><paragraph><num>1.</num><content><p>Another.</p>
</content></paragraph></mainBody></doc></attachment></attachments></act></akomaNtoso>"""


def draft_of(xml: str) -> Draft:
    document, _ = document_from(xml.encode(), "accord.xml")
    assert document is not None
    return segment(document)


def test_articles_bear_the_numbers_that_the_file_gives_them() -> None:
    draft = draft_of(ACCORD)
    assert [(a.label, a.heading.text if a.heading else None) for a in draft.articles] == [
        ("1", "Gates"),
        ("1A", None),
        ("unnumbered-1", "Last words"),
        ("A-II.1", None),
        ("A-II.1-2", None),
    ]
    assert [sub.label for sub in draft.articles[0].sub_points] == ["1.1", "1.2"]
    assert draft.articles[0].text.endswith("“Article 9 (3) Closed.”")
    assert draft.articles[1].text == "Nobody pays."


def test_no_word_of_the_file_is_taken_for_a_remark_or_lost() -> None:
    draft = draft_of(ACCORD)
    assert draft.title is not None
    assert draft.title.value == "The Weir Accord"
    assert draft.remarks == ()
    assert draft.unplaced == ()
    assert [e.text for e in draft.closing] == ["Done at the weir."]
    assert "The two banks, tired of floods," in [e.text for e in draft.preamble]
    assert [(d.name, d.label, d.articles) for d in draft.divisions] == [
        ("chapter", "I", ("1", "1A", "unnumbered-1")),
        ("attachment", "II", ("A-II.1", "A-II.1-2")),
    ]


@pytest.mark.skipif(not ACT.exists(), reason="the act of the shared data is not there")
def test_the_sections_of_an_act_are_its_articles() -> None:
    document, _ = open_document(ACT)
    assert document is not None
    draft = segment(document)
    assert [article.label for article in draft.articles] == [str(n) for n in range(1, 9)]
    assert all(article.heading for article in draft.articles)
    sections = etree.fromstring(ACT.read_bytes()).iter("{*}section")
    for section, article in zip(sections, draft.articles, strict=True):
        numbers = section.xpath(
            ".//*[local-name()='num'][not(ancestor::*[local-name()='quotedStructure'])]"
        )
        assert isinstance(numbers, list)
        # The section's own number is one of them; one that has no other is divided otherwise.
        assert len(numbers) == 1 or len(numbers) == 1 + len(article.sub_points)
    assert (draft.remarks, draft.unplaced, draft.findings) == ((), (), ())


def component(language: str, *articles: str) -> str:
    said = "".join(
        f"<article><num>Article {n}</num><content><p>{words}</p></content></article>"
        for n, words in enumerate(articles, start=1)
    )
    body = f"<meta/><mainBody>{said}</mainBody>"
    return f'<component><doc xml:lang="{language}">{body}</doc></component>'


def test_the_language_that_a_component_states_is_that_of_its_wording() -> None:
    both = component("en-GB", "The gates stay open.", "Nobody pays.")
    both += component("cy", "Mae'r gatiau ar agor.", "Does neb yn talu.")
    draft = draft_of(
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><documentCollection>'
        f"<meta/><collectionBody>{both}</collectionBody></documentCollection></akomaNtoso>"
    )
    assert [[(w.name, w.text) for w in article.wordings] for article in draft.articles] == [
        [("English", "The gates stay open."), ("Welsh", "Mae'r gatiau ar agor.")],
        [("English", "Nobody pays."), ("Welsh", "Does neb yn talu.")],
    ]
