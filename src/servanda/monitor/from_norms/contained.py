"""Which comma phrases of a sentence are whose, where one norm lies inside another."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm

_OF_WHAT_FOLLOWS = frozenset(
    {
        s.Slot.BEFORE, s.Slot.JOINTLY, s.Slot.SEVERALLY, s.Slot.AMOUNT, s.Slot.ALWAYS,
        s.Slot.EVERY, s.Slot.ON, s.Slot.BY, s.Slot.WITHIN, s.Slot.BEGUN_BY, s.Slot.COMPLETED_BY,
        s.Slot.FOR, s.Slot.UNTIL,
    }
)  # fmt: skip
"""In “If …, then X must …”, the phrases that speak of what X must do."""


class Role(StrEnum):
    """How a norm stands to the sentence that it is read from."""

    WHOLE = "the sentence itself"
    FOLLOWS = "a new duty that follows from it"
    FAILING = "what follows where it is not done"
    FOLLOWS_FAILING = "a new duty that follows where it is not done"
    MATCHING = "the duty that matches a right"


def role_of(norm: Norm, agreement: Agreement) -> Role:
    """Return how a norm stands to its sentence."""
    if norm.parent is None:
        return Role.WHOLE
    failing = [
        value for value in norm.sentence.values(s.Slot.FAILING) if isinstance(value, s.Consequence)
    ]
    if norm.core in failing:
        return Role.FAILING
    if any(norm.core is effect for value in failing for effect in value.effects):
        return Role.FOLLOWS_FAILING
    container = agreement.by_id[norm.parent]
    return Role.FOLLOWS if isinstance(container.core, s.Consequence) else Role.MATCHING


def own_sentence(norm: Norm, role: Role) -> s.Sentence:
    """Return the sentence with those comma phrases alone that are the norm's."""
    match role:
        case Role.FAILING | Role.FOLLOWS_FAILING:
            return replace(norm.sentence, modifiers=())
        case Role.FOLLOWS:
            return _with(norm.sentence, _OF_WHAT_FOLLOWS)
        case Role.WHOLE if _brings_duties(norm):
            return _with(norm.sentence, frozenset(s.Slot) - _OF_WHAT_FOLLOWS)
    return norm.sentence


def _with(sentence: s.Sentence, slots: frozenset[s.Slot]) -> s.Sentence:
    kept = tuple(modifier for modifier in sentence.modifiers if modifier.slot in slots)
    return replace(sentence, modifiers=kept)


def _brings_duties(norm: Norm) -> bool:
    return any(isinstance(effect, s.Norm) for effect in norm.effects)
