"""Land changes hands, or is recognised as another's: a question for counsel."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.review.patterns import any_of
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import one_each
from servanda.review.territory import cedes_land, names_a_place

# General Assembly resolution 2625 (1970), first principle ("No territorial acquisition resulting
# from the threat or use of force shall be recognized as legal"); Vienna Convention on Succession of
# States in respect of Treaties, article 15 ("territory").
_BELONGS = any_of(
    "annexed", "part of", "recognised", "recognized", "sovereignty", "territory", "territory of",
)  # fmt: skip


def look(case: Case) -> Looked:
    """Find clauses that give land up, or recognise whose it is."""
    agreement = case.agreement
    hits = one_each(
        Hit(
            norm.clause,
            "Land is given up here, or recognised as another's. Was consent free of an unlawful "
            "threat or use of force (Vienna Convention on the Law of Treaties, articles 52 and 53; "
            "UN Charter, article 2(4)), and may third states recognise the result?",
            norm.reading.at,
            norm.quote,
        )
        for norm in agreement.norms
        if _moves_land(agreement, norm)
    )
    return Looked(
        f"{len(agreement.norms)} norms, for land that changes hands", len(agreement.norms), hits
    )


def _moves_land(agreement: Agreement, norm: Norm) -> bool:
    if isinstance(norm.core, s.Declaration) and isinstance(norm.core.fact, s.Stands):
        status = norm.core.fact.status
        return names_a_place(agreement, norm) and bool(_BELONGS.search(status))
    return cedes_land(agreement, norm)


RULE = Rule(
    code="coerced-treaty",
    family=Family.OTHER_LAW,
    kind=Kind.ASK,
    title="land given up or recognised as another's, perhaps under force",
    silenced_by="the dated answer of counsel",
    look=look,
    gather=Gather.ARTICLE,
)
