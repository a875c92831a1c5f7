"""Guarantees, declarations and consequences: what comes about, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace

from servanda.monitor.program import Effect, HasStatus
from servanda.monitor.reference.case import Case
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Episode, Status, Verdict

IN_BEING = frozenset({Status.IN_FORCE, Status.REINSTATED})
"""What is so brings about what a declaration declares."""

_STRONGEST_FIRST = (Status.TRIGGERED, Status.BLOCKED, Status.UNDECIDED)


def guarantee(case: Case) -> Verdict:
    """Judge a guarantee: in force, suspended, lapsed, void or reinstated."""
    return _in_being(case)


def declaration(case: Case) -> Verdict:
    """Judge a declaration: the status that it creates exists, or has been revoked."""
    said = _in_being(case)
    if said.status is not Status.IN_FORCE:
        return said
    # The status comes about strictly after the declaration.
    if said.since is not None and case.at > said.since:
        for change in case.rule.changes:
            if change.effect is Effect.GRANT and change.status is not None:
                # It is the bearer's own, whomever his doing counts for.
                asked = HasStatus(change.status, replace(change.subject, counts_as=()))
                if case.conditions.value(asked, case.binding, case.at) is Truth.FALSE:
                    return case.verdict(Status.REVOKED)
    return said


def _in_being(case: Case) -> Verdict:
    facts = case.record.evidence
    changed = case.by_effect(earlier_stands=False)
    if changed is not None:
        return case.verdict(*changed, facts=facts)
    if case.begins is None or case.at < case.begins:
        return case.verdict(Status.DORMANT, facts=facts)
    if not case.start.known:
        return case.verdict(Status.UNDECIDED, why=case.unknown_start)
    if case.ends is not None and case.ends <= case.at:
        return case.verdict(Status.LAPSED, case.ends, facts=facts)
    reinstated = case.standing(case.at).reinstated
    if reinstated is not None:
        return case.verdict(Status.REINSTATED, reinstated, facts=facts)
    return case.verdict(Status.IN_FORCE, case.begins, facts=facts)


def consequence(case: Case) -> Verdict:
    """Judge a consequence by how it fired: triggered, blocked, undecided, or not met."""
    firings = [firing for firing in case.record.firings if firing.at <= case.at]
    for status in _STRONGEST_FIRST:
        fired = [firing for firing in firings if firing.status is status]
        if fired:
            episodes = (
                Episode(f.at, f.latest, tuple(fact.claim.report for fact in f.evidence))
                for f in fired
            )
            return case.verdict(
                status,
                fired[0].at,
                episodes=episodes,
                facts=(fact for f in fired for fact in f.evidence),
                why=(why for f in fired for why in f.why),
            )
    changed = case.by_effect(earlier_stands=False)
    if changed is not None:
        return case.verdict(*changed)
    if case.begins is None or case.at < case.begins:
        return case.verdict(Status.DORMANT)
    return case.verdict(Status.NOT_MET)
