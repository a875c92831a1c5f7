"""Says in Pact what an agreement says of itself: when it enters into force, how long it lasts.

The names are those of the UN Treaty Handbook (2012), glossary.
"""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.reading.clauses import Circumstance, Deontic, Frame, Phrase, Qualifier
from servanda.reading.proposals.gathering import HOLE, Gathered
from servanda.reading.proposals.terms import INSTRUMENTS

_EVENTS = {"sign": "signature", "ratify": "ratification"}
_ENDING = frozenset({"terminate", "expire", "lapse", "end"})


def on_the_agreement(frame: Frame, gathered: Gathered) -> s.Consequence | None:
    """Return what a frame says of the agreement itself; None where it speaks of something else."""
    thing = frame.topic or frame.bearer.who or (frame.act.object if frame.act.is_passive else None)
    bound = frame.binding is None or frame.binding.deontic is Deontic.MUST
    effect = _effect(frame) if bound else None
    if effect is None or thing is None or not _is_agreement(thing):
        return None
    gathered.take(thing.words)
    gathered.take(frame.act.words)
    for role in frame.act.roles:
        if role.words.text.lower() in {"into force", "in force"}:
            gathered.take(role.words)
    return s.Consequence((s.Change(effect, s.Agreement()),))


def _effect(frame: Frame) -> s.Effect | None:
    act = frame.act
    into = {role.words.text.lower() for role in act.roles}
    if act.verb in {"enter", "come"} and "into force" in into:
        return s.Effect.ENTER_INTO_FORCE
    if act.verb in {"remain", "continue", "be"} and "in force" in into:
        return s.Effect.REMAIN_IN_FORCE
    return s.Effect.END if act.verb in _ENDING and act.object is None else None


def _is_agreement(phrase: Phrase) -> bool:
    return phrase.head in INSTRUMENTS and phrase.determiner in {"this", "the"}


def add_when(frame: Frame, fronted: tuple[Qualifier, ...], gathered: Gathered) -> None:
    """Add the event on which it does, where a clause names it: `once it has been signed`."""
    for qualifier in (*fronted, *frame.of_kind(Circumstance.CONDITION)):
        event = _EVENTS.get(qualifier.event.act.verb) if qualifier.event is not None else None
        if event is not None and gathered.add(s.Slot.ON, s.Point(event)):
            gathered.take(qualifier.words)
    if not gathered.modifiers:
        lasts = _effect(frame) is s.Effect.REMAIN_IN_FORCE
        gathered.add(s.Slot.FOR if lasts else s.Slot.ON, HOLE)
