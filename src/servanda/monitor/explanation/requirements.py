"""What would have to be so for a status, kind by kind, and how each of it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from servanda.monitor.explanation.conditions import MARKS, Tracing
from servanda.monitor.explanation.near_misses import near_misses
from servanda.monitor.explanation.proof import Mark, Point
from servanda.monitor.explanation.totals import together
from servanda.monitor.explanation.wording import Wording, named
from servanda.monitor.program import Duty, Rule
from servanda.monitor.reference.achieving import fulfilment
from servanda.monitor.reference.case import Case, labels
from servanda.monitor.reference.course import BEGINNING
from servanda.monitor.reference.facts import Fact
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Status, Verdict
from servanda.monitor.wording import listed
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import DAY, as_date

MOST_LISTED = 12
"""Of more reports of one kind than these, the first and the last are shown, and the totals."""
_KEPT = frozenset({
    Status.KEPT, Status.KEPT_LATE, Status.MET, Status.EXERCISED, Status.KEPT_SO_FAR,
})  # fmt: skip


@dataclass(frozen=True)
class Matter:
    """One instance and its verdict, and what is needed to say why."""

    case: Case
    verdict: Verdict
    wording: Wording

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.case.rule

    def tracing(self, at: int, evidence: tuple[Fact, ...] = ()) -> Tracing:
        """Return what traces conditions at an instant."""
        case = self.case
        return Tracing(case.conditions, self.wording, case.binding, at, evidence, case.origin)

    def fitting(self, at_most: int | None = None) -> tuple[Fact, ...]:
        """Return the facts that fit the act, or the figure, that the rule speaks of."""
        limit, duty = self.rule.limit, self.rule.duty
        pattern = limit.measure if limit is not None else duty.act if duty is not None else None
        found = self.case.fitting(pattern)
        return found if at_most is None else tuple(f for f in found if f.at <= at_most)


def requirements(matter: Matter, status: Status) -> Iterator[Point]:
    """Yield what a status needs, each step with how it stands as of the instant of the verdict."""
    yield from came_about(matter)
    yield from _OF_KIND.get(matter.rule.kind, _of_acts)(matter, status)
    yield from effects_on(matter)


def came_about(matter: Matter) -> Iterator[Point]:
    """Say how the instance came about, and whether it applies."""
    case, rule = matter.case, matter.rule
    if rule.trigger is not None and rule.kind not in {NormKind.CONSEQUENCE, NormKind.PROVISION}:
        record = case.record
        words = matter.wording.condition(rule.trigger.condition, case.binding)
        yield Point(
            MARKS[record.truth],
            f"it came about on {as_date(record.created)}: {words}",
            labels(record.evidence),
            at=record.created,
        )
    if not case.start.known:
        yield Point(Mark.OPEN, "from when it applies is not stated, and nothing reported tells")
    elif case.begins is None:
        yield Point(Mark.NOT_MET, "it applies: what its beginning waits for is not reported")
    elif case.begins != BEGINNING:
        begun = case.begins <= case.at
        words = f"it applies from {as_date(case.begins)}"
        yield Point(Mark.MET if begun else Mark.NOT_MET, words, at=case.begins)
    if case.ends is not None:
        over = Mark.MET if case.ends <= case.at else Mark.NOT_MET
        yield Point(over, f"its term is over: it ends before {as_date(case.ends)}", at=case.ends)


def _of_achieving(matter: Matter, status: Status) -> Iterator[Point]:
    case, duty = matter.case, matter.rule.duty
    if duty is None:
        return
    done = fulfilment(case, duty)
    yield _done(matter, duty, done.acts, done.done)
    if status in _KEPT:
        return
    due = matter.verdict.due
    if due is None:
        yield Point(Mark.OPEN, "by when it must be done is not stated, or waits for something")
        return
    stated = "" if matter.rule.due is None else matter.wording.time(matter.rule.due, case.binding)
    over = Mark.MET if case.at > due else Mark.NOT_MET
    counted = f" ({stated})" if stated and stated != as_date(due) else ""
    yield Point(over, f"the time to do it is over: it ran to {as_date(due)}{counted}", at=due)
    if case.at > due:
        yield from _excused(matter, due)
        yield from _absence(matter, duty, due)


def _done(matter: Matter, duty: Duty, acts: tuple[Fact, ...], done: int | None) -> Point:
    case = matter.case
    asked = matter.wording.pattern(duty.act, case.binding)
    if duty.amount is not None:
        asked += f", {matter.wording.bound(duty.amount)}"
    if done is not None:
        words = f"it was done on {as_date(done)}: {asked}"
        return Point(Mark.MET, words, labels(acts), at=done)
    words = f"it is reported that {asked}"
    if acts:
        return Point(Mark.NOT_MET, f"{words}, and that this is enough", labels(acts))
    near = near_misses(duty.act, case.course.facts_until(case.at), case.binding, matter.wording)
    return Point(Mark.NOT_MET, words, points=near)


def _excused(matter: Matter, due: int) -> Iterator[Point]:
    exception = matter.rule.exception
    if exception is not None:
        point = matter.tracing(due).point(exception)
        words = f"an exception held on {as_date(due)}: {point.words}"
        yield Point(point.mark, words, point.reports, point.clause, due, point.points)


def _absence(matter: Matter, duty: Duty, due: int) -> Iterator[Point]:
    """Say whether silence counts: it does where reports are complete, or non-performance told."""
    case, verb = matter.case, duty.act.what
    failures = tuple(fact for fact in case.fitting(duty.failure) if fact.latest > due)
    complete = case.course.is_complete(verb, due)
    if failures:
        yield Point(Mark.MET, "it is reported that it was not done", labels(failures), at=due)
        return
    words = f"reports of “{verb}” are declared complete until {as_date(due)}"
    yield Point(Mark.MET if complete else Mark.NOT_MET, f"{words}, so that silence is absence")


def _of_acts(matter: Matter, status: Status) -> Iterator[Point]:
    """Say of prohibitions, limits and what is to be maintained which acts or figures count."""
    del status
    case, rule = matter.case, matter.rule
    told = {label for episode in matter.verdict.episodes for label in episode.reports}
    patterns = [rule.limit.measure] if rule.limit else []
    if rule.duty is not None:
        against = rule.duty.failure if rule.kind is NormKind.MAINTAIN else rule.duty.act
        patterns += [against] if against is not None else []
    for pattern in patterns:
        facts = case.fitting(pattern)
        asked = matter.wording.pattern(pattern, case.binding)
        if rule.limit is not None:
            asked += f" outside the bound, {matter.wording.bound(rule.limit.bound)}"
        if not facts:
            known = case.course.facts_until(case.at)
            near = near_misses(pattern, known, case.binding, matter.wording)
            yield Point(Mark.NOT_MET, f"it is reported: {asked}", points=near)
            continue
        if len(facts) > MOST_LISTED:
            yield from _many(matter, facts, asked, told)
            continue
        for fact in facts:
            yield _counted(matter, fact, asked, counts=fact.claim.report in told)


def _many(matter: Matter, facts: Sequence[Fact], asked: str, told: set[str]) -> Iterator[Point]:
    """Tell very many together, and how many there were in as much time before it applied."""
    case = matter.case
    counted = [fact for fact in facts if fact.claim.report in told]
    words = f"reports that count: {asked}: {together(counted)}"
    points = tuple(
        _counted(matter, fact, asked, counts=True) for fact in (*counted[:1], *counted[1:][-1:])
    )
    yield Point(Mark.MET if counted else Mark.NOT_MET, words, labels(counted), points=points)
    if case.begins is not None and case.begins != BEGINNING:
        span = case.at + 1 - case.begins
        before = [fact for fact in facts if case.begins - span <= fact.at < case.begins]
        words = f"in as much time before it applied: {together(before)}"
        yield Point(Mark.NOT_MET, words, labels(before))


def _counted(matter: Matter, fact: Fact, asked: str, *, counts: bool) -> Point:
    case, rule = matter.case, matter.rule
    points: list[Point] = []
    applied = case.in_force(fact.at, (fact,)) if case.start.known else Truth.UNKNOWN
    if applied is not Truth.TRUE:
        points.append(Point(MARKS[applied], f"the clause applied on {as_date(fact.at)}"))
    if rule.exception is not None:
        points.append(matter.tracing(fact.at, (fact,)).point(rule.exception))
    if case.is_permitted(fact):
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
    case, rule = matter.case, matter.rule
    if rule.trigger is None:
        return
    fired = [f for f in case.record.firings if f.status is matter.verdict.status]
    for at, evidence in [(f.at, f.evidence) for f in fired] or [(case.at, ())]:
        yield matter.tracing(at, evidence).point(rule.trigger.condition)
        if rule.exception is not None:
            point = matter.tracing(at, evidence).point(rule.exception)
            yield Point(point.mark, f"an exception: {point.words}", point.reports, at=at)
    yield from _decided(matter)


def _decided(matter: Matter) -> Iterator[Point]:
    decider = matter.rule.decider
    if not decider.needed:
        return
    if not decider.names:
        yield Point(Mark.OPEN, "somebody must find whether it is so, and nobody is named")
        return
    who = listed(matter.wording.in_order(decider.names))
    found = [
        fact
        for firing in matter.case.record.firings
        for fact in firing.evidence
        if fact.claim.finding and fact.claim.author in decider.names
    ]
    settled = matter.verdict.status is Status.TRIGGERED
    yield Point(Mark.MET if settled else Mark.OPEN, f"{who} found it", labels(found))


def _of_being(matter: Matter, status: Status) -> Iterator[Point]:
    """Of guarantees and declarations, only how they came about and what befell them counts."""
    del matter, status
    return iter(())


def effects_on(matter: Matter) -> Iterator[Point]:
    """Say what other clauses have done to the instance, or could do to it."""
    case, rule = matter.case, matter.rule
    done = case.course.orders_on(case.record, case.at)
    for order in done:
        words = f"[{order.by}] {_DOES[order.effect.value]} on {as_date(order.at)}"
        yield Point(Mark.MET, words, labels(order.evidence), order.by, order.at)
    has = {(order.by, order.effect) for order in done}
    for other in case.course.rules:
        for change in other.changes:
            if rule.id in change.rules and (other.id, change.effect) not in has:
                words = f"[{other.id}] {_DOES[change.effect.value]}"
                yield Point(Mark.NOT_MET, words, clause=other.id)


_DOES = {
    "lapse": "lets it lapse",
    "void": "makes it void",
    "suspend": "suspends it",
    "reinstate": "reinstates it",
    "revoke": "revokes it",
    "end": "ends it",
    "apply": "lets it apply again",
    "not apply": "takes away its application",
    "enter into force": "brings it into force",
    "grant": "grants it",
}

_OF_KIND: dict[NormKind, Callable[[Matter, Status], Iterator[Point]]] = {
    NormKind.ACHIEVE: _of_achieving,
    NormKind.EXPECTATION: _of_achieving,
    NormKind.CONSEQUENCE: _of_consequence,
    NormKind.PROVISION: _of_consequence,
    NormKind.GUARANTEE: _of_being,
    NormKind.DECLARATION: _of_being,
}
