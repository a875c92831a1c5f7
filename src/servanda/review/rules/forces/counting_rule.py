"""A limit on forces that does not say what counts."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.comma_phrases import says
from servanda.review.armed_forces import FORCES, force_limit
from servanda.review.matter import does, matter, speaks_of
from servanda.review.patterns import nouns
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import one_each

_HEADS = nouns("head", "person", "piece", "people", "unit")
_COUNTING = frozenset({"count", "exclude", "include"})


def look(case: Case) -> Looked:
    """Find limits on numbers of people or weapons without a counting rule."""
    agreement = case.agreement
    limits = [n for n in agreement.norms if _counts(agreement, n)]
    hits = one_each(
        Hit(
            norm.clause,
            "The text does not say what counts towards this figure (reserves, guard and police, "
            "wartime strength), nor how losses are replaced and equipment renewed.",
            norm.at,
            norm.quote,
            other_reading="Whoever is limited may leave out reserves and guards; the other side "
            "may count everyone in uniform.",
        )
        for norm in limits
        if not says(norm, s.Slot.COUNTING) and not _ruled_elsewhere(agreement, norm)
    )
    return Looked(f"{len(limits)} limits on the number of forces", len(limits), hits)


def _counts(agreement: Agreement, norm: Norm) -> bool:
    bound = force_limit(agreement, norm)
    if bound is None:
        return False
    return bool(FORCES.search(bound.unit) or _HEADS.search(bound.unit))


def _ruled_elsewhere(agreement: Agreement, norm: Norm) -> bool:
    """Whether a definition or another clause says what counts."""
    named = set(speaks_of(agreement, norm, FORCES))
    if named & set(agreement.vocabulary.definitions):
        return True
    return any(
        other.id != norm.id
        and does(other, _COUNTING)
        and named & set(matter(agreement, other.core))
        for other in agreement.norms
    )


RULE = Rule(
    code="counting-rule",
    family=Family.FORCES,
    kind=Kind.FORMAL,
    title="a limit on forces with no rule on what counts",
    silenced_by="“counting …” with who counts, or a definition of what is measured",
    look=look,
    gather=Gather.ARTICLE,
)
