"""Somebody gains by breaking, or loses by being broken against."""

from __future__ import annotations

from servanda.effects.accusations import found_elsewhere
from servanda.effects.guarantees import actors_who_set_off, beneficiaries, taken_away
from servanda.effects.remedies import breach_consequences
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.comma_phrases import TRIGGERS, says
from servanda.norms.walk import pieces
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule, Stake
from servanda.review.telling import listed


def look(case: Case) -> Looked:
    """Find losses of a guarantee that an opponent can bring about, or can allege."""
    agreement = case.agreement
    consequences = [n for n in breach_consequences(agreement) if taken_away(agreement, n)]
    elsewhere = found_elsewhere(agreement)
    hits = []
    for norm in consequences:
        message = _lost_by_the_act_of_another(agreement, norm)
        if message is None and norm.id not in elsewhere:
            message = _lost_by_an_allegation(norm)
        if message is not None:
            hits.append(
                Hit(
                    norm.clause,
                    message,
                    at=norm.at,
                    quote=norm.quote,
                    stake=Stake.GUARANTEE,
                )
            )
    at = f"{len(consequences)} consequences that take a guarantee away"
    return Looked(at, len(consequences), tuple(hits))


def _lost_by_the_act_of_another(agreement: Agreement, norm: Norm) -> str | None:
    guarantees = taken_away(agreement, norm)
    protected = dict.fromkeys(n for lost in guarantees for n in beneficiaries(agreement, lost))
    others = [name for name in actors_who_set_off(agreement, norm) if name not in protected]
    if not protected or not others:
        return None
    return (
        "A guarantee can be lost by the act of another, and who breaks the agreement may gain by "
        f"it. Who loses: {listed(protected)}. Whose act is enough: {listed(others, last='or')}."
    )


def _lost_by_an_allegation(norm: Norm) -> str | None:
    """Say that one incident is enough, and that nobody is named to judge the reason for it."""
    triggers = norm.sentence.values(*TRIGGERS)
    judged = [piece for piece in pieces(triggers) if isinstance(piece, s.Judged)]
    counted = any(isinstance(piece, s.Times) and piece.count > 1 for piece in pieces(triggers))
    if not judged or counted or says(norm, s.Slot.FOUND_BY):
        return None
    return (
        f"A guarantee is lost by one incident, if it was “{judged[0].words.text}”, and nobody is "
        "named to judge that: whoever wants it gone may provoke the incident or allege it."
    )


RULE = Rule(
    code="perverse-trigger",
    family=Family.REMEDIES,
    kind=Kind.FORMAL,
    title="a guarantee that is lost by an opponent's act or allegation",
    silenced_by="a trigger that only the protected side can meet, and “as found by BODY”",
    look=look,
)
