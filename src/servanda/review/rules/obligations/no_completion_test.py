"""A duty whose end nobody could observe."""

from __future__ import annotations

from servanda.effects.checking import is_check
from servanda.instrument.pact import syntax as s
from servanda.norms import Norm, NormKind
from servanda.norms.comma_phrases import says
from servanda.norms.walk import pieces
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule

# Verbs of effort. Each occurs in dozens to hundreds of unrelated treaty texts (promote 300 of 662,
# support 268, facilitate 258, improve 224, strengthen 221, enhance 174, integrate 154, strive 53),
# where it names a direction, not a state in which the duty is done.
_EFFORTS = frozenset(
    {"assist", "combat", "contribute", "cooperate", "develop", "encourage", "endeavor",
     "endeavour", "enhance", "facilitate", "foster", "help", "improve", "integrate", "modernise",
     "modernize", "participate", "promote", "rebuild", "reintegrate", "restore", "seek",
     "strengthen", "strive", "support"}
)  # fmt: skip

# What is held or introduced may be held once, or for ever: talks and programmes (“dialogue” in 67
# texts, “hold consultations” in 90).
_OPENED = frozenset({"conduct", "hold", "implement", "introduce", "pursue"})
_WITHOUT_END = frozenset(
    {"consultation", "cooperation", "dialogue", "discussion", "education", "measure",
     "negotiation", "policy", "programme", "program", "talk"}
)  # fmt: skip

_ENDED_BY = (
    s.Slot.AMOUNT, s.Slot.BASELINE, s.Slot.COUNTING, s.Slot.LISTED_IN, s.Slot.MAPPED_IN,
    s.Slot.GOVERNED_BY, s.Slot.STANDARD, s.Slot.COMPLETED_BY, s.Slot.UNTIL, s.Slot.FOR,
)  # fmt: skip


def look(case: Case) -> Looked:
    """Find duties of effort without an amount, a list, a standard or an end."""
    agreement = case.agreement
    duties = [d for d in agreement.of_kind(NormKind.ACHIEVE) if not is_check(agreement, d)]
    hits = tuple(
        Hit(
            duty.clause,
            "What could both sides see, and point to, when this has been done?",
            at=duty.at,
            quote=duty.quote,
            other_reading="The party that owes it may say after any first step that it is done.",
        )
        for duty in duties
        if _is_effort(duty) and not _is_bounded(duty)
    )
    return Looked(f"{len(duties)} duties to achieve something", len(duties), hits)


def _is_effort(duty: Norm) -> bool:
    if duty.act is None:
        return False
    if duty.act.verb in _EFFORTS:
        return True
    objects = (r.term for r in duty.act.roles if r.preposition is None)
    return duty.act.verb in _OPENED and any(map(_goes_on, objects))


def _goes_on(term: s.Term) -> bool:
    names = (p.name for p in pieces(term) if isinstance(p, s.NounPhrase))
    return any(w.removesuffix("s") in _WITHOUT_END for n in names for w in n.lower().split())


def _is_bounded(duty: Norm) -> bool:
    if says(duty, *_ENDED_BY):
        return True
    return any(
        isinstance(p, s.Amount) and isinstance(p.quantity, s.Quantity) for p in pieces(duty.core)
    )


RULE = Rule(
    code="no-completion-test",
    family=Family.OBLIGATIONS,
    kind=Kind.FORMAL_ASK,
    title="a duty whose end nobody could observe",
    silenced_by="an amount, a list, a standard or a time at which it is complete; or the answer of "
    "a person who knows what would show it",
    look=look,
    gather=Gather.ARTICLE,
)
