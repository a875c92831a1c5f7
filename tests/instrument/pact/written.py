"""The sentences of a reading in a row, as tests compare them."""

from collections.abc import Iterable

from servanda.instrument.pact.formatter import format_sentence
from servanda.instrument.pact.syntax import Sentence


def format_reading(sentences: Iterable[Sentence]) -> str:
    return " ".join(format_sentence(sentence) for sentence in sentences)
