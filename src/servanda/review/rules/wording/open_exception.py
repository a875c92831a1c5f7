"""An exception that somebody must judge, and nobody named to judge it."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.comma_phrases import says
from servanda.norms.walk import pieces
from servanda.review.definitions import is_defined
from servanda.review.exceptions import EXCEPTION
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import in_marks, one_each
from servanda.review.words import by_clause, occurrences


def look(case: Case) -> Looked:
    """Find exceptions in the words and in the readings whose clause names nobody to judge them."""
    agreement = case.agreement
    worded = by_clause(
        o for o in occurrences(case, EXCEPTION) if not is_defined(agreement, o.words)
    )
    hits = [
        Hit(clause, _message([o.words for o in group]), at=group[0].at, quote=group[0].sentence)
        for clause, group in worded.items()
        if not _has_judge(agreement, clause)
    ]
    unless = [norm for norm in agreement.norms if norm.parent is None and _judged(norm)]
    hits += [
        Hit(norm.clause, _message(open_words), at=norm.at, quote=norm.quote)
        for norm in unless
        if (open_words := [w for w in _judged(norm) if not is_defined(agreement, w)])
        and not _has_judge(agreement, norm.clause)
    ]
    wordings = len(case.coverage.wordings)
    looked_at = f"the words of {wordings} articles and wordings, and {len(unless)} open conditions"
    return Looked(looked_at, wordings + len(unless), one_each(hits))


def _judged(norm: Norm) -> list[str]:
    """Return the open terms on which an exception turns: after `unless`, or in `this is "…"`."""
    conditions = (*norm.sentence.values(s.Slot.UNLESS), *norm.conditions)
    return [p.words.text for p in pieces(conditions) if isinstance(p, s.Judged)]


def _has_judge(agreement: Agreement, clause: str) -> bool:
    return any(says(norm, s.Slot.FOUND_BY) for norm in agreement.at(clause))


def _message(words: list[str]) -> str:
    return f"Nobody is named to judge {in_marks(words)}: whoever relies on it decides."


RULE = Rule(
    code="open-exception",
    family=Family.WORDING,
    kind=Kind.LEXICAL_FORMAL,
    title="an exception with no judge",
    silenced_by="“as found by BODY”, or a definition of the words",
    look=look,
    gather=Gather.CLAUSE,
)
