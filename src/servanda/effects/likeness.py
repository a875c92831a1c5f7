"""Whether two sentences may speak of the same actor, the same thing, the same act."""

from __future__ import annotations

from servanda.effects.armed_force import is_forcible, moves_forces_back
from servanda.instrument.pact import syntax as s
from servanda.vocabulary import Vocabulary

_ONE_WITHDRAWAL = "withdraw"
"""All verbs of withdrawal count as one: texts change between them freely."""


def verb_key(act: s.Act) -> str:
    """Return the verb, or one verb for all ways of moving forces back."""
    return _ONE_WITHDRAWAL if moves_forces_back(act) else act.verb


def one_of(name: str) -> str:
    """Return the singular: a guarantee and guarantees of the same name are one thing."""
    return name.removesuffix("s")


def names_in_order(vocabulary: Vocabulary, term: s.Term | None) -> tuple[str, ...]:
    """Return the names in a term, and the members of those that have members, as written."""
    names = vocabulary.names(term)
    return tuple(dict.fromkeys((*names, *(m for name in names for m in vocabulary.members(name)))))


def all_names(vocabulary: Vocabulary, term: s.Term | None) -> frozenset[str]:
    """Return the names in a term, together with the members of those that have members."""
    return frozenset(names_in_order(vocabulary, term))


def may_be_the_same(vocabulary: Vocabulary, a: s.Term, b: s.Term) -> bool:
    """Whether two terms may mean one thing. A term without names may mean anything."""
    first, second = all_names(vocabulary, a), all_names(vocabulary, b)
    if not first or not second or first & second:
        return True
    return any(
        vocabulary.contains(x, y) or vocabulary.contains(y, x) for x in first for y in second
    )


def share_an_actor(vocabulary: Vocabulary, a: s.Term, b: s.Term) -> bool:
    """Whether the same actor may be meant; an actor who is not stated is nobody in particular."""
    return bool(all_names(vocabulary, a) & all_names(vocabulary, b))


def roles_agree(vocabulary: Vocabulary, a: s.Act, b: s.Act) -> bool:
    """Whether nothing that both acts say keeps them from being one act."""
    return all(
        may_be_the_same(vocabulary, mine.term, other.term)
        for mine in a.roles
        for other in b.roles
        if mine.preposition == other.preposition
    )


def may_be_one_act(vocabulary: Vocabulary, a: s.Act, b: s.Act) -> bool:
    """Whether two acts may be one: the same verb, and nothing that tells them apart."""
    return verb_key(a) == verb_key(b) and roles_agree(vocabulary, a, b)


def may_be_one_event(vocabulary: Vocabulary, a: s.Happens, b: s.Happens) -> bool:
    """Whether one event may be both: the same actor, and one act, or both a use of force."""
    if a.negated is not b.negated or not share_an_actor(vocabulary, a.subject, b.subject):
        return False
    if may_be_one_act(vocabulary, a.act, b.act):
        return True
    forcible = is_forcible(vocabulary, a.act) and is_forcible(vocabulary, b.act)
    return forcible and not a.negated and _may_strike_the_same(vocabulary, a.act, b.act)


def _may_strike_the_same(vocabulary: Vocabulary, a: s.Act, b: s.Act) -> bool:
    """Whether two uses of force do not fall on different parties."""
    first, second = _parties_struck(vocabulary, a), _parties_struck(vocabulary, b)
    return not first or not second or bool(first & second)


def _parties_struck(vocabulary: Vocabulary, act: s.Act) -> frozenset[str]:
    names = (n for role in act.roles for n in names_in_order(vocabulary, role.term))
    return frozenset(n for n in names if (entity := vocabulary.entity(n)) and entity.acts)
