"""Circles of effects that run within one instant, without any new report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from servanda.findings import Finding, Severity
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.from_norms.strata import changing_rules, status_key, strata_of
from servanda.monitor.program import (
    After,
    Effect,
    Fired,
    HasStatus,
    InState,
    Not,
    Rule,
    State,
)
from servanda.norms import Agreement

_BY_EFFECT = frozenset(State) - {State.BREACHED, State.KEPT, State.COMPLETE, State.BEGUN}
"""States that an effect alone brings about; the others need an act, or time to pass."""


def circles_in_an_instant(rules: tuple[Rule, ...], agreement: Agreement) -> Iterator[Finding]:
    """Yield a finding for each circle of rules that set one another off at once."""
    changing = changing_rules(rules)
    at_once = {rule.id: tuple(_set_off_by(rule, changing)) for rule in rules}
    by_id = {rule.id: rule for rule in rules}
    for stratum in strata_of(at_once):
        first = stratum[0]
        alone = len(stratum) == 1 and first not in at_once[first]
        if alone or all(_only_adds(by_id[name]) for name in stratum):
            continue
        clauses = tuple(dict.fromkeys(by_id[name].clause for name in stratum))
        named = " and ".join(f"[{clause}]" for clause in clauses)
        yield Finding(
            "circle-in-an-instant",
            Severity.MEDIUM,
            f"{named} can go round in a circle within one instant: what one does is what another "
            "waits for, and nothing new need happen. The monitor lets each effect hold just after "
            "its cause.",
            span=agreement.by_id[first].at,
            clause=by_id[first].clause,
            against=clauses[1:],
        )


def _set_off_by(rule: Rule, changing: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Yield the rules whose effects alone may bring about what a rule waits for."""
    if rule.trigger is not None and isinstance(rule.trigger.condition, Fired):
        yield rule.trigger.condition.rule
    for key in dict.fromkeys(_awaited(rule)):
        yield from changing.get(key, ())


def _awaited(rule: Rule) -> Iterator[str]:
    """Yield the rules and statuses whose state, brought about by an effect, a rule asks for."""
    for piece in _at_once(rule.trigger):
        match piece:
            case InState(rules=asked, state=state) if state in _BY_EFFECT:
                yield from asked
            case HasStatus(status=status):
                yield status_key(status)


def _only_adds(rule: Rule) -> bool:
    """Whether a rule does no more than give statuses, once each: a recursive definition settles."""
    trigger = rule.trigger
    if trigger is None or any(change.effect is not Effect.GRANT for change in rule.changes):
        return False
    if isinstance(trigger.condition, Fired):
        return True
    denied = (p for p in pieces(trigger) if isinstance(p, Not))
    return not trigger.each_time and not any(
        isinstance(piece, HasStatus | InState) for part in denied for piece in pieces(part)
    )


def _at_once(condition: object) -> Iterator[object]:
    """Yield the pieces of a condition, those left out that lie behind a length of time."""
    delayed = {
        id(inner)
        for piece in pieces(condition)
        if isinstance(piece, After) and piece.length.count > 0
        for inner in pieces(piece.of)
    }
    return (piece for piece in pieces(condition) if id(piece) not in delayed)
