"""Makes the rule of one norm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from servanda.findings import Finding, Severity
from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms import triggers
from servanda.monitor.from_norms.bearers import Bearers, bearers_of
from servanda.monitor.from_norms.clauses import Clauses
from servanda.monitor.from_norms.conditions import Conditions
from servanda.monitor.from_norms.contained import Role, own_sentence, role_of
from servanda.monitor.from_norms.dates import CREATION, length
from servanda.monitor.from_norms.deeds import Deed, deed_of, power_of
from servanda.monitor.from_norms.effects import changes_of
from servanda.monitor.from_norms.guarding import guarded
from servanda.monitor.from_norms.holes import assume_holes, decider_of
from servanda.monitor.from_norms.joining import all_of, happenings_in
from servanda.monitor.from_norms.scope import Scope, without_variables
from servanda.monitor.from_norms.timing import AT_ONCE, effect_lasts, takes_effect_on, timing_of
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import (
    BEARER,
    Change,
    Condition,
    Fired,
    InState,
    Length,
    Reached,
    Rule,
    State,
    Trigger,
    Variable,
)
from servanda.norms import Gap, Norm
from servanda.norms.wording import in_words


@dataclass(frozen=True)
class Made:
    """The rule of a norm, what was found on the way, and its variables for what it contains."""

    rule: Rule
    findings: tuple[Finding, ...]
    variables: dict[str, Variable]


def rule_from(norm: Norm, clauses: Clauses, container: Made | None = None) -> Made:
    """Return the rule of a norm.

    `container` is the rule that brings it about: of the consequence that it follows from, or of the
    norm of which it says what follows where it is not done.
    """
    role = role_of(norm, clauses.agreement)
    sentence = own_sentence(norm, role)
    scope = Scope.of(norm.sentence, clauses.naming)
    if container is not None:
        scope.variables = {
            kind: kind if variable == BEARER else variable
            for kind, variable in container.variables.items()
        }
    work = Work(norm, sentence, clauses.naming, clauses, scope)
    return _Making(work, role, container).made()


class _Making:
    def __init__(self, work: Work, role: Role, container: Made | None) -> None:
        self.work, self.role, self.container = work, role, container
        self.norm, self.kind = work.norm, work.norm.kind

    def made(self) -> Made:
        work, norm = self.work, self.norm
        trigger = self._trigger()
        bearers = bearers_of(work, self.kind)
        deed = deed_of(work, self.kind, bearers)
        variables = self._variables(trigger, bearers)
        for loose in (v for v in deed.variables if v not in variables):
            work.assume(f"which {loose} is meant is not told apart")
        conditions = self._conditions(trigger, deed)
        standing = replace(conditions, standing=True)
        timing = timing_of(conditions, self.kind, power=power_of(norm) is not None)
        rule = Rule(
            norm.id,
            norm.clause,
            norm.article,
            norm.kind,
            norm.rival,
            norm.parent,
            variables,
            bearers.names,
            bearers.bearing,
            bearers.variable if bearers.variable in variables else None,
            trigger,
            timing.start,
            timing.end,
            self._so(standing, s.Slot.WHILE),
            self._so(standing, s.Slot.UNLESS),
            deed.only_with(variables).duty,
            deed.only_with(variables).limit,
            timing.due,
            timing.begun_by,
            self._length(s.Slot.CURE, "how long a breach may be mended is not stated"),
            self._length(s.Slot.NOTICE, "what notice must be given is not stated"),
            decider_of(work),
            self._changes(conditions, variables),
            exchange=self._exchange(),
            verifiers=self._verifiers(),
        )
        assume_holes(work)
        self._notice_unclear()
        rule = replace(rule, assumptions=tuple(work.assumptions))
        return Made(rule, tuple(work.findings), dict(work.scope.variables))

    # ---- what brings it about --------------------------------------------------------------------

    def _trigger(self) -> Trigger | None:
        if self.role is Role.FAILING and self.container is not None:
            rule = self.container.rule
            same = tuple((v, self._called_here(v)) for v in rule.variables)
            known = tuple(pair for pair in same if pair[1] != BEARER)
            return Trigger(InState((rule.id,), State.BREACHED, same=known), each_time=True)
        if self.role in {Role.FOLLOWS, Role.FOLLOWS_FAILING} and self.container is not None:
            return Trigger(Fired(self.container.rule.id), each_time=True)
        said = triggers.conditions_of(self.work.sentence)
        if not said:
            return None
        self.work.scope.bringing_in = True
        conditions = Conditions(self.work)
        condition = all_of(conditions.condition(one) for one in said)
        self.work.scope.bringing_in = False
        if self.kind in AT_ONCE:
            condition = all_of((condition, *map(Reached, takes_effect_on(conditions))))
        return Trigger(guarded(self.work, condition), self.work.sentence.has(s.Slot.WHENEVER))

    def _called_here(self, variable: Variable) -> Variable:
        """Return what a variable of the containing rule is called: its bearer, by his class."""
        if variable != BEARER or self.container is None:
            return variable
        kinds = (kind for kind, v in self.container.variables.items() if v == BEARER)
        return next(kinds, BEARER)

    def _variables(self, trigger: Trigger | None, bearers: Bearers) -> tuple[Variable, ...]:
        found: dict[Variable, None] = {}
        if bearers.variable == BEARER:
            found[BEARER] = None
        match trigger:
            case Trigger(condition=Fired()) if self.container is not None:
                given = tuple(v for v in self.container.rule.variables if v != BEARER)
            case Trigger(condition=condition):
                given = triggers.variables_in(condition).given
            case _:
                given = ()
        if bearers.variable in given:
            found[bearers.variable] = None
        return tuple(found | dict.fromkeys(given))

    # ---- when, and what it does ------------------------------------------------------------------

    def _conditions(self, trigger: Trigger | None, deed: Deed) -> Conditions:
        about = happenings_in(trigger.condition) if trigger else ()
        if not about and deed.duty is not None:
            about = (deed.duty.act,)
        return Conditions(self.work, about, CREATION if trigger else None)

    def _so(self, conditions: Conditions, slot: s.Slot) -> Condition | None:
        """Return the condition that stands behind `while` or `unless`."""
        for value in self.work.sentence.values(slot):
            return conditions.condition(value)  # type: ignore[arg-type]  # a condition stands there
        return None

    def _length(self, slot: s.Slot, hole: str) -> Length | None:
        for value in self.work.sentence.values(slot):
            if isinstance(value, s.Duration):
                return length(value)
            if isinstance(value, s.Hole) and value.gap is s.Gap.NOT_STATED:
                self.work.assume(hole)
        return None

    def _changes(
        self, conditions: Conditions, variables: tuple[Variable, ...]
    ) -> tuple[Change, ...]:
        core, power = self.norm.core, power_of(self.norm)
        until = effect_lasts(conditions, self.kind) if power or _brings_about(core) else None
        outcomes: tuple[s.Outcome, ...] = ()
        if isinstance(core, s.Consequence):  # what it declares is a rule of its own
            outcomes = tuple(o for o in core.effects if not isinstance(o, s.Declaration))
        elif isinstance(core, s.Declaration):
            outcomes = (core,)
        elif power is not None:
            outcomes = (power,)
        made = (c for outcome in outcomes for c in changes_of(self.work, outcome, until))
        return tuple(
            replace(change, subject=without_variables(change.subject, variables)) for change in made
        )

    def _verifiers(self) -> tuple[str, ...]:
        """Return who is to verify, and the members of those that have some."""
        named = self.norm.part(Gap.VERIFIER)
        vocabulary = self.work.clauses.agreement.vocabulary
        names = named.names if named is not None else ()
        return tuple(dict.fromkeys(m for n in names for m in (n, *vocabulary.members(n))))

    def _exchange(self) -> tuple[str, ...]:
        terms = self.work.sentence.values(s.Slot.EXCHANGE)
        given = (norm for term in terms for norm in self.work.clauses.meant_by(term))  # type: ignore[arg-type]
        return tuple(dict.fromkeys(norm.id for norm in given))

    def _notice_unclear(self) -> None:
        for term in self.work.scope.unclear:
            other = term.determiner is s.Determiner.THAT_OTHER
            brings_in = s.Determiner.ANOTHER if other else s.Determiner.A
            words, first = in_words(term), in_words(replace(term, determiner=brings_in))
            self.work.notice(
                "nothing-to-take-up",
                f"“{words}” takes up nothing: no “{first}” stands before it.",
                f"Bring it in first: “Whenever … {first} …, … {words} …”.",
                term.at,
                Severity.NOTE,
            )


def _brings_about(core: s.Core | s.Outcome) -> bool:
    return isinstance(core, s.Consequence | s.Declaration)
