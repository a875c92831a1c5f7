"""A breach without a stated effect."""

from __future__ import annotations

from servanda.effects.remedies import answered_breaches, vague_answers
from servanda.findings import Note
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Find duties whose breach leads to nothing that the text states."""
    answered = answered_breaches(case.agreement)
    duties = [duty for duty in case.agreement.duties if duty.parent is None]
    vague = vague_answers(case.agreement)
    message = "The text does not say what follows if this is not kept."
    if vague:
        message = "The text does not say what in particular follows if this is not kept."
    notes = tuple(
        Note(f"[{norm.clause}] answers every breach: “{norm.quote}”. By whom is not said.", norm.at)
        for norm in vague
    )
    hits = tuple(
        Hit(
            duty.clause,
            message,
            at=duty.at,
            quote=duty.quote,
            notes=notes,
        )
        for duty in duties
        if duty.id not in answered
    )
    return Looked(f"{len(duties)} duties", len(duties), hits)


RULE = Rule(
    code="no-consequence",
    family=Family.REMEDIES,
    kind=Kind.FORMAL,
    title="a duty whose breach has no stated effect",
    silenced_by="“failing which …”, or a clause that says what follows from any breach",
    look=look,
    gather=Gather.WHOLE,
)
