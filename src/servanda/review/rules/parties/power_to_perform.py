"""Somebody must do what may not be in its hands: another's land, money, seat or statutes."""

from __future__ import annotations

import re

from servanda.norms import DUTIES, Agreement, Norm, NormKind
from servanda.review.matter import matter
from servanda.review.membership import lets_into
from servanda.review.patterns import nouns
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.signing import hosts
from servanda.review.telling import listed, one_each

# Money that somebody holds for somebody else (Security Council resolution 1483 (2003), paragraph
# 23; Council Regulation (EU) 2024/576: “immobilised”; manytreaties: “frozen” in 15 of 662 texts,
# “blocked” in 6, “seized” in 21, “confiscated” in 5).
_HELD = re.compile(
    r"\b(?:frozen|immobili[sz]ed|blocked|seized|confiscated)\b.*\b(?:assets?|funds?|money|reserves?"
    r"|property|accounts?|deposits?)\b",
    re.IGNORECASE,
)
# What an organisation alone can change, by its own procedure (Vienna Convention on the Law of
# Treaties, article 5: rules of the organisation; “statute” in 47 of 662 texts, “charter” 166).
_STATUTES = nouns("bylaw", "by-law", "charter", "rules of procedure", "statute")


def look(case: Case) -> Looked:
    """Find duties that turn on what somebody else holds or decides, and ask who has the power."""
    duties = [n for n in case.agreement.norms if n.kind in DUTIES - {NormKind.PROHIBITION}]
    hits = one_each(
        Hit(duty.clause, question, at=duty.at, quote=duty.quote)
        for duty in duties
        if (question := _question(case.agreement, duty)) is not None
    )
    return Looked(f"{len(duties)} duties to act", len(duties), hits)


def _question(agreement: Agreement, duty: Norm) -> str | None:
    elsewhere = [name for name in hosts(agreement, duty) if name not in duty.bearers]
    if elsewhere:
        return (
            f"Who has the consent of those on whose land this is to be done: {listed(elsewhere)}?"
        )
    named = matter(agreement, duty.core)
    if any(_HELD.search(name) for name in named):
        return "Who holds this money, under which law, and who can lawfully dispose of it?"
    if any(_STATUTES.search(name) for name in named):
        return "Which organ can change these statutes, by which procedure and majority?"
    entered = lets_into(agreement, duty)
    if entered:
        return f"Who decides who belongs to “{entered}”, and has whoever decides agreed?"
    return None


RULE = Rule(
    code="power-to-perform",
    family=Family.PARTIES,
    kind=Kind.ASK,
    title="a duty whose performance lies in somebody else's hands",
    silenced_by="an answer to the question, kept beside the reading",
    look=look,
    gather=Gather.CLAUSE,
)
