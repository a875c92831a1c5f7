"""No rule on how the agreement is left, suspended or changed."""

from __future__ import annotations

from servanda.effects.final_clauses import rules_on_amending, rules_on_leaving
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Look through the whole text for a rule on its end and a rule on its amendment."""
    norms = case.agreement.norms
    leaving, amending = rules_on_leaving(case.agreement), rules_on_amending(case.agreement)
    hits: tuple[Hit, ...] = ()
    if not leaving:
        also = "" if amending else ", nor how it may be changed"
        hits = (
            Hit(
                WHOLE,
                f"The text does not say how the agreement may be left, suspended or ended{also}.",
                other_reading="Whoever wants to leave may say that silence allows it "
                "(Vienna Convention, article 56).",
            ),
        )
    elif not amending:
        hits = (
            Hit(
                WHOLE,
                "The text does not say how the agreement may be changed.",
                other_reading="Any change then needs the agreement of all (Vienna Convention, "
                "article 39).",
            ),
        )
    return Looked(f"all {len(norms)} norms, for rules on its end and its amendment", 2, hits)


RULE = Rule(
    code="exit-and-amendment",
    family=Family.FINAL_CLAUSES,
    kind=Kind.FORMAL,
    title="no rule on how the agreement is left, suspended or changed",
    silenced_by="a clause on withdrawal, suspension, duration or termination (or that there is to "
    "be none), and a clause on amendment",
    look=look,
)
