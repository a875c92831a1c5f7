"""The English pipeline: offline, deterministic, loaded once.

It runs without its finder of named entities, which costs more than half of the time, and whose
guesses (a party read as a date) hinder more than they help: names are told by their form.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

from spacy import load
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.lookups import Lookups

from servanda.reading.pipelines import PIPELINES

_UNUSED = ("ner",)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Return the pipeline, without the parts that reading does not use."""
    name = next(name for name in PIPELINES if find_spec(name) is not None)
    return load(name, exclude=_UNUSED)


def base_verbs() -> frozenset[str]:
    """Return the base forms of all verbs that the pipeline's dictionary knows."""
    return _known("verb")


def base_nouns() -> frozenset[str]:
    """Return the base forms of all nouns that the pipeline's dictionary knows."""
    return _known("noun")


@lru_cache(maxsize=1)
def other_words() -> frozenset[str]:
    """Return the base forms of all nouns, adjectives and adverbs that the dictionary knows."""
    return base_nouns() | _known("adj") | _known("adv")


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Whether the dictionary knows a word in lower case, as it stands or inflected."""
    return word in STOP_WORDS or any(
        word in forms or not forms.isdisjoint(_bases(word, part)) or word in _irregular(part)
        for part, forms in ((part, _known(part)) for part in ("noun", "verb", "adj", "adv"))
    )


def _bases(word: str, part_of_speech: str) -> set[str]:
    rules = _lookups().get_table("lemma_rules").get(part_of_speech, [])
    return {word[: -len(old)] + new for old, new in rules if word.endswith(old)}


def _irregular(part_of_speech: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = _lookups().get_table("lemma_exc").get(part_of_speech, {})
    return table


@lru_cache(maxsize=4)
def _known(part_of_speech: str) -> frozenset[str]:
    return frozenset(_lookups().get_table("lemma_index")[part_of_speech])


def _lookups() -> Lookups:
    lookups: Lookups = pipeline().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    return lookups
