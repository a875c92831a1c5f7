"""No rule on how the agreement is left, suspended or changed."""

from __future__ import annotations

from servanda.review.final_clauses import rules_on_amending, rules_on_leaving
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Look through the whole text for a rule on its end and a rule on its amendment."""
    norms = case.agreement.norms
    missing = []
    if not rules_on_leaving(case.agreement):
        missing.append("how the agreement may be left, suspended or ended")
    if not rules_on_amending(case.agreement):
        missing.append("how it may be changed" if missing else "how the agreement may be changed")
    hits = (_hit(missing),) if missing else ()
    return Looked(f"all {len(norms)} norms, for rules on its end and its amendment", 2, hits)


def _hit(missing: list[str]) -> Hit:
    return Hit(
        WHOLE,
        f"The text does not say {', nor '.join(missing)}.",
        other_reading="A party that wants to leave may say that what is silent on it allows it "
        "(Vienna Convention, article 56).",
    )


RULE = Rule(
    code="exit-and-amendment",
    family=Family.FINAL_CLAUSES,
    kind=Kind.FORMAL,
    title="no rule on how the agreement is left, suspended or changed",
    silenced_by="a clause on withdrawal, suspension, duration or termination (or that there is to "
    "be none), and a clause on amendment",
    look=look,
)
