"""Treaties of two centuries, in every state of typing: each is read, no letter of it is lost."""

import tarfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath

import pytest

from servanda.exchange import open_document
from servanda.instrument.layout import ARTICLE
from servanda.reading.segmentation import Draft, segment

TREATIES = Path(__file__).parents[4] / "shared/data/treaty_texts/treaty_texts_part.tar.xz"
HOW_MANY = 40
# The others are notes, letters and amendments that number nothing.
FEWEST_WITH_ARTICLES = 33
# Nobody comments in these texts: what is taken for a remark is a mistake of ours.
MOST_REMARKED = 0.005


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> list[Draft]:
    if not TREATIES.exists():
        pytest.skip("../shared/data/treaty_texts is not here: no treaties are read")
    folder = tmp_path_factory.mktemp("treaties")
    return list(islice(_drafts(folder), HOW_MANY))


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalnum())


def _drafts(folder: Path) -> Iterator[Draft]:
    with tarfile.open(TREATIES) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".txt") else None
            if file is None:
                continue
            data = file.read()
            path = folder / PurePath(member.name).name
            path.write_bytes(data)
            document, findings = open_document(path)
            assert document is not None, (member.name, findings)
            if data.isascii() and not any(f.code == "source-too-large" for f in findings):
                kept = "".join(f"{block.marker or ''}{block.text}" for block in document.blocks)
                assert letters(kept) == letters(data.decode()), member.name
            yield segment(document)


def test_every_letter_is_in_one_extract(drafts: list[Draft]) -> None:
    assert len(drafts) == HOW_MANY
    for draft in drafts:
        said = Counter("".join("".join(e.text.split()) for e in draft.extracts()))
        held = Counter("".join("".join(b.text.split()) for b in draft.document.blocks))
        assert said == held, draft.document.name


def test_most_have_articles_and_the_others_say_why_not(drafts: list[Draft]) -> None:
    without = [draft for draft in drafts if not draft.articles]
    assert len(drafts) - len(without) >= FEWEST_WITH_ARTICLES
    assert all([f.code for f in d.findings] == ["no-agreement-found"] for d in without)


def test_labels_are_labels_of_clauses(drafts: list[Draft]) -> None:
    for draft in drafts:
        for article in draft.articles:
            assert ARTICLE.match(f"Article {article.label}"), article.label


def test_a_treaty_alone_has_hardly_a_remark(drafts: list[Draft]) -> None:
    words = sum(len(e.text) for d in drafts for e in d.extracts())
    remarked = sum(len(r.text) for d in drafts for r in d.remarks)
    assert remarked < MOST_REMARKED * words
