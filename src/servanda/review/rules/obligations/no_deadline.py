"""A duty to achieve something, with no date or period."""

from __future__ import annotations

from servanda.effects.checking import is_check
from servanda.norms import Agreement, Filling, Gap, Norm, NormKind
from servanda.norms.acts import concerned
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule

# How treaties speak of doing what they ask (Vienna Convention on the Law of Treaties, articles 26,
# 60 and 61: performance, fulfilment, execution; “carry out” and “implement” in most of the corpus).
_DO = frozenset(
    {"accomplish", "carry out", "complete", "execute", "fulfil", "fulfill", "implement", "perform"}
)  # fmt: skip


def look(case: Case) -> Looked:
    """Find duties to achieve whose deadline is a hole."""
    agreement = case.agreement
    duties = [d for d in agreement.of_kind(NormKind.ACHIEVE) if not is_check(agreement, d)]
    due = _due_elsewhere(agreement)
    hits = tuple(
        Hit(
            duty.clause,
            "The text does not say by when this is to be done.",
            at=duty.at,
            quote=duty.quote,
        )
        for duty in duties
        if duty.has_hole(Gap.DEADLINE) and duty.id not in due
    )
    return Looked(f"{len(duties)} duties to achieve something", len(duties), hits)


def _due_elsewhere(agreement: Agreement) -> frozenset[str]:
    """Return the ids of the norms to which another clause gives a date: “carry out [3], by …”."""
    return frozenset(
        norm.id
        for clause in agreement.of_kind(NormKind.ACHIEVE)
        if _gives_a_date(clause) and clause.act is not None
        for norm in concerned(agreement, clause.act)
    )


def _gives_a_date(clause: Norm) -> bool:
    deadline = clause.part(Gap.DEADLINE)
    return (
        clause.act is not None
        and clause.act.verb in _DO
        and deadline is not None
        and deadline.filling is Filling.STATED
    )


RULE = Rule(
    code="no-deadline",
    family=Family.OBLIGATIONS,
    kind=Kind.FORMAL,
    title="a duty with no date or period",
    silenced_by="a date, a period with its starting event, or “by (not applicable)”",
    look=look,
    gather=Gather.WHOLE,
)
