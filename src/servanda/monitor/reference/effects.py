"""What a rule that fires brings about, and what follows from voidness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from servanda.monitor.program import Change, Effect, Rule
from servanda.monitor.reference.course import Course, Order, subject_of
from servanda.monitor.reference.facts import Fact
from servanda.monitor.reference.solution import shifted
from servanda.vocabulary.instance import Instance


def bring_about(
    course: Course,
    rule: Rule,
    binding: Mapping[str, Instance],
    evidence: tuple[Fact, ...],
    at: int,
) -> None:
    """Let the effects of a rule take hold: at the next instant, or when notice has run out."""
    from_then = (at if rule.notice is None else shifted(at, rule.notice)) + 1
    for change in rule.changes:
        order = Order(
            from_then,
            change.effect,
            rule.id,
            binding,
            evidence,
            change.status,
            subject_of(change.subject, binding),
            change.until,
        )
        course.issue(change, order)
        if change.effect is Effect.VOID:
            _follow_voidness(course, change, order)


def _follow_voidness(course: Course, change: Change, order: Order) -> None:
    """Void what derives from it alone; suspend what it was given in exchange for."""
    derived = tuple(r.id for r in course.rules if r.parent in change.rules)
    if derived:
        further = Change(Effect.VOID, derived)
        course.issue(further, order)
        _follow_voidness(course, further, order)
    given = tuple(
        rule.id
        for rule in course.rules
        if any(other in change.rules for other in rule.exchange)
        or any(rule.id in _exchange_of(course, voided) for voided in change.rules)
    )
    suspended = tuple(dict.fromkeys(id_ for id_ in given if id_ not in change.rules))
    if suspended:
        course.issue(Change(Effect.SUSPEND, suspended), replace(order, effect=Effect.SUSPEND))


def _exchange_of(course: Course, id_: str) -> tuple[str, ...]:
    return next((rule.exchange for rule in course.rules if rule.id == id_), ())
