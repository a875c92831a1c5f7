"""Only a total penalty: no ladder, no notice, no time to cure."""

from __future__ import annotations

from servanda.effects.circumstances import setting_off
from servanda.effects.likeness import may_be_one_event
from servanda.effects.remedies import breach_consequences
from servanda.effects.removals import removed_by
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.acts import names_this_agreement
from servanda.norms.comma_phrases import says
from servanda.norms.walk import pieces, references
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule

_STEPS = (s.Slot.NOTICE, s.Slot.CURE, s.Slot.STAGE, s.Slot.SUBJECT_TO, s.Slot.ONLY_AFTER)


def look(case: Case) -> Looked:
    """Find consequences that end something at once, with nothing lesser before them."""
    agreement = case.agreement
    consequences = breach_consequences(agreement)
    stepped = _stepped_elsewhere(agreement)
    hits = tuple(
        Hit(
            norm.clause,
            "One breach, of whatever weight, has the whole effect at once: there is no notice, no "
            "time to put it right, and no lesser answer.",
            at=norm.at,
            quote=norm.quote,
        )
        for norm in consequences
        if _is_total(norm)
        and not _has_steps(norm)
        and not stepped & {norm.clause, norm.article, "*"}
        and not _has_lesser(agreement, norm, consequences)
    )
    return Looked(f"{len(consequences)} consequences of a breach", len(consequences), hits)


def _is_total(norm: Norm) -> bool:
    """Whether something ends or comes back as a whole. To suspend is itself a lesser step."""
    only_suspends = all(
        isinstance(effect, s.Change) and effect.effect is s.Effect.SUSPEND
        for effect in norm.effects
        if not isinstance(effect, s.Norm)
    )
    brings_back = any(
        isinstance(effect, s.Change) and effect.effect is s.Effect.REINSTATE
        for effect in norm.effects
    )
    return brings_back or (bool(removed_by(norm)) and not only_suspends)


def _has_steps(norm: Norm) -> bool:
    """Whether it waits for a notice, a cure, a stage, or for more than one occurrence."""
    repeated = any(
        isinstance(piece, s.Times) and piece.count > 1 for piece in pieces(norm.sentence.modifiers)
    )
    return repeated or says(norm, *_STEPS)


def _stepped_elsewhere(agreement: Agreement) -> frozenset[str]:
    """Return the clauses for which another clause asks for notice or cure; `*` for all."""
    found: set[str] = set()
    for norm in agreement.norms:
        if says(norm, s.Slot.NOTICE, s.Slot.CURE):
            found |= set(references(norm.core))
            if names_this_agreement(norm.core):
                found.add("*")
    return frozenset(found)


def _has_lesser(agreement: Agreement, norm: Norm, others: tuple[Norm, ...]) -> bool:
    """Whether another clause gives the same event a lesser answer."""
    events = setting_off(agreement, norm)
    return any(
        may_be_one_event(agreement.vocabulary, mine, theirs)
        for other in others
        if other.id != norm.id and not _is_total(other)
        for theirs in setting_off(agreement, other)
        for mine in events
    )


RULE = Rule(
    code="all-or-nothing",
    family=Family.REMEDIES,
    kind=Kind.FORMAL,
    title="only a total penalty, at once",
    silenced_by="“with notice of …”, “with a cure period of …”, a lesser step first, or suspension",
    look=look,
)
