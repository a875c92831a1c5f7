"""An assurance, or a guarantee announced, where nobody owes any action."""

from __future__ import annotations

import re

from servanda.effects.guarantees import answers
from servanda.norms import Norm, NormKind
from servanda.review.patterns import any_of
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule, Stake
from servanda.review.words import occurrences

# Words of the Budapest Memorandum (1994) and of declarations like it: to assure, to reaffirm, to
# consult (Lawfare, Constructive Ambiguity of the Budapest Memorandum at 28).
_ASSURING = (
    "security assurance", "security assurances", "assurance of security", "assurances of security",
    "positive assurances", "negative security assurances", "reaffirm their commitment",
    "reaffirms its commitment", "will consult", "shall consult", "undertake to consult",
    "seek immediate action by the security council",
)  # fmt: skip

# A guarantee that somebody gets, in a sentence that names nobody who gives it: verbs of
# getting and passives of giving, each in eight or more unrelated treaty texts.
_GETTING = re.compile(
    r"\b(?:receiv(?:e|es|ed|ing)|obtains?|gets?|enjoys?|will have|(?:be|is|are) "
    r"(?:given|granted|offered|provided(?: with)?|ensured|assured))\b"
    r"[^.;:]{0,60}?\bguarantees?\b",
    re.IGNORECASE,
)
_ASSURANCES = any_of(*_ASSURING)
_SECURITY = re.compile(
    r"\b(?:attack|aggression|armed|defence|security|sovereignty|territorial)", re.IGNORECASE
)


def look(case: Case) -> Looked:
    """Find words of assurance whose clause does not oblige anybody named to act."""
    hits: dict[str, Hit] = {}
    found = 0
    for pattern in (_ASSURANCES, _GETTING):
        for place in occurrences(case, pattern):
            if not _SECURITY.search(place.sentence):
                continue
            found += 1
            norms = case.agreement.at(place.clause)
            if any(_obliges_to_act(case, norm) for norm in norms):
                continue
            hits.setdefault(
                place.clause,
                Hit(
                    place.clause,
                    f"“{place.words}” promises safety, and no clause says who must then do what.",
                    at=place.at,
                    quote=place.sentence,
                    stake=Stake.GUARANTEE,
                ),
            )
    return Looked(f"{found} assurances of security", found, tuple(hits.values()))


def _obliges_to_act(case: Case, norm: Norm) -> bool:
    """Whether the reading has a named guarantor and a duty to respond."""
    return (
        norm.kind is NormKind.GUARANTEE
        and bool(norm.bearers)
        and bool(answers(case.agreement, norm))
    )


RULE = Rule(
    code="assurance-only",
    family=Family.GUARANTEES,
    kind=Kind.LEXICAL,
    title="an assurance where an action would be needed",
    silenced_by="“GUARANTOR guarantees …”, and “if …, then GUARANTOR must …” in the same article",
    look=look,
)
