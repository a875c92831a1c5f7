"""Which rules need one another, and which of their variables then have the same value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import (
    AGREEMENT,
    BEARER,
    Change,
    Effect,
    Fired,
    HasStatus,
    InState,
    Pattern,
    Program,
    Rule,
    Slot,
    Variable,
)
from servanda.norms.norm import NormKind

Pairs: TypeAlias = frozenset[tuple[Variable, Variable]]
"""Variables of the rule that asks, each with one of the rule that it asks about."""


@dataclass(frozen=True, slots=True)
class Link:
    """The verdicts of `asker` depend on instances of `asked`.

    An instance of the one depends only on those of the other that agree with it in each of `pairs`.
    `by_name`: it matters which instances there are, not only what they bring about.
    """

    asker: str
    asked: str
    pairs: Pairs
    by_name: bool = True


def links_of(program: Program) -> tuple[Link, ...]:
    """Return every link between rules of a program."""
    return tuple(
        dict.fromkeys(
            link
            for rule in program.rules
            for found in (
                _asked_by(rule, rule, program.rules),
                _prevailing(rule, program.rules),
                _changed_by(rule, program.rules),
            )
            for link in found
        )
    )


def settling(program: Program) -> frozenset[str]:
    """Return the rules on which depends whether the agreement is in force at all."""
    conditions = (program.entry, program.termination)
    nobody = Rule(AGREEMENT, AGREEMENT, AGREEMENT, NormKind.PROVISION)
    named = {link.asked for link in _asked_by(conditions, nobody, program.rules)}
    changing = {
        rule.id
        for rule in program.rules
        if any(AGREEMENT in change.rules for change in rule.changes)
    }
    return frozenset(named | changing)


def _asked_by(asked: object, asker: Rule, rules: Sequence[Rule]) -> Iterator[Link]:
    for piece in pieces(asked):
        match piece:
            case InState(rules=ids, by=by, same=same):
                called = dict(same)
                for other in rules:
                    if other.id in ids:
                        yield Link(asker.id, other.id, _in_state(other, called, by))
            case Fired(rule=fired):
                for other in rules:
                    if other.id == fired:
                        yield Link(asker.id, other.id, _same_names(other.variables))
            case HasStatus(status=status, subject=subject):
                yield from _giving(asker, status, subject, rules)
            case Change(effect=Effect.GRANT, status=str() as status, subject=subject):
                # A declaration asks whether the status that it gave is still there.
                yield from _giving(asker, status, subject, rules)
            case _:
                pass


def _in_state(other: Rule, called: dict[Variable, Variable], by: Slot) -> Pairs:
    pairs = {
        (called.get(name, name), name)
        for name in other.variables
        if name != BEARER or name in called
    }
    if by.variable is not None and not by.counts_as:
        pairs.add((by.variable, other.bearer or BEARER))
    return frozenset(pairs)


def _same_names(names: Iterable[Variable]) -> Pairs:
    return frozenset((name, name) for name in names if name != BEARER)


def _giving(asker: Rule, status: str, subject: Slot, rules: Sequence[Rule]) -> Iterator[Link]:
    """Yield links to the rules by which a status comes about or goes."""
    for other in rules:
        for change in other.changes:
            if change.status == status:
                pairs: Pairs = frozenset()
                given = change.subject.variable
                if subject.variable and not subject.counts_as and given in other.variables:
                    pairs = frozenset({(subject.variable, given)})
                yield Link(asker.id, other.id, pairs, by_name=False)


def _prevailing(rule: Rule, rules: Sequence[Rule]) -> Iterator[Link]:
    """Yield links to the permissions that prevail over a rule.

    They are asked whether they allow an act: their instances agree with those of the rule where
    both find the value of their variable in the same role of that act.
    """
    for other in rules:
        if other.id in rule.yields_to and other.duty is not None:
            allowed = other.duty.act
            weighed = [
                pattern
                for pattern in pieces((rule.duty, rule.limit))
                if isinstance(pattern, Pattern)
                and (pattern.kind, pattern.what) == (allowed.kind, allowed.what)
            ]
            shared = [frozenset(_in_one_role(pattern, allowed)) for pattern in weighed]
            yield Link(
                rule.id, other.id, frozenset.intersection(*shared) if shared else frozenset()
            )


def _in_one_role(one: Pattern, other: Pattern) -> Iterator[tuple[Variable, Variable]]:
    theirs = dict(other.roles)
    for mine, same in (
        (one.subject, other.subject),
        *((slot, theirs.get(role, Slot())) for role, slot in one.roles),
    ):
        if mine.variable and same.variable and not (mine.counts_as or same.counts_as):
            yield mine.variable, same.variable


def _changed_by(rule: Rule, rules: Sequence[Rule]) -> Iterator[Link]:
    """Yield links from the rules on which the effects of a rule fall."""
    for change in rule.changes:
        for target in _targets(change, rules):
            pairs = _same_names(name for name in target.variables if name in rule.variables)
            yield Link(target.id, rule.id, pairs, by_name=False)


def _targets(change: Change, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules that a change befalls; voidness goes on to what hangs on them."""
    struck = {rule.id: rule for rule in rules if rule.id in change.rules}
    waiting = list(struck.values()) if change.effect is Effect.VOID else []
    for voided in waiting:
        for rule in rules:
            derived = rule.parent == voided.id
            given = voided.id in rule.exchange or rule.id in voided.exchange
            if (derived or given) and rule.id not in struck:
                struck[rule.id] = rule
                waiting.append(rule)
    return tuple(struck.values())
