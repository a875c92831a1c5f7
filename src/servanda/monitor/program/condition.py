"""Conditions and times: what is true, false or unknown, for given values of the variables.

Three values (strong Kleene): *not* exchanges true and false, *all* is the least and *any* the
greatest of its parts, in the order false < unknown < true.

A condition **fires** at the instants at which it is true and one of its parts that is not behind
`Not` becomes true or true anew: a fitting claim, a state entered, a date reached, an omission
complete. Each firing gives the variables that the condition mentions a value.

A variable that is bound already (by the bearer, the trigger) must have the same value in every
part; one that only a part mentions is “there is some” in that part alone, except that in the
condition of a trigger the parts share their variables (a join).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program.pattern import ANYTHING, Pattern, Slot, Variable


@dataclass(frozen=True, slots=True)
class Length:
    """So many calendar units; `unit` as in `servanda.vocabulary.calendar.later`."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class At:
    """A date as written: from its `first` instant to its `last` (µs since 1970, both included)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class OnceTrue:
    """When a condition first becomes true, at or after the creation of the instance.

    A condition that is true at the creation already counts from when it last became true.
    """

    condition: Condition


@dataclass(frozen=True, slots=True)
class After:
    """So long after another time, or before it (`length.count` negative).

    `of` None: after the creation of the instance. Counted from the latest instant that the other
    time may be: so long after a day runs to the end of the last day.
    """

    length: Length
    of: Time | None = None


@dataclass(frozen=True, slots=True)
class Unstated:
    """A time that the text leaves open; nothing is put in its place. `words` name the hole."""

    words: str


Time: TypeAlias = "At | OnceTrue | After | Unstated"


@dataclass(frozen=True, slots=True)
class Within:
    """A stretch of time, `shortest` to `longest` away; None: no bound.

    Before now (`of` None): from `longest` before to `shortest` before. With `of`: after that time,
    or before it (`before`). An end is left out where `open_shortest` or `open_longest`.
    """

    longest: Length | None = None
    shortest: Length | None = None
    of: Time | None = None
    before: bool = False
    open_shortest: bool = False
    open_longest: bool = False


@dataclass(frozen=True, slots=True)
class Occurred:
    """A fitting claim happened, at or before now, within the window where there is one.

    With `times`, the number of such happenings compares so with `bound` (each claim counts its
    `times`; reports of one `event` count once); with `total_unit`, the sum of their quantities, in
    that unit, does (best estimates, else the one figure; a claim with a range alone counts as its
    low figure where more is asked and as its high figure where less is).
    """

    pattern: Pattern
    window: Within | None = None
    comparison: Comparison | None = None
    bound: float | None = None
    total_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Omitted:
    """No fitting claim happened in the window, and the window is over (by the clock).

    It becomes true the instant after the window's end.
    """

    pattern: Pattern
    window: Within


@dataclass(frozen=True, slots=True)
class Measured:
    """The latest figure of a measure, at or before now, compares so with the bound.

    False where no figure is there; unknown where the bound is not stated (None), or where the
    claim's range lies on both sides of it.
    """

    pattern: Pattern
    comparison: Comparison
    bound: float | None
    unit: str


class State(StrEnum):
    """States of a rule's instance, or of the agreement, that another rule may ask for."""

    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    VOID = "void"
    REINSTATED = "reinstated"
    REVOKED = "revoked"
    BREACHED = "breached"
    KEPT = "kept"
    TERMINATED = "terminated"
    COMPLETE = "complete"
    BEGUN = "begun"


@dataclass(frozen=True, slots=True)
class InState:
    """An instance of one of these rules (ids) is in such a state; `AGREEMENT` is the whole.

    Those instances count whose variables agree with the values given here; for `KEPT` and
    `COMPLETE` all of them (and at least one), else any. Whether a rule is breached is unknown while
    it is overdue and nobody reports.

    `BEARER` is each rule's own and never agrees by itself. `by` is what may stand as who is bound
    by those rules: “if a signatory breaches [2]” is the breach of [2] by a bearer that becomes the
    value of `signatory`. `same` pairs a variable of those rules with what it is called here: both
    have the same value, and in a trigger the instance gives the variable its value.
    """

    rules: tuple[str, ...]
    state: State
    by: Slot = ANYTHING
    same: tuple[tuple[Variable, Variable], ...] = ()


@dataclass(frozen=True, slots=True)
class Fired:
    """The consequence of this id was triggered, for the same values of the variables."""

    rule: str


@dataclass(frozen=True, slots=True)
class HasStatus:
    """Something has a declared status: declared so, or reported so, and not revoked since."""

    status: str
    subject: Slot


@dataclass(frozen=True, slots=True)
class Reached:
    """A time is reached. Unknown for a time that is not stated."""

    time: Time


@dataclass(frozen=True, slots=True)
class Judged:
    """Words that need a judgement fit the act (`about`) that fired the other parts.

    True or false where the rule's competent decider found so (a judgement claim of the act's
    report, the latest counts); otherwise unknown. Where `about` is of kind `JUDGEMENT`, the words
    are said of something that is no act (`the offer is "reliable"`): a judgement claim that it fits
    settles it.
    """

    words: str
    about: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Undetermined:
    """What the text leaves open: always unknown. `words` name the hole."""

    words: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: Condition


@dataclass(frozen=True, slots=True)
class All:
    """All of these."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these at least."""

    parts: tuple[Condition, ...]


Condition: TypeAlias = (
    "Occurred | Omitted | Measured | InState | Fired | HasStatus | Reached | Judged"
    " | Undetermined | Not | All | AnyOf"
)
