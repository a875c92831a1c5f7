"""What an agreement says of itself: how it ends, changes, and is interpreted.

The verbs are those of the Vienna Convention on the Law of Treaties (articles 11-18, 24, 39-45,
54-65) and of the Final Clauses of Multilateral Treaties Handbook.
"""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.acts import mentions, names_this_agreement
from servanda.norms.walk import pieces

# “withdraw from this agreement” in 51 of 662 treaty texts, “denounce” 119, “terminate” 46.
_LEAVE = frozenset({"denounce", "leave", "renounce", "suspend", "terminate", "withdraw"})

# “amend” and “amendment” in 376 of 662, “modify” 265, “revise” 160.
_CHANGE = frozenset({"amend", "change", "extend", "modify", "revise", "supplement"})

# “dispute” is settled, referred or submitted in 215, 106 and 76 of 662; “difference” in 22,
# “disagreement” 76, “interpretation or application” 137; the means are those of the UN Charter,
# article 33 (negotiation, mediation, conciliation, arbitration, judicial settlement).
_SETTLE = frozenset(
    {"adjudicate", "arbitrate", "bring", "conciliate", "consult", "decide", "determine",
     "interpret", "mediate", "negotiate", "put", "refer", "resolve", "settle", "submit", "take"}
)  # fmt: skip
_DISPUTE = re.compile(
    r"\b(?:disputes?|disagreements?|controvers(?:y|ies)|differences?|complaints?"
    r"|interpretation|questions? of application)\b",
    re.IGNORECASE,
)

_CLOSES = frozenset({s.Modal.MUST_NOT, s.Modal.NEED_NOT, s.Modal.HAS_NO_POWER})
_ENDS = frozenset({s.Effect.END, s.Effect.SUSPEND, s.Effect.LAPSE})


def rules_on_leaving(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the clauses on how the agreement ends, is left or is suspended (or never is)."""
    return tuple(n for n in agreement.norms if _is_on_leaving(n))


def has_an_end(agreement: Agreement) -> bool:
    """Whether the agreement says how long it remains in force, or when it ends."""
    return any(
        isinstance(effect, s.Change)
        and isinstance(effect.on, s.Agreement)
        and (effect.effect is s.Effect.END or _is_in_force_for_a_time(norm, effect))
        for norm in agreement.norms
        for effect in norm.effects
    )


def rules_on_amending(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the clauses that say how the agreement is changed, or that it may not be."""
    return tuple(
        n
        for n in agreement.norms
        if n.act is not None and n.act.verb in _CHANGE and names_this_agreement(n.act)
    )


def rules_on_disputes(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the clauses by which disputes about the agreement are settled."""
    return tuple(n for n in agreement.norms if _is_on_disputes(n))


def rules_on_force(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the clauses that say when the agreement enters into force."""
    return tuple(
        n
        for n in agreement.norms
        if any(
            isinstance(e, s.Change)
            and isinstance(e.on, s.Agreement)
            and e.effect is s.Effect.ENTER_INTO_FORCE
            for e in n.effects
        )
    )


def characters(agreement: Agreement, *relations: str) -> tuple[Norm, ...]:
    """Return the clauses that say what the agreement is: binding, authentic in a language."""
    return tuple(
        n
        for n in agreement.norms
        if isinstance(n.core, s.Character) and n.core.relation in relations
    )


def _is_on_leaving(norm: Norm) -> bool:
    if norm.act is not None and norm.act.verb in _LEAVE and names_this_agreement(norm.act):
        return True
    changes = [p for p in pieces(norm.core) if isinstance(p, s.Change)]
    for change in changes:
        if not isinstance(change.on, s.Agreement):
            continue
        if change.effect in _ENDS:
            return True
        if _is_in_force_for_a_time(norm, change):
            return True
    return False


def _is_in_force_for_a_time(norm: Norm, change: s.Change) -> bool:
    return change.effect is s.Effect.REMAIN_IN_FORCE and norm.sentence.has(
        s.Slot.FOR, s.Slot.UNTIL, s.Slot.WHILE
    )


def _is_on_disputes(norm: Norm) -> bool:
    if _forbids(norm):
        return False
    if norm.act is not None and norm.act.verb in _SETTLE and mentions(norm.act.roles, _DISPUTE):
        return True
    stages = (v for v in norm.sentence.values(s.Slot.STAGE) if isinstance(v, s.Stage))
    return any(_DISPUTE.search(stage.procedure.text) for stage in stages)


def _forbids(norm: Norm) -> bool:
    """Whether a clause closes a way: “must not”, “need not”, “no signatory may”."""
    if not isinstance(norm.core, s.Norm):
        return False
    bearer = norm.core.bearer
    nobody = isinstance(bearer, s.NounPhrase) and bearer.determiner is s.Determiner.NO
    return nobody or norm.core.modal in _CLOSES
