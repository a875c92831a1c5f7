"""A pool of money, or a payment to the guarantor, that nobody is said to govern or audit."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.effects.checking import VERIFYING
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.comma_phrases import CHECKED_BY, says
from servanda.norms.walk import references
from servanda.review.matter import does, matter, norms_by_matter
from servanda.review.money import GOVERNING, YIELD, pays, pools_in
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import does_not_say, one_each, quoted

_FOR_A_GUARANTEE = "payment for a guarantee"


def look(case: Case) -> Looked:
    """Find pools, shares of profit and paid guarantees without control."""
    agreement = case.agreement
    candidates = [(norm, what) for norm in agreement.norms if (what := _held(agreement, norm))]
    by_matter = norms_by_matter(agreement)
    hits = one_each(
        Hit(norm.clause, _message(missing, what), norm.at, norm.quote)
        for norm, what in candidates
        for on_it in [(norm, *(n for name in what for n in by_matter.get(name, ())))]
        if (missing := tuple(_missing(on_it)))
    )
    return Looked(
        f"{len(candidates)} clauses on pools of money or their yield", len(candidates), hits
    )


def _held(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    """Return what a norm has somebody hold or take, by its names."""
    if norm.kind in {NormKind.CONSEQUENCE, NormKind.DEFINITION, NormKind.PROHIBITION}:
        return ()
    if does(norm, GOVERNING | VERIFYING):
        return ()
    pools = pools_in(agreement, norm)
    yields = tuple(words for words in matter(agreement, norm.core) if YIELD.search(words))
    if pools or yields:
        return pools + yields
    return (_FOR_A_GUARANTEE,) if _pays_a_guarantor(agreement, norm) else ()


def _message(missing: tuple[str, ...], what: tuple[str, ...]) -> str:
    if what == (_FOR_A_GUARANTEE,):
        return (
            "A guarantor is paid for its guarantee, and the text does not say who fixes, nor who "
            "checks, what it is paid."
        )
    named = quoted(what)
    return f"The text {does_not_say(missing)} {named}."


def _pays_a_guarantor(agreement: Agreement, norm: Norm) -> bool:
    """Whether a payment goes to who guarantees, or is given in exchange for a guarantee."""
    if not pays(agreement, norm):
        return False
    guarantees = agreement.of_kind(NormKind.GUARANTEE)
    guarantors = {name for guarantee in guarantees for name in guarantee.bearers}
    return bool(guarantors & set(norm.counterparties)) or any(
        norm.clause in references(guarantee.sentence.values(s.Slot.EXCHANGE))
        for guarantee in guarantees
    )


def _missing(on_it: tuple[Norm, ...]) -> Iterator[str]:
    """Yield what no norm on the same money says."""
    if not any(says(n, s.Slot.GOVERNED_BY) or does(n, GOVERNING) for n in on_it):
        yield "who governs"
    if not any(says(n, *CHECKED_BY) or does(n, VERIFYING) for n in on_it):
        yield "who audits"


RULE = Rule(
    code="fund-control",
    family=Family.MONEY,
    kind=Kind.FORMAL,
    title="a pool of money, or a payment to the guarantor, that nobody governs or audits",
    silenced_by="“governed by BODY” and “verified by AUDITOR”, here or elsewhere",
    look=look,
)
