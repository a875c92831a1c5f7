"""A zone without forces in which nobody is said to police, to govern, or to protect residents."""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement
from servanda.norms.comma_phrases import says
from servanda.review.matter import does, speaks_of
from servanda.review.patterns import nouns
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import does_not_say
from servanda.review.territory import ZONE
from servanda.review.words import Occurrence, occurrences

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
    first: dict[str, Occurrence] = {}
    for occurrence in occurrences(case, ZONE):
        first.setdefault(case.article_of(occurrence.clause), occurrence)
    answered = {need: _answered(case.agreement, need) for need in _NEEDS}
    hits = tuple(
        Hit(
            occurrence.clause,
            f"This zone is to be free of forces, and the text {does_not_say(missing)}.",
            occurrence.at,
            occurrence.sentence,
        )
        for article, occurrence in first.items()
        if (missing := [n for n, where in answered.items() if not where & {article, WHOLE}])
    )
    return Looked(f"{len(first)} articles with a zone without forces", len(first), hits)


def _answered(agreement: Agreement, need: str) -> set[str]:
    """Return the articles in which a need is spoken to; `WHOLE` where it is, for zones by name."""
    subject, verbs = _NEEDS[need]
    where: set[str] = set()
    for norm in agreement.norms:
        if does(norm, verbs) or speaks_of(agreement, norm, subject):
            where.add(norm.article)
            if speaks_of(agreement, norm, ZONE):
                where.add(WHOLE)
        elif "govern" in verbs and says(norm, s.Slot.GOVERNED_BY):
            where.add(norm.article)
    return where


RULE = Rule(
    code="zone-governance",
    family=Family.TERRITORY,
    kind=Kind.FORMAL,
    title="a zone without forces and without police, law, civil power or residents' rights",
    silenced_by="clauses on who polices the zone, who administers it, and its residents' rights",
    look=look,
)
