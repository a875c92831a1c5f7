"""The English pipeline: offline, deterministic, loaded once.

It runs without its finder of named entities, which costs more than half of the time, and whose
guesses (a party read as a date) hinder more than they help: names are told by their form.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

from spacy import load
from spacy.language import Language

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


@lru_cache(maxsize=4)
def _known(part_of_speech: str) -> frozenset[str]:
    lookups = pipeline().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    return frozenset(lookups.get_table("lemma_index")[part_of_speech])
