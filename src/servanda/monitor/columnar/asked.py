"""What a program asks of claims: its patterns, and the columns that each needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from servanda.evidence.claim import ClaimKind
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import (
    Bearing,
    HasStatus,
    Judged,
    Limit,
    Measured,
    Occurred,
    Pattern,
    Program,
    Rule,
    Slot,
)
from servanda.norms.norm import NormKind

SUBJECT: str = "subject"
"""The variable that stands for what has a status."""


def patterns_of(program: Program) -> tuple[Pattern, ...]:
    """Return every pattern that an evaluation looks up, each once, in the order of the text."""
    found: dict[Pattern, None] = {}
    for part in pieces(program):
        match part:
            case Pattern():
                found[part] = None
            case HasStatus(status=status):
                found |= dict.fromkeys(status_patterns(status))
            case Judged(words=words):
                found |= dict.fromkeys(judgements(words))
            case Rule(kind=NormKind.DECLARATION, changes=changes):
                for status in filter(None, (change.status for change in changes)):
                    found |= dict.fromkeys(status_patterns(status))
    found |= dict.fromkeys(_jointly(program))
    found |= dict.fromkeys(left_undone_by(r.verifiers) for r in program.rules if r.verifiers)
    found |= dict.fromkeys(event_pattern(name) for name in (ENTRY_EVENT, END_EVENT))
    found |= dict.fromkeys(findings_of_breach())
    return tuple(found)


def _jointly(program: Program) -> Iterator[Pattern]:
    for rule in program.rules:
        if rule.bearing is Bearing.JOINTLY and rule.duty is not None:
            yield from (acting(rule.duty.act, bearer) for bearer in rule.bearers)


ENTRY_EVENT, END_EVENT = "entry into force", "end"
"""The events that say of themselves that the agreement begins or ends."""


def event_pattern(name: str) -> Pattern:
    """Return the pattern of a claim that something that has a name took place."""
    return Pattern(ClaimKind.EVENT, name)


def status_patterns(status: str) -> tuple[Pattern, Pattern]:
    """Return the patterns of claims that something has a status, and that it has not."""
    subject = Slot(variable=SUBJECT)
    return (
        Pattern(ClaimKind.STATUS, status, subject),
        Pattern(ClaimKind.STATUS, status, subject, negated=True),
    )


def judgements(words: str) -> tuple[Pattern, Pattern]:
    """Return the patterns of claims that an act fits some words, and that it does not."""
    return (
        Pattern(ClaimKind.JUDGEMENT, words),
        Pattern(ClaimKind.JUDGEMENT, words, negated=True),
    )


def findings_of_breach() -> tuple[Pattern, ...]:
    """Return the patterns of claims that a clause is breached, or kept, or is not so."""
    return tuple(
        Pattern(ClaimKind.STATUS, what, negated=negated)
        for what in ("breached", "kept")
        for negated in (False, True)
    )


WHATEVER = "*"
"""Stands in place of a verb where it does not matter what was done."""


def left_undone_by(verifiers: tuple[str, ...]) -> Pattern:
    """Return the pattern of claims that those who are to verify did not do something."""
    return Pattern(ClaimKind.ACT, WHATEVER, Slot(frozenset(verifiers)), negated=True)


def acting(act: Pattern, bearer: str) -> Pattern:
    """Return the pattern of what one does of several who are bound to an act together."""
    return replace(act, subject=Slot(frozenset({bearer})))


def measured_patterns(program: Program) -> frozenset[Pattern]:
    """Return the patterns of whose claims the figures are asked."""
    found: set[Pattern] = set()
    for part in pieces(program):
        match part:
            case Measured(pattern=pattern) | Limit(measure=pattern):
                found.add(pattern)
            case Occurred(pattern=pattern, total_unit=unit) if unit is not None:
                found.add(pattern)
            case Rule(duty=duty) if duty is not None and duty.amount is not None:
                found.add(duty.act)
    return frozenset(found)
