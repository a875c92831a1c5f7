"""What follows from a breach: which consequences answer which duties, and how definite they are."""

from __future__ import annotations

from servanda.effects.circumstances import BREAKING, setting_off
from servanda.effects.likeness import may_be_one_act, share_an_actor, verb_key
from servanda.effects.removals import kept_by, removed_by
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.walk import pieces
from servanda.review.accusations import accusations, is_on_any_breach
from servanda.review.comma_phrases import TRIGGERS


def breach_consequences(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the consequences of a use of force, a failure or a breach, in their order."""
    return tuple(n for n in accusations(agreement) if n.kind is NormKind.CONSEQUENCE)


def answered_breaches(agreement: Agreement) -> frozenset[str]:
    """Return the ids of the duties whose breach has a definite consequence somewhere."""
    consequences = [n for n in breach_consequences(agreement) if is_definite(agreement, n)]
    found = {n.parent for n in consequences if n.parent is not None}
    if any(is_on_any_breach(norm) for norm in consequences):
        return frozenset(duty.id for duty in agreement.duties)
    by_verb: dict[str, list[Norm]] = {}
    for duty in agreement.duties:
        if duty.act is not None:
            by_verb.setdefault(verb_key(duty.act), []).append(duty)
    for consequence in consequences:
        found |= _named_as_broken(agreement, consequence)
        found |= {
            duty.id
            for event in setting_off(agreement, consequence)
            for duty in by_verb.get(verb_key(event.act), ())
            if _breaks(agreement, event, duty)
        }
    return frozenset(found)


def is_definite(agreement: Agreement, consequence: Norm) -> bool:
    """Whether something in particular follows: a clause changes, or somebody named must act."""
    if removed_by(consequence) or kept_by(consequence):
        return True
    return any(
        bool(agreement.vocabulary.names(effect.bearer))
        for effect in consequence.effects
        if isinstance(effect, s.Norm)
    )


def _named_as_broken(agreement: Agreement, norm: Norm) -> frozenset[str]:
    """Return the ids of the norms whose breach, by their clause, sets a consequence off."""
    labels: list[str] = []
    for piece in pieces(norm.sentence.values(*TRIGGERS)):
        match piece:
            case s.Stands(subject=s.Reference(label=label), status="breached" | "kept"):
                labels.append(label)
            case s.Point(name="breach", of=s.Reference(label=label)):
                labels.append(label)
            case s.Act(verb=verb, roles=roles) if verb in BREAKING:
                labels += [r.term.label for r in roles if isinstance(r.term, s.Reference)]
    return frozenset(broken.id for label in labels for broken in agreement.at(label))


def _breaks(agreement: Agreement, event: s.Happens, duty: Norm) -> bool:
    """Whether an event is what a duty forbids, or the omission of what it requires."""
    if not isinstance(duty.core, s.Norm) or duty.act is None:
        return False
    forbidden = duty.kind is NormKind.PROHIBITION
    return (
        event.negated is not forbidden
        and share_an_actor(agreement.vocabulary, event.subject, duty.core.bearer)
        and may_be_one_act(agreement.vocabulary, event.act, duty.act)
    )
