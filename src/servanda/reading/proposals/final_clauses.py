"""Reads what an agreement says of itself: when it enters into force.

The names are those of the UN Treaty Handbook (2012), glossary.
"""

from __future__ import annotations

from spacy.tokens import Token

from servanda.instrument.pact import syntax as s
from servanda.reading.proposals import verbs as v
from servanda.reading.proposals.gathering import HOLE, Gathered, Proposal, add_times, made_of

_INSTRUMENTS = frozenset(
    {"accord", "agreement", "arrangement", "charter", "convention", "covenant", "memorandum",
     "pact", "protocol", "treaty"}
)  # fmt: skip
_EVENTS = {"sign": "signature", "ratify": "ratification"}


def entry_into_force(verb: Token, condition: Token | None) -> Proposal | None:
    """Return when the agreement enters into force, where a verb says that it does."""
    subject = v.subject_of(verb)
    if verb.lemma_.lower() not in {"enter", "come"} or subject is None:
        return None
    force = [t for t in verb.subtree if t.lower_ == "force" and t.head.lower_ == "into"]
    if subject.lemma_.lower() not in _INSTRUMENTS or not force:
        return None
    gathered = Gathered(tokens={verb.i, subject.i, force[0].i, force[0].head.i})
    add_times(verb, gathered)
    event = _EVENTS.get(condition.lemma_.lower()) if condition is not None else None
    if condition is not None and event is not None:
        gathered.tokens |= {t.i for t in condition.subtree}
        gathered.modifiers.append(s.Modifier(s.Slot.ON, s.Point(event)))
    if not gathered.modifiers:
        gathered.modifiers.append(s.Modifier(s.Slot.ON, HOLE))
    change = s.Change(s.Effect.ENTER_INTO_FORCE, s.Agreement())
    because = f"“{verb.text} into force”"
    return made_of(s.Consequence((change,)), gathered, verb, because)
