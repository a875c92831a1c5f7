"""Steps by which one side grows stronger, and after which the other relies on its word."""

from __future__ import annotations

from servanda.effects.likeness import all_names
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.review.armed_forces import force_limit
from servanda.review.burdens import unanswered
from servanda.review.mediators import sides
from servanda.review.money import relieves
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import one_each
from servanda.review.territory import cedes_land, leaves_land


def look(case: Case) -> Looked:
    """Find limits on forces, land given up for good, and pressure that is lifted."""
    agreement = case.agreement
    alone = unanswered(agreement)
    giving = [norm for norm in agreement.norms if _gives_land(agreement, norm)]
    if {*sides(agreement)} <= {name for norm in giving for name in _bearers(agreement, norm)}:
        alone -= {norm.id for norm in giving}  # each side gives some
    shifts = [
        (norm, shift)
        for norm in agreement.norms
        if (shift := _shift(agreement, norm, one_sided=norm.id in alone))
    ]
    hits = one_each(
        Hit(
            norm.clause,
            f"{shift} Who grows stronger as this is done, what still binds that side afterwards, "
            "and at what cost could it go back on its part?",
            norm.at,
            norm.quote,
        )
        for norm, shift in shifts
    )
    return Looked(f"{len(shifts)} steps that shift strength between the sides", len(shifts), hits)


def _shift(agreement: Agreement, norm: Norm, *, one_sided: bool) -> str | None:
    if relieves(agreement, norm):
        return "Pressure is lifted here."
    if one_sided and force_limit(agreement, norm) is not None:
        return "Forces are limited here, on one side."
    if one_sided and _gives_land(agreement, norm):
        return "A place is given up here, by one side."
    return None


def _gives_land(agreement: Agreement, norm: Norm) -> bool:
    return cedes_land(agreement, norm) or leaves_land(agreement, norm)


def _bearers(agreement: Agreement, norm: Norm) -> frozenset[str]:
    bearer = norm.core.bearer if isinstance(norm.core, s.Norm) else None
    return all_names(agreement.vocabulary, bearer)


RULE = Rule(
    code="power-shift",
    family=Family.HOLDING,
    kind=Kind.ASK,
    title="a step that makes one side stronger, with little to hold it afterwards",
    silenced_by="a person's answer on what still binds the stronger side",
    look=look,
)
