"""A consequence that turns on facts, with no word on how they must be shown."""

from __future__ import annotations

from servanda.effects.accusations import found_elsewhere, turning_on_facts
from servanda.instrument.pact import syntax as s
from servanda.norms.comma_phrases import says
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Find consequences without a standard of proof of their own or in a clause on findings."""
    turning = turning_on_facts(case.agreement)
    settled = found_elsewhere(case.agreement, s.Slot.STANDARD)
    hits = tuple(
        Hit(
            norm.clause,
            "The text does not say how surely the facts must be shown"
            + ("." if says(norm, s.Slot.BURDEN) else ", nor by whom."),
            at=norm.at,
            quote=norm.quote,
            other_reading="The same facts are enough for one side and too little for the other.",
        )
        for norm in turning
        if not says(norm, s.Slot.STANDARD) and norm.id not in settled
    )
    return Looked(f"{len(turning)} consequences that turn on facts", len(turning), hits)


RULE = Rule(
    code="no-proof-standard",
    family=Family.VERIFICATION,
    kind=Kind.FORMAL,
    title="a consequence that turns on facts, with no standard of proof",
    silenced_by="“proved to the standard …” on the clause, or on a clause that has a body find "
    "breaches",
    look=look,
    gather=Gather.ARTICLE,
)
