"""What follows from a breach: which consequences answer which duties, and how definite they are."""

from __future__ import annotations

from servanda.effects.accusations import accusations, is_on_any_breach
from servanda.effects.circumstances import setting_off
from servanda.effects.likeness import all_names, may_be_one_act, verb_key
from servanda.effects.removals import kept_by, removed_by
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.breach import BREAKING
from servanda.norms.comma_phrases import TRIGGERS
from servanda.norms.declared import is_place
from servanda.norms.walk import pieces


def breach_consequences(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the consequences of a use of force, a failure or a breach, in their order."""
    return tuple(n for n in accusations(agreement) if n.kind is NormKind.CONSEQUENCE)


def answers_to_breaches(agreement: Agreement) -> dict[str, tuple[Norm, ...]]:
    """Return, by the id of a norm, the consequences that answer its breach, in their order.

    What answers every breach answers each duty, be it by anything in particular or not.
    """
    by_act: dict[tuple[str, str], list[Norm]] = {}
    for duty in agreement.duties:
        if duty.act is not None and isinstance(duty.core, s.Norm):
            for name in all_names(agreement.vocabulary, duty.core.bearer):
                by_act.setdefault((verb_key(duty.act), name), []).append(duty)
    found: dict[str, list[Norm]] = {}
    for consequence in breach_consequences(agreement):
        answered = {consequence.parent} if consequence.parent is not None else set()
        answered |= _named_as_broken(agreement, consequence)
        answered |= {
            duty.id
            for event in setting_off(agreement, consequence)
            for name in all_names(agreement.vocabulary, event.subject)
            for duty in by_act.get((verb_key(event.act), name), ())
            if _breaks(agreement, event, duty)
        }
        if is_on_any_breach(consequence):
            answered |= {duty.id for duty in agreement.duties}
        for norm_id in answered:
            found.setdefault(norm_id, []).append(consequence)
    return {norm_id: tuple(consequences) for norm_id, consequences in found.items()}


def answered_breaches(agreement: Agreement) -> frozenset[str]:
    """Return the ids of the norms whose breach has a consequence of its own somewhere.

    A consequence of every breach counts for all, if something in particular follows.
    """
    return frozenset(
        norm_id
        for norm_id, consequences in answers_to_breaches(agreement).items()
        if any(not is_on_any_breach(n) or is_definite(agreement, n) for n in consequences)
    )


def vague_answers(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the consequences of every breach from which nothing in particular follows."""
    return tuple(
        norm
        for norm in breach_consequences(agreement)
        if is_on_any_breach(norm) and not is_definite(agreement, norm)
    )


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
    """Whether an act of its bearer is what a duty forbids, or the omission of what it requires."""
    if duty.act is None or event.negated is (duty.kind is NormKind.PROHIBITION):
        return False
    return may_be_one_act(agreement.vocabulary, event.act, duty.act) or _may_be_one_place(
        agreement, event.act, duty.act
    )


def _may_be_one_place(agreement: Agreement, event: s.Act, duty: s.Act) -> bool:
    """Whether one verb is done to a place by its name and to one that is only described.

    “Neighbouring regions” may hold any region named.
    """
    if verb_key(event) != verb_key(duty):
        return False
    first, second = (
        [name for role in act.roles for name in agreement.vocabulary.names(role.term)]
        for act in (event, duty)
    )
    return len(first) == len(second) == 1 and any(
        is_place(agreement, described) and described[:1].islower() and named[:1].isupper()
        for described, named in ((first[0], second[0]), (second[0], first[0]))
    )
