"""What the text says follows from a breach, and what it leaves out: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.bargaining.enforcement.delay import Delay


class Lack(StrEnum):
    """What would have to be assumed beyond the text for a consequence to weigh on who breaks."""

    CONSEQUENCE = "nothing is named that follows"
    TARGET = "what follows falls on others, not on whoever breaks it"
    FINDER = "nobody is named to find it and to say whose it was"
    DOER = "nobody is named to carry out what follows"
    TIME = "how long it takes until that follows is not stated"


class Falls(StrEnum):
    """On whom an effect falls, as far as the text says."""

    ON_BREAKER = "on whoever breaks it"
    ON_OTHERS = "on others"
    NOT_STATED = "on whom is not stated"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that follows.

    `clauses` it changes; `losers` lose something by it; `doers` are to carry it out, if it has to
    be carried out (`by_somebody`), and are empty where the text does not say who.
    """

    words: str
    falls: Falls
    clauses: tuple[str, ...] = ()
    losers: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    by_somebody: bool = False

    @property
    def has_a_doer(self) -> bool:
        """Whether it comes about by itself, or somebody is named to bring it about."""
        return bool(self.doers) or not self.by_somebody


@dataclass(frozen=True, slots=True)
class Answer:
    """One consequence that the text names for a breach by one party.

    `finders` are named to find it (`to_be_found`: somebody has to), in `found_in`, which may be
    another clause; `with_a_seat` are those of them on which `breaker` has a seat; `judged` are open
    words that a finding must judge; `times` how often it must happen first; `optional` where
    somebody only has the power to do it.
    """

    breaker: str
    clause: str
    norm: str
    words: str
    quote: str
    effects: tuple[Effect, ...]
    finders: tuple[str, ...]
    to_be_found: bool
    found_in: tuple[str, ...]
    with_a_seat: tuple[str, ...]
    standard: str | None
    judged: tuple[str, ...]
    times: int
    delay: Delay
    optional: bool = False

    @property
    def felt(self) -> tuple[Effect, ...]:
        """The effects that may weigh on whoever breaks: those that do not fall on others only."""
        return tuple(e for e in self.effects if e.falls is not Falls.ON_OTHERS)

    @property
    def independent(self) -> tuple[str, ...]:
        """The finders other than whoever breaks it: nobody finds against oneself."""
        return tuple(name for name in self.finders if name != self.breaker)

    @property
    def lacks(self) -> frozenset[Lack]:
        """What the text leaves out, so that it has to be assumed."""
        lacking = set()
        if not self.felt:
            lacking.add(Lack.TARGET)
        elif not any(effect.has_a_doer for effect in self.felt):
            lacking.add(Lack.DOER)
        if self.to_be_found and not self.independent:
            lacking.add(Lack.FINDER)
        if self.delay.unstated:
            lacking.add(Lack.TIME)
        return frozenset(lacking)

    def stands_without(self, actor: str) -> bool:
        """Whether something that is felt is still found and done where one actor does nothing."""
        others_find = not self.to_be_found or bool({*self.independent} - {actor})
        return others_find and any(
            not effect.by_somebody or {*effect.doers} - {actor} for effect in self.felt
        )
