"""What an answer suggests is taken apart without belief."""

import json

import pytest

from servanda.instrument.pact.declarations import Kind
from servanda.reading.language_model.endpoint import NoReply, Reply
from servanda.reading.language_model.suggestions import (
    MOST_SENTENCES,
    Suggestions,
    suggestions_in,
)

GOOD = {
    "sentences": [{"pact": "A must  pay\nB.", "because": "shall"}],
    "parties": ["A", "B"],
    "verbs": ["pay"],
}


@pytest.mark.parametrize("frame", ["{}", "```json\n{}\n```", "\n```\n{}\n```\n"])
def test_sentences_and_names_are_found(frame: str) -> None:
    found = suggestions_in(Reply(frame.replace("{}", json.dumps(GOOD))))
    assert found == Suggestions(
        ("A must pay B.",), ((Kind.NAMED, "A"), (Kind.NAMED, "B"), (Kind.VERB, "pay"))
    )


@pytest.mark.parametrize(
    "content",
    ["Certainly! Here is the reading.", "[]", '{"sentences": "A must pay."}', "[" * 100_000],
    ids=["chatter", "a list", "no list", "endless nesting"],
)
def test_anything_else_is_no_answer(content: str) -> None:
    assert isinstance(suggestions_in(Reply(content)), NoReply)


def test_what_is_of_the_wrong_kind_is_passed_over() -> None:
    answer = {
        "sentences": [1, None, {"pact": 5}, {"pact": "A must pay B."}, {"pact": "x" * 5000}],
        "parties": ["A", 7, ["B"], ""],
        "verbs": "pay",
    }
    found = suggestions_in(Reply(json.dumps(answer)))
    assert found == Suggestions(("A must pay B.",), ((Kind.NAMED, "A"),))


def test_no_answer_floods_the_reader() -> None:
    answer = {"sentences": [{"pact": f"A must pay {n} B."} for n in range(10_000)]}
    found = suggestions_in(Reply(json.dumps(answer)))
    assert isinstance(found, Suggestions)
    assert len(found.sentences) == MOST_SENTENCES
