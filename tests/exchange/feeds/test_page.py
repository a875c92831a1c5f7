"""What the page on event data shows can be read, and does what the page says."""

import re
from pathlib import Path

from exchange.feeds.feed_files import names_of, outcome_of

from servanda.exchange.feeds import LAYOUTS, mapping_from
from servanda.findings import Text

PAGE = (Path(__file__).parents[3] / "docs" / "feeds.md").read_text("utf-8")
BLOCKS: list[str] = re.findall(r"^```\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
PACT = """\
---
title: A pact
---
## Words used
The signatories are Northland, Southland.
The places are Northport.
The things are shell.
The verbs are attack (at a place), use armed force.

{}
## Article 1
> Peace.
"""


def block(beginning: str) -> str:
    return next(words for words in BLOCKS if words.startswith(beginning))


def test_the_lines_on_names_are_read() -> None:
    names = names_of(PACT.format(block("## Names in feeds")))
    assert names.of_names("posts")["Government of Northland"] == "Northland"
    assert names.of_codes("ucdp")["1"] == "use armed force"
    assert names.of_codes("ucdp")["2"] is None
    assert names.of_codes("acled").get("1") is None


def test_every_mapping_on_the_page_is_read() -> None:
    shown = [words for words in BLOCKS if words.startswith(("name:", "like:"))]
    assert len(shown) == 3
    assert [mapping_from(Text("m.yaml", words))[1] for words in shown] == [()] * 3


def test_the_worked_sample_is_one_claim(tmp_path: Path) -> None:
    file = tmp_path / "posts.csv"
    file.write_text(block("day,kind"), "utf-8")
    names = names_of(PACT.format(block("## Names in feeds")))
    (claim,) = outcome_of(file, block("name: posts"), names).claims
    assert claim.subject is not None
    assert (claim.subject.name, claim.what, claim.teller) == ("Northland", "attack", "Post 7")
    assert {word: who.name for word, who in claim.roles} == {"at": "Northport"}
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.unit) == (10, 25, "shells")


def test_every_layout_and_every_reason_is_on_the_page() -> None:
    assert all(f"`{name}`" in PAGE for name in LAYOUTS)
    source = Path(mapping_from.__code__.co_filename).parent
    told = {
        code
        for path in source.glob("*.py")
        for code in re.findall(r'refuse\([^"]*"([a-z-]+)"', path.read_text("utf-8"))
    }
    assert len(told) > 8
    assert [code for code in sorted(told) if f"`{code}`" not in PAGE] == []
