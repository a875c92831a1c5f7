"""How the state of today stands in a conflict: who would leave it, and what would stop them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.bargaining.conflict import (
    CoalitionStability,
    Concept,
    Conditions,
    Conflict,
    Extension,
    Misperception,
    Paths,
    Stability,
    Verdict,
)
from servanda.bargaining.enforcement.assumed import placed
from servanda.bargaining.enforcement.assumptions import AssumedConflict
from servanda.bargaining.enforcement.possibility import ALL_KEEP
from servanda.findings import Finding

MOST_STATES = 1 << 13
"""Of more states the working is not shown one by one."""

MOST_FOR_CONDITIONS = 1 << 9
"""With more states there are more conditions than anybody could read."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of a conflict, and in particular of the state of today, if there is one.

    `verdicts` say for each party and concept whether it would leave that state, with the working;
    where comparisons are not known, in the way (a) of `Extension`. `to_keep` says exactly which
    preferences of each party make that state stable, where the states are few. `paths` are where
    moves that improve things for whoever makes them lead from it; `coalitions` and `eyes` are there
    where they were asked for.
    """

    now: str | None
    stability: Stability
    verdicts: tuple[Verdict, ...] = ()
    to_keep: tuple[Conditions, ...] = ()
    paths: Paths | None = None
    coalitions: CoalitionStability | None = None
    eyes: Misperception | None = None
    findings: tuple[Finding, ...] = ()


def standing_of(conflict: Conflict, assumed: AssumedConflict | None) -> Standing:
    """Return how a sound conflict stands; the state of today is the one named, or `all keep`."""
    stability = conflict.stability()
    named = assumed.status_quo if assumed is not None else None
    now = named or (ALL_KEEP if ALL_KEEP in conflict.states else None)
    coalitions = conflict.coalitions() if assumed is not None and assumed.coalitions else None
    eyes = conflict.seen_by(assumed.views) if assumed is not None and assumed.views else None
    places = assumed.places if assumed is not None else {}
    wrong = [f for part in (coalitions, eyes) if part is not None for f in part.findings]
    findings = tuple(placed(finding, places) for finding in wrong)
    if now is None or len(conflict.states) > MOST_STATES:
        return Standing(now, stability, coalitions=coalitions, eyes=eyes, findings=findings)
    stated = assumed is not None and bool(assumed.preferences)
    return Standing(
        now,
        stability,
        tuple(_verdicts(conflict, now)) if stated else (),
        tuple(_to_keep(conflict, now)) if len(conflict.states) <= MOST_FOR_CONDITIONS else (),
        conflict.paths(now, improving=True) if stated else None,
        coalitions,
        eyes,
        findings,
    )


def _verdicts(conflict: Conflict, now: str) -> Iterator[Verdict]:
    for party in conflict.parties:
        for concept in Concept:
            verdict = conflict.verdict(now, party, concept, Extension.A)
            if isinstance(verdict, Verdict):
                yield verdict


def _to_keep(conflict: Conflict, now: str) -> Iterator[Conditions]:
    for party in conflict.parties:
        for concept in Concept:
            conditions = conflict.conditions(now, party, concept)
            if isinstance(conditions, Conditions):
                yield conditions
