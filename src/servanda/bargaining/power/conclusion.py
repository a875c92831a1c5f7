"""At which power a conclusion follows, and at which it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from servanda.bargaining.power.power import Line, Power

Holds = Callable[[tuple[int, ...]], bool]
"""Tells of a package whether what somebody concludes is true of it."""


class Follows(StrEnum):
    """How far a conclusion follows."""

    THROUGHOUT = "throughout"
    IN_PART = "in part"
    NOWHERE = "nowhere"


class Answer(StrEnum):
    """Whether a conclusion is true of what wins: of all, of some that are equally good, of none."""

    YES = "yes"
    OF_SOME = "of some that are equally good"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says of a party's power: that it lies from `low` to `high`, by whose word."""

    low: float
    high: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `low` to `high` the answer is the same; at an end shared with the next, both are."""

    low: float
    high: float
    answer: Answer


@dataclass(frozen=True, slots=True)
class Conclusion:
    """How far a conclusion follows on a line of power, and within what is claimed of it.

    `stretches` cover the whole line, `within` is what the claim leaves of them; `winners` are those
    that win somewhere within the claim, by their place in `Power.winners`.
    """

    claim: Claim
    follows: Follows
    stretches: tuple[Stretch, ...]
    within: tuple[Stretch, ...]
    winners: tuple[int, ...]


def conclude(power: Power, line: Line, holds: Holds, claim: Claim) -> Conclusion:
    """Say where on a line what somebody concludes is true of the packages that win.

    Raises ValueError where the claim is no stretch of powers from 0 to 1.
    """
    if not 0 <= claim.low <= claim.high <= 1:
        raise ValueError("power lies from 0 to 1, the lower end first")
    answers = {k: [holds(p) for p in power.winners[k].packages] for k in _winners(line, 0, 1)}
    stretches: list[Stretch] = []
    for reach in line.reaches:
        alike = reach.winners if reach.low < reach.high else line.winners_at(reach.low)
        true = [yes for k in alike for yes in answers[k]]
        answer = Answer.YES if all(true) else Answer.OF_SOME if any(true) else Answer.NO
        if stretches and stretches[-1].answer is answer:
            stretches[-1] = Stretch(stretches[-1].low, reach.high, answer)
        else:
            stretches.append(Stretch(reach.low, reach.high, answer))
    met = [s for s in stretches if s.low <= claim.high and s.high >= claim.low]
    within = tuple(Stretch(max(s.low, claim.low), min(s.high, claim.high), s.answer) for s in met)
    if claim.low < claim.high:  # a flip just where the claim ends is no part of it
        within = tuple(w for w, s in zip(within, met, strict=True) if w.low < w.high or w == s)
    found = {s.answer for s in within}
    follows = Follows.IN_PART
    if len(found) == 1 and Answer.OF_SOME not in found:
        follows = Follows.THROUGHOUT if Answer.YES in found else Follows.NOWHERE
    return Conclusion(
        claim, follows, tuple(stretches), within, _winners(line, claim.low, claim.high)
    )


def _winners(line: Line, low: float, high: float) -> tuple[int, ...]:
    met = (reach.winners for reach in line.reaches if reach.low <= high and reach.high >= low)
    return tuple(sorted({k for winners in met for k in winners}))
