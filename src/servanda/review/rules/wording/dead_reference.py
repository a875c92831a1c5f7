"""A treaty, annex, map or agreed place that the text relies on and that may not be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind as NameKind
from servanda.norms import Agreement
from servanda.norms.acts import nouns_in
from servanda.norms.comma_phrases import says
from servanda.norms.walk import terms_of
from servanda.review.naming import names_any
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import listed, one_each
from servanda.review.words import by_clause, occurrences

# What agreements leave to another paper: “annex” stands in 351 of 662 treaty texts
# (manytreaties), “appendix”, “schedule”, “map” and “chart” each in eleven or more; “agreed list”
# and “agreed areas” in three or more; agreed lines and points in the UN DPPA Guidance on
# Mediation of Ceasefires (2022).
_PAPER = re.compile(
    r"\b(?i:annex(?:es)?|appendix|schedule|attachment)\s+(?P<label>[A-Z0-9]{1,4})\b"
    r"|\b(?i:attached|annexed|accompanying|agreed)[\"”’']?\s+(?:\w+\s+){0,1}?"
    r"(?:maps?|charts?|lists?|schedules?|lines?|points?|positions?|areas?|zones?|territor(?:y|ies)"
    r"|places?|boundar(?:y|ies)|routes?|corridors?)\b"
)


def look(case: Case) -> Looked:
    """Find treaties that have ended or differ between wordings, and papers that are not there."""
    agreement = case.agreement
    treaties = [e.name for e in agreement.vocabulary.of_kind(NameKind.TREATY)]
    papers = by_clause(occurrences(case, _PAPER))
    missing = (
        Hit(
            clause,
            _question(_bare(group[0].words)),
            at=group[0].at,
            quote=group[0].sentence,
        )
        for clause, group in papers.items()
        if not _is_there(agreement, clause, group[0].words)
    )
    hits = one_each((*_ended(agreement), *_double(case, treaties), *missing))
    looked_at = f"{len(treaties)} treaties, and {len(papers)} clauses that name another paper"
    return Looked(looked_at, len(treaties) + len(papers), hits)


def _ended(agreement: Agreement) -> Iterator[Hit]:
    for norm in agreement.norms:
        for term in terms_of((norm.core, norm.sentence.modifiers)):
            entity = agreement.vocabulary.entity(term.name)
            if entity is not None and entity.ended:
                yield Hit(
                    norm.clause,
                    f"{entity.name} has ended ({entity.ended}): what is this clause to rest on?",
                    at=norm.at,
                    quote=norm.quote,
                )


def _double(case: Case, treaties: list[str]) -> Iterator[Hit]:
    """Yield articles of which one wording names a treaty where another names a different one."""
    vocabulary = case.agreement.vocabulary
    for article in case.agreement.file.articles:
        named = [
            tuple(t for t in treaties if names_any(vocabulary, (t,), wording.words))
            for wording in article.wordings
        ]
        different = list(dict.fromkeys(t for each in named for t in each if t not in named[0]))
        if different and named[0]:
            yield Hit(
                article.label,
                f"The wordings name different treaties ({listed((*named[0], *different))}): which "
                "is meant?",
                at=article.at,
            )


def _question(paper: str) -> str:
    if paper.casefold().startswith("agreed"):
        return (
            f"“{paper}”: agreed by whom, when, in which paper, and do all sides hold the same one?"
        )
    return f"“{paper}” is not with the text: where is it, and do all sides hold the same one?"


def _bare(words: str) -> str:
    return re.sub(r"[\"“”]", "", words)


def _is_there(agreement: Agreement, clause: str, words: str) -> bool:
    match = _PAPER.fullmatch(words)
    label = match["label"] if match else None
    if label is not None and (agreement.article(label) or _is_relied_on(agreement, words)):
        return True
    return any(says(norm, s.Slot.MAPPED_IN, s.Slot.LISTED_IN) for norm in agreement.at(clause))


def _is_relied_on(agreement: Agreement, paper: str) -> bool:
    """Whether some reading rests on the paper by name: `mapped in "Annex A"`."""
    slots = (s.Slot.MAPPED_IN, s.Slot.LISTED_IN, s.Slot.BASELINE)
    named = (w for n in agreement.norms for w in nouns_in(n.sentence.values(*slots)))
    return any(paper.casefold() in words.casefold() for words in named)


RULE = Rule(
    code="dead-reference",
    family=Family.WORDING,
    kind=Kind.FORMAL_ASK,
    title="a cited treaty, annex, map or line that is expired, missing or double",
    silenced_by="“mapped in …” or “listed in …”, the annex itself, or an answer to the question",
    look=look,
    gather=Gather.CLAUSE,
)
