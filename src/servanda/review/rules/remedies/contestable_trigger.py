"""A change of legal state whose validity the other side can deny."""

from __future__ import annotations

from servanda.effects.accusations import found_elsewhere
from servanda.effects.remedies import breach_consequences
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.comma_phrases import says
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule

# What others too must apply: sanctions, a recognition, a right restored or withdrawn (Security
# Council resolution 2231 (2015), paragraphs 11 and 12).
_FOR_ALL = frozenset({s.Effect.REINSTATE, s.Effect.REVOKE})


def look(case: Case) -> Looked:
    """Find automatic changes of state that no independent finding comes before."""
    agreement = case.agreement
    consequences = [n for n in breach_consequences(agreement) if _changes_a_state_for_all(n)]
    elsewhere = found_elsewhere(agreement)
    hits = tuple(
        Hit(
            norm.clause,
            "Can a side deny, by its reading of these words, that the condition is met, so that "
            "some apply the new state and others the old?",
            at=norm.at,
            quote=norm.quote,
            other_reading="The condition was not met, and nothing has changed.",
        )
        for norm in consequences
        if norm.id not in elsewhere and not _found_by_others(agreement, norm)
    )
    at = f"{len(consequences)} consequences that reinstate or revoke something"
    return Looked(at, len(consequences), hits)


def _changes_a_state_for_all(norm: Norm) -> bool:
    return any(isinstance(e, s.Change) and e.effect in _FOR_ALL for e in norm.effects)


def _found_by_others(agreement: Agreement, norm: Norm) -> bool:
    """Whether a body finds it that is not one of those who sign."""
    if not says(norm, s.Slot.FOUND_BY):
        return False
    finders = {
        name
        for value in norm.sentence.values(s.Slot.FOUND_BY)
        if isinstance(value, s.NounPhrase | s.Group)
        for name in agreement.vocabulary.names(value)
    }
    return not finders & set(agreement.vocabulary.signatories)


RULE = Rule(
    code="contestable-trigger",
    family=Family.REMEDIES,
    kind=Kind.FORMAL_ASK,
    title="a change of legal state that a side can deny by its reading",
    silenced_by="“as found by BODY”, where the body is none of those who sign",
    look=look,
)
