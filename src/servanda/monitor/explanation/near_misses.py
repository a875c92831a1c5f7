"""Reports that come near to what is asked, and what sets them apart from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from servanda.evidence.claim import Claim
from servanda.evidence.wording import in_words
from servanda.monitor.explanation.proof import Mark, Point
from servanda.monitor.explanation.wording import Wording
from servanda.monitor.program import Pattern, Slot
from servanda.monitor.reference.facts import Fact, stands
from servanda.vocabulary.instance import Instance

MOST = 3
"""So many are shown; the nearest first."""


def near_misses(
    pattern: Pattern,
    facts: Iterable[Fact],
    binding: Mapping[str, Instance],
    wording: Wording,
) -> tuple[Point, ...]:
    """Say of reports of the same kind of thing in what they are not what is asked."""
    missed = [
        (apart, fact) for fact in facts if (apart := _apart(pattern, fact.claim, binding, wording))
    ]
    nearest = sorted(missed, key=lambda one: len(one[0]))[:MOST]
    return tuple(
        Point(
            Mark.NOT_MET,
            f"{in_words(fact.claim)}: {'; '.join(apart)}",
            (fact.claim.report,),
            at=fact.at,
        )
        for apart, fact in nearest
    )


def _apart(
    pattern: Pattern, claim: Claim, binding: Mapping[str, Instance], wording: Wording
) -> list[str]:
    apart: list[str] = []
    if claim.negated != pattern.negated:
        apart.append("it says that this did not happen" if claim.negated else "it says that it did")
    slots = (("by", pattern.subject, claim.subject), *_roles(pattern, claim))
    for word, slot, found in slots:
        if not any(True for _ in stands(slot, found, binding)):
            asked = wording.slot(slot, binding) or "somebody in particular"
            at = f"{word} " if word else ""
            said = "it does not say" if found is None else f"{at}{found}"
            apart.append(f"{said}, not {at}{asked}" if found is not None else f"{said} {at}{asked}")
    apart += [
        f"it does not say that it was all {wording.slot(slot, binding)}"
        for role, slot in pattern.roles
        if role in pattern.every and (found := claim.role(role)) is not None and not found.every
    ]
    return apart


def _roles(pattern: Pattern, claim: Claim) -> tuple[tuple[str, Slot, Instance | None], ...]:
    return tuple((role, slot, claim.role(role)) for role, slot in pattern.roles)
