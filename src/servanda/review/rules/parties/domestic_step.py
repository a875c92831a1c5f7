"""A step that only a domestic procedure can take: a new law, a vote, a cession of land."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.walk import happenings
from servanda.review.matter import does
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import one_each
from servanda.review.territory import cedes_land, settles_status
from servanda.review.words import occurrences

# “constitution” and “constitutional” stand in over 100 of 662 treaty texts (manytreaties),
# “legislation” in 239, “parliament” in 38, “elections” in 8, “referendum” in 2. Ratification and
# “domestic law”, “national law” are how those texts speak of the step itself, not of a need for it.
_STEPS = re.compile(
    r"\b(?:(?P<constitution>constitutions?|constitutional)"
    r"|(?P<vote>referend(?:um|a|ums)|plebiscites?|elections?)"
    r"|(?P<law>(?:enshrine\w*|adopt\w*|pass\w*|enact\w*|amend\w*|repeal\w*)\s+(?:\w+\s+){0,3}?"
    r"(?:laws?|legislation|acts?\s+of\s+parliament)))\b",
    re.IGNORECASE,
)
# “after the local elections”: the vote only dates something else.
_AS_A_DATE = re.compile(
    r"\b(?:after|before|until|since|following|prior\s+to)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_QUESTIONS = {
    "constitution": "Can this constitution be changed so, by whom, by which procedure, and is that "
    "lawful at the time?",
    "vote": "Does domestic law allow this vote at the time, and who calls it?",
    "law": "Who has to pass this law, and what if it is not passed?",
    "land": "Does the constitution of each state concerned allow territory to be given up or its "
    "status to be recognised, and is a vote needed?",
}
# A clause that waits for the step has seen to it.
_DONE_AT_HOME = frozenset({"adopt", "approve", "enact", "pass", "ratify"})


def look(case: Case) -> Looked:
    """Find clauses that some domestic procedure must carry; ask once for each article."""
    agreement = case.agreement
    taken = {label for norm in agreement.norms for label in _sees_to(norm)}
    found = [(hit, case.article_of(hit.clause)) for hit in (*_worded(case), *_land(agreement))]
    hits = one_each(
        replace(hit, clause=article)
        for hit, article in found
        if not {hit.clause, article} & taken and not _waits(agreement, hit.clause)
    )
    among = len({article for _, article in found})
    return Looked(f"{among} articles on constitutions, laws, votes and territory", among, hits)


def _worded(case: Case) -> Iterator[Hit]:
    for found in occurrences(case, _STEPS):
        if _AS_A_DATE.search(found.sentence.partition(found.words)[0]):
            continue
        match = _STEPS.fullmatch(found.words)
        kind = match.lastgroup if match else None
        if kind is not None:
            yield Hit(found.clause, _QUESTIONS[kind], at=found.at, quote=found.sentence)


def _land(agreement: Agreement) -> Iterator[Hit]:
    for norm in agreement.norms:
        if cedes_land(agreement, norm) or settles_status(agreement, norm):
            yield Hit(
                norm.clause,
                _QUESTIONS["land"],
                at=norm.at,
                quote=norm.quote,
            )


def _waits(agreement: Agreement, clause: str) -> bool:
    """Whether something in a clause only binds after the step."""
    for norm in agreement.at(clause):
        for condition in norm.conditions:
            if any(h.act.verb.partition(" ")[0] in _DONE_AT_HOME for h in happenings(condition)):
                return True
            if isinstance(condition, s.Point) and condition.name == "ratification":
                return True
    return False


def _sees_to(norm: Norm) -> tuple[str, ...]:
    """Return the clauses that a norm has somebody ratify, or otherwise carry at home."""
    if norm.act is None or not does(norm, _DONE_AT_HOME):
        return ()
    return tuple(r.term.label for r in norm.act.roles if isinstance(r.term, s.Reference))


RULE = Rule(
    code="domestic-step",
    family=Family.PARTIES,
    kind=Kind.FORMAL_ASK,
    title="a step that a constitution, a parliament or a vote must take",
    silenced_by="the step as a condition (“only after PARLIAMENT ratifies …”), or an answer",
    look=look,
    gather=Gather.CLAUSE,
)
