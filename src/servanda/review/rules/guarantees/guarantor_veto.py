"""The potential violator is a guarantor, and all guarantors must agree."""

from __future__ import annotations

from servanda.effects.agreeing import CONSENTING
from servanda.effects.circumstances import setting_off
from servanda.effects.guarantees import answers, guarantors, responses_in
from servanda.effects.likeness import all_names, names_in_order
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.walk import happenings
from servanda.review.matter import is_among
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule, Stake

_TRIGGERS = (s.Slot.IF, s.Slot.WHENEVER, s.Slot.ONCE, s.Slot.ONLY_AFTER, s.Slot.AFTER)

# How a council of guarantors consents (UN Charter, article 27: decisions, an affirmative vote).
_CONSENTING = CONSENTING | {"decide", "vote"}


def look(case: Case) -> Looked:
    """Find responses that need the consent of the one they answer."""
    agreement = case.agreement
    hits: dict[str, Hit] = {}
    guarantees = agreement.of_kind(NormKind.GUARANTEE)
    for guarantee in guarantees:
        for answer in answers(agreement, guarantee):
            needed = _whose_consent_is_needed(agreement, guarantee, answer)
            blocked = [name for name in _violators(agreement, answer) if name in needed]
            if blocked:
                hits.setdefault(answer.clause, _hit(answer, blocked, guarantee))
    return Looked(f"{len(guarantees)} guarantees", len(guarantees), tuple(hits.values()))


def _violators(agreement: Agreement, answer: Norm) -> dict[str, None]:
    """Return whose acts set the response off; to consent to it is no such act."""
    return dict.fromkeys(
        name
        for event in setting_off(agreement, answer)
        if not is_among(event.act.verb, _CONSENTING)
        for name in names_in_order(agreement.vocabulary, event.subject)
    )


def _whose_consent_is_needed(agreement: Agreement, guarantee: Norm, answer: Norm) -> frozenset[str]:
    needed: set[str] = set()
    for event in happenings(answer.sentence.values(*_TRIGGERS)):
        if is_among(event.act.verb, _CONSENTING) and not event.negated:
            needed |= all_names(agreement.vocabulary, event.subject)
    for value in answer.sentence.values(s.Slot.FOUND_BY):
        if isinstance(value, s.NounPhrase | s.Group):
            needed |= all_names(agreement.vocabulary, value)
    if answer.sentence.has(s.Slot.JOINTLY):
        needed |= guarantors(agreement, guarantee)
        for response in responses_in(agreement, answer):
            needed |= set(response.bearers)
    return frozenset(needed)


def _hit(answer: Norm, blocked: list[str], guarantee: Norm) -> Hit:
    who = " and ".join(blocked)
    return Hit(
        answer.clause,
        f"The response needs {who} to take part or agree, and answers an act of {who}.",
        at=answer.at,
        quote=answer.quote,
        against=() if guarantee.clause == answer.clause else (guarantee.clause,),
        stake=Stake.GUARANTEE,
    )


RULE = Rule(
    code="guarantor-veto",
    family=Family.GUARANTEES,
    kind=Kind.FORMAL,
    title="a guarantee that its potential violator can block",
    silenced_by="a decision “as found by” others, or “severally” instead of “jointly”",
    look=look,
)
