"""What a rule that fires brings about, and what follows from voidness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from servanda.monitor.columnar.arrays import Ints
from servanda.monitor.columnar.calendar_steps import shifted
from servanda.monitor.columnar.names import NOBODY, Names
from servanda.monitor.columnar.question import Evaluator
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import Orders
from servanda.monitor.program import Change, Effect, Rule, Slot
from servanda.vocabulary.instance import Instance


def brought_about(
    rule: Rule, at: Ints, values: Mapping[str, Ints], evidence: Lists, ev: Evaluator
) -> list[Orders]:
    """Return the effects of a rule, from the next instant, or when notice has run out."""
    begin = (at if rule.notice is None else shifted(at, rule.notice)) + 1
    order = np.argsort(begin, kind="stable")
    values = {name: column[order] for name, column in values.items()}
    begin, evidence = begin[order], evidence.take(order)
    found: list[Orders] = []
    for change in rule.changes:
        subject = _subject_of(change.subject, values, len(begin), ev.told.known.names)
        one = Orders(change, begin, values, evidence, subject)
        found.append(one)
        if change.effect is Effect.VOID:
            found += [
                Orders(more, begin, values, evidence, subject)
                for more in _follow_voidness(change, ev.told.rules)
            ]
    return found


def _follow_voidness(change: Change, rules: tuple[Rule, ...]) -> Iterator[Change]:
    """Void what derives from it alone; suspend what it was given in exchange for."""
    derived = tuple(rule.id for rule in rules if rule.parent in change.rules)
    if derived:
        further = Change(Effect.VOID, derived, until=change.until)
        yield further
        yield from _follow_voidness(further, rules)
    given_for = {rule.id: rule.exchange for rule in rules}
    suspended = tuple(
        rule.id
        for rule in rules
        if rule.id not in change.rules
        and (
            any(other in change.rules for other in rule.exchange)
            or any(rule.id in given_for.get(voided, ()) for voided in change.rules)
        )
    )
    if suspended:
        yield Change(Effect.SUSPEND, tuple(dict.fromkeys(suspended)), until=change.until)


def _subject_of(slot: Slot, values: Mapping[str, Ints], count: int, names: Names) -> Ints:
    """Return whom or what a slot means, for given values of the variables."""
    if slot.variable is not None and slot.variable in values:
        return values[slot.variable]
    if slot.names is not None and len(slot.names) == 1:
        return np.full(count, names.code(Instance(min(slot.names))))
    return np.full(count, NOBODY)
