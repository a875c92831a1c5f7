"""How a sentence speaks of a provision: it provides it, denies it, or tells of another time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.reading.provisions import standing_words as words


class Standing(StrEnum):
    """What the sentence says of the provision."""

    PROVIDED = "provided"
    ON_CONDITION = "provided on a condition"
    DENIED = "denied"
    LEFT_FOR_LATER = "left for later"
    EARLIER = "of an earlier time"

    @property
    def counts(self) -> bool:
        """Whether the text provides it, be it on a condition."""
        return self in {Standing.PROVIDED, Standing.ON_CONDITION}


@dataclass(frozen=True, slots=True)
class Judged:
    """A standing and the words that made it so; none where nothing speaks against provision."""

    standing: Standing
    by: str = ""


_REACH = 600
"""So many characters around it say how a provision is spoken of; some sentences fill a page."""


def judge(sentence: str, start: int, end: int, *, denies_the_contrary: bool = False) -> Judged:
    """Say how a sentence speaks of what its words from `start` up to `end` name.

    Words that deny the contrary of a provision are not denied by what they hold themselves.
    """
    begin = max(0, start - _REACH)
    sentence = sentence[begin : end + _REACH]
    start, end = start - begin, end - begin
    masked = words.NO_DENIAL.sub(lambda found: "_" * len(found[0]), sentence)
    before = _after_last_turn(masked[:start])
    after = _before_first_turn(masked[end:])
    within = "" if denies_the_contrary else masked[start:end]
    if found := (
        words.DENIED_WITHIN.search(within)
        or words.DENIED_BEFORE.search(before)
        or words.DENIED_AFTER.search(after)
    ):
        return Judged(Standing.DENIED, _plain(found[0]))
    if found := words.LATER_BEFORE.search(before) or words.LATER_AFTER.search(after):
        return Judged(Standing.LEFT_FOR_LATER, _plain(found[0]))
    told = words.EARLIER_BEFORE.search(sentence[:start])
    told = told or words.EARLIER_AFTER.search(sentence[end:])
    if told and not words.RENEWED.search(sentence):
        return Judged(Standing.EARLIER, _plain(told[0]))
    if found := words.CONDITION.search(sentence):
        return Judged(Standing.ON_CONDITION, _plain(found[0]))
    return Judged(Standing.PROVIDED)


def _plain(quoted: str) -> str:
    return " ".join(quoted.split()).strip(' ,“"')


def _after_last_turn(said: str) -> str:
    turns = list(words.TURN.finditer(said))
    return said[turns[-1].end() :] if turns else said


def _before_first_turn(said: str) -> str:
    turn = words.TURN.search(said)
    return said[: turn.start()] if turn else said
