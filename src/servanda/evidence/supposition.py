"""Suppositions for a what-if: that something took place on which an agreement waits."""

from __future__ import annotations

from servanda.evidence.claim import Claim, ClaimKind
from servanda.findings import Finding, Fix, Severity
from servanda.instrument.nearest_name import nearest_name
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.words import POINTS
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.calendar import NoSuchMomentError, moment

MARK = "supposed: "
"""Begins the label of what nobody reported and is supposed all the same."""


def supposed(written: str, vocabulary: Vocabulary) -> Claim | Finding:
    """Return the claim that `signature=2026-01-01` supposes, or what is wrong with it.

    What may be supposed are the happenings that every agreement knows by name, and the events that
    it declares.
    """
    event, equals, date = (part.strip() for part in written.partition("="))
    known = (*POINTS, *(entity.name for entity in vocabulary.of_kind(Kind.EVENT)))
    if not equals or not date:
        message = f"“{written}” supposes nothing: it needs an event and a date."
        return _mistake(message, "Write it as signature=2026-01-01.")
    if event not in known:
        near = nearest_name(event, known, 0.5)
        hint = f"Did you mean “{near}”?" if near else f"It knows: {', '.join(known)}."
        return _mistake(f"The agreement knows no event “{event}”.", hint)
    try:
        happened = moment(date)
    except NoSuchMomentError as problem:
        return _mistake(f"“{written}” supposes nothing: {problem}")
    return Claim(f"{MARK}{event} on {date}", ClaimKind.EVENT, event, happened=happened)


def _mistake(message: str, fix: str | None = None) -> Finding:
    return Finding(
        "cannot-suppose", Severity.MISTAKE, message, fix=Fix(fix) if fix is not None else None
    )
