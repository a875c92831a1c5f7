"""Makes patterns of acts and measures: which claims are of what a sentence speaks of."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from servanda.evidence.claim import ClaimKind
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import Bound, Pattern, Slot
from servanda.norms.wording import in_words
from servanda.vocabulary.acting import roles_of
from servanda.vocabulary.quantity import in_unit

_UPPER = frozenset({s.Comparison.AT_MOST, s.Comparison.FEWER_THAN})
_MOST_ACTS = 256
"""So many acts may one sentence ask for by its lists of names."""


def act_pattern(work: Work, act: s.Act, subject: Slot) -> Pattern:
    """Return the shape of an act; a role that the text leaves open may be filled by anything."""
    roles: list[tuple[str, Slot]] = []
    every: set[str] = set()
    for preposition, written in roles_of(act.roles):
        match written:
            case s.Hole(gap=s.Gap.NOT_STATED):
                work.assume(f"what stands after “{_verb_and(act, preposition)}” is not stated")
            case s.Hole():
                pass
            case s.Amount(quantity=s.Quantity(unit=unit)):
                thing = work.naming.vocabulary.entity(unit)
                if thing is not None and Kind.THING in thing.kinds:
                    roles.append((preposition, Slot(work.naming.fitting(thing.name))))
            case s.Amount():
                pass
            case term:
                roles.append((preposition, _slot(work, term)))
                if asks_for_all(work, term):
                    every.add(preposition)
    return Pattern(ClaimKind.ACT, act.verb, subject, tuple(roles), every=frozenset(every))


def _verb_and(act: s.Act, preposition: str) -> str:
    return f"{act.verb} {preposition}".strip()


def _slot(work: Work, term: s.Term) -> Slot:
    if isinstance(term, s.Reference):
        labels = work.clauses.labels(term.label)
        return Slot(frozenset(in_words(s.Reference(label)) for label in labels))
    return work.scope.slot(term)


def asks_for_all(work: Work, term: s.Term) -> bool:
    """Whether all of a kind are meant whose instances are not declared one by one."""
    if isinstance(term, s.Group):
        return all(asks_for_all(work, member) for member in term.members)
    return (
        isinstance(term, s.NounPhrase)
        and term.determiner is s.Determiner.ALL
        and not work.naming.listed(term)
    )


def amount_in(work: Work, act: s.Act) -> Bound | None:
    """Return how much an act is of, where an amount stands among what it concerns."""
    for role in act.roles:
        if isinstance(role.term, s.Amount):
            # “release 50 prisoners” asks for 50 or more; “reduce it to 600,000” for just that.
            usual = s.Comparison.EXACTLY if role.preposition else s.Comparison.AT_LEAST
            return bound(work, role.term.comparison or usual, role.term.quantity)
    return None


def single_acts(act: s.Act, work: Work) -> tuple[s.Act, ...]:
    """Return the acts that one act with lists stands for: “establish A and B” is two."""
    choices = [each_of(role.term, work) for role in act.roles]
    count = 1
    for terms in choices:
        count *= len(terms)
    if count > _MOST_ACTS:
        work.notice(
            "too-many-acts",
            f"This names {count:,} acts at once; the monitor takes them for one, done when any of "
            "them is.",
            "Write one sentence for each list.",
            act.at,
        )
        return (act,)
    return tuple(
        s.Act(act.verb, tuple(map(_role, act.roles, terms)), act.at) for terms in product(*choices)
    )


def _role(role: s.Role, term: s.Term) -> s.Role:
    return s.Role(role.preposition, term)


def each_of(term: s.Term, work: Work) -> tuple[s.Term, ...]:
    """Return the terms that a term asks for, all of them: members of `A and B`, of `all …`."""
    match term:
        case s.Group(conjunction="and", members=members):
            return tuple(one for member in members for one in each_of(member, work))
        case s.NounPhrase(
            determiner=s.Determiner.ALL | s.Determiner.EACH | s.Determiner.THE | None
        ):
            listed = work.naming.listed(term)
            return tuple(s.NounPhrase(name) for name in listed) if len(listed) > 1 else (term,)
    return (term,)


def measure_pattern(work: Work, measure: s.Term, holder: Slot) -> Pattern:
    """Return the shape of a figure of a measure."""
    names = work.naming.vocabulary.names(measure)
    return Pattern(ClaimKind.MEASURE, names[0] if names else in_words(measure), holder)


def measure_bound(
    work: Work, measure: s.Term, comparison: s.Comparison, quantity: s.Quantity | s.Hole
) -> Bound:
    """Return a bound in the unit in which the measure is declared."""
    names = work.naming.vocabulary.names(measure)
    entity = work.naming.vocabulary.entity(names[0]) if names else None
    return bound(work, comparison, quantity, entity.unit if entity else None)


def bound(
    work: Work,
    comparison: s.Comparison,
    quantity: s.Quantity | s.Hole,
    unit: str | None = None,
) -> Bound:
    """Return an amount compared, in a unit where one is asked for."""
    if isinstance(quantity, s.Hole):
        work.assume("how much is not stated")
        return Bound(comparison, None, unit or "")
    figure = quantity.high if comparison in _UPPER else quantity.low
    own = work.naming.vocabulary.unit(quantity.unit)
    target = unit or own
    value: Decimal | None = figure if own == target else in_unit(figure, own, target)
    if value is None:
        work.assume(f"{in_words(quantity)} cannot be compared with {target}")
        return Bound(comparison, None, target)
    return Bound(comparison, float(value), target)
