"""A line or an area that no map, list of coordinates or definition fixes."""

from __future__ import annotations

from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import one_each, quoted
from servanda.review.territory import lines_in, mapped


def look(case: Case) -> Looked:
    """Find clauses whose line or area is fixed nowhere in the text."""
    agreement = case.agreement
    fixed = mapped(agreement)
    named = [
        (n, lines) for n in agreement.norms if not n.parent and (lines := lines_in(agreement, n))
    ]
    hits = one_each(
        Hit(
            norm.clause,
            f"Where exactly {verb} {quoted(unfixed)}? The text names no map, no coordinates "
            "and no date of the position. Is there a map, and does it cover sea and air?",
            norm.at,
            norm.quote,
        )
        for norm, lines in named
        if (unfixed := [name for name in lines if name not in fixed])
        for verb in ["is" if len(unfixed) == 1 else "are"]
    )
    return Looked(f"{len(named)} clauses that name a line or an area", len(named), hits)


RULE = Rule(
    code="no-line-or-map",
    family=Family.TERRITORY,
    kind=Kind.FORMAL_ASK,
    title="a line or an area without map, coordinates or date",
    silenced_by="“mapped in …” with the annex, a definition of the line, or a person's answer",
    look=look,
)
