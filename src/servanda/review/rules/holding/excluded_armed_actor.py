"""Others whose acts the text counts on, or who could wreck it, and who do not sign."""

from __future__ import annotations

from servanda.norms import DUTIES, Agreement, NormKind
from servanda.norms.declared import is_named_outside
from servanda.norms.walk import happenings
from servanda.review.armed_forces import TROOPS
from servanda.review.matter import matter
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule
from servanda.review.stakes import uses_force
from servanda.review.telling import listed

_COUNTED_ON = DUTIES | {NormKind.EXPECTATION, NormKind.GUARANTEE}


def look(case: Case) -> Looked:
    """Find who is counted on, or whose force is foreseen, without a signature."""
    agreement = case.agreement
    outside = [name for name in _acting(agreement) if is_named_outside(agreement, name)]
    looked = f"{len(outside)} who do not sign and whose acts the text counts on"
    if not outside:
        return Looked(looked, 0)
    question = (
        "Who, with forces or the means to wreck the agreement, does not sign it? Who of them was "
        "asked, and what happens if one refuses?"
    )
    known_forces = _armed(agreement)
    armed = [name for name in outside if name in known_forces]
    if armed:
        known = f"These do not sign, and the text rules on forces of theirs: {listed(armed)}."
        question = f"{known} {question}"
    hit = Hit(WHOLE, question)
    return Looked(looked, len(outside), (hit,))


def _acting(agreement: Agreement) -> tuple[str, ...]:
    """Return who bears duties or uses force in a condition, in the order of the text."""
    found: dict[str, None] = {}
    for norm in agreement.norms:
        if norm.kind in _COUNTED_ON:
            found |= dict.fromkeys(norm.bearers)
        for happening in happenings(norm.conditions):
            if uses_force(agreement, happening.act.verb):
                found |= dict.fromkeys(agreement.vocabulary.names(happening.subject))
    return tuple(found)


def _armed(agreement: Agreement) -> frozenset[str]:
    """Return whose use of force the text foresees, and on whose forces it sets rules."""
    found: set[str] = set()
    for norm in agreement.norms:
        forcible = norm.act is not None and uses_force(agreement, norm.act.verb)
        if forcible or any(TROOPS.search(name) for name in matter(agreement, norm.core)):
            found.update(norm.bearers)
        for happening in happenings(norm.conditions):
            if uses_force(agreement, happening.act.verb):
                found.update(agreement.vocabulary.names(happening.subject))
    return frozenset(found)


RULE = Rule(
    code="excluded-armed-actor",
    family=Family.HOLDING,
    kind=Kind.ASK,
    title="somebody able to wreck the agreement who has no seat in it",
    silenced_by="their signature, or a person's answer on how they are bound",
    look=look,
)
