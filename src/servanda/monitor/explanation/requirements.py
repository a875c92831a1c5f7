"""What would have to be so for a status, kind by kind, and how each of it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from servanda.monitor.beginning import BEGINNING, DATED_FROM
from servanda.monitor.explanation.befallen import effects_on
from servanda.monitor.explanation.conditions import MARKS, Tracing
from servanda.monitor.explanation.facts import MOST_LISTED, MOST_NAMED, AtHand, Facts
from servanda.monitor.explanation.ground import Fired, Ground
from servanda.monitor.explanation.near_misses import near_misses
from servanda.monitor.explanation.proof import Mark, Point, resting_on
from servanda.monitor.explanation.wording import Wording, named
from servanda.monitor.program import Condition, Duty, Pattern, Rule
from servanda.monitor.reference.facts import Fact
from servanda.monitor.reference.judge import FIRES
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Status, Verdict
from servanda.monitor.wording import listed
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import DAY, Moment, as_date

_KEPT = frozenset({
    Status.KEPT, Status.KEPT_LATE, Status.MET, Status.EXERCISED, Status.KEPT_SO_FAR,
})  # fmt: skip


@dataclass(frozen=True)
class Matter:
    """One instance and its verdict, and what is needed to say why.

    With `during`, only acts, figures and firings of that time are told.
    """

    ground: Ground
    wording: Wording
    during: Moment | None = None

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.ground.rule

    @property
    def verdict(self) -> Verdict:
        """The verdict."""
        return self.ground.verdict

    def traced(self, condition: Condition, at: int, about: tuple[Fact, ...] = ()) -> Point:
        """Return how a condition stands at an instant."""
        return Tracing(self.ground, self.wording, at, about).point(condition)

    def asked(self, pattern: Pattern) -> str:
        """Write what is looked for."""
        return self.wording.pattern(pattern, self.ground.binding)

    def fitting(self, pattern: Pattern) -> Facts:
        """Return the facts to tell of that fit and concern the instance."""
        found = self.ground.fitting(pattern)
        during = self.during
        return found if during is None else found.between(during.first, during.last)

    def firings(self) -> Sequence[Fired]:
        """Return the firings to tell of."""
        found, during = self.ground.firings(), self.during
        return [one for one in found if during is None or during.first <= one.at <= during.last]

    def near(self, pattern: Pattern) -> tuple[Point, ...]:
        """Return the reports that come near to what is looked for."""
        kindred = self.ground.kindred(pattern, self.ground.at)
        return near_misses(pattern, kindred, self.ground.binding, self.wording)


def requirements(matter: Matter, status: Status) -> Iterator[Point]:
    """Yield what a status needs, each step with how it stands as of the instant of the verdict."""
    yield from came_about(matter)
    yield from _OF_KIND.get(matter.rule.kind, _of_acts)(matter, status)
    yield from effects_on(matter.ground)


def came_about(matter: Matter) -> Iterator[Point]:
    """Say how the instance came about, and whether it applies."""
    ground, rule = matter.ground, matter.rule
    if rule.trigger is not None and rule.kind not in FIRES:
        yield _brought_about(matter, rule.trigger.condition)
    if not ground.start_known:
        yield Point(Mark.OPEN, "from when it applies is not stated, and nothing reported tells")
    elif ground.begins is None:
        yield Point(Mark.NOT_MET, "it applies: what its beginning waits for is not reported")
    elif ground.begins >= DATED_FROM:
        begun = ground.begins <= ground.at
        words = f"it applies from {as_date(ground.begins)}"
        yield Point(Mark.MET if begun else Mark.NOT_MET, words, at=ground.begins)
    if ground.ends is not None:
        over = Mark.MET if ground.ends <= ground.at else Mark.NOT_MET
        yield Point(
            over, f"its term is over: it ends before {as_date(ground.ends)}", at=ground.ends
        )


def _brought_about(matter: Matter, condition: Condition) -> Point:
    origin = matter.ground.origin
    words = matter.wording.condition(condition, matter.ground.binding)
    if origin.created == BEGINNING:
        asked = matter.traced(condition, matter.ground.at)
        return Point(Mark.NOT_MET, f"it came about: {words}", points=(asked,))
    when = f" on {as_date(origin.created)}" if origin.created >= DATED_FROM else ""
    came = f"it came about{when}: {words}"
    return resting_on(Point(MARKS[origin.truth], came, at=origin.created), origin.facts)


def _of_achieving(matter: Matter, status: Status) -> Iterator[Point]:
    ground, duty = matter.ground, matter.rule.duty
    if duty is None:
        return
    yield _done(matter, duty)
    if status in _KEPT:
        return
    due = matter.verdict.due
    if due is None:
        yield Point(Mark.OPEN, "by when it must be done is not stated, or waits for something")
        return
    stated = matter.rule.due
    told = "" if stated is None else matter.wording.time(stated, ground.binding)
    over = Mark.MET if ground.at > due else Mark.NOT_MET
    counted = f" ({told})" if told and told != as_date(due) else ""
    yield Point(over, f"the time to do it is over: it ran to {as_date(due)}{counted}", at=due)
    if ground.at > due:
        yield from _excused(matter, due)
        yield from _absence(matter, duty, due)


def _done(matter: Matter, duty: Duty) -> Point:
    acts, done = matter.ground.fulfilment(duty)
    asked = matter.asked(duty.act)
    if duty.amount is not None:
        asked += f", {matter.wording.bound(duty.amount)}"
    if done is not None:
        words = f"it was done on {as_date(done)}: {asked}"
        return resting_on(Point(Mark.MET, words, at=done), acts)
    words = f"it is reported that {asked}"
    if len(acts):
        return resting_on(Point(Mark.NOT_MET, f"{words}, and that this is enough"), acts)
    return Point(Mark.NOT_MET, words, points=matter.near(duty.act))


def _excused(matter: Matter, due: int) -> Iterator[Point]:
    exception = matter.rule.exception
    if exception is not None:
        point = matter.traced(exception, due)
        words = f"an exception held on {as_date(due)}: {point.words}"
        yield replace(point, words=words, at=due)


def _absence(matter: Matter, duty: Duty, due: int) -> Iterator[Point]:
    """Say whether silence counts: it does where reports are complete, or non-performance told."""
    if duty.failure is not None:
        failures = matter.ground.fitting(duty.failure).perhaps_after(due)
        if len(failures):
            words = "it is reported that it was not done"
            yield resting_on(Point(Mark.MET, words, at=due), failures)
            return
    complete = matter.ground.is_complete(duty.act.what, due)
    words = f"reports of “{duty.act.what}” are declared complete until {as_date(due)}"
    yield Point(Mark.MET if complete else Mark.NOT_MET, f"{words}, so that silence is absence")


def _of_acts(matter: Matter, status: Status) -> Iterator[Point]:
    """Say of prohibitions, limits and what is to be maintained which acts or figures count."""
    del status
    rule = matter.rule
    patterns = [rule.limit.measure] if rule.limit else []
    if rule.duty is not None:
        against = rule.duty.failure if rule.kind is NormKind.MAINTAIN else rule.duty.act
        patterns += [against] if against is not None else []
    for pattern in patterns:
        facts = matter.fitting(pattern)
        asked = matter.asked(pattern)
        if rule.limit is not None:
            asked += f" outside the bound, {matter.wording.bound(rule.limit.bound)}"
        if not len(facts):
            yield Point(Mark.NOT_MET, f"it is reported: {asked}", points=matter.near(pattern))
        elif len(facts) > MOST_LISTED:
            yield from _many(matter, facts, asked)
        else:
            counting = {fact.claim.report for fact in facts.counting().some(MOST_LISTED)}
            for fact in facts.some(MOST_LISTED):
                yield _counted(matter, fact, asked, counts=fact.claim.report in counting)


def _many(matter: Matter, facts: Facts, asked: str) -> Iterator[Point]:
    """Tell very many together, and how many there were in as much time before it applied."""
    ground, counting = matter.ground, facts.counting()
    words = f"reports that count: {asked}: {counting.totals()}"
    points = tuple(_counted(matter, fact, asked, counts=True) for fact in counting.ends())
    mark = Mark.MET if len(counting) else Mark.NOT_MET
    yield resting_on(Point(mark, words, points=points), counting)
    if ground.begins is not None and ground.begins >= DATED_FROM and matter.during is None:
        span = ground.at + 1 - ground.begins
        before = facts.between(ground.begins - span, ground.begins - 1)
        words = f"in as much time before it applied: {before.totals()}"
        yield resting_on(Point(Mark.NOT_MET, words), before)


def _counted(matter: Matter, fact: Fact, asked: str, *, counts: bool) -> Point:
    ground, rule = matter.ground, matter.rule
    points: list[Point] = []
    applied = ground.in_force(fact) if ground.start_known else Truth.UNKNOWN
    if applied is not Truth.TRUE:
        points.append(Point(MARKS[applied], f"the clause applied on {as_date(fact.at)}"))
    if rule.exception is not None:
        points.append(matter.traced(rule.exception, fact.at, (fact,)))
    if ground.is_permitted(fact):
        points.append(Point(Mark.MET, f"{named(rule.yields_to)} allows it"))
    unsure = applied is Truth.UNKNOWN or any(point.mark is Mark.OPEN for point in points)
    mark = Mark.MET if counts else Mark.OPEN if unsure else Mark.NOT_MET
    words = f"{_when(fact)}: {asked}"
    return Point(mark, words, (fact.claim.report,), at=fact.at, points=tuple(points))


def _when(fact: Fact) -> str:
    """Say when it happened, no more precisely than is reported, and not later than its report."""
    reported = fact.claim.reported
    latest = fact.latest if reported is None else min(fact.latest, reported.last)
    if latest - fact.at < DAY:
        return f"on {as_date(fact.at)}"
    return f"some time between {as_date(fact.at)} and {as_date(latest)}"


def _of_consequence(matter: Matter, status: Status) -> Iterator[Point]:
    del status
    trigger, firings = matter.rule.trigger, matter.firings()
    if trigger is None:
        return
    if len(firings) > MOST_LISTED:
        first, last = firings[0], firings[-1]
        span = f"from {as_date(first.at)} to {as_date(last.at)}"
        words = f"it was so {len(firings):,} times, {span}; the first and the last:"
        yield Point(Mark.MET, words)
        firings = (first, last)
    for fired in firings or [Fired(matter.ground.at, AtHand(()))]:
        yield from _fired(matter, trigger.condition, fired)
    yield from _decided(matter)


def _fired(matter: Matter, condition: Condition, fired: Fired) -> Iterator[Point]:
    about = fired.facts.some(MOST_NAMED)
    yield matter.traced(condition, fired.at, about)
    exception = matter.rule.exception
    if exception is not None:
        point = matter.traced(exception, fired.at, about)
        yield replace(
            point, words=f"an exception: {point.words}", clause=None, at=fired.at, points=()
        )


def _decided(matter: Matter) -> Iterator[Point]:
    decider = matter.rule.decider
    if not decider.needed:
        return
    if not decider.names:
        yield Point(Mark.OPEN, "somebody must find whether it is so, and nobody is named")
        return
    who = listed(matter.wording.in_order(decider.names))
    mark = Mark.MET if matter.verdict.status is Status.TRIGGERED else Mark.OPEN
    yield resting_on(Point(mark, f"{who} found it"), matter.ground.findings(decider.names))


def _of_being(matter: Matter, status: Status) -> Iterator[Point]:
    """Of guarantees and declarations, only how they came about and what befell them counts."""
    del matter, status
    return iter(())


_OF_KIND: dict[NormKind, Callable[[Matter, Status], Iterator[Point]]] = {
    NormKind.ACHIEVE: _of_achieving,
    NormKind.EXPECTATION: _of_achieving,
    NormKind.CONSEQUENCE: _of_consequence,
    NormKind.PROVISION: _of_consequence,
    NormKind.GUARANTEE: _of_being,
    NormKind.DECLARATION: _of_being,
}
