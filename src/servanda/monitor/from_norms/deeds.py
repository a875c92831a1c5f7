"""What a norm asks, forbids or allows: acts, measures, the use of a power."""

from __future__ import annotations

from dataclasses import dataclass, replace

from servanda.evidence.claim import ClaimKind
from servanda.findings import Severity
from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms import acts
from servanda.monitor.from_norms.bearers import LASTING_DUTIES, Bearers
from servanda.monitor.from_norms.dates import length
from servanda.monitor.from_norms.scope import without_variables
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import (
    AGREEMENT,
    BEARER,
    Bound,
    Duty,
    Limit,
    Pattern,
    Period,
    Slot,
    Variable,
)
from servanda.norms import Norm, NormKind

_DYAD = ("between", "and")
"""The roles of two sides of whom it is not said which one acted (feeds of conflict events)."""

_PERFORMED = frozenset({NormKind.ACHIEVE, NormKind.REPEAT, NormKind.MAINTAIN, NormKind.EXPECTATION})
_BEYOND = {
    s.Comparison.AT_MOST: s.Comparison.MORE_THAN,
    s.Comparison.AT_LEAST: s.Comparison.FEWER_THAN,
    s.Comparison.FEWER_THAN: s.Comparison.AT_LEAST,
    s.Comparison.MORE_THAN: s.Comparison.AT_MOST,
}
"""What is asked where a bound is forbidden."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What one norm is about: an act (`duty`) or a measure (`limit`)."""

    duty: Duty | None = None
    limit: Limit | None = None

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The variables of the acts or the measure."""
        patterns: tuple[Pattern, ...] = ()
        if self.duty is not None:
            patterns = (self.duty.act, *self.duty.also)
        if self.limit is not None:
            patterns += (self.limit.measure,)
        return tuple(dict.fromkeys(v for pattern in patterns for v in pattern.variables))

    def only_with(self, variables: tuple[Variable, ...]) -> Deed:
        """Return the same without variables to which the rule gives no value: “there is some”."""
        duty, limit = self.duty, self.limit
        if duty is not None:
            failure = duty.failure and _only_with(duty.failure, variables)
            also = tuple(_only_with(one, variables) for one in duty.also)
            act = _only_with(duty.act, variables)
            duty = replace(duty, act=act, failure=failure, also=also)
        if limit is not None:
            limit = replace(limit, measure=_only_with(limit.measure, variables))
        return Deed(duty, limit)


def _only_with(pattern: Pattern, variables: tuple[Variable, ...]) -> Pattern:
    roles = tuple((word, without_variables(slot, variables)) for word, slot in pattern.roles)
    return replace(pattern, subject=without_variables(pattern.subject, variables), roles=roles)


NOTHING = Deed()


def deed_of(work: Work, kind: NormKind, bearers: Bearers) -> Deed:
    """Return what the norm at work asks; nothing for guarantees and consequences."""
    core = work.norm.core
    if not isinstance(core, s.Norm):
        return NOTHING
    match core.act:
        case s.Limit() as limit:
            return Deed(limit=_limit(work, limit, bearers, core.modal))
        case s.Change() as change:
            return Deed(duty=_use_of_power(work, change, bearers))
        case s.Act() as act:
            return Deed(duty=_duty(work, kind, act, core, bearers))


# ---- acts ----------------------------------------------------------------------------------------


def _duty(work: Work, kind: NormKind, act: s.Act, core: s.Norm, bearers: Bearers) -> Duty:
    if act.verb not in work.naming.vocabulary.verbs:
        work.notice(
            "verb-not-declared",
            f"No report can say whether anybody does “{act.verb}”: it is not among the verbs.",
            f"Declare it: “The verbs are {act.verb}.”",
            act.at,
            Severity.NOTE,
        )
    asked = acts.single_acts(act, work) if kind in _PERFORMED else (act,)
    first, *others = (_doing(work, one, bearers, kind) for one in asked)
    left_undone = core.modal is s.Modal.IS_EXPECTED_NOT
    duty = Duty(
        replace(first, negated=left_undone),
        amount=_amount(work) or acts.amount_in(work, act),
        also=tuple(replace(one, negated=left_undone) for one in others),
    )
    if kind in _PERFORMED:
        duty = replace(duty, failure=replace(first, negated=not left_undone))
    return _often(work, core, duty)


def _doing(work: Work, act: s.Act, bearers: Bearers, kind: NormKind) -> Pattern:
    pattern = acts.act_pattern(work, act, bearers.slot)
    if kind not in LASTING_DUTIES or not bearers.slot.unstated or not bearers.fitting:
        return pattern
    sides = bearers.fitting | {
        name for one in work.norm.counterparties for name in work.naming.fitting(one)
    }
    named = {preposition for preposition, _ in pattern.roles}
    dyad = tuple((side, Slot(sides, unstated=True)) for side in _DYAD if side not in named)
    return replace(pattern, roles=(*pattern.roles, *dyad))


def _amount(work: Work) -> Bound | None:
    for value in work.sentence.values(s.Slot.AMOUNT):
        match value:
            case s.Amount(quantity=quantity, comparison=comparison):
                return acts.bound(work, comparison or s.Comparison.AT_LEAST, quantity)
            case s.Hole(gap=s.Gap.NOT_STATED):
                return acts.bound(work, s.Comparison.AT_LEAST, value)
    return None


def _often(work: Work, core: s.Norm, duty: Duty) -> Duty:
    times = core.times
    if times is not None:
        duty = replace(duty, frequency=Bound(times.comparison, float(times.count), "times"))
        if times.period is not None:
            duty = replace(duty, period=Period(length(times.period), times.rolling))
    for value in work.sentence.values(s.Slot.EVERY):
        if isinstance(value, s.Duration):
            duty = replace(duty, period=Period(length(value)))
        else:
            work.assume("how often is not stated")
    return duty


# ---- measures ------------------------------------------------------------------------------------


def _limit(work: Work, limit: s.Limit, bearers: Bearers, modal: s.Modal) -> Limit:
    comparison = limit.comparison
    if modal in {s.Modal.MUST_NOT, s.Modal.IS_EXPECTED_NOT}:
        if comparison in _BEYOND:
            comparison = _BEYOND[comparison]
        else:
            work.assume("that a figure is not exactly so much is not judged")
    bound = acts.measure_bound(work, limit.measure, comparison, limit.bound)
    pattern = acts.measure_pattern(work, limit.measure, _holder(work, limit, bearers))
    period = Period(length(limit.period), limit.rolling) if limit.period else None
    return Limit(pattern, bound, period)


def _holder(work: Work, limit: s.Limit, bearers: Bearers) -> Slot:
    """Return whose measure it is: the bearer's own, also where a report does not say whose."""
    if limit.holder is not None:
        return work.scope.slot(limit.holder)
    others = (
        norm
        for norm in work.clauses.agreement.of_kind(NormKind.LIMIT)
        if norm.limit is not None and norm.limit.holder is None
    )
    shared = any(
        norm.limit is not None
        and norm.limit.measure == limit.measure
        and norm.bearers != work.norm.bearers
        for norm in others
    )
    slot = replace(bearers.slot, unstated=True)
    return replace(slot, variable=BEARER) if shared and bearers.variable == BEARER else slot


# ---- powers --------------------------------------------------------------------------------------


def _use_of_power(work: Work, change: s.Change, bearers: Bearers) -> Duty:
    """Return the use of a power over a clause, a thing or the agreement."""
    ons = change.on.members if isinstance(change.on, s.Group) else (change.on,)
    first, *others = (_use_on(work, change, on, bearers) for on in ons)
    if others and work.norm.kind in POWERS:
        work.notice(
            "several-clauses-in-a-power",
            "This power is over several clauses: who uses it on the first is taken to use it on "
            "them all.",
            "Write one power for each clause.",
            severity=Severity.NOTE,
        )
    return Duty(first, also=tuple(others) if work.norm.kind in _PERFORMED else ())


def _use_on(work: Work, change: s.Change, on: s.Term, bearers: Bearers) -> Pattern:
    pattern = Pattern(ClaimKind.EFFECT, change.effect.value, bearers.slot)
    match on:
        case s.Reference(label=label):
            return replace(pattern, clause=label)
        case s.Agreement():
            return replace(pattern, clause=AGREEMENT)
    return replace(pattern, roles=(("", work.scope.slot(on)),))


POWERS = frozenset({NormKind.POWER, NormKind.PERMISSION})
"""Kinds whose act over a clause changes it."""


def power_of(norm: Norm) -> s.Change | None:
    """Return what a power does to clauses, where that is what it is for."""
    act = norm.core.act if isinstance(norm.core, s.Norm) else None
    return act if norm.kind in POWERS and isinstance(act, s.Change) else None
