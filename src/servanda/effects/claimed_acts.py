"""Duties claim that an act is done; prohibitions, that it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from servanda.effects.likeness import all_names, names_in_order
from servanda.effects.propositions import Claim, ClashKind, Propositions
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, NormKind

_ActsByDoer = defaultdict[tuple[str, str], set[s.Act]]


def claimed_acts(agreement: Agreement, propositions: Propositions) -> Iterator[Claim]:
    """Yield what duties and prohibitions claim of each of their bearers."""
    required: _ActsByDoer = defaultdict(set)
    forbidden: _ActsByDoer = defaultdict(set)
    for norm in agreement.duties:
        act, core = norm.act, norm.core
        if act is None or not isinstance(core, s.Norm):
            continue
        names = names_in_order(agreement.vocabulary, core.bearer)
        numbers = [propositions.of("does", name, act) for name in names]
        banned = norm.kind is NormKind.PROHIBITION
        for name in names:
            (forbidden if banned else required)[name, act.verb].add(act)
        if banned:
            yield from (Claim(norm, ClashKind.ACT, (-number,)) for number in numbers)
        elif isinstance(core.bearer, s.Group) and core.bearer.conjunction == "or":
            yield Claim(norm, ClashKind.ACT, tuple(numbers))
        else:
            yield from (Claim(norm, ClashKind.ACT, (number,)) for number in numbers)
    for (name, verb), acts in required.items():
        for narrow in acts:
            for wide in forbidden.get((name, verb), ()):
                if narrow != wide and _covers(agreement, wide, narrow):
                    done = propositions.of("does", name, narrow)
                    propositions.implies(done, propositions.of("does", name, wide))


def _covers(agreement: Agreement, wide: s.Act, narrow: s.Act) -> bool:
    """Whether every way of doing `narrow` is a way of doing `wide`."""
    return all(
        any(
            role.preposition == given.preposition and _inside(agreement, given.term, role.term)
            for given in narrow.roles
        )
        for role in wide.roles
    )


def _inside(agreement: Agreement, narrow: s.Term, wide: s.Term) -> bool:
    if narrow == wide:
        return True
    vocabulary = agreement.vocabulary
    within = all_names(vocabulary, wide)
    names = vocabulary.names(narrow)
    return bool(names) and all(
        name in within or any(vocabulary.contains(place, name) for place in within)
        for name in names
    )
