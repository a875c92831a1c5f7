"""An adjective that sets a standard, and no measure for it."""

from __future__ import annotations

import re

from servanda.review.definitions import is_defined
from servanda.review.exceptions import is_exception
from servanda.review.patterns import any_of
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import in_marks
from servanda.review.words import Occurrence, by_clause, occurrences

# Each stands in two or more unrelated treaty texts (manytreaties): ESTWTO_1994A, ECUKRN_2014O,
# ACPEEC_1989A, CPNHGN_2000O5, NRTAFT_1992A, AFG-IND[NA]_2003O, ASPCFT_2005A, BTN-IND[NA]_2006O,
# CRBCDR_1998O, ECSNGP_2018O, KOR-USA[KOR]_2007O. The Mediation Support Network's commentary on the
# UN Guidance on Mediation of Ceasefires asks for clear terms in the place of such words.
_STANDARDS = (
    "adequate", "appropriate", "as soon as possible", "at an early date",
    "at the earliest opportunity", "comprehensive", "considerable", "credible", "decisive",
    "expeditiously", "in due course", "meaningful", "necessary measures", "powerful",
    "proportionate", "reasonable", "reliable", "robust", "satisfactory", "significant", "speedily",
    "strong", "substantial", "sufficient", "suitable",
)  # fmt: skip

_LONGEST = 3

# “if appropriate” leaves open whether, not what: see open-exception.
_WHETHER = re.compile(r"\b(?:as|if|when|where|wherever)\s+$", re.IGNORECASE)


def look(case: Case) -> Looked:
    """Find standards without a measure in the words of the articles."""
    declared = (t for t in case.agreement.vocabulary.open_terms if _is_standard(t))
    words = tuple(dict.fromkeys((*_STANDARDS, *declared)))
    found = by_clause(o for o in occurrences(case, any_of(*words)) if _is_open(case, o))
    hits = tuple(
        Hit(
            clause,
            f"The text gives no measure for {in_marks(o.words for o in group)}: each side can fill "
            "it in for itself.",
            at=group[0].at,
            quote=group[0].sentence,
        )
        for clause, group in found.items()
    )
    wordings = len(case.coverage.wordings)
    return Looked(f"the words of {wordings} articles and wordings", wordings, hits)


def _is_standard(term: str) -> bool:
    """Whether a declared open term grades something: an exception or half a sentence does not."""
    return len(term.split()) <= _LONGEST and not is_exception(term)


def _is_open(case: Case, found: Occurrence) -> bool:
    before = found.sentence.partition(found.words)[0]
    is_name = found.words[:1].isupper() and bool(before.strip(" \"'“‘("))
    return not (is_name or _WHETHER.search(before) or is_defined(case.agreement, found.words))


RULE = Rule(
    code="vague-standard",
    family=Family.WORDING,
    kind=Kind.LEXICAL,
    title="a standard with no measure",
    silenced_by="a figure or a list in place of the word, or a definition: “reliable” means “…”",
    look=look,
    gather=Gather.CLAUSE,
)
