"""Nobody is named to find the breach, or the fact, from which something follows."""

from __future__ import annotations

from servanda.effects.accusations import (
    accused_acts,
    found_elsewhere,
    is_on_anybodys_breach,
    turning_on_facts,
    turns_on_a_fact,
)
from servanda.instrument.pact import syntax as s
from servanda.norms import Norm, NormKind
from servanda.norms.comma_phrases import CHECKED_BY, says
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Find consequences of what somebody does that no named body sets in motion."""
    consequences = tuple(
        norm for norm in turning_on_facts(case.agreement) if norm.kind is NormKind.CONSEQUENCE
    )
    elsewhere = found_elsewhere(case.agreement)
    hits = tuple(
        Hit(
            norm.clause,
            f"This follows from {_what(norm)}, and nobody is named to find it.",
            at=norm.at,
            quote=norm.quote,
        )
        for norm in consequences
        if norm.id not in elsewhere
        and norm.parent not in elsewhere
        and not _has_decider(norm)
        and not is_on_anybodys_breach(case.agreement, norm)  # no-attribution-body asks for both
    )
    return Looked(f"{len(consequences)} consequences that turn on facts", len(consequences), hits)


def _what(norm: Norm) -> str:
    done = norm.parent is not None or accused_acts(norm) or not turns_on_a_fact(norm)
    return "what somebody is said to have done" if done else "what is said to be so"


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
