"""What conditions are worth at an instant, and when they fire."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from servanda.evidence.claim import ClaimKind
from servanda.monitor.program import (
    All,
    AnyOf,
    Condition,
    Fired,
    HasStatus,
    InState,
    Judged,
    Measured,
    Not,
    Occurred,
    Omitted,
    Reached,
    Time,
    Undetermined,
)
from servanda.monitor.reference.course import Course
from servanda.monitor.reference.facts import Binding, Fact, fits
from servanda.monitor.reference.happenings import measured, occurred, omitted
from servanda.monitor.reference.solution import FROM_THE_BEGINNING, Origin, Resolved, Solution
from servanda.monitor.reference.states import fired, has_status, in_state
from servanda.monitor.reference.times import reached, resolved
from servanda.monitor.reference.truth import Truth, all_of, any_of, truth


class Conditions:
    """Evaluates conditions against a course. `deciders` are competent to judge open terms."""

    def __init__(self, course: Course, deciders: tuple[str, ...] = ()) -> None:
        self.course = course
        self.deciders = deciders
        self.settling: list[Condition] = []
        self._known: dict[tuple[object, ...], tuple[Solution, ...]] = {}

    def value(
        self,
        condition: Condition,
        binding: Binding,
        at: int,
        evidence: tuple[Fact, ...] = (),
        origin: Origin = FROM_THE_BEGINNING,
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
                return self._judged(condition, binding, evidence)
        return any_of(s.truth for s in self.solutions(condition, binding, at, origin))

    def fires(self, condition: Condition, binding: Binding, at: int) -> tuple[Solution, ...]:
        """Return the ways in which a condition fires at an instant: surely, or unknown whether."""
        # The past does not change, and is asked for often.
        key = (id(condition), tuple(sorted(binding.items())), at)
        if key not in self._known:
            joined = self._join(condition, Solution(binding, Truth.TRUE), at)
            fired = (s for s in joined if s.fresh and s.truth is not Truth.FALSE)
            self._known[key] = _each_once(fired)
        return self._known[key]

    def resolve(self, time: Time, binding: Binding, at: int, origin: Origin) -> Resolved:
        """Return when a time is, so far as it is known at an instant."""
        return resolved(self, time, binding, at, origin)

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
                for one in self.solutions(condition, given.binding, at, FROM_THE_BEGINNING):
                    more = tuple(fact for fact in one.evidence if fact not in given.evidence)
                    yield Solution(
                        one.binding,
                        min(given.truth, one.truth),
                        given.evidence + more,
                        given.fresh or one.fresh,
                        max(given.latest, one.latest),
                    )

    def solutions(
        self, condition: Condition, binding: Binding, at: int, origin: Origin
    ) -> Iterator[Solution]:
        """Yield the ways in which a part is true or unknown, with the facts on which it is."""
        part = _PARTS.get(type(condition))
        if part is not None:
            yield from part(self, condition, binding, at, origin)
        elif isinstance(condition, Undetermined):
            yield Solution(binding, Truth.UNKNOWN)
        else:
            worth = self.value(condition, binding, at, (), origin)
            if worth is not Truth.FALSE:
                yield Solution(binding, worth)

    def _judged(self, asked: Judged, binding: Binding, evidence: tuple[Fact, ...]) -> Truth:
        """Look for what a competent body found of the act, whenever it did."""
        judgements = [
            fact.claim
            for fact in self.course.facts
            if fact.claim.kind is ClaimKind.JUDGEMENT
            and fact.claim.what == asked.words
            and fact.claim.finding
            and fact.claim.author in self.deciders
        ]
        if asked.about is not None and asked.about.kind is ClaimKind.JUDGEMENT:
            # Said of something that is no act.
            about = replace(asked.about, negated=False)
            found = [c for c in judgements if fits(about, replace(c, negated=False), binding)]
        else:
            acts = {
                fact.claim.report
                for fact in evidence
                if asked.about is None or fits(asked.about, fact.claim, {})
            }
            found = [claim for claim in judgements if claim.judged in acts]
        return truth(not found[-1].negated) if found else Truth.UNKNOWN


def _each_once(solutions: Iterable[Solution]) -> tuple[Solution, ...]:
    """Return solutions without what is there twice: the same values on the same facts."""
    kept: list[Solution] = []
    for solution in solutions:
        if solution not in kept:
            kept.append(solution)
    return tuple(kept)


_Part = Callable[..., Iterator[Solution]]

_PARTS: dict[type, _Part] = {
    Occurred: occurred,
    Omitted: omitted,
    Measured: measured,
    InState: in_state,
    Fired: fired,
    HasStatus: has_status,
    Reached: reached,
}
"""What gives a condition of each kind its solutions."""


def _only_tests(condition: Condition) -> int:
    return 2 if isinstance(condition, Judged) else int(isinstance(condition, Not | Reached))
