"""A report of a ledger with its history, for people and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from servanda.evidence.claim import Claim, Grade, Quantity
from servanda.evidence.ledger import Event, Reported, Withdrawn
from servanda.evidence.ledger.chain import timestamp
from servanda.evidence.ledger.history import History
from servanda.evidence.ledger.rows import claim_as_json
from servanda.vocabulary.calendar import Moment, as_date

_SCALES = {"source": "how reliable the source is", "statement": "how credible the statement is"}


def lines_of(history: History) -> Iterator[str]:
    """Yield what is to be said of a report, line by line, its heading left out."""
    if history.words is not None:
        yield history.words
    else:
        yield from (_claim(claim) for claim in history.claims)
    if history.corrects is not None:
        yield f"It corrects {history.corrects.corrects}: {history.corrects.because}"
    if history.grades:
        yield "Graded " + ", ".join(map(_grade, history.grades))
    if history.disagreement:
        on = " and ".join(_SCALES[scale] for scale in history.disagreement)
        yield f"The raters disagree on {on}."
    for event, answer in history.answers:
        yield f"{answer.party} {answer.attitude} it ({_noted(event)})."
    if history.ended is not None:
        yield _end(history.ended)


def as_json(history: History) -> dict[str, Any]:
    """Return a report with its history as data; instants in claims are µs since 1970 UTC."""
    ended = history.ended
    corrects = history.corrects
    return {
        "report": history.label,
        "entry": history.entry,
        "recorded": timestamp(history.recorded),
        "by": history.by,
        "words": history.words,
        "claims": [claim_as_json(claim) for claim in history.claims],
        "counts": ended is None,
        "corrects": corrects and {"report": corrects.corrects, "because": corrects.because},
        "ended": ended and _end_as_json(ended),
        "answers": [
            {
                "party": answer.party,
                "attitude": answer.attitude,
                "entry": event.number,
                "recorded": event.recorded,
            }
            for event, answer in history.answers
        ],
        "grades": [
            {"reliability": g.reliability, "credibility": g.credibility, "rater": g.rater}
            for g in history.grades
        ],
        "raters_disagree_on": list(history.disagreement),
    }


def _end_as_json(event: Event) -> dict[str, Any]:
    told: dict[str, Any] = {"entry": event.number, "recorded": event.recorded, "by": event.by}
    match event.content:
        case Reported(label, because=because):
            return {**told, "how": "corrected", "report": label, "because": because}
        case Withdrawn(because=because):
            return {**told, "how": "withdrawn", "report": None, "because": because}
    return told


def _end(event: Event) -> str:
    match event.content:
        case Reported(label, because=because):
            return f"Corrected by {label} ({_noted(event)}): {because}"
        case Withdrawn(by=by, because=because):
            return f"Withdrawn by {by} ({_noted(event)}): {because}"
    return ""


def _noted(event: Event) -> str:
    return f"entry {event.number:,}, {event.recorded[:10]}"


def _grade(grade: Grade) -> str:
    given = f"{grade.reliability or ''}{grade.credibility or ''}"
    return f"{given} by {grade.rater}" if grade.rater else given


def _claim(claim: Claim) -> str:
    """Say what a claim says, where nobody wrote it down in Pact."""
    subject = f"{claim.subject} " if claim.subject else ""
    denied = "not " if claim.negated else ""
    roles = "".join(f" {word} {who}" if word else f" {who}" for word, who in claim.roles)
    amount = f", {_quantity(claim.quantity)}" if claim.quantity else ""
    when = f"{_when(claim.happened)}: " if claim.happened else ""
    teller = f", says {claim.teller}" if claim.teller else ""
    return f"{when}{subject}{denied}{claim.what}{roles}{amount}{teller}"


def _when(moment: Moment) -> str:
    first, last = as_date(moment.first), as_date(moment.last)
    return first if first == last else f"{first} to {last}"


def _quantity(quantity: Quantity) -> str:
    low, high = f"{quantity.low:g}", f"{quantity.high:g}"
    amount = low if low == high else f"{low} to {high}"
    best = f" (best estimate {quantity.best:g})" if quantity.best is not None else ""
    return f"{amount} {quantity.unit}{best}".strip()
