"""A duty to achieve something, with no date or period."""

from __future__ import annotations

from servanda.norms import Gap, NormKind
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Find duties to achieve whose deadline is a hole."""
    duties = case.agreement.of_kind(NormKind.ACHIEVE)
    hits = tuple(
        Hit(
            duty.clause,
            "The text does not say by when this is to be done.",
            at=duty.reading.at,
            quote=duty.quote,
        )
        for duty in duties
        if duty.has_hole(Gap.DEADLINE)
    )
    return Looked(f"{len(duties)} duties to achieve something", len(duties), hits)


RULE = Rule(
    code="no-deadline",
    family=Family.OBLIGATIONS,
    kind=Kind.FORMAL,
    title="a duty with no date or period",
    silenced_by="a date, a period with its starting event, or “by (not applicable)”",
    look=look,
    gather=Gather.WHOLE,
)
