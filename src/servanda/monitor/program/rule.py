"""Rules: one for each norm that has a verdict, and the program that they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program.condition import Condition, Length, Time
from servanda.monitor.program.pattern import ANYTHING, Pattern, Slot, Variable
from servanda.norms.norm import NormKind

AGREEMENT = "this agreement"
"""Stands for the agreement as a whole where a rule is named."""

BEARER: Variable = "bearer"
"""The variable whose value is who is bound."""


class Bearing(StrEnum):
    """How several are bound."""

    EACH = "each"  # one instance for each bearer, who alone fulfils or breaches it
    JOINTLY = "jointly"  # one instance for all: fulfilled when every bearer has acted
    ANY = "any"  # one instance for all: fulfilled when one has acted


@dataclass(frozen=True, slots=True)
class Trigger:
    """What brings instances about.

    With `each_time` every firing makes an instance (`whenever`); without, the first firing for
    given values of the variables does (`if`, `once`).
    """

    condition: Condition
    each_time: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """An amount compared. `value` None: the text does not state it."""

    comparison: Comparison
    value: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Period:
    """Each stretch of this length, counted from the start; or any at all (`rolling`)."""

    length: Length
    rolling: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A measure kept within a bound; with `period`, the total over each such period.

    A figure of the measure breaches the bound where its best estimate (or only figure) does; where
    it is a range without a best estimate, only where the whole range does, and a range on both
    sides leaves the verdict undecided.
    """

    measure: Pattern
    bound: Bound
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What is asked of the bearer, for duties, prohibitions, permissions, powers, expectations.

    `act` is what fulfils a duty, what breaches a prohibition, what exercises a permission.
    `also` are further acts that a duty asks for (“establish A and B”): it is fulfilled when `act`
    and each of them has been done. `failure` is a claim of non-performance (`did not …`); of an
    expectation that something is not done, `act` is its being left undone and `failure` its being
    done. `amount`: what the quantities of the acts must come to in total. `frequency`: how many
    acts within each `period` are asked, allowed or forbidden; for a repeated duty (`every 90 days`)
    one act at least in each `period`.
    """

    act: Pattern
    failure: Pattern | None = None
    amount: Bound | None = None
    frequency: Bound | None = None
    period: Period | None = None
    also: tuple[Pattern, ...] = ()


class Effect(StrEnum):
    """What a consequence does. All hold strictly after their cause: from the next microsecond."""

    LAPSE = "lapse"
    VOID = "void"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    REVOKE = "revoke"
    END = "end"
    APPLY = "apply"
    NOT_APPLY = "not apply"
    ENTER_INTO_FORCE = "enter into force"
    GRANT = "grant"  # a declared status comes about


@dataclass(frozen=True, slots=True)
class Change:
    """One effect: on rules (their ids, or `AGREEMENT`), or on a status of something.

    It befalls the instances whose variables, `BEARER` apart, agree with those of the consequence;
    a variable that only one of the two has tells nothing apart. `APPLY` answers `NOT_APPLY`, which
    suspends; `END` ends as `LAPSE` does. It is undone by itself at `until`, where `After` with
    nothing to count from counts from the effect (“is suspended, for 30 days”).
    """

    effect: Effect
    rules: tuple[str, ...] = ()
    status: str | None = None
    subject: Slot = ANYTHING
    until: Time | None = None


@dataclass(frozen=True, slots=True)
class Decider:
    """Who finds whether a trigger is met.

    `needed`: somebody must (acts, measures, open terms). `names` are the competent bodies; none
    where the text names nobody: the consequence is then *blocked* when the facts fit. Where bodies
    are named, only their findings (claims marked `finding`, told by one of them) settle it, in
    every view; facts that fit without a finding leave it undecided.
    """

    needed: bool
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """What one norm asks, in the order of its life.

    Instances are told apart by `variables` (`bearer` first, where there is one). Without `trigger`
    an instance for each bearer is created when the rule starts. Who is bound is the value of the
    variable `bearer`: `BEARER`, or one that the trigger gives (“that supplier”); None: nobody by a
    variable. Where `BEARER` is a variable and there are no `bearers`, whoever the claims name is
    bound; until they name somebody, the instance of `NOT_STATED` stands for them all. The
    claims that brought an instance about neither fulfil nor breach it; others of the same instant,
    or later, do.

    *In force*: from `start` (None: from the agreement's entry into force, where that is known; a
    start that is not known leaves every breach undecided) until `end` (None: open), as long as
    `condition_while` is true, except while `exception` is true (for a duty to achieve or a
    consequence, the exception counts at the due time or at the firing), and except while it is
    suspended, lapsed or void by an effect. Acts outside force neither fulfil nor breach.

    `due` and `begun_by` are deadlines. `yields_to` are permissions that prevail over this rule: an
    act that exercises one of them in force is no breach. `exchange` are the rules given in
    exchange. `parent` is the rule that contains this one. `verifiers` are those who are to verify,
    count or supervise: where one of them reports of itself that it did not do something, what was
    not seen is no proof that nothing happened. `assumptions` are holes that the verdict
    must name.
    """

    id: str
    clause: str
    article: str
    kind: NormKind
    rival: str | None = None
    parent: str | None = None
    variables: tuple[Variable, ...] = ()
    bearers: tuple[str, ...] = ()
    bearing: Bearing = Bearing.EACH
    bearer: Variable | None = None
    trigger: Trigger | None = None
    start: Time | None = None
    end: Time | None = None
    condition_while: Condition | None = None
    exception: Condition | None = None
    duty: Duty | None = None
    limit: Limit | None = None
    due: Time | None = None
    begun_by: Time | None = None
    cure: Length | None = None
    notice: Length | None = None
    decider: Decider = Decider(needed=False)
    changes: tuple[Change, ...] = ()
    yields_to: tuple[str, ...] = ()
    exchange: tuple[str, ...] = ()
    verifiers: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Program:
    """All rules of an agreement, in the order of its text.

    `entry` and `termination` are the conditions on which the agreement enters into force and ends;
    None: nothing is said of it (then only a claim that it took place tells). `strata` are the ids
    of the rules in an order in which each stands after those that it asks about; rules of one
    stratum ask about one another in a circle. `inside` gives, for each declared name, the names of
    the collectives and places that hold it, itself included.
    """

    rules: tuple[Rule, ...]
    entry: Condition | None = None
    termination: Condition | None = None
    signatories: tuple[str, ...] = ()
    inside: dict[str, frozenset[str]] = field(default_factory=dict)
    strata: tuple[tuple[str, ...], ...] = ()
