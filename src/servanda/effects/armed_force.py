"""Which acts use armed force, move forces back, or stop the fighting."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.walk import pieces
from servanda.vocabulary import Vocabulary

# Verbs by which armed force is used (UN Charter, article 2(4) and chapter VII; the Definition of
# Aggression, General Assembly resolution 3314, article 3: invasion, attack, bombardment, blockade).
FORCE_VERBS = frozenset(
    {"attack", "blockade", "bomb", "bombard", "fire", "invade", "launch", "occupy", "open fire",
     "shell", "shoot", "strike", "use force", "annex"}
)  # fmt: skip

# Armed force as a thing, in `use armed force`, `change … by force` (UN Charter, preamble and
# article 2(4)).
_FORCE_NOUNS = ("force", "armed force", "military force")

# Verbs by which forces are moved back (UN DPPA Guidance on Mediation of Ceasefires, 2022, and
# PILPG Ceasefire Drafter's Handbook, 2013: separation of forces, withdrawal, disengagement,
# redeployment, evacuation).
WITHDRAWAL_VERBS = frozenset(
    {"disengage", "evacuate", "leave", "pull back", "pull out", "redeploy", "remove", "retreat",
     "return", "separate", "vacate", "withdraw", "move back"}
)  # fmt: skip
_ALWAYS_OF_FORCES = frozenset({"disengage", "pull back", "pull out", "retreat", "withdraw"})

# What is moved back, where the verb alone does not say so (UN DPPA Guidance, 2022; PILPG Handbook,
# 2013).
_FORCES = frozenset(
    {"armed forces", "army", "artillery", "battalions", "brigades", "combatants", "contingents",
     "fighters", "forces", "formations", "heavy weapons", "military", "personnel", "soldiers",
     "tanks", "troops", "units", "weapons", "military equipment"}
)  # fmt: skip

# Names of an end of the fighting (UN DPPA Guidance, 2022, and PILPG Handbook, 2013: cessation of
# hostilities, truce, cease-fire; armistice: Hague Regulations 1907, articles 36-41). The lists that
# follow say the same with verbs.
CEASE_FIRE_NOUNS = frozenset(
    {"armistice", "cease-fire", "ceasefire", "cessation of hostilities", "truce",
     "cessation of fire", "end of hostilities"}
)  # fmt: skip
_STOPPING_VERBS = frozenset({"cease", "end", "halt", "stop", "suspend"})
_FIGHTING_NOUNS = frozenset(
    {"armed hostilities", "combat operations", "fighting", "fire", "firing", "hostilities",
     "hostile acts", "military operations", "military action", "offensive operations"}
)  # fmt: skip
_CEASE_FIRE_VERBS = frozenset(
    {"cease fire", "cease hostilities", "cease firing", "stop fighting", "end hostilities"}
)


def uses_force(vocabulary: Vocabulary, verb: str) -> bool:
    """Whether an act is a use of force, as declared or, if nothing is declared, by its verb."""
    declared = vocabulary.verbs.get(verb)
    if declared is not None and declared.force is not None:
        return declared.force
    return verb in FORCE_VERBS


def is_forcible(vocabulary: Vocabulary, act: s.Act) -> bool:
    """Whether an act uses force by its verb, or by what it is done with (`by force`)."""
    return uses_force(vocabulary, act.verb) or _names_one_of(act.roles, _FORCE_NOUNS)


def moves_forces_back(act: s.Act) -> bool:
    """Whether an act withdraws forces: by its verb alone, or by its verb and what is moved."""
    if act.verb in _ALWAYS_OF_FORCES:
        return True
    return act.verb in WITHDRAWAL_VERBS and _speaks_of(act.roles, _FORCES)


def stops_the_fighting(norm: Norm) -> bool:
    """Whether a norm is a cease-fire, or brings one into force."""
    if norm.kind in {NormKind.DEFINITION, NormKind.PERMISSION, NormKind.POWER}:
        return False
    if norm.act is not None:
        return _is_cease_fire(norm.act)
    return any(
        isinstance(effect, s.Change)
        and effect.effect in {s.Effect.ENTER_INTO_FORCE, s.Effect.APPLY}
        and _speaks_of(effect.on, CEASE_FIRE_NOUNS)
        for effect in norm.effects
    )


# What one does with a cease-fire when it takes effect (UN DPPA Guidance, 2022; PILPG Handbook,
# 2013). To monitor one, or to agree on one, does not stop the fighting.
_CEASE_FIRE_BEGINS = frozenset(
    {"apply", "begin", "bring into force", "cease", "effect", "enter into", "establish",
     "implement", "maintain", "observe", "put into effect", "respect", "start", "introduce"}
)  # fmt: skip


def _is_cease_fire(act: s.Act) -> bool:
    if act.verb in _CEASE_FIRE_VERBS:
        return True
    if act.verb in _STOPPING_VERBS and _speaks_of(act.roles, _FIGHTING_NOUNS):
        return True
    return act.verb in _CEASE_FIRE_BEGINS and _speaks_of(act.roles, CEASE_FIRE_NOUNS)


def cease_fires(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the norms that stop the fighting."""
    return tuple(norm for norm in agreement.norms if stops_the_fighting(norm))


def names_a_cease_fire(name: str) -> bool:
    """Whether a name is that of an end of the fighting."""
    return _speaks_of(s.NounPhrase(name), CEASE_FIRE_NOUNS)


def _names_one_of(value: object, nouns: tuple[str, ...]) -> bool:
    return any(_words(piece) in nouns for piece in pieces(value))


def _speaks_of(value: object, nouns: frozenset[str]) -> bool:
    """Whether a piece names one of these, alone or with more words around it."""
    return any(
        any(f" {noun} " in f" {words} " for noun in nouns)
        for piece in pieces(value)
        if (words := _words(piece))
    )


def _words(piece: object) -> str:
    match piece:
        case s.NounPhrase(name=words) | s.Words(text=words):
            return words.lower()
    return ""
