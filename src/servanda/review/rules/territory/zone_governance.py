"""A zone without forces in which nobody is said to police, to govern, or to protect residents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.review.matter import does, does_not_say, nouns, speaks_of, stated
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.territory import ZONE
from servanda.review.words import occurrences

# What a zone without forces needs: Korean Armistice Agreement, paragraphs 8-11 (civil police, civil
# administration and relief in the demilitarized zone); Fourth Geneva Convention, articles 27 and 64
# (protected persons, the law in force).
_NEEDS: dict[str, tuple[re.Pattern[str], frozenset[str]]] = {
    "who polices it": (
        nouns("civil police", "law enforcement", "police", "policing", "public order"),
        frozenset({"patrol", "police"}),
    ),
    "who administers it and under whose law": (
        nouns("administration", "applicable law", "civil administration", "civil authority",
              "civil power", "jurisdiction", "law in force", "local authority"),
        frozenset({"administer", "govern"}),
    ),
    "what rights those who live there have": (
        nouns("civilian population", "inhabitant", "population", "resident"),
        frozenset({"reside"}),
    ),
}  # fmt: skip


def look(case: Case) -> Looked:
    """Find zones without forces, once in each article, and what the text leaves out on them."""
    zones: dict[str, Hit] = {}
    for occurrence in occurrences(case, ZONE):
        article = case.agreement.article(occurrence.clause)
        label = article.label if article else occurrence.clause
        missing = tuple(_missing(case.agreement, label))
        if label not in zones:
            zones[label] = Hit(
                occurrence.clause,
                f"This zone is to be free of forces, and the text {does_not_say(missing)}."
                if missing else "",
                occurrence.at,
                occurrence.sentence,
            )  # fmt: skip
    hits = tuple(hit for hit in zones.values() if hit.message)
    return Looked(f"{len(zones)} articles with a zone without forces", len(zones), hits)


def _missing(agreement: Agreement, article: str) -> Iterator[str]:
    for need, (subject, verbs) in _NEEDS.items():
        if not any(_answers(agreement, norm, subject, verbs, article) for norm in agreement.norms):
            yield need


def _answers(
    agreement: Agreement, norm: Norm, subject: re.Pattern[str], verbs: frozenset[str], article: str
) -> bool:
    """Whether a norm on a zone, or in the zone's article, speaks to a need."""
    if not (does(norm, verbs) or speaks_of(agreement, norm, subject)):
        governed = "administer" in verbs and stated(norm, s.Slot.GOVERNED_BY)
        return governed and norm.article == article
    return norm.article == article or bool(speaks_of(agreement, norm, ZONE))


RULE = Rule(
    code="zone-governance",
    family=Family.TERRITORY,
    kind=Kind.FORMAL,
    title="a zone without forces and without police, law, civil power or residents' rights",
    silenced_by="clauses on who polices the zone, who administers it, and its residents' rights",
    look=look,
)
