"""A hedge where a duty would stand."""

from __future__ import annotations

import re

from servanda.norms import DUTIES, Agreement, Norm, NormKind
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule, Stake
from servanda.review.telling import in_marks
from servanda.review.words import Occurrence, by_clause, occurrences

# Each stands in two or more unrelated treaty texts (manytreaties): AUS-PER[NA]_2018O, ECSNGP_2018O,
# ACPEEC_1989A, COL-ISR[NA]_2013O, ESTWTO_1994A, GATT_1947O, GBR-KEN[NA]_2020O, ALBNEF_2009O.
# The UN Treaty Handbook (2012) tells the words of a binding text from those of a political one.
_HEDGES = re.compile(
    r"\b(?:(?:is|are)\s+(?:not\s+)?expected|should|seeks?\s+to|intends?\s+to|intention\s+to"
    r"|endeavou?rs?\s+to|strives?\s+to|best\s+(?:efforts|endeavou?rs)|makes?\s+every\s+effort"
    r"|aims?\s+to|will\s+consider|agree[ds]\s+in\s+principle|it\s+is\s+desirable|aspires?\s+to"
    r"|willing\s+to\s+consider|(?:is|are)\s+encouraged\s+to)\b",
    re.IGNORECASE,
)
# “Should a dispute arise”, “if it should appear”: conditions, not hedges.
_IN_A_CONDITION = re.compile(
    r"(?:^|\b(?:if|when|in\s+case|in\s+the\s+event)\b[^,;]*)$", re.IGNORECASE
)


def look(case: Case) -> Looked:
    """Find hedges in the words of the articles, and readings that only expect."""
    found = by_clause(o for o in occurrences(case, _HEDGES) if not _is_condition(o))
    expected = [n for n in case.agreement.of_kind(NormKind.EXPECTATION) if n.clause not in found]
    hits = [_hit(case.agreement, clause, group) for clause, group in found.items()]
    hits += [
        Hit(norm.clause, "This is expected, and nobody is bound to it.", at=norm.at,
            quote=norm.quote, other_reading=_duty_beside(case.agreement, norm.clause, norm.quote),
            stake=Stake.NONE)
        for norm in {norm.clause: norm for norm in reversed(expected)}.values()
    ]  # fmt: skip
    wordings = len(case.coverage.wordings)
    return Looked(f"the words of {wordings} articles and wordings", wordings, tuple(hits))


def _is_condition(found: Occurrence) -> bool:
    before = found.sentence.partition(found.words)[0]
    return found.words.lower() == "should" and bool(_IN_A_CONDITION.search(before))


def _hit(agreement: Agreement, clause: str, group: tuple[Occurrence, ...]) -> Hit:
    return Hit(
        clause,
        f"{in_marks(o.words for o in group)} stands where a duty would: as worded, it can be "
        "disappointed, but not breached.",
        at=group[0].at,
        quote=group[0].sentence,
        other_reading=_duty_beside(agreement, clause, group[0].words),
    )


def _duty_beside(agreement: Agreement, clause: str, words: str) -> str | None:
    """Say where a rival reading, or the reading of these very words, has a duty."""
    for norm in agreement.at(clause):
        if norm.kind in DUTIES and (norm.rival is not None or words in norm.quote):
            return f"{_named(norm)} takes it as a {norm.kind}."
    return None


def _named(norm: Norm) -> str:
    return f"The reading “{norm.rival}”" if norm.rival else f"The reading [{norm.id}]"


RULE = Rule(
    code="hedged-modal",
    family=Family.WORDING,
    kind=Kind.LEXICAL,
    title="a hedge in the place of a duty",
    silenced_by="“shall” or “must” in place of the hedge, or words set aside as a preamble",
    look=look,
    gather=Gather.CLAUSE,
)
