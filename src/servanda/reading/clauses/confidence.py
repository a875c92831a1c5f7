"""How far a frame can be trusted: how often frames like it agreed with human coders.

Likeness is told by three things that anybody can see: how the words bind, how the bearer is given,
and how long the sentence is. `confidence.json` beside this counts, for each, how many statements
of the development half of the coded table agreed; `benchmarks/reading_confidence.py` writes it,
and `benchmarks/reading.py` holds it against both halves.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from servanda.reading.clauses.frame import Frame, Stated

PRIOR = 8.0
"""So many statements' worth of the mean is added to each count: few statements prove little."""
_SHORT, _MIDDLING = 25, 50
_LEAST, _MOST = 0.01, 0.99


class Form(StrEnum):
    """How the words bind."""

    MODAL = "modal"
    VERB = "verb"
    COMMAND = "command"
    NOUN = "noun"
    STATEMENT = "statement"


class Given(StrEnum):
    """How the bearer is given."""

    NAMED = "named"
    RESOLVED = "resolved"
    PRONOUN = "open pronoun"
    PASSIVE = "agentless passive"
    THING = "a thing is the subject"
    NOT_AT_ALL = "not at all"


class Size(StrEnum):
    """How long the sentence is."""

    SHORT = "up to 25 words"
    MIDDLING = "up to 50 words"
    LONG = "longer"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What can be seen of a frame, and bears on how often it is right."""

    form: Form
    given: Given
    size: Size

    @property
    def group(self) -> str:
        """The name of frames that bind alike and give their bearer alike."""
        return f"{self.form}, {self.given}"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many statements agreed, of how many."""

    agreed: int
    of: int

    def share(self, mean: float) -> float:
        """Return the share that agreed, drawn towards a mean where they were few."""
        return (self.agreed + PRIOR * mean) / (self.of + PRIOR)


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of all statements, by group, and by the size of the sentence."""

    whole: Counts
    groups: dict[str, Counts]
    sizes: dict[str, Counts]

    def confidence(self, evidence: Evidence) -> float:
        """Return the share of the group that agreed, more or less as the size tells."""
        mean = self.whole.agreed / self.whole.of
        nothing = Counts(0, 0)
        share = self.groups.get(evidence.group, nothing).share(mean)
        factor = self.sizes.get(evidence.size, nothing).share(mean) / mean
        return round(min(max(share * factor, _LEAST), _MOST), 2)


def evidence_of(frame: Frame, text: str) -> Evidence:
    """Return what can be seen of a frame of a clause."""
    words = len(text[frame.sentence.start : frame.sentence.end].split())
    size = Size.SHORT if words <= _SHORT else Size.MIDDLING if words <= _MIDDLING else Size.LONG
    return Evidence(_form(frame), _given(frame), size)


def with_confidence(frame: Frame, text: str) -> Frame:
    """Return a frame of a clause with its confidence."""
    return replace(frame, confidence=table().confidence(evidence_of(frame, text)))


@lru_cache(maxsize=1)
def table() -> Table:
    """Return the counts."""
    words = files(__package__).joinpath("confidence.json").read_text(encoding="utf-8")
    counted = json.loads(words)
    return Table(
        Counts(**counted["whole"]),
        {name: Counts(**counts) for name, counts in counted["groups"].items()},
        {name: Counts(**counts) for name, counts in counted["sizes"].items()},
    )


def _form(frame: Frame) -> Form:
    if frame.binding is None:
        return Form.STATEMENT
    if frame.act.is_noun:
        return Form.NOUN
    if frame.binding.modal is not None:
        return Form.MODAL
    return Form.VERB if frame.binding.words is not None else Form.COMMAND


def _given(frame: Frame) -> Given:
    if frame.bearer.who is not None:
        resolved = frame.bearer.stated is Stated.RESOLVED
        return Given.RESOLVED if resolved else Given.NAMED
    if frame.bearer.phrase is not None:
        return Given.PRONOUN
    if frame.act.is_passive:
        return Given.PASSIVE
    return Given.THING if frame.topic is not None else Given.NOT_AT_ALL
