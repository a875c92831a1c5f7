"""Conditions on what happened, what was left undone, and what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.monitor.beginning import BEGINNING
from servanda.monitor.program import At, Bound, Measured, Occurred, Omitted, OnceTrue, Within
from servanda.monitor.reference.facts import (
    Binding,
    Fact,
    amount_of,
    asks_for_more,
    compare,
    figure_within,
    fits,
    one_each,
)
from servanda.monitor.reference.solution import Evaluator, Origin, Resolved, Solution, shifted
from servanda.monitor.reference.times import first_firings
from servanda.monitor.reference.truth import Truth
from servanda.vocabulary.instance import Instance

_ENDLESS = 1 << 62


def occurred(
    ev: Evaluator, asked: Occurred, binding: Binding, at: int, origin: Origin
) -> Iterator[Solution]:
    """Say for which values of the variables something happened, in its window."""
    found = inside(ev, asked, binding, at, origin)
    if asked.comparison is None:
        for key, facts in found.items():
            yield _solution(dict(key), Truth.TRUE, facts)
        return
    if not found and set(asked.pattern.variables) <= set(binding):
        found[tuple(sorted(binding.items()))] = []
    for key, facts in found.items():
        if compare(_counted(asked, [f for f, _ in facts]), asked.comparison, asked.bound or 0):
            yield _solution(dict(key), Truth.TRUE, facts)


def inside(
    ev: Evaluator, asked: Occurred, binding: Binding, at: int, origin: Origin
) -> dict[tuple[tuple[str, Instance], ...], list[tuple[Fact, bool]]]:
    """Return the fitting facts in the window by the values they give, each with its freshness."""
    found: dict[tuple[tuple[str, Instance], ...], list[tuple[Fact, bool]]] = {}
    for fact in ev.course.facts_until(at):
        for values in fits(asked.pattern, fact.claim, binding):
            lies, fresh = _inside(ev, fact, asked.window, values, at, origin)
            if lies:
                found.setdefault(tuple(sorted(values.items())), []).append((fact, fresh))
    return found


def _inside(
    ev: Evaluator, fact: Fact, window: Within | None, binding: Binding, at: int, origin: Origin
) -> tuple[bool, bool]:
    """Whether a fact lies in the window now, and whether it has only just come to lie in it."""
    if window is None:
        return True, fact.at == at
    if window.of is None:
        entered = fact.at if window.shortest is None else shifted(fact.at, window.shortest)
        entered += window.open_shortest
        ev.course.wake(entered)
        if window.longest is not None:
            left = shifted(fact.at, window.longest) - window.open_longest
            ev.course.wake(left + 1)
            if at > left:
                return False, False
        return entered <= at, entered == at
    anchor = ev.resolve(window.of, binding, at, origin)
    if anchor.first is None or anchor.latest is None:
        return False, False
    first, last = _stretch(window, anchor.first, anchor.latest)
    inside = first <= fact.at <= last
    known_since = fact.at if isinstance(window.of, At) else max(fact.at, anchor.first)
    return inside, inside and at == known_since


def omitted(
    ev: Evaluator, asked: Omitted, binding: Binding, at: int, origin: Origin
) -> Iterator[Solution]:
    """Say for which values of the variables something was left undone, its window being over."""
    of = asked.window.of
    anchors: Iterable[tuple[Binding, Resolved, tuple[Fact, ...]]]
    if isinstance(of, OnceTrue):
        anchors = [
            (b, Resolved(s.first, s.latest), e)
            for b, s, e in first_firings(ev, of.condition, binding, at)
        ]
    elif of is not None:
        anchors = [(binding, ev.resolve(of, binding, at, origin), ())]
    else:
        anchors = []
    for values, anchor, evidence in anchors:
        if anchor.first is None or anchor.latest is None:
            continue
        first, last = _stretch(asked.window, anchor.first, anchor.latest)
        ev.course.wake(last + 1)
        if at > last and not any(
            first <= f.at <= last and fits(asked.pattern, f.claim, values) for f in ev.course.facts
        ):
            yield Solution(values, Truth.TRUE, evidence, at == last + 1, last + 1)


def measured(
    ev: Evaluator, asked: Measured, binding: Binding, at: int, _: Origin
) -> Iterator[Solution]:
    """Say for which values of the variables the latest figure compares so."""
    newest: dict[tuple[tuple[str, Instance], ...], list[Fact]] = {}
    for fact in ev.course.facts_until(at):
        if fact.claim.quantity is None:
            continue
        for values in fits(asked.pattern, fact.claim, binding):
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


def _stretch(window: Within, first: int, latest: int) -> tuple[int, int]:
    """Return the first and the last instant of a stretch after or before an anchor."""
    if window.before:
        begin = -_ENDLESS if window.longest is None else shifted(first, window.longest, -1)
        end = latest if window.shortest is None else shifted(latest, window.shortest, -1)
        return begin + window.open_longest, end - window.open_shortest
    begin = first if window.shortest is None else shifted(first, window.shortest)
    end = _ENDLESS if window.longest is None else shifted(latest, window.longest)
    return begin + window.open_shortest, end - window.open_longest
