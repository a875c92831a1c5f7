"""Says in Pact what befalls a thing or gives it a status: `is void`, `is considered resolved`."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.clauses import Deontic, Frame, Phrase
from servanda.reading.proposals.gathering import CannotSayError, Gathered
from servanda.reading.proposals.terms import holder_term, term_of

_EFFECTS = {
    "reinstate": s.Effect.REINSTATE, "restore": s.Effect.REINSTATE, "reimpose": s.Effect.REINSTATE,
    "revoke": s.Effect.REVOKE, "rescind": s.Effect.REVOKE,
    "suspend": s.Effect.SUSPEND, "terminate": s.Effect.END, "cancel": s.Effect.END,
    "void": s.Effect.VOID, "annul": s.Effect.VOID, "nullify": s.Effect.VOID,
    "lapse": s.Effect.LAPSE, "expire": s.Effect.LAPSE,
}  # fmt: skip
_BY_ITSELF = frozenset({"lapse", "expire", "terminate"})
"""Of these, the ones that say of a thing what befalls it, with nobody who does it."""
_DEEMING = frozenset({"consider", "deem", "regard", "declare", "treat", "recognize", "recognise"})
_VOID = frozenset({"invalid", "void", "null", "nullified"})
_MADE = frozenset({"establish", "create", "abolish", "dissolve"})


def befalls(frame: Frame, gathered: Gathered) -> tuple[s.Outcome, ...] | None:
    """Return what befalls things, where a verb says that something does, and will; else None.

    What may be reinstated, or shall not, is for somebody to do or to leave undone.
    """
    act = frame.act
    bound = frame.binding is None or frame.binding.deontic is Deontic.MUST
    if not bound:
        return None
    if act.verb == "lose" and not act.is_passive and act.object is not None:
        return _loss(frame, gathered)
    thing = act.object if act.is_passive else (frame.topic or frame.bearer.who)
    effect = _effect(frame)
    if effect is None or thing is None or thing.is_pronoun:
        return None
    gathered.take(act.words)
    gathered.take(act.predicate)
    own = gathered.without_modifiers()
    term = term_of(thing, own)
    gathered.include(own)
    terms = term.members if isinstance(term, s.Group) else (term,)
    return tuple(s.Change(effect, each) for each in terms)


def is_ending(frame: Frame) -> bool:
    """Whether the verb says that a thing ends by itself: nobody does that."""
    act = frame.act
    return act.verb in _BY_ITSELF and act.object is None and not act.is_passive


def _loss(frame: Frame, gathered: Gathered) -> tuple[s.Outcome, ...]:
    thing = frame.act.object
    if thing is None:
        raise CannotSayError("I cannot tell what is lost")
    gathered.take(frame.act.words)
    return (s.Loss(holder_term(frame.bearer, gathered), term_of(thing, gathered)),)


def _effect(frame: Frame) -> s.Effect | None:
    act = frame.act
    state = act.predicate.text.lower() if act.predicate is not None else ""
    voided = set(state.replace(",", " ").split()) <= _VOID | {"and"} and bool(state)
    if act.is_passive:
        if act.verb in _DEEMING and voided:
            return s.Effect.VOID
        return _EFFECTS.get(act.verb)
    if act.verb in {"be", "become"} and voided:
        return s.Effect.VOID
    return _EFFECTS[act.verb] if act.verb in _BY_ITSELF and act.object is None else None


def declaration(frame: Frame, gathered: Gathered) -> tuple[s.Core, str]:
    """Say what gives a thing a status: `All claims shall be considered settled`."""
    act = frame.act
    deontic = frame.binding.deontic if frame.binding is not None else Deontic.MUST
    if deontic not in {Deontic.MUST, Deontic.MUST_NOT}:
        raise CannotSayError("a status that may or should be is none")
    thing, status = _status(frame)
    term = term_of(thing, gathered)
    gathered.take(act.words)
    gathered.take(act.predicate)
    gathered.declare(Kind.STATUS, status)
    fact = s.Stands(term, status, negated=deontic is Deontic.MUST_NOT)
    return s.Declaration(holder_term(frame.bearer, gathered), fact), frame.because


def is_status(frame: Frame) -> bool:
    """Whether a thing is to be in some state, said in one word: `shall be final`."""
    act, thing = frame.act, frame.topic
    said = act.predicate.text if act.predicate is not None else ""
    if act.verb != "be" or thing is None or thing.is_pronoun or act.roles:
        return False
    return said.isalpha() and not set(said.lower().split()) & _VOID


def _status(frame: Frame) -> tuple[Phrase, str]:
    act = frame.act
    predicate = act.predicate.text.lower() if act.predicate is not None else ""
    if act.is_passive and act.object is not None and not act.object.is_pronoun:
        if act.verb in _DEEMING and predicate.isalpha() and not act.roles:
            return act.object, predicate
        if act.verb in _MADE and frame.binding is None:
            return act.object, act.words.text.split()[-1].lower()
    if is_status(frame) and frame.topic is not None:
        return frame.topic, predicate
    raise CannotSayError("Pact has no words for what it declares")
