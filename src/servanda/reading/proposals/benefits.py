"""Says in Pact what somebody is to get: entitlements and guarantees."""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.norms import OWED_ACT
from servanda.reading.clauses import Deontic, Frame, Phrase
from servanda.reading.proposals.acts import act_of
from servanda.reading.proposals.gathering import HOLE, CannotSayError, Gathered
from servanda.reading.proposals.terms import holder_term, named_in, role_beyond, term_of

_RECEIVING = frozenset({"receive", "obtain", "get", "gain", "enjoy"})
_GUARANTEEING = frozenset({"guarantee", "assure", "ensure"})
_TO_WHAT = re.compile(
    r"(?:entitled|(?:the\s+)?rights?|access)\s+(?P<preposition>to)\s+(?P<what>[^,;:.]+)",
    re.IGNORECASE,
)


def entitlement(frame: Frame, gathered: Gathered) -> tuple[s.Core, str]:
    """Say a benefit: what somebody will receive, somebody owes; who, the words may not say."""
    act = frame.act
    if act.verb not in {*_RECEIVING, "be", "have"}:  # `has the right to inspect`
        who = holder_term(frame.bearer, gathered)
        if frame.binding is None or frame.binding.deontic is not Deontic.MAY:
            raise CannotSayError("I cannot tell what it entitles to")
        return s.Norm(who, s.Modal.MAY, act_of(act, frame.qualifiers, gathered)), frame.because
    holder = holder_term(frame.bearer, gathered)
    if isinstance(holder, s.Hole):
        raise CannotSayError("it names nobody who is to get it")
    gathered.take(act.words)
    negated = frame.binding is not None and frame.binding.deontic is Deontic.MUST_NOT
    if not negated:
        gathered.declare(Kind.VERB, OWED_ACT)
    if act.verb in {"be", "have"}:
        return s.Entitlement(holder, (_right(frame, gathered),), negated), frame.because
    if act.object is None:
        raise CannotSayError("I cannot tell what is to be received")
    thing = term_of(act.object, gathered)
    giver = _giver(frame, act.object, gathered)
    because = frame.because if giver is not None else f"{frame.because}: a benefit; who gives it"
    because = because if giver is not None else f"{because}, the words do not say"
    roles = (s.Role(None, thing), s.Role("from", giver or HOLE))
    return s.Entitlement(holder, roles, negated), because


def _right(frame: Frame, gathered: Gathered) -> s.Role:
    """Read `the right to free passage`, `entitled to compensation`."""
    words = frame.act.object.words if frame.act.object is not None else frame.act.predicate
    match = _TO_WHAT.search(" ".join(words.text.split())) if words is not None else None
    what = named_in(match["what"], gathered) if match else None
    if what is None or words is None:
        raise CannotSayError("I cannot tell what it entitles to")
    gathered.take(words)
    return s.Role(None, what)


def _giver(frame: Frame, thing: Phrase, gathered: Gathered) -> s.Term | None:
    for role in frame.act.roles:
        if role.preposition == "from" and role.phrase is not None:
            giver = term_of(role.phrase, gathered, actor=True)
            gathered.take(role.words)
            return giver
    beyond = role_beyond(thing, own := gathered.without_modifiers())
    if beyond is None or beyond.preposition != "from":
        return None
    gathered.include(own)
    return beyond.term


def guarantee(frame: Frame, gathered: Gathered) -> tuple[s.Core, str]:
    """Say a guarantee: who guarantees whom what."""
    act = frame.act
    if act.object is None:
        raise CannotSayError("I cannot tell what is guaranteed")
    gathered.take(act.words)
    if act.verb in _RECEIVING:
        holder = holder_term(frame.bearer, gathered)
        thing = term_of(act.object, gathered)
        plain = s.NounPhrase(thing.name) if isinstance(thing, s.NounPhrase) else thing
        giver = _giver(frame, act.object, gathered)
        because = f"{frame.because}: a guarantee"
        return s.Guarantee(giver or HOLE, holder, plain), because
    if act.verb not in _GUARANTEEING:
        raise CannotSayError("I cannot tell who guarantees what")
    guarantor = holder_term(frame.bearer, gathered)
    thing = term_of(act.object, gathered)
    return s.Guarantee(guarantor, _beneficiary(frame, gathered), thing), frame.because


def _beneficiary(frame: Frame, gathered: Gathered) -> s.Term:
    for role in frame.act.roles:
        if role.preposition in {"", "to"} and role.phrase is not None and role.is_somebody:
            term = term_of(role.phrase, gathered, actor=True)
            gathered.take(role.words)
            return term
    return HOLE
