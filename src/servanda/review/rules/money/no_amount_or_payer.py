"""Money is promised, or sanctions are to be lifted, without saying how much, by whom or when."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.effects.agreeing import TALKING
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.comma_phrases import DUE, says
from servanda.norms.walk import pieces
from servanda.review.matter import speaks_of
from servanda.review.money import (
    PAYMENT,
    SUBJECT,
    creates,
    lacks_a_payer,
    lacks_a_reliever,
    pays,
    pools_in,
    relieves,
    sum_stated,
)
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import does_not_say, one_each

_WHEN = (*DUE, s.Slot.EVERY, s.Slot.STAGE)
_AGREEING = TALKING | {"consider", "decide"}


def look(case: Case) -> Looked:
    """Find payments without a sum or a payer, and relief without a schedule or condition."""
    agreement = case.agreement
    sums = {w for n in agreement.norms if sum_stated(n) for w in speaks_of(agreement, n, PAYMENT)}
    payments = reliefs = 0
    hits = []
    for norm in agreement.norms:
        missing: tuple[str, ...] = ()
        about = speaks_of(agreement, norm, SUBJECT)
        if pays(agreement, norm):
            payments += 1
            missing = tuple(_missing_of_payment(agreement, norm, sum_known=bool(sums & {*about})))
        elif relieves(agreement, norm):
            reliefs += 1
            missing = tuple(_missing_of_relief(agreement, norm))
        if missing:
            opening = f"On “{about[0]}”: the" if about else "The"
            message = f"{opening} text {does_not_say(missing)}."
            hits.append(Hit(norm.clause, message, norm.at, norm.quote))
    looked = f"{payments} payments and {reliefs} clauses on sanctions"
    return Looked(looked, payments + reliefs, one_each(hits))


def _missing_of_payment(agreement: Agreement, norm: Norm, *, sum_known: bool) -> Iterator[str]:
    if pools_in(agreement, norm) and not creates(norm):
        return  # the money is there: it is the pool itself
    if not sum_known and not sum_stated(norm):
        yield "how much is to be paid"
    if lacks_a_payer(agreement, norm):
        yield "who pays"


def _missing_of_relief(agreement: Agreement, norm: Norm) -> Iterator[str]:
    if lacks_a_reliever(agreement, norm):
        yield "who lifts the measures"
    if not says(norm, *_WHEN) and not any(map(_releases, norm.conditions)):
        yield "when or on what condition they are lifted"


def _releases(condition: s.Condition) -> bool:
    """Whether a condition can be met; that somebody must first agree on it says nothing yet."""
    return any(
        isinstance(p, s.Stands | s.Measures | s.Point | s.Reference | s.Judged)
        or (isinstance(p, s.Happens) and p.act.verb not in _AGREEING)
        for p in pieces(condition)
    )


RULE = Rule(
    code="no-amount-or-payer",
    family=Family.MONEY,
    kind=Kind.FORMAL,
    title="a payment without a sum or a payer, or relief without a schedule or condition",
    silenced_by="“amount USD 5 million” and a payer; for relief a date, stages or a condition",
    look=look,
)
