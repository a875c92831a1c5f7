"""What is said of one instance of a rule: its status, since when, and on which reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.monitor.beginning import BEGINNING
from servanda.monitor.program.pattern import Variable
from servanda.norms.norm import NormKind
from servanda.vocabulary.instance import Instance


class Status(StrEnum):
    """Where an instance stands (the table under “Meaning” in the design)."""

    DORMANT = "dormant"  # its start or its trigger has not come
    PENDING = "pending"  # to be done, and the time has not run out
    KEPT = "kept"  # done in time; or its term is over without a breach
    KEPT_LATE = "kept late"
    OVERDUE = "overdue, not shown"  # the time has passed and nobody reports
    BREACHED = "breached"
    KEPT_SO_FAR = "kept so far"
    CURED = "cured"  # breached, and put right since
    EXCUSED = "excused"  # what excuses it was so when it fell due
    EXERCISED = "exercised"
    NOT_EXERCISED = "not exercised"
    OF_NO_EFFECT = "of no effect"  # a power's act outside its conditions
    MET = "met"
    NOT_YET_MET = "not yet met"
    DISAPPOINTED = "disappointed"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    VOID = "void"
    REINSTATED = "reinstated"
    REVOKED = "revoked"
    NOT_MET = "not met"
    UNDECIDED = "undecided"
    BLOCKED = "blocked"
    TRIGGERED = "triggered"
    CONTESTED = "contested"  # the view accepts reports that contradict one another on it


class Reason(StrEnum):
    """Why a status is no firmer."""

    OPEN_TERM = "an open term needs a judgement"
    NO_DECIDER = "nobody is named to find it"
    NO_FINDING = "whoever is named to find it has not"
    NO_START = "when it begins to apply is not stated"
    NO_DEADLINE = "by when is not stated"
    NO_AMOUNT = "how much is not stated"
    RANGE = "the figure is a range on both sides of the bound"
    OVERDUE = "a duty that it asks about is overdue, and nobody reports"
    NOT_SEEN = "whoever is to verify it reports that it could not look, or did not"
    HOLE = "the text leaves open what it asks"
    CONTRADICTION = "reports that the view accepts contradict one another"
    DATES = "the dates are not precise enough"
    MORE = "more of the same may have happened, but not for sure"
    READINGS = "the readings of a clause that it asks about differ"


@dataclass(frozen=True, slots=True)
class Why:
    """A reason, and the words that it concerns (an open term, a hole, a clause)."""

    reason: Reason
    words: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Episode:
    """One breach (or exercise, or firing): from `start` to `end`, None while it lasts.

    `reports` are the labels of the reports that show its beginning and its end, each once: one
    report may say several things that show it.
    """

    start: int
    end: int | None = None
    reports: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "reports", tuple(dict.fromkeys(self.reports)))


@dataclass(frozen=True, slots=True)
class Verdict:
    """One instance of one rule, in one world, as of one instant.

    `instance` pairs the rule's variables with their values; `created` is when it came about (None:
    not known); `since` from when on the status holds; `due` the deadline (its last instant).
    `reports` are the labels that the status rests on, in the order of time; `why` says what keeps
    it open.
    """

    rule: str
    clause: str
    kind: NormKind
    rival: str | None
    instance: tuple[tuple[Variable, Instance], ...]
    status: Status
    created: int | None = None
    since: int | None = None
    due: int | None = None
    episodes: tuple[Episode, ...] = ()
    reports: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


def in_order(verdict: Verdict) -> tuple[int, list[tuple[Variable, Instance]]]:
    """Return what the verdicts on one rule stand in the order of: creation, then the instance."""
    created = BEGINNING if verdict.created is None else verdict.created
    return created, sorted(verdict.instance)
