"""A proof as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from servanda.monitor.explanation.proof import Point, Proof


def as_json(
    proof: Proof, views: Sequence[str], quotes: Mapping[str, str], told: Mapping[str, str]
) -> dict[str, Any]:
    """Return a proof as the schema `servanda/why-1.json` has it."""
    verdict = proof.verdict
    return {
        "clause": verdict.clause,
        "rule": verdict.rule,
        "reading": verdict.rival,
        "instance": [
            {"variable": name, "name": value.name, "identity": value.identity}
            for name, value in verdict.instance
        ],
        "views": list(views),
        "status": verdict.status.value,
        "expected": None if proof.expected is None else proof.expected.value,
        "why": [{"reason": why.reason.value, "words": why.words} for why in verdict.why],
        "steps": [_step(point) for point in proof.points],
        "quotes": [
            {"rule": rule, "words": quotes[rule]} for rule in proof.clauses if rule in quotes
        ],
        "reports": [{"report": label, "words": told.get(label, "")} for label in proof.reports],
    }


def _step(point: Point) -> dict[str, Any]:
    return {
        "stands": point.mark.value,
        "words": point.words,
        "reports": list(point.reports),
        "more": point.more,
        "rule": point.clause,
        "steps": [_step(part) for part in point.points],
    }
