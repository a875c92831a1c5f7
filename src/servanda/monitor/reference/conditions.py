"""What conditions are worth at an instant, when they fire, and when a named time comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from servanda.evidence.claim import ClaimKind
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program import (
    AGREEMENT,
    After,
    All,
    AnyOf,
    At,
    Bound,
    Condition,
    Fired,
    HasStatus,
    InState,
    Judged,
    Length,
    Measured,
    Not,
    Occurred,
    Omitted,
    OnceTrue,
    Reached,
    State,
    Time,
    Undetermined,
    Unstated,
    Within,
)
from servanda.monitor.program.rule import Effect
from servanda.monitor.reference.course import BEGINNING, Course, Record, Snapshot
from servanda.monitor.reference.facts import (
    Binding,
    Fact,
    amount_of,
    asks_for_more,
    compare,
    figure_within,
    fits,
)
from servanda.monitor.reference.truth import Truth, all_of, any_of, truth
from servanda.monitor.verdict import Status
from servanda.vocabulary.calendar import later
from servanda.vocabulary.instance import Instance


@dataclass(frozen=True, slots=True)
class Solution:
    """Values of variables for which a condition is true or unknown, on which facts.

    `fresh`: it became so, or so anew, at this very instant.
    """

    binding: Binding
    truth: Truth
    evidence: tuple[Fact, ...] = ()
    fresh: bool = False
    latest: int = BEGINNING


@dataclass(frozen=True, slots=True)
class Resolved:
    """When a named time is: `first` to `latest`; None: it has not come yet, or is not known."""

    first: int | None
    latest: int | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """From where `After(…, None)` and `OnceTrue` count: the creation of the instance."""

    first: int = BEGINNING
    latest: int = BEGINNING


def shifted(at: int, length: Length, sign: int = 1) -> int:
    """Return the instant so long after another (before it, for `sign` -1)."""
    return later(at, sign * length.count, length.unit)


class Conditions:
    """Evaluates conditions against a course. `deciders` are competent to judge open terms."""

    def __init__(self, course: Course, deciders: tuple[str, ...] = ()) -> None:
        self.course = course
        self.deciders = deciders
        self._fired_before: dict[tuple[object, ...], tuple[Solution, ...]] = {}

    # ---- values --------------------------------------------------------------------------------

    def value(
        self,
        condition: Condition,
        binding: Binding,
        at: int,
        evidence: tuple[Fact, ...] = (),
        origin: Origin = Origin(),  # noqa: B008 - a frozen value
    ) -> Truth:
        """Return what a condition is worth at an instant; a free variable means “there is some”."""
        match condition:
            case Not(part=part):
                return self.value(part, binding, at, evidence, origin).negated()
            case All(parts=parts):
                return all_of(self.value(p, binding, at, evidence, origin) for p in parts)
            case AnyOf(parts=parts):
                return any_of(self.value(p, binding, at, evidence, origin) for p in parts)
            case Judged():
                return self._judged(condition, evidence)
        return any_of(s.truth for s in self._solutions(condition, binding, at, origin))

    def fires(self, condition: Condition, binding: Binding, at: int) -> tuple[Solution, ...]:
        """Return the ways in which a condition fires at an instant: surely, or unknown whether."""
        key = (id(condition), tuple(sorted(binding.items())), at)
        found = self._fired_before.get(key)
        if found is None:
            joined = self._join(condition, Solution(binding, Truth.TRUE), at)
            found = tuple(s for s in joined if s.fresh and s.truth is not Truth.FALSE)
            self._fired_before[key] = found
        return found

    def _join(self, condition: Condition, given: Solution, at: int) -> Iterator[Solution]:
        match condition:
            case All(parts=parts):
                found = [given]
                # What only tests comes after what gives variables their values.
                for part in sorted(parts, key=_only_tests):
                    found = [more for one in found for more in self._join(part, one, at)]
                yield from found
            case AnyOf(parts=parts):
                for part in parts:
                    yield from self._join(part, given, at)
            case Not() | Judged():
                worth = self.value(condition, given.binding, at, given.evidence)
                if worth is not Truth.FALSE:
                    yield replace(given, truth=min(given.truth, worth))
            case _:
                for one in self._solutions(condition, given.binding, at, Origin()):
                    yield Solution(
                        one.binding,
                        min(given.truth, one.truth),
                        given.evidence + tuple(f for f in one.evidence if f not in given.evidence),
                        given.fresh or one.fresh,
                        max(given.latest, one.latest),
                    )

    def _solutions(
        self, condition: Condition, binding: Binding, at: int, origin: Origin
    ) -> Iterator[Solution]:
        match condition:
            case Occurred():
                yield from self._occurred(condition, binding, at, origin)
            case Omitted():
                yield from self._omitted(condition, binding, at, origin)
            case Measured():
                yield from self._measured(condition, binding, at)
            case InState(rules=rules, state=state):
                yield from self._in_state(rules, state, binding, at)
            case Fired(rule=rule):
                yield from self._fired(rule, binding, at)
            case HasStatus():
                yield from self._has_status(condition, binding, at)
            case Reached(time=time):
                yield from self._reached(time, binding, at, origin)
            case Undetermined():
                yield Solution(binding, Truth.UNKNOWN)
            case Not() | All() | AnyOf() | Judged():
                worth = self.value(condition, binding, at, (), origin)
                if worth is not Truth.FALSE:
                    yield Solution(binding, worth)

    # ---- happenings ----------------------------------------------------------------------------

    def _occurred(
        self, asked: Occurred, binding: Binding, at: int, origin: Origin
    ) -> Iterator[Solution]:
        found: dict[tuple[tuple[str, Instance], ...], list[tuple[Fact, bool]]] = {}
        for fact in self.course.facts_until(at):
            values = fits(asked.pattern, fact.claim, binding)
            if values is None:
                continue
            inside, fresh = self._inside(fact, asked.window, values, at, origin)
            if inside:
                found.setdefault(tuple(sorted(values.items())), []).append((fact, fresh))
        if asked.comparison is None:
            for key, facts in found.items():
                yield _solution(dict(key), Truth.TRUE, facts)
            return
        if not found and set(asked.pattern.variables) <= set(binding):
            found[tuple(sorted(binding.items()))] = []
        for key, facts in found.items():
            if compare(_counted(asked, [f for f, _ in facts]), asked.comparison, asked.bound or 0):
                yield _solution(dict(key), Truth.TRUE, facts)

    def _inside(
        self, fact: Fact, window: Within | None, binding: Binding, at: int, origin: Origin
    ) -> tuple[bool, bool]:
        """Whether a fact lies in the window now, and whether it has only just come to lie in it."""
        if window is None:
            return True, fact.at == at
        if window.of is None:
            entered = fact.at if window.shortest is None else shifted(fact.at, window.shortest)
            entered += window.open_shortest
            self.course.wake(entered)
            if window.longest is not None:
                left = shifted(fact.at, window.longest) - window.open_longest
                self.course.wake(left + 1)
                if at > left:
                    return False, False
            return entered <= at, entered == at
        anchor = self.resolve(window.of, binding, at, origin)
        if anchor.first is None or anchor.latest is None:
            return False, False
        first, last = _stretch(window, anchor.first, anchor.latest)
        inside = first <= fact.at <= last
        known_since = fact.at if isinstance(window.of, At) else max(fact.at, anchor.first)
        return inside, inside and at == known_since

    def _omitted(
        self, asked: Omitted, binding: Binding, at: int, origin: Origin
    ) -> Iterator[Solution]:
        of = asked.window.of
        anchors: Iterable[tuple[Binding, Resolved, tuple[Fact, ...]]]
        if isinstance(of, OnceTrue):
            anchors = [
                (b, Resolved(s.first, s.latest), e)
                for b, s, e in self._first_firings(of.condition, binding, at)
            ]
        elif of is not None:
            anchors = [(binding, self.resolve(of, binding, at, origin), ())]
        else:
            anchors = []
        for values, anchor, evidence in anchors:
            if anchor.first is None or anchor.latest is None:
                continue
            first, last = _stretch(asked.window, anchor.first, anchor.latest)
            self.course.wake(last + 1)
            if at > last and not any(
                first <= f.at <= last and fits(asked.pattern, f.claim, values) is not None
                for f in self.course.facts
            ):
                yield Solution(values, Truth.TRUE, evidence, at == last + 1, last + 1)

    def _first_firings(
        self, condition: Condition, binding: Binding, at: int
    ) -> Iterator[tuple[Binding, Origin, tuple[Fact, ...]]]:
        """Yield, for each way of giving values to the variables, when a condition first fired."""
        seen: set[tuple[tuple[str, Instance], ...]] = set()
        for instant in self.course.instants:
            for solution in self.fires(condition, binding, instant) if instant <= at else ():
                key = tuple(sorted(solution.binding.items()))
                if solution.truth is Truth.TRUE and key not in seen:
                    seen.add(key)
                    latest = max(instant, solution.latest)
                    yield solution.binding, Origin(instant, latest), solution.evidence

    def _measured(self, asked: Measured, binding: Binding, at: int) -> Iterator[Solution]:
        newest: dict[tuple[tuple[str, Instance], ...], list[Fact]] = {}
        for fact in self.course.facts_until(at):
            values = fits(asked.pattern, fact.claim, binding)
            if values is not None and fact.claim.quantity is not None:
                facts = newest.setdefault(tuple(sorted(values.items())), [])
                if facts and facts[-1].at < fact.at:
                    facts.clear()
                facts.append(fact)
        bound = Bound(asked.comparison, asked.bound, asked.unit)
        for key, facts in newest.items():
            # Several figures of one instant: they must agree.
            worths = {figure_within(fact.claim, bound) for fact in facts}
            worth = worths.pop() if len(worths) == 1 else Truth.UNKNOWN
            if worth is not Truth.FALSE:
                yield _solution(dict(key), worth, [(f, f.at == at) for f in facts])

    # ---- what rules say of one another -----------------------------------------------------------

    def _in_state(
        self, rules: tuple[str, ...], state: State, binding: Binding, at: int
    ) -> Iterator[Solution]:
        if AGREEMENT in rules:
            yield from self._agreement(state, binding, at)
            return
        records = [
            (record, values)
            for record in self.course.asked(rules)
            if (values := _agreeing(record, binding)) is not None
        ]
        if state in {State.KEPT, State.COMPLETE}:
            worths = [_worth(record.before(at), state) for record, _ in records]
            worth = all_of(worths) if worths else Truth.FALSE
            if worth is not Truth.FALSE:
                fresh = any(_entered(record, state, at) for record, _ in records)
                evidence = _evidence(self.course, [r for r, _ in records], at)
                yield Solution(binding, worth, evidence, fresh, at)
            return
        for record, values in records:
            worth = _worth(record.before(at), state)
            if worth is not Truth.FALSE:
                evidence = _evidence(self.course, [record], at)
                yield Solution(values, worth, evidence, _entered(record, state, at), at)

    def _agreement(self, state: State, binding: Binding, at: int) -> Iterator[Solution]:
        entry, end = self.entry(at), self.termination(at)
        if state in {State.TERMINATED, State.LAPSED}:
            if end.first is not None:
                yield Solution(binding, Truth.TRUE, (), end.first == at, at)
        elif state is State.IN_FORCE and end.first is None:
            if entry.first is not None:
                yield Solution(binding, Truth.TRUE, (), entry.first == at, at)
            elif not entry.known:
                yield Solution(binding, Truth.UNKNOWN)

    def _fired(self, rule: str, binding: Binding, at: int) -> Iterator[Solution]:
        for record in self.course.asked((rule,)):
            values = _agreeing(record, binding)
            for firing in record.firings if values is not None else ():
                if firing.at < at and values is not None:
                    sure = firing.status is Status.TRIGGERED
                    worth = Truth.TRUE if sure else Truth.UNKNOWN
                    latest = firing.latest + 1
                    yield Solution(values, worth, firing.evidence, firing.at + 1 == at, latest)

    def _has_status(self, asked: HasStatus, binding: Binding, at: int) -> Iterator[Solution]:
        told: dict[Instance, list[tuple[int, bool, tuple[Fact, ...]]]] = {}
        for fact in self.course.facts_until(at):
            claim = fact.claim
            if claim.kind is ClaimKind.STATUS and claim.what == asked.status and claim.subject:
                subject = Instance(claim.subject.name, claim.subject.identity)
                told.setdefault(subject, []).append((fact.at, not claim.negated, (fact,)))
        for order in self.course.statuses:
            if order.status == asked.status and order.subject is not None and order.at <= at:
                gives = order.effect in {Effect.GRANT, Effect.REINSTATE}
                told.setdefault(order.subject, []).append((order.at, gives, order.evidence))
        for subject, changes in told.items():
            values = _as_subject(asked, subject, binding)
            newest = max(instant for instant, _, _ in changes)
            # Given and taken at one instant, it is taken.
            if values is not None and all(gives for i, gives, _ in changes if i == newest):
                evidence = tuple(f for i, _, facts in changes if i == newest for f in facts)
                yield Solution(values, Truth.TRUE, evidence, newest == at, newest)

    # ---- times -----------------------------------------------------------------------------------

    def _reached(self, time: Time, binding: Binding, at: int, origin: Origin) -> Iterator[Solution]:
        when = self.resolve(time, binding, at, origin)
        if not when.known:
            yield Solution(binding, Truth.UNKNOWN)
        elif when.first is not None:
            self.course.wake(when.first)
            if when.first <= at:
                latest = when.latest if when.latest is not None else when.first
                yield Solution(binding, Truth.TRUE, (), when.first == at, latest)

    def resolve(self, time: Time, binding: Binding, at: int, origin: Origin) -> Resolved:
        """Return when a time is, so far as it is known at an instant."""
        match time:
            case At(first=first, last=last):
                return Resolved(first, last)
            case Unstated():
                return Resolved(None, known=False)
            case After(length=length, of=of):
                base = (
                    Resolved(origin.first, origin.latest)
                    if of is None
                    else self.resolve(of, binding, at, origin)
                )
                if base.latest is None or base.latest == BEGINNING:
                    return Resolved(None, known=base.known and base.latest is None)
                shift = shifted(base.latest, length)
                return Resolved(shift, shift)
            case OnceTrue(condition=condition):
                return self._once_true(condition, binding, at, origin)

    def _once_true(
        self, condition: Condition, binding: Binding, at: int, origin: Origin
    ) -> Resolved:
        fired = [
            (instant, max([instant, *(s.latest for s in sure)]))
            for instant in self.course.instants
            if instant <= at
            and (
                sure := [
                    s for s in self.fires(condition, binding, instant) if s.truth is Truth.TRUE
                ]
            )
        ]
        if self.value(condition, binding, origin.first, (), origin) is Truth.TRUE:
            earlier = [one for one in fired if one[0] <= origin.first]
            return Resolved(*earlier[-1]) if earlier else Resolved(None)
        return next((Resolved(*one) for one in fired if one[0] >= origin.first), Resolved(None))

    def entry(self, at: int) -> Resolved:
        """Return when the agreement entered into force; not known where nothing tells."""
        stated = self.course.program.entry
        told = self._took_place("entry into force", at)
        if stated is not None and told.first is None:
            return self._once_true(stated, {}, at, Origin())
        return told if told.first is not None else Resolved(None, known=stated is not None)

    def termination(self, at: int) -> Resolved:
        """Return when the agreement ended, if it did."""
        ends = [self._took_place("end", at).first]
        if self.course.program.termination is not None:
            ends.append(self._once_true(self.course.program.termination, {}, at, Origin()).first)
        ends += [
            order.at
            for order in self.course.orders.get(AGREEMENT, ())
            if order.effect in {Effect.END, Effect.LAPSE, Effect.VOID} and order.at <= at
        ]
        known = [end for end in ends if end is not None]
        return Resolved(min(known), min(known)) if known else Resolved(None)

    def _took_place(self, event: str, at: int) -> Resolved:
        for fact in self.course.facts_until(at):
            claim = fact.claim
            if claim.kind is ClaimKind.EVENT and claim.what == event and not claim.negated:
                if claim.clause in {None, AGREEMENT}:
                    return Resolved(fact.at, fact.latest)
        return Resolved(None)

    # ---- judgements ------------------------------------------------------------------------------

    def _judged(self, asked: Judged, evidence: tuple[Fact, ...]) -> Truth:
        """Look for what a competent body found of the act, whenever it did."""
        acts = {
            fact.claim.report
            for fact in evidence
            if asked.about is None or fits(asked.about, fact.claim, {}) is not None
        }
        found = [
            fact.claim
            for fact in self.course.facts
            if fact.claim.kind is ClaimKind.JUDGEMENT
            and fact.claim.what == asked.words
            and fact.claim.judged in acts
            and fact.claim.finding
            and fact.claim.author in self.deciders
        ]
        return truth(not found[-1].negated) if found else Truth.UNKNOWN


def _only_tests(condition: Condition) -> int:
    return 2 if isinstance(condition, Judged) else int(isinstance(condition, Not | Reached))


def _solution(binding: Binding, worth: Truth, facts: list[tuple[Fact, bool]]) -> Solution:
    """Keep the facts that are new where some are, else the newest as the reason."""
    new = [fact for fact, fresh in facts if fresh]
    shown = new or [fact for fact, _ in facts][-1:]
    latest = max((fact.latest for fact in shown), default=BEGINNING)
    return Solution(binding, worth, tuple(shown), bool(new), latest)


def _counted(asked: Occurred, facts: list[Fact]) -> float:
    if asked.total_unit is not None:
        least = asked.comparison is not None and asks_for_more(asked.comparison)
        return sum(amount_of(f.claim, asked.total_unit, least=least) for f in one_each(facts))
    return sum(fact.claim.times for fact in one_each(facts))


def one_each(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts, of several reports of one event only the first."""
    seen: set[str] = set()
    kept: list[Fact] = []
    for fact in facts:
        key = fact.claim.event or f"report {fact.claim.report}"
        if key not in seen:
            seen.add(key)
            kept.append(fact)
    return kept


def _stretch(window: Within, first: int, latest: int) -> tuple[int, int]:
    """Return the first and the last instant of a stretch after or before an anchor."""
    if window.before:
        begin = BEGINNING if window.longest is None else shifted(first, window.longest, -1)
        end = latest if window.shortest is None else shifted(latest, window.shortest, -1)
        return begin + window.open_longest, end - window.open_shortest
    begin = first if window.shortest is None else shifted(first, window.shortest)
    end = -BEGINNING if window.longest is None else shifted(latest, window.longest)
    return begin + window.open_shortest, end - window.open_longest


def _agreeing(record: Record, binding: Binding) -> Binding | None:
    """Return the binding with a record's own values, or None where they disagree."""
    if any(binding.get(name, value) != value for name, value in record.binding.items()):
        return None
    return {**binding, **record.binding}


_STATUSES: dict[State, frozenset[Status]] = {
    State.BREACHED: frozenset({Status.BREACHED, Status.DISAPPOINTED}),
    State.KEPT: frozenset({Status.KEPT, Status.KEPT_LATE, Status.KEPT_SO_FAR, Status.MET}),
    State.COMPLETE: frozenset({Status.KEPT, Status.KEPT_LATE, Status.MET}),
}
_STANDING = {
    State.SUSPENDED: Status.SUSPENDED,
    State.LAPSED: Status.LAPSED,
    State.VOID: Status.VOID,
    State.REINSTATED: Status.REINSTATED,
    State.REVOKED: Status.REVOKED,
    State.TERMINATED: Status.LAPSED,
}
_OPEN = frozenset({Status.OVERDUE, Status.UNDECIDED})


def _worth(snapshot: Snapshot | None, state: State) -> Truth:
    """Return whether an instance that stands so is in a state."""
    if snapshot is None:
        return Truth.FALSE
    if state is State.IN_FORCE:
        return snapshot.in_force
    if state is State.BEGUN:
        return truth(snapshot.begun)
    if state in _STANDING:
        return truth(_STANDING[state] in snapshot.standing)
    status = snapshot.verdict.status
    if status in _OPEN:
        return Truth.UNKNOWN
    return truth(status in _STATUSES[state])


def _entered(record: Record, state: State, at: int) -> bool:
    """Whether an instance entered a state an instant ago; a new breach is one each time."""
    snapshot = record.before(at)
    if snapshot is None or snapshot.at != at - 1:
        return False
    earlier = record.before(at - 1)
    if state is State.BREACHED and any(e.start == at - 1 for e in snapshot.verdict.episodes):
        return True
    return _worth(snapshot, state) is not _worth(earlier, state)


def _evidence(course: Course, records: list[Record], at: int) -> tuple[Fact, ...]:
    labels = {
        label
        for record in records
        if (snapshot := record.before(at)) is not None
        for label in snapshot.verdict.reports
    }
    return tuple(fact for fact in course.facts_until(at) if fact.claim.report in labels)


def _as_subject(asked: HasStatus, subject: Instance, binding: Binding) -> Binding | None:
    slot = asked.subject
    if slot.names is not None and subject.name not in slot.names:
        return None
    if slot.variable is None:
        return binding
    if binding.get(slot.variable, subject) != subject:
        return None
    return {**binding, slot.variable: subject}
