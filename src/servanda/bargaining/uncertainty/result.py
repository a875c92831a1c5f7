"""What draws of uncertain preferences say: of all that fit what was stated, how many come to what.

A share is never a probability of agreement. It says in how large a part of the preferences that fit
what was stated, and what was assumed, something is so. The field calls this stochastic
multicriteria acceptability analysis (Lahdelma, Hokkanen and Salminen 1998, “SMAA”, European Journal
of Operational Research 106).
"""

from __future__ import annotations

from dataclasses import dataclass

from servanda.bargaining.solutions import Concept
from servanda.bargaining.uncertainty.drawn import Kind
from servanda.findings import Finding


@dataclass(frozen=True, slots=True)
class Share:
    """In what part of the draws something is so; `error` is one standard error of drawing."""

    share: float
    error: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """How often a solution picks a package; where several are equally good each counts in part."""

    package: tuple[int, ...]
    often: Share


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost by a package against another choice, over all draws with a choice.

    `quantiles` are those of 5, 50 and 95 in a hundred. Below nothing is a gain.
    """

    mean: float
    worst: float
    quantiles: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Regret:
    """What is lost by settling on a package now, against what the solution picks in each draw.

    Where somebody would rather walk away from the package, all are left with their walk-away.
    `parties` is each party's loss on its own scale; `measure` the loss in the solution's own
    measure: which part of the geometric mean of gains (Nash), or how much of the smallest share
    (Kalai-Smorodinsky), of the smallest gain, or of the sum. `accepted` is how often nobody would
    walk away, None where a walk-away is not known. All of the draws with a choice.
    """

    package: tuple[int, ...]
    parties: tuple[Loss, ...]
    measure: Loss
    accepted: Share | None


@dataclass(frozen=True, slots=True)
class Pick:
    """What one solution picks over all draws.

    `answered` is how often it picks anything; where it does not, nothing is acceptable to all, or
    nobody can gain. `packages` come from the most often picked down; `others` is how often a
    package is picked that is not listed. `options[issue][option]` is how often each option is part
    of what is picked. `regrets` are of the packages listed and of the draft; `safest` is the place
    in `regrets` of the package whose worst loss in the solution's own measure is the least.
    `cut_off` is how often the search was given up, so that what is counted may not be the best.
    """

    concept: Concept
    answered: Share
    packages: tuple[Chosen, ...]
    others: float
    options: tuple[tuple[Share, ...], ...]
    regrets: tuple[Regret, ...]
    safest: int | None
    cut_off: float


@dataclass(frozen=True, slots=True)
class DraftDraws:
    """How the draft fares.

    `accepted` says how often each party would not rather walk away, None where its walk-away is not
    known; `beaten` how often a package is worth as much to everybody and more to somebody.
    `allowed` is whether no red line or linkage refuses it.
    """

    package: tuple[int, ...]
    accepted: tuple[Share | None, ...]
    accepted_by_all: Share | None
    beaten: Share | None
    allowed: bool


@dataclass(frozen=True, slots=True)
class Swing:
    """How much an uncertain number matters to an outcome.

    `low` and `high` are the outcome's mean in the fifth of the draws in which the number was
    lowest, and highest; `part` the part of the outcome's variance that the number alone accounts
    for (the first-order index, estimated from the draws as the correlation ratio over equally
    filled classes, less what chance alone would give).
    """

    kind: Kind
    party: int
    issue: int | None
    options: tuple[int, ...]
    extra: int | None
    low: float
    high: float
    part: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that may be so or not, how often it is, and what it depends on, the most first.

    `concept` and `package` are given where it is that the solution picks the package.
    """

    words: str
    mean: float
    swings: tuple[Swing, ...]
    concept: Concept | None = None
    package: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Draws:
    """All that draws of uncertain preferences say.

    `assumed` tells in sentences how they were drawn; `zone` is how often there is a package from
    which nobody would rather walk away, None where a walk-away is not known. Without an answer,
    `findings` say what is missing.
    """

    parties: tuple[str, ...]
    count: int
    seed: int
    assumed: tuple[str, ...] = ()
    zone: Share | None = None
    draft: DraftDraws | None = None
    picks: tuple[Pick, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        """Return what each solution picks most often, and how often."""
        lines = [f"{self.count:,} draws:"]
        for pick in self.picks:
            often = ", ".join(f"{one.package} {one.often.share:.1%}" for one in pick.packages[:3])
            lines.append(f"  {pick.concept}: {often or 'nothing'}")
        return "\n".join([*lines, *(f"  {finding.message}" for finding in self.findings)])
