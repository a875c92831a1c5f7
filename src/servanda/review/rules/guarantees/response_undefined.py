"""Who must do what, how soon, when a guarantee is called upon."""

from __future__ import annotations

from servanda.effects.guarantees import answers, is_of_compliance, responses_in
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Gap, Norm, NormKind
from servanda.norms.comma_phrases import DUE, says
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule, Stake


def look(case: Case) -> Looked:
    """Find guarantees without a response, and responses without a doer or a time."""
    agreement = case.agreement
    guarantees = [g for g in agreement.of_kind(NormKind.GUARANTEE) if not is_of_compliance(g)]
    hits: dict[str, Hit] = {}
    for guarantee in guarantees:
        found = answers(agreement, guarantee)
        response = guarantee.part(Gap.RESPONSE)
        stated = response is not None and not response.is_hole
        if not found and not stated:
            hits.setdefault(
                guarantee.clause,
                _hit(guarantee, "No clause says what is done when this guarantee is called upon."),
            )
        for answer in found:
            missing = _missing(agreement, answer)
            if missing:
                hits.setdefault(
                    answer.clause, _hit(answer, f"The text does not say {' or '.join(missing)}.")
                )
    return Looked(f"{len(guarantees)} guarantees", len(guarantees), tuple(hits.values()))


def _missing(agreement: Agreement, answer: Norm) -> list[str]:
    missing = []
    if any(not response.bearers for response in responses_in(agreement, answer)):
        missing.append("who must respond")
    if not says(answer, *DUE, s.Slot.BEGUN_BY):
        missing.append("how soon")
    return missing


def _hit(norm: Norm, message: str) -> Hit:
    return Hit(norm.clause, message, at=norm.at, quote=norm.quote, stake=Stake.GUARANTEE)


RULE = Rule(
    code="response-undefined",
    family=Family.GUARANTEES,
    kind=Kind.FORMAL,
    title="a guarantee that does not say who does what, how soon",
    silenced_by="“if …, then GUARANTOR must …, within 24 hours of …” in the same article",
    look=look,
)
