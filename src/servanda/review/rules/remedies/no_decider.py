"""Nobody is named to find the breach."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Norm
from servanda.review.accusations import found_elsewhere, is_on_anybodys_breach
from servanda.review.comma_phrases import CHECKED_BY, says
from servanda.review.remedies import breach_consequences
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Find consequences of a breach that no named body sets in motion."""
    consequences = breach_consequences(case.agreement)
    elsewhere = found_elsewhere(case.agreement)
    hits = tuple(
        Hit(
            norm.clause,
            "This follows from what somebody is said to have done, and nobody is named to find it.",
            at=norm.at,
            quote=norm.quote,
        )
        for norm in consequences
        if norm.id not in elsewhere
        and norm.parent not in elsewhere
        and not _has_decider(norm)
        and not is_on_anybodys_breach(case.agreement, norm)  # no-attribution-body asks for both
    )
    return Looked(f"{len(consequences)} consequences of a breach", len(consequences), hits)


def _has_decider(norm: Norm) -> bool:
    """Whether somebody finds it: whoever checks a duty also finds that it was not done."""
    return (
        says(norm, s.Slot.FOUND_BY, *CHECKED_BY)
        if norm.parent is not None
        else says(norm, s.Slot.FOUND_BY)
    )


RULE = Rule(
    code="no-decider",
    family=Family.REMEDIES,
    kind=Kind.FORMAL,
    title="a consequence that nobody is named to find",
    silenced_by="“as found by BODY”, or a clause by which a body decides on breaches",
    look=look,
    gather=Gather.ARTICLE,
)
