"""Each finding quotes its words and says where they stand: in which article, or in whose mouth."""

import csv
from pathlib import Path

import pytest
from reading.provisions.texts import found_in, mentions, provided_in

from servanda.dossier import Dossier
from servanda.exchange import document_from
from servanda.findings import Text
from servanda.reading.provisions import (
    Part,
    Standing,
    find_provisions,
    passages_of,
    passages_of_file,
)
from servanda.reading.segmentation import segment

SUMMARIES = (
    Path(__file__).parents[4] / "shared/data/ucdp_peace_agreements/ucdp-peace-agreements-221.csv"
)
TREATY = """\
AGREEMENT ON ENDING THE WAR

Article 1
1. The Parties shall observe a cease-fire from midnight on 1 June.
2. The Parties shall not:
(a) release any prisoner before the lists are exchanged;
(b) bring arms into the zone.

Article 2
Fighters of the Front shall be integrated into the police.
"""
PACT = """\
## Words used
The signatories are Arden, Brell.

## Article 4
> Each Party shall release
> its prisoners.

> (French) Chaque partie libère ses prisonniers.
"""


def test_the_article_or_sub_point_is_named() -> None:
    (cease,) = mentions(TREATY, "cease")
    (joining,) = mentions(TREATY, "intarmy")
    assert (cease.passage.where, joining.passage.where) == ("article 1.1", "article 2")


def test_the_beginning_of_a_list_denies_its_points() -> None:
    (mention,) = mentions(TREATY, "pris")
    assert mention.passage.label == "1.2.a"
    assert mention.standing is Standing.DENIED
    assert "pris" not in provided_in(TREATY)


def test_a_heading_provides_nothing() -> None:
    text = (
        "Article 1\nAmnesty\nNo amnesty shall be granted.\n\nArticle 2\nCosts\nEach pays its own."
    )
    assert [m.standing for m in mentions(text, "amn")] == [Standing.DENIED]
    assert provided_in(text) == set()


def test_words_without_articles_are_told_by_their_line() -> None:
    (mention,) = mentions("A word.\n\nA general amnesty is granted.", "amn")
    assert mention.passage.part is Part.TEXT
    assert mention.passage.where == "line 3"


def test_the_place_is_that_of_the_quoted_words() -> None:
    (mention,) = mentions(TREATY, "intarmy")
    assert TREATY[mention.at.start : mention.at.end] == mention.quote
    assert "integrated into the police" in mention.quote


def test_a_long_sentence_is_quoted_around_its_words() -> None:
    around = " ".join(f"word{n}" for n in range(40))
    (mention,) = mentions(f"Here {around} an amnesty {around}.", "amn")
    assert len(mention.quote.split()) == 17
    assert "an amnesty" in mention.quote


def test_the_words_of_a_pact_file_are_its_quotations() -> None:
    file = Dossier(Text("small.pact.md", PACT)).file
    found = {f.provision.code: f for f in find_provisions(passages_of_file(file))}
    (mention,) = found["pris"].mentions
    assert mention.passage.where == "article 4"
    assert file.text.words(mention.at).split("\n> ") == mention.quote.split("\n")


def test_a_remark_on_the_agreement_is_shown_and_provides_nothing() -> None:
    page = (
        '<html><head><meta name="author" content="Ann Author"></head><body><article>'
        "<p><b>1. The Parties cease fire at noon.</b></p>"
        "<p>I think that an amnesty should have been granted here, and it was wise of the "
        "author to say so.</p><p><b>2. Elections are held in May.</b></p>"
        "<p>I doubt that these elections can be held so soon.</p></article></body></html>"
    )
    document, _ = document_from(page.encode(), "page.html")
    assert document is not None
    found = {f.provision.code: f for f in find_provisions(passages_of(segment(document)))}
    assert [m.passage.part for m in found["amn"].mentions] == [Part.REMARK]
    assert found["amn"].mentions[0].passage.where == "remark on article 1"
    assert not found["amn"].is_provided
    assert found["elections"].is_provided


def test_every_quotation_from_real_summaries_stands_there_letter_for_letter() -> None:
    if not SUMMARIES.is_file():
        pytest.skip("no summaries of peace agreements beside the repository")
    with SUMMARIES.open(encoding="utf-8", newline="") as file:
        # The later ones are for measuring only: no failure of this test may show their words.
        early = [row for row in csv.DictReader(file) if int(row["year"]) < 2000]
        texts = [row["pa_comment"] for row in early]
    for text in texts:
        for found in found_in(text).values():
            for mention in found.mentions:
                stands = text[mention.at.start : mention.at.end]
                assert "".join(mention.quote.split()) in "".join(stands.split())
