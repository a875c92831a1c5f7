"""A checker who may not go and look."""

from __future__ import annotations

from servanda.effects.checking import checks, with_access
from servanda.instrument.pact import syntax as s
from servanda.norms.comma_phrases import says
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import quoted


def look(case: Case) -> Looked:
    """Find clauses that name a checker to whom no clause gives access."""
    agreement = case.agreement
    found, let_in = checks(agreement), with_access(agreement)
    hits: dict[str, Hit] = {}
    for check in found:
        blind = tuple(body for body in check.by if body not in let_in)
        if blind and not says(check.norm, s.Slot.ACCESS):
            hits.setdefault(
                check.norm.clause,
                Hit(
                    check.norm.clause,
                    f"No clause lets {quoted(blind)} in: neither to places nor to data.",
                    at=check.norm.at,
                    quote=check.norm.quote,
                    other_reading="Who holds a place may say that to be checked is not to be "
                    "entered.",
                ),
            )
    return Looked(f"{len(found)} clauses that name who checks", len(found), tuple(hits.values()))


RULE = Rule(
    code="no-access",
    family=Family.VERIFICATION,
    kind=Kind.FORMAL,
    title="a checker who may not go and look",
    silenced_by="“with access to …” on the clause, a clause that gives the body access, or one by "
    "which it may enter, inspect or fly over; “with access to (not applicable)” if none is needed",
    look=look,
)
