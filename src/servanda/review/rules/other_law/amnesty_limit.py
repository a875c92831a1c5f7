"""An amnesty that excepts no international crime."""

from __future__ import annotations

from servanda.review.patterns import any_of
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import one_each
from servanda.review.war_victims import AMNESTY
from servanda.review.words import occurrences

# OHCHR, Rule-of-Law Tools for Post-Conflict States: Amnesties (HR/PUB/09/1, 2009): the crimes for
# which the United Nations endorses no amnesty.
_EXCEPTED = any_of(
    "crimes against humanity", "genocide", "grave breaches", "gross violations of human rights",
    "international crimes", "international humanitarian law", "rome statute",
    "serious violations of international law", "torture", "war crimes",
)  # fmt: skip


def look(case: Case) -> Looked:
    """Find amnesties in whose article no international crime is excepted."""
    found = list(occurrences(case, AMNESTY))
    excepting = {o.clause for o in occurrences(case, _EXCEPTED)}
    limited = {case.article_of(clause) for clause in excepting}
    hits = one_each(
        Hit(
            o.clause,
            "The amnesty excepts no crime. Does it cover genocide, crimes against humanity or war "
            "crimes, for which the United Nations endorses no amnesty and other courts are not "
            "bound?",
            o.at,
            o.sentence,
        )
        for o in found
        if case.article_of(o.clause) not in limited
    )
    return Looked(f"{len(found)} places that speak of amnesty", len(found), hits)


RULE = Rule(
    code="amnesty-limit",
    family=Family.OTHER_LAW,
    kind=Kind.LEXICAL_ASK,
    title="an amnesty with no exception for international crimes",
    silenced_by="an exception for genocide, crimes against humanity and war crimes, or an answer",
    look=look,
)
