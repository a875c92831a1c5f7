"""One event, which others can bring about or allege, cancels what protects a party."""

from __future__ import annotations

from servanda.effects.accusations import accusations, accused_acts
from servanda.effects.guarantees import taken_away
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.acts import is_on_all
from servanda.norms.comma_phrases import says
from servanda.norms.walk import pieces
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule, Stake
from servanda.review.stakes import stake_of

_CANCELS = frozenset({s.Effect.VOID, s.Effect.LAPSE, s.Effect.END, s.Effect.NOT_APPLY})


def look(case: Case) -> Looked:
    """Find consequences that end a guarantee, a clause or the agreement upon a single event."""
    agreement = case.agreement
    cancelling = [n for n in accusations(agreement) if _cancels(agreement, n)]
    cured = _cured_elsewhere(agreement)
    hits = tuple(
        Hit(
            norm.clause,
            "One event is enough to cancel this, with no time to answer or to put it right.",
            at=norm.at,
            quote=norm.quote,
            stake=_stake(agreement, norm),
            other_reading="Whoever wants it cancelled may bring the event about, or allege it.",
        )
        for norm in cancelling
        if _one_is_enough(norm) and not _is_buffered(norm) and norm.id not in cured
    )
    return Looked(f"{len(cancelling)} clauses that cancel a protection", len(cancelling), hits)


def _cancels(agreement: Agreement, norm: Norm) -> bool:
    if taken_away(agreement, norm):
        return True
    return any(
        isinstance(e, s.Change)
        and e.effect in _CANCELS
        and isinstance(e.on, s.Reference | s.Agreement)
        for e in norm.effects
    )


def _stake(agreement: Agreement, norm: Norm) -> Stake | None:
    """Return what hangs on the whole agreement, where it is the whole that ends."""
    ends = any(isinstance(e, s.Change) and isinstance(e.on, s.Agreement) for e in norm.effects)
    return stake_of(agreement, WHOLE) if ends else None


def _one_is_enough(norm: Norm) -> bool:
    """Whether one act sets it off: a failure is none that others can stage, a third none alone."""
    acts = accused_acts(norm)
    if norm.parent is not None:  # “failing which”: of a prohibition, one act is enough
        return (
            isinstance(norm.sentence.core, s.Norm) and norm.sentence.core.modal is s.Modal.MUST_NOT
        )
    if not acts:
        return True
    return any(not a.negated and (a.times is None or a.times.count <= 1) for a in acts)


def _is_buffered(norm: Norm) -> bool:
    if says(norm, s.Slot.CURE, s.Slot.NOTICE):
        return True
    return says(norm, s.Slot.FOUND_BY) and says(norm, s.Slot.STANDARD)


def _cured_elsewhere(agreement: Agreement) -> frozenset[str]:
    """Return the ids of norms to whose breach another clause gives time to be put right."""
    return frozenset(
        other.id
        for norm in agreement.norms
        if says(norm, s.Slot.CURE)
        for act in (p for p in pieces(norm.core) if isinstance(p, s.Act))
        if is_on_all(act)
        for other in agreement.norms
    )


RULE = Rule(
    code="single-event-exposure",
    family=Family.VERIFICATION,
    kind=Kind.FORMAL,
    title="one event, which others can bring about or allege, cancels a protection",
    silenced_by="a cure period or notice, a number of events, or both a body that finds the event "
    "and a standard of proof",
    look=look,
)
