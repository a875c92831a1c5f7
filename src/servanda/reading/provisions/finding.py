"""Finds the provisions of a text: which there are, in which words, and how these speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servanda.findings import Span
from servanda.reading.provisions.catalogue import PROVISIONS
from servanda.reading.provisions.cue import Cue, beginnings, without_lookalikes
from servanda.reading.provisions.passages import Passage
from servanda.reading.provisions.provision import Provision
from servanda.reading.provisions.standing import Judged, Standing, judge
from servanda.reading.segmentation.sentences import sentence_spans

_PARAGRAPH = re.compile(r"(?:.+\n?)+")
_FAR = 300
_WORDS_AROUND = re.compile(r"(?:\S+\s+){0,8}\S*$"), re.compile(r"^\S*(?:\s+\S+){0,8}")


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence that speaks of a provision: a proposal, until a person has confirmed it.

    `start` and `end` count characters of the passage's text and embrace the `quote`: the words of
    the cue with a few around them, letter for letter.
    """

    passage: Passage
    start: int
    end: int
    standing: Standing
    because: str

    @property
    def quote(self) -> str:
        """The words that show it."""
        return self.passage.text[self.start : self.end]

    @property
    def at(self) -> Span:
        """Where the quoted words stand in the source."""
        return self.passage.stands.place(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Found:
    """What a text says of one provision; without mentions it says nothing of it."""

    provision: Provision
    mentions: tuple[Mention, ...]

    @property
    def is_provided(self) -> bool:
        """Whether some words provide it, be it on a condition; a remark alone does not."""
        return any(m.standing.counts and not m.passage.part.is_remark for m in self.mentions)


def find_provisions(
    passages: Iterable[Passage], provisions: tuple[Provision, ...] = PROVISIONS
) -> tuple[Found, ...]:
    """Return, for each provision, every sentence that speaks of it, in the order of the text."""
    mentions: dict[str, list[Mention]] = {provision.code: [] for provision in provisions}
    for passage in passages:
        for start, end in _sentences(passage.text):
            begun = beginnings(passage.text[start:end])
            for provision in provisions:
                cues = [cue for cue in provision.cues if cue.may_begin(begun)]
                if cues and (mention := _mention(cues, passage, start, end)):
                    mentions[provision.code].append(mention)
    return tuple(Found(provision, tuple(mentions[provision.code])) for provision in provisions)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in sentence_spans(paragraph[0]):
            yield paragraph.start() + start, paragraph.start() + end


def _mention(cues: Iterable[Cue], passage: Passage, start: int, end: int) -> Mention | None:
    """Return how a sentence speaks of a provision: what provides it goes before what does not."""
    sentence = without_lookalikes(passage.text[start:end])
    lead = f"{passage.opening} " if passage.opening and start == 0 else ""
    first: tuple[Cue, Judged, int, int] | None = None
    for cue in cues:
        for begin, stop in cue.matches(sentence):
            judged = judge(
                lead + sentence,
                len(lead) + begin,
                len(lead) + stop,
                denies_the_contrary=cue.denies_the_contrary,
            )
            if first is None or (judged.standing.counts and not first[1].standing.counts):
                first = cue, judged, begin, stop
            if judged.standing.counts:
                break
    if first is None:
        return None
    cue, judged, begin, stop = first
    before, after = _WORDS_AROUND
    left = before.search(passage.text[start : start + begin][-_FAR:])
    right = after.search(passage.text[start + stop : end])
    begin -= len(left[0]) if left else 0
    stop += len(right[0]) if right else 0
    return Mention(passage, start + begin, start + stop, judged.standing, _because(cue, judged))


def _because(cue: Cue, judged: Judged) -> str:
    if judged.standing is Standing.PROVIDED:
        return cue.says
    return f"{cue.says}; {judged.standing}: “{' '.join(judged.by.split())}”"
