"""How long the text lets pass between a breach and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from servanda.instrument.pact import syntax as s
from servanda.norms import Norm
from servanda.norms.comma_phrases import DUE
from servanda.norms.wording import in_words

DAYS = {
    "minute": (Fraction(1, 1440), Fraction(1, 1440)),
    "hour": (Fraction(1, 24), Fraction(1, 24)),
    "day": (Fraction(1), Fraction(1)),
    "week": (Fraction(7), Fraction(7)),
    "month": (Fraction(28), Fraction(31)),
    "year": (Fraction(365), Fraction(366)),
}
"""How many days a calendar unit has at least and at most."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of time that a clause gives: for notice, to cure, to find, to respond.

    From `least` to `most` days, since months differ in length.
    """

    what: str
    words: str
    clause: str
    least: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class Delay:
    """The stages one after another, and what takes time that the text does not limit."""

    stages: tuple[Stage, ...] = ()
    unstated: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[Fraction, Fraction] | None:
        """How many days in all, at least and at most; None where some stage has no limit."""
        if self.unstated:
            return None
        return (
            sum((stage.least for stage in self.stages), Fraction(0)),
            sum((stage.most for stage in self.stages), Fraction(0)),
        )


def delay_of(
    consequence: Norm, finders: tuple[str, ...], finding: Iterable[Norm], *, found: bool, done: bool
) -> Delay:
    """Return how long it takes until a consequence bites.

    `found`: somebody must find that it is set off, as the clauses `finding` say; `done`: somebody
    must carry it out.
    """
    stages = [
        *_stages("notice", consequence, s.Slot.NOTICE),
        *_stages("time to put it right", consequence, s.Slot.CURE),
    ]
    unstated = []
    if found:
        times = tuple(_finding_stages(finders, finding))
        stages += times
        if not times:
            unstated.append("how long it takes until it is found")
    if done:
        response = tuple(_stages("time to carry it out", consequence, *DUE))
        stages += response
        if not response:
            unstated.append("by when it is carried out")
    return Delay(tuple(stages), tuple(unstated))


def _finding_stages(finders: tuple[str, ...], finding: Iterable[Norm]) -> Iterator[Stage]:
    """Yield the time that the clause on finding gives, if one does; of several the longest."""
    found = [
        stage
        for clause in finding
        if {*clause.bearers} & {*finders}
        for stage in _stages("time to find it", clause, *DUE)
    ]
    if found:
        yield max(found, key=lambda stage: stage.most)


def _stages(what: str, norm: Norm, *slots: s.Slot) -> Iterator[Stage]:
    for duration in _durations(norm.sentence.values(*slots)):
        least, most = DAYS[duration.unit]
        words = in_words(duration)
        yield Stage(what, words, norm.clause, duration.count * least, duration.count * most)


def _durations(values: Iterable[object]) -> Iterator[s.Duration]:
    for value in values:
        if isinstance(value, s.Duration):
            yield value
        elif isinstance(value, s.Offset) and isinstance(value.duration, s.Duration):
            yield value.duration
