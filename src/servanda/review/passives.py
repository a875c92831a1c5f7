"""Finds passives in the words of articles that name no doer: “shall be returned”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.instrument.pact.inflection import IRREGULAR_PARTICIPLES
from servanda.review.rule import Case
from servanda.review.words import Occurrence, occurrences

# Passives in which nobody has anything to do: they deem, allow, or set out how a text is read. Each
# stands after “shall be” in ESTWTO_1994A, ECUKRN_2014O, LOME_1989O4, AFRCEC_1991O or CASNPO_1992A.
_NOT_ACTS = (
    "allowed", "authorised", "authorized", "based", "bound", "called", "composed",
    "considered", "construed", "deemed", "defined", "entitled", "exempted", "governed",
    "guided", "interpreted", "known", "limited", "located", "obliged", "permitted", "prohibited",
    "regarded", "represented", "required", "satisfied", "subjected", "treated", "understood",
)  # fmt: skip

_IRREGULAR = rf"(?:over|re)?(?:{'|'.join(sorted(IRREGULAR_PARTICIPLES))})"
_PARTICIPLE = rf"(?!(?:{'|'.join(_NOT_ACTS)})\b)(?:\w+ed|{_IRREGULAR})"
_PASSIVE = re.compile(
    r"\b(?:will|shall|must|should|is\s+to|are\s+to|has\s+to|have\s+to)\s+(?:not\s+)?be\s+"
    rf"(?:\w+ly\s+)?{_PARTICIPLE}\b(?:\s+(?:and|or)\s+{_PARTICIPLE}\b)?",
    re.IGNORECASE,
)
# What an agreement brings about by saying so: finality clauses and ends of claims (Treaty of
# Versailles, article 439; Treaty of Peace with Japan, San Francisco 1951, article 14(b)) and of a
# state of war (Treaty of Peace between Israel and Jordan, 1994: “terminated”).
_BY_THE_TEXT = ("discharged", "extinguished", "resolved", "settled", "terminated")

# “The border is opened”, “the islands are recognised as …”: an act, though told as a fact.
_TOLD_AS_A_FACT = re.compile(
    r"\b(?:is|are|be|being|been)\s+(?:(?:also|hereby|\w+ly)\s+)?"
    rf"(?!(?:{'|'.join(_BY_THE_TEXT)})\b){_PARTICIPLE}\b",
    re.IGNORECASE,
)

# “by” before a time, a means or a manner names nobody.
_BY_SOMEBODY = re.compile(
    r"\bby\s+(?!\d|(?:the\s+)?(?:end|beginning|force|means|way|virtue|reason|consensus|mutual|common"
    r"|consent|agreement|majority|vote|negotiation|no\s+later)\b|\w+ing\b)\w",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:if|when|whenever|where|once|until|unless|after|before|which|who|whom|whose)\b[^,;]*$",
    re.IGNORECASE,
)
_OF_THE_TEXT = re.compile(
    r"\b(?:this|the\s+present)\s+(?:agreement|treaty|convention|protocol|memorandum|accord)\s*$",
    re.IGNORECASE,
)  # “This agreement shall be opened for signature”: final clauses, in which nobody is burdened


def act_told_as_a_fact(words: str) -> str | None:
    """Return the passive in which words tell of an act without its doer, if they do.

    To recognise, to confirm or to open is an act; what is deemed, or what something simply is
    (eligible, neutral), takes effect by the agreement itself.
    """
    found = _TOLD_AS_A_FACT.search(words)
    if found is None or _BY_SOMEBODY.search(words, found.end()):
        return None
    return " ".join(found.group().split())


def passives_without_doer(case: Case) -> Iterator[Occurrence]:
    """Yield passives of main clauses that no “by …” completes, in the order of the text."""
    for found in occurrences(case, _PASSIVE):
        before, _, after = found.sentence.partition(found.words)
        if _BY_SOMEBODY.search(re.split(r"[;:]", after, maxsplit=1)[0]):
            continue
        if not _SUBORDINATE.search(before) and not _OF_THE_TEXT.search(before):
            yield found
