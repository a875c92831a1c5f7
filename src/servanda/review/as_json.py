"""A review as JSON, in a form that is published and versioned (`review-1.json`, beside this)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from servanda.findings import Finding
from servanda.findings.rendering import finding_as_json
from servanda.review.run import Review, RuleOutcome

SCHEMA = "servanda/review-1.json"


def to_json(reviews: Sequence[tuple[str, Review]], mistakes: Iterable[Finding] = ()) -> str:
    """Return reviews, each with the name of its file, as one JSON document.

    `mistakes` are what could not be read in those files, and so has not been reviewed.
    """
    document = {
        "schema": SCHEMA,
        "findings": [_in(f, name) for name, r in reviews for f in r.findings],
        "checks": [_check(o, name) for name, r in reviews for o in r.outcomes],
        "to_settle": [_in(f, name) for name, r in reviews for f in r.to_settle],
        "answered": [_in(f, name) for name, r in reviews for f in r.answered],
        "unread": [{"file": name, "clause": label} for name, r in reviews for label in r.unread],
        "mistakes": [finding_as_json(mistake) for mistake in mistakes],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _in(finding: Finding, name: str) -> dict[str, object]:
    """Name the file even of a finding on the text as a whole, which has no place."""
    return {**finding_as_json(finding), "file": finding.span.source if finding.span else name}


def _check(outcome: RuleOutcome, name: str) -> dict[str, object]:
    return {
        "file": name,
        "code": outcome.rule.code,
        "outcome": outcome.outcome,
        "looked_at": outcome.looked_at,
    }
