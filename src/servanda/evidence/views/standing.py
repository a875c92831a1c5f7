"""Where each party stands on each report in the end: the later of its answers counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from servanda.evidence.report import Stance
from servanda.instrument.pact.syntax import Attitude

_DENIALS = frozenset({Attitude.DENIES, Attitude.REJECTS})
_AGAINST = frozenset({*_DENIALS, Attitude.WITHDRAWS})


@dataclass(frozen=True)
class Standing:
    """By the label of a report, what each party that answered it says to it in the end."""

    answers: Mapping[str, Mapping[str, Attitude]] = field(default_factory=dict)

    def accepted_by(self, party: str) -> Iterator[str]:
        """Yield the labels of the reports that a party accepts."""
        return (label for label, by in self.answers.items() if by.get(party) is Attitude.ACCEPTS)

    def answered_by(self, party: str) -> Iterator[str]:
        """Yield the labels of the reports that a party has answered, in whatever way."""
        return (label for label, by in self.answers.items() if party in by)

    def denied_by(self, party: str) -> Iterator[str]:
        """Yield the labels of the reports that a party denies or rejects."""
        return (label for label, by in self.answers.items() if by.get(party) in _DENIALS)

    def deniers(self) -> Iterable[str]:
        """Return who denies or rejects anything, in the order of the answers."""
        saying_no = (p for by in self.answers.values() for p, a in by.items() if a in _DENIALS)
        return dict.fromkeys(saying_no)

    def not_upheld(self) -> Iterator[tuple[str, str]]:
        """Yield (party, label) where a party withdraws, denies or rejects, its own reports too."""
        for label, by in self.answers.items():
            yield from ((party, label) for party, a in by.items() if a in _AGAINST)


def standing_of(stances: Iterable[Stance], known_on: int | None = None) -> Standing:
    """Return where each party stands; of stances taken after `known_on` nothing is known.

    Of a party's answers to one report the latest counts, where all of them are dated; else the one
    that stands last.
    """
    taken = defaultdict[tuple[str, str], list[Stance]](list)
    for stance in stances:
        at = when(stance)
        if known_on is None or at is None or at <= known_on:
            for label in stance.reports:
                taken[label, stance.party].append(stance)
    answers = defaultdict[str, dict[str, Attitude]](dict)
    for (label, party), several in taken.items():
        answers[label][party] = _last(several).attitude
    return Standing(answers)


def when(stance: Stance) -> int | None:
    """Return the latest instant at which a stance can have been taken, so far as is known."""
    moment = stance.stated or stance.recorded
    return None if moment is None else moment.last


def _last(several: list[Stance]) -> Stance:
    times = [at for at in map(when, several) if at is not None]
    if len(times) < len(several):
        return several[-1]
    latest = max(times)
    return next(s for s, at in zip(reversed(several), reversed(times), strict=True) if at == latest)
