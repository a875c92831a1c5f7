"""Lists what every party is to keep, and what the text says follows if it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from servanda.bargaining.enforcement.answers import Answers
from servanda.bargaining.enforcement.undertaking import Undertaking
from servanda.effects.remedies import breach_consequences
from servanda.instrument.pact import syntax as s
from servanda.norms import DUTIES, Agreement, Gap, Norm, NormKind
from servanda.norms.comma_phrases import TRIGGERS
from servanda.norms.matrix import what
from servanda.norms.wording import in_words

_KEPT = DUTIES | {NormKind.GUARANTEE}


def undertakings_of(agreement: Agreement) -> tuple[Undertaking, ...]:
    """Return what each party is to keep, in the order of the text.

    Last come acts that nobody owes to leave undone, and from which something follows all the same.
    """
    answers = Answers(agreement)
    owed = [
        _owed(answers, norm, party)
        for norm in agreement.norms
        if norm.kind in _KEPT and _stands_alone(agreement, norm)
        for party in norm.bearers
    ]
    return (*owed, *_only_answered(answers, owed))


def without_a_bearer(agreement: Agreement, wanted: Collection[str] = ()) -> tuple[str, ...]:
    """Return the clauses with a duty of which the text does not say whose it is.

    With `wanted`, ids of norms, only those among them.
    """
    duties = (n for n in agreement.norms if n.kind in _KEPT and _stands_alone(agreement, n))
    nobodys = (n for n in duties if not n.bearers and (not wanted or n.id in wanted))
    return tuple(dict.fromkeys(norm.clause for norm in nobodys))


def _stands_alone(agreement: Agreement, norm: Norm) -> bool:
    """Whether it is no part of a consequence; the duty that matches an entitlement is none."""
    parent = agreement.by_id.get(norm.parent or "")
    return parent is None or parent.kind is NormKind.ENTITLEMENT


def _owed(answers: Answers, norm: Norm, party: str) -> Undertaking:
    agreement = answers.agreement
    verb = agreement.vocabulary.verbs.get(norm.act.verb) if norm.act is not None else None
    verifier = norm.part(Gap.VERIFIER)
    return Undertaking(
        party,
        norm.clause,
        norm.id,
        norm.rival,
        what(norm),
        norm.quote,
        owed=True,
        irreversible=verb is not None and verb.irreversible is True,
        seen_by=verifier.names if verifier is not None else (),
        in_exchange=tuple(_in_exchange(agreement, norm)),
        answers=answers.to(norm, party),
    )


def _in_exchange(agreement: Agreement, norm: Norm) -> Iterator[str]:
    """Yield the clauses given in exchange for a norm, whichever of the two says so."""
    given = {
        value.label: None
        for value in norm.sentence.values(s.Slot.EXCHANGE)
        if isinstance(value, s.Reference)
    }
    for other in agreement.referred_by.get(norm.clause, ()):
        exchanged = other.sentence.values(s.Slot.EXCHANGE)
        if any(isinstance(v, s.Reference) and v.label == norm.clause for v in exchanged):
            given[other.clause] = None
    yield from given


def _only_answered(answers: Answers, owed: list[Undertaking]) -> Iterator[Undertaking]:
    """Yield the acts that set a consequence off though no duty of the actor is broken by them."""
    answered = {(a.norm, u.party) for u in owed for a in u.answers}
    agreement = answers.agreement
    for consequence in breach_consequences(agreement):
        if consequence.parent is not None:
            continue
        for party in answers.setting_off(consequence):
            entity = agreement.vocabulary.entity(party)
            if entity is None or not entity.acts or (consequence.id, party) in answered:
                continue
            triggers = consequence.sentence.values(*TRIGGERS)
            yield Undertaking(
                party,
                consequence.clause,
                consequence.id,
                consequence.rival,
                " and ".join(in_words(trigger) for trigger in triggers),
                consequence.quote,
                owed=False,
                irreversible=False,
                seen_by=(),
                in_exchange=(),
                answers=(answers.answer(consequence, party),),
            )
