"""From a page to a pact file: every proposal parses, quotes, and waits for a person."""

from pathlib import Path

import pytest

from servanda.dossier import Dossier
from servanda.exchange import open_document
from servanda.findings import Text
from servanda.instrument.pact import syntax as s
from servanda.norms import Gap
from servanda.reading.proposals.propose import propose
from servanda.reading.segmentation import segment
from servanda.reading.writing import pact_text

HERE = Path(__file__).parent
SEED = HERE.parents[2] / "shared" / "seed"
PAGES = sorted((HERE / "pages").glob("*"))


def first_reading(page: Path) -> Dossier:
    document, _ = open_document(page)
    assert document is not None
    draft = segment(document)
    return Dossier(Text("first.pact.md", pact_text(draft, propose(draft))))


@pytest.fixture(scope="module")
def seed() -> Dossier:
    page = next(iter(SEED.glob("*.txt")), None)
    if page is None:
        pytest.skip("../shared/seed is not here")
    return first_reading(page)


@pytest.mark.parametrize("page", [p for p in PAGES if "no_agreement" not in p.name], ids=str)
def test_every_layout_gives_a_file_without_mistakes(page: Path) -> None:
    dossier = first_reading(page)
    assert dossier.all_told == ()
    assert dossier.file.readings
    assert all(reading.proposed for reading in dossier.file.readings)


def test_the_seed_is_read_article_by_article(seed: Dossier) -> None:
    assert seed.all_told == ()
    assert [a.label for a in seed.file.articles] == [str(n) for n in range(1, 11)]
    assert {r.label for r in seed.file.readings} >= {"10.a", "10.b", "10.c", "10.d"}
    assert all(article.readings for article in seed.file.articles)


def test_the_seed_leaves_open_what_the_text_leaves_open(seed: Dossier) -> None:
    bearerless = {n.clause for n in seed.agreement.norms if n.has_hole(Gap.BEARER)}
    assert {"1", "5", "6", "9"} <= bearerless


def test_remarks_stay_with_their_articles(seed: Dossier) -> None:
    with_remarks = [a.label for a in seed.file.articles if a.remarks]
    assert with_remarks == ["3", "6", "9", "10"]
    assert len(seed.file.remarks) == 6
    authors = {r.author for a in seed.file.articles for r in a.remarks}
    assert authors == {"Larry C. Johnson"}


def test_figures_of_the_commentary_keep_who_tells_them(seed: Dossier) -> None:
    positions = seed.positions.stands
    assert {p.party for p in positions} == {"Russia"}
    assert all(p.said.sources == ("Larry C. Johnson",) for p in positions)
    on_the_cap = [p for p in positions if p.of.clause == "6" and not p.of.beside]
    assert [int(p.of.figure[1].high) for p in on_the_cap if p.of.figure] == [85_000]
    beside = sorted(int(p.of.figure[1].high) for p in positions if p.of.beside and p.of.figure)
    assert beside == [40, 80, 400]


def test_conflicting_strengths_are_both_kept(seed: Dossier) -> None:
    ranges = [
        (int(r.assertion.quantity.low), int(r.assertion.quantity.high))
        for r in seed.evidence.reports
        if isinstance(r.assertion, s.Observed)
    ]
    assert ranges == [(260_000, 280_000), (200_000, 250_000)]


def test_how_the_text_became_public_is_told_by_whom(seed: Dossier) -> None:
    chains = [r.tellers for r in seed.evidence.reports if r.label.startswith("P")]
    assert (("Larry C. Johnson",), ("Pepe Escobar",)) in chains
    assert (("Larry C. Johnson",), ("Maria Zakharova",)) in chains
