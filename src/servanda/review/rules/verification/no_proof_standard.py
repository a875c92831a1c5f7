"""A consequence that turns on facts, with no word on how they must be shown."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.review.accusations import accusations, found_elsewhere
from servanda.review.comma_phrases import says
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Find accusations without a standard of proof of their own or in a clause on findings."""
    accusing = accusations(case.agreement)
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
        for norm in accusing
        if not says(norm, s.Slot.STANDARD) and norm.id not in settled
    )
    return Looked(f"{len(accusing)} consequences of a breach", len(accusing), hits)


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
