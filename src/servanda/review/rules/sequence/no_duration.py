"""No end date, sunset or renewal."""

from __future__ import annotations

from servanda.effects.armed_force import is_forcible
from servanda.effects.final_clauses import has_an_end
from servanda.effects.guarantees import is_of_compliance
from servanda.norms import Agreement, Gap, Norm, NormKind
from servanda.review.patterns import any_of
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule

_LASTING = (NormKind.GUARANTEE, NormKind.LIMIT, NormKind.PROHIBITION)
# Words for a time without end, each in two or more unrelated treaty texts (“in the future” in 59,
# “permanently” in 35, “for an unlimited period” in 32, “never” in 31; the rarest, “forever” and
# “of unlimited duration”, in 2).
_WITHOUT_END = any_of(
    "at any time", "at no time", "for an unlimited period", "forever", "in perpetuity",
    "in the future", "indefinitely", "never", "of unlimited duration", "permanently",
    "under any circumstances",
)  # fmt: skip


def look(case: Case) -> Looked:
    """Find what lasts (limits, prohibitions, guarantees) without an end or a statement of none."""
    agreement = case.agreement
    lasting = [
        norm
        for norm in agreement.of_kind(*_LASTING)
        if norm.parent is None and not _has_no_end_to_ask_for(agreement, norm)
    ]
    at = f"{len(lasting)} limits, prohibitions and guarantees"
    if has_an_end(agreement):
        return Looked(f"{at}, which end with the agreement", len(lasting))
    hits = tuple(
        Hit(
            norm.clause,
            "The text does not say how long this lasts.",
            at=norm.at,
            quote=norm.quote,
        )
        for norm in lasting
        if norm.has_hole(Gap.DURATION) and not _is_said_to_have_no_end(agreement, norm)
    )
    return Looked(at, len(lasting), hits)


def _has_no_end_to_ask_for(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm only repeats the ban on force, or guarantees that the agreement is kept.

    The first has no end in any case; the second lasts as long as there is something to keep.
    """
    if norm.kind is NormKind.GUARANTEE:
        return is_of_compliance(norm)
    return (
        norm.kind is NormKind.PROHIBITION
        and norm.act is not None
        and is_forcible(agreement.vocabulary, norm.act)
    )


def _is_said_to_have_no_end(agreement: Agreement, norm: Norm) -> bool:
    """Whether the words of the clause themselves say that it has no end."""
    return any(_WITHOUT_END.search(other.quote) for other in agreement.at(norm.clause))


RULE = Rule(
    code="no-duration",
    family=Family.SEQUENCE,
    kind=Kind.FORMAL,
    title="a limit, prohibition or guarantee with no end and no renewal",
    silenced_by="“for 10 years”, “until …”, “for (not applicable)”, or an end of the agreement",
    look=look,
    gather=Gather.ARTICLE,
)
