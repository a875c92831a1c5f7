"""The published commentary that lies beside the repository, as a reader saved it."""

from pathlib import Path

import pytest

from servanda.exchange import open_document
from servanda.reading.proposals.provenance import told
from servanda.reading.segmentation import Draft, segment

SEED = Path(__file__).parents[4] / "shared" / "seed"


@pytest.fixture(scope="module")
def draft() -> Draft:
    page = next(iter(SEED.glob("*.txt")), None)
    if page is None:
        pytest.skip("../shared/seed is not here: the published commentary is not read")
    document, _ = open_document(page)
    assert document is not None
    return segment(document)


def test_ten_articles_and_the_sentences_of_the_tenth(draft: Draft) -> None:
    assert [a.label for a in draft.articles] == [str(n) for n in range(1, 11)]
    assert [s.label for s in draft.articles[9].sub_points] == ["10.a", "10.b", "10.c", "10.d"]
    assert sum(len(a.sub_points) for a in draft.articles[:9]) == 0


def test_each_remark_has_its_article_and_the_general_ones_stay(draft: Draft) -> None:
    assert {r.author for r in draft.remarks} == {"Larry C. Johnson"}
    assert [r.article for r in draft.remarks if r.article] == ["3", "6", "9", "10"]
    assert len(draft.general_remarks) == 6


def test_the_page_says_who_and_when(draft: Draft) -> None:
    assert draft.byline is not None
    assert draft.byline.value == "Larry C. Johnson"
    assert draft.published is not None
    assert str(draft.published.day) == "2025-11-20"


def test_the_chain_by_which_the_text_became_public(draft: Draft) -> None:
    chain = [(told(st), st.according_to[1:]) for st in draft.provenance]
    assert chain == [
        ("the text came through hefreeonline at https://wp.me/pIJl9-HI9", ()),
        ("the text appeared on line through Ivan Katchanovski on X", ()),
        ("the text was leaked by Kiril Dimitriev to the Russian press", ("Pepe Escobar",)),
        ("the Russian Foreign Ministry had not yet received the text", ("Maria Zakharova",)),
    ]


def test_points_are_announced_that_do_not_come(draft: Draft) -> None:
    (finding,) = draft.findings
    assert finding.code == "announced-points"
    assert finding.message == "The text announces 28 points; this source ends after point 10."
