"""What holds of every picture, whatever it shows and whoever is in it."""

import re

import pytest
from bargaining.pictures.shown import HARMFUL, LONG, NAMES, pictures
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

KINDS = tuple(pictures())


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("names", [NAMES, LONG, HARMFUL])
def test_it_is_whole_and_nobody_s_name_becomes_part_of_it(
    kind: str, names: tuple[str, str, str]
) -> None:
    shown = str(pictures(names)[kind])
    etree.fromstring(f"<all>{shown}</all>".replace("&#39;", "'").replace("&#34;", "&quot;"))
    assert "<script" not in shown
    assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", re.sub(r'"[^"]*"', '""', shown)))
    assert "\u202e" not in shown


def test_every_drawing_has_a_name_and_is_told_in_words(kind: str) -> None:
    page = LexborHTMLParser(str(pictures()[kind]))
    for drawn in page.css("svg:not([aria-hidden])"):
        assert drawn.attributes["role"] == "img"
        for reference in ("aria-labelledby", "aria-describedby"):
            told = page.css_first(f"#{drawn.attributes[reference]}")
            assert told is not None
            assert told.text().strip()


def test_what_it_refers_to_is_there_once(kind: str) -> None:
    page = LexborHTMLParser(str(pictures()[kind]))
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page.html or "")) <= set(ids)


def test_its_tables_have_a_caption_and_heads(kind: str) -> None:
    tables = LexborHTMLParser(str(pictures()[kind])).css("table")
    for table in tables:
        assert table.css_first("caption") is not None
        assert table.css("thead th:not([scope=col]), tbody th:not([scope=row])") == []
        columns = len(table.css("thead th"))
        assert all(len(row.css("th, td")) == columns for row in table.css("tbody tr"))


def test_nothing_is_fetched_and_nothing_runs(kind: str) -> None:
    shown = str(pictures()[kind])
    assert "http" not in shown
    assert not re.search(r"<(script|image|img|iframe|object|link|use)\b", shown)


def swapped(words: str) -> str:
    return words.replace(NAMES[0], "\0").replace(NAMES[1], NAMES[0]).replace("\0", NAMES[1])


def test_names_of_parties_change_nothing_but_themselves(kind: str) -> None:
    def without_keys(words: str) -> str:
        return re.sub(r"\bp[0-9a-f]{10}", "key", words)

    other = str(pictures((NAMES[1], NAMES[0], NAMES[2]))[kind])
    assert without_keys(swapped(str(pictures()[kind]))) == without_keys(other)
