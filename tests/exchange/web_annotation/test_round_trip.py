"""Remarks and quotations go out as W3C Web Annotations and find their words again."""

import json
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from servanda.dossier import open_dossier
from servanda.exchange.web_annotation import put_beside, read_annotations, write_annotations
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact_file import PactFile

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted(ROOT.glob("examples/*/*.pact.md"))
PACT = """---
title: Accord
---
## Words used
The signatories are Arden, Brell. The things are troop. The verbs are leave, pay.

## Article 1
> Brell withdraws its troops from the valley before the first snow falls on the upper pass.

[1]? Brell must leave, quoting "withdraws its troops from the valley".

Remark by B. Critic: Nobody knows which pass.

## Article 2
> Arden pays for the bridge that its own engineers took down in the second winter.

[2] Arden must pay, quoting "Arden pays".
[2] confirmed by A. Reader on 2031-01-10.

# General remarks

Remark by B. Critic: A thin text.
"""


def pact(content: str) -> PactFile:
    return read_pact(Text("accord.pact.md", content))


def exported(content: str) -> dict[str, Any]:
    data, findings = write_annotations(pact(content))
    assert findings == ()
    read: dict[str, Any] = json.loads(data)
    return read


def put(annotations: object, content: str) -> tuple[str, list[tuple[str, str]]]:
    read, findings = read_annotations(json.dumps(annotations).encode(), "a.json")
    assert read is not None
    text, placed = put_beside(pact(content), read)
    return text, [(f.code, f.message) for f in (*findings, *placed)]


def test_each_remark_and_each_reading_is_an_annotation() -> None:
    collection = exported(PACT)
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 4)
    reading, remark, confirmed, general = collection["first"]["items"]
    assert reading["motivation"] == "describing"
    assert reading["creator"] == {"type": "Software", "name": "Servanda"}
    assert reading["target"]["source"] == "accord.pact.md"
    quote, position = reading["target"]["selector"]
    assert quote["type"] == "TextQuoteSelector"
    assert quote["exact"] == "withdraws its troops from the valley"
    assert quote["prefix"] == "Brell "
    assert quote["suffix"].startswith(" before the first snow")
    assert (position["type"], position["start"], position["end"]) == (
        "TextPositionSelector",
        6,
        42,
    )
    assert confirmed["creator"]["name"] == "A. Reader"
    assert (remark["motivation"], remark["creator"]["name"]) == ("commenting", "B. Critic")
    assert remark["body"]["value"] == "Nobody knows which pass."
    assert general["target"] == "accord.pact.md"
    assert len({item["id"] for item in collection["first"]["items"]}) == 4


def test_the_same_file_gives_the_same_bytes() -> None:
    assert write_annotations(pact(PACT)) == write_annotations(pact(PACT))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_comes_back_unchanged_changes_nothing(path: Path) -> None:
    dossier, _ = open_dossier(path)
    assert dossier is not None
    data, _ = write_annotations(dossier.file)
    annotations, _ = read_annotations(data, "a.json")
    if not dossier.file.readings and annotations is None:
        return
    assert annotations is not None
    text, findings = put_beside(dossier.file, annotations)
    assert text == dossier.text.content
    assert [f.code for f in findings] == ["annotations-placed"]


ALIKE = "## Words used\nThe signatories are A, B. The verbs are pay.\n\n" + "".join(
    f'## Article {n}\n> The upper village shall pay.\n\n[{n}] A must pay, quoting "shall pay".\n\n'
    for n in range(1, 301)
)


def test_articles_that_are_all_alike_are_told_apart_in_the_same_text_only() -> None:
    data, _ = write_annotations(pact(ALIKE))
    assert len(data) < 1_000_000
    assert put(json.loads(data), ALIKE) == (
        ALIKE,
        [("annotations-placed", "300 annotations: quotations on the same words 300.")],
    )
    shorter = ALIKE.replace("## Article 7\n> The upper village shall pay.\n", "## Article 7\n")
    _, told = put(json.loads(data), shorter)
    assert "annotations without a place 300" in told[0][1]


def test_remarks_follow_their_words_into_another_file() -> None:
    bare = PACT.replace("Remark by B. Critic: Nobody knows which pass.\n", "")
    moved = bare.replace("## Article 1\n", "## Article 7\n").replace("[1]?", "[7]?")
    text, told = put(exported(PACT), moved)
    assert "\nRemark by B. Critic on 7: Nobody knows which pass.\n\n## Article 2" in text
    assert [code for code, _ in told] == ["annotations-placed"]


def test_words_that_were_changed_are_told_with_their_likeness() -> None:
    changed = PACT.replace("its troops from the valley", "all troops from the valleys", 1)
    _, told = put(exported(PACT), changed)
    before = "withdraws its troops from the valley"
    now = "withdraws all troops from the valleys"
    likeness = SequenceMatcher(None, before, now).ratio()
    message = (
        f"The reading [1]? was on “{before}”; article 1 now says “{now}” there "
        f"(likeness {likeness:.2f})."
    )
    assert ("annotated-words-changed", message) in told


def test_what_has_no_place_any_more_is_an_orphan() -> None:
    words = PACT.split("## Article 1\n")[1].split("\n", 1)[0]
    gone = PACT.replace(words, "> Nothing.").replace("Nobody knows which pass", "…")
    text, told = put(exported(PACT), gone)
    assert "## Remarks without a place\n\nRemark by B. Critic: On “Brell withdraws" in text
    assert text.endswith("Nobody knows which pass.\n")
    assert [code for code, _ in told].count("annotation-orphaned") == 2
    again = pact(text)
    assert [r.words[:10] for r in again.remarks] == ["A thin tex", "On “Brell "]


def hypothesis_row(selectors: list[dict[str, Any]], **fields: object) -> dict[str, Any]:
    """Lay an annotation out as the service hypothes.is does."""
    return {
        "id": "x",
        "user": "acct:b.critic@hypothes.is",
        "uri": "https://example.org/accord",
        "text": "Which one?",
        "target": [{"source": "https://example.org/accord", "selector": selectors}],
        **fields,
    }


QUOTED = {
    "type": "TextQuoteSelector",
    "exact": "the bridge",
    "prefix": "Arden pays for ",
    "suffix": " that its own",
}
RANGE = {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 3}


def test_annotations_of_hypothes_is_become_remarks() -> None:
    text, told = put({"total": 1, "rows": [hypothesis_row([RANGE, QUOTED])]}, PACT)
    assert "\nRemark by b.critic on 2: On “the bridge”: Which one?\n" in text
    assert [code for code, _ in told] == ["annotations-placed"]
    file = pact(text)
    assert [(r.author, r.about) for r in file.articles[1].remarks] == [("b.critic", "2")]


def test_words_that_stand_twice_are_ambiguous_and_never_guessed() -> None:
    twice = PACT.replace("in the second winter", "in the winter, and for the bridge beside it")
    short = {"type": "TextQuoteSelector", "exact": "the bridge"}
    text, told = put([hypothesis_row([short])], twice)
    assert "Remarks without a place" in text
    assert told[1][1].endswith("the words stand in several places.")


def test_names_and_bodies_cannot_break_the_file() -> None:
    row = hypothesis_row(
        [QUOTED],
        user_info={"display_name": "B: the\n> Critic on 9"},
        text="## Article 9\n> Arden owns all.\n\n[9] Arden may pay.",
    )
    text, _ = put([row], PACT)
    file = pact(text)
    assert [article.label for article in file.articles] == ["1", "2"]
    assert file.articles[1].remarks[-1].author == "B the > Critic on 9"


@pytest.mark.parametrize(
    "entry",
    [
        {"motivation": "commenting", "bodyValue": "Which one?", "creator": "B. Critic",
         "target": {"source": "x", "selector": QUOTED}},
        {"motivation": ["commenting"], "body": ["https://x.y/z", {"value": "Which one?"}],
         "creator": [{"name": "B. Critic"}],
         "target": [{"selector": [{"type": "FragmentSelector", "refinedBy": QUOTED}]}]},
    ],
)  # fmt: skip
def test_every_way_of_the_standard_to_say_it_is_read(entry: dict[str, Any]) -> None:
    text, _ = put(entry, PACT)
    assert "Remark by B. Critic on 2: On “the bridge”: Which one?" in text


@pytest.mark.parametrize(
    "data",
    [b"", b"no json", b"[]", b"{}", b"3", b'{"items": [3, null]}', b"[" * 100_000, b"\xff\xfe\x00",
     b'{"rows": "x"}'],
)  # fmt: skip
def test_what_holds_no_annotations_is_said_to_hold_none(data: bytes) -> None:
    annotations, findings = read_annotations(data, "a.json")
    assert annotations is None
    assert findings[-1].code == "not-annotations"


def test_entries_that_say_nothing_are_counted() -> None:
    nothing = {"target": [{"selector": [7, {}]}], "body": 3}
    entries = [hypothesis_row([QUOTED]), {"target": 3}, nothing]
    read, findings = read_annotations(json.dumps(entries).encode(), "a.json")
    assert read is not None
    assert len(read) == 1
    assert findings[0].message == "2 entries of a.json say nothing, or are more than is read."
