"""Names change nothing, no text is too odd, and none takes long."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.provisions.texts import found_in

from servanda.reading.provisions import PROVISIONS
from servanda.reading.provisions.cue import Cue, beginnings
from servanda.reading.provisions.standing import judge

PIECES = [
    "Arden", "Brell", "shall", "not", "release", "prisoners", "a cease-fire", "no", "amnesty",
    "the army", "integrate", "fighters", "and", "but", "of 1994", "earlier", "if", "elections",
    "refugees", "return", "was", "discussed", "agenda", "a force", "deploy",
    "deescalation", "re-integrated", "peace keepers", "UN", "refrain", ",", ";", ".", "\n\n",
    "Article 1\n", "1. ", "(a) ", "disarm",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join)


def told(text: str) -> list[tuple[str, str, str, str | None, str]]:
    return [
        (code, mention.quote, mention.standing, mention.passage.label, mention.because)
        for code, found in found_in(text).items()
        for mention in found.mentions
    ]


def exchanged(text: str) -> str:
    swap = {"Arden": "Brell", "Brell": "Arden"}
    return re.sub("Arden|Brell", lambda found: swap[found[0]], text)


@settings(deadline=None)
@given(TEXTS.filter(str.strip))
def test_exchanging_two_names_exchanges_them_in_the_answer_and_nothing_else(text: str) -> None:
    words = f"{text} x"
    assert told(exchanged(words)) == [
        (code, exchanged(quote), standing, label, exchanged(because))
        for code, quote, standing, label, because in told(words)
    ]


@settings(deadline=None)
@given(st.text(min_size=1), st.sampled_from(PROVISIONS))
def test_any_words_are_judged(text: str, provision: object) -> None:
    assert provision in PROVISIONS
    for each in PROVISIONS:
        for cue in each.cues:
            for start, end in cue.matches(text):
                judge(text, start, end)


@settings(deadline=None)
@given(TEXTS)
def test_no_cue_is_ruled_out_by_first_letters_that_matches(text: str) -> None:
    begun = beginnings(text)
    cues = [cue for provision in PROVISIONS for cue in provision.cues]
    assert [cue for cue in cues if cue.matches(text) and not cue.may_begin(begun)] == []


def test_a_cue_is_written_as_it_is_read() -> None:
    cue = Cue("(release*|free) … cease-fire*", "", beside="all", unless="never")
    assert cue.matches("they Released of all the cease fires") == [(5, 36)]
    assert cue.matches("free all ceasefire") == [(0, 18)]
    assert cue.matches("free ceasefire") == []
    assert cue.matches("never free all ceasefire") == []
    assert cue.matches("free all " + "word " * 11 + "ceasefire") == []
    near = Cue("UN .. force", "")
    assert near.matches("a UN police training force") == [(2, 26)]
    assert near.matches("un mois de force") == []
    assert near.matches("the UN sends a large standing force") == []


def test_a_sentence_that_never_ends_is_read() -> None:
    assert "pris" in found_in("and the army shall not " * 2_000 + "release prisoners")


@pytest.mark.parametrize(
    "words",
    [
        "the parties failed to agree on a cease-fire and on its agenda, ",
        "integrated forces of the army not released with prisoners ",
        "( no not never cease ",
        "if",
    ],
)
def test_endless_repetition_is_read(words: str) -> None:
    assert found_in(words * 500)


def test_the_codes_are_the_names_of_one_provision_each() -> None:
    codes = [provision.code for provision in PROVISIONS]
    assert len(set(codes)) == len(codes)
    assert all(provision.definition.endswith(".") for provision in PROVISIONS)
