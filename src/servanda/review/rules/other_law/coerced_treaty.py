"""Land changes hands, or is recognised as another's: a question for counsel."""

from __future__ import annotations

from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import one_each
from servanda.review.territory import cedes_land, settles_status


def look(case: Case) -> Looked:
    """Find clauses that give land up, or recognise whose it is."""
    agreement = case.agreement
    hits = one_each(
        Hit(
            norm.clause,
            "Land is given up here, or recognised as another's. Was consent free of an unlawful "
            "threat or use of force (Vienna Convention on the Law of Treaties, articles 52 and 53; "
            "UN Charter, article 2(4)), and may third states recognise the result?",
            norm.at,
            norm.quote,
        )
        for norm in agreement.norms
        if cedes_land(agreement, norm) or settles_status(agreement, norm)
    )
    return Looked(
        f"{len(agreement.norms)} norms, for land that changes hands", len(agreement.norms), hits
    )


RULE = Rule(
    code="coerced-treaty",
    family=Family.OTHER_LAW,
    kind=Kind.ASK,
    title="land given up or recognised as another's, perhaps under force",
    silenced_by="the dated answer of counsel",
    look=look,
    gather=Gather.ARTICLE,
)
