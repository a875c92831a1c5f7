"""What a consequence, a declaration or the use of a power does."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.words import EFFECT_OF_STATUS
from servanda.monitor.from_norms.acts import each_of
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import AGREEMENT, Change, Effect, Slot, Time
from servanda.norms import NormKind
from servanda.norms.wording import in_words

_STATUS_AFTER = {
    s.Effect.LAPSE: "lapsed",
    s.Effect.VOID: "void",
    s.Effect.SUSPEND: "suspended",
    s.Effect.REINSTATE: "reinstated",
    s.Effect.REVOKE: "revoked",
    s.Effect.END: "terminated",
    s.Effect.APPLY: "in force",
    s.Effect.NOT_APPLY: "suspended",
    s.Effect.ENTER_INTO_FORCE: "in force",
}
"""The status that a thing which is no clause has after an effect on it."""


def changes_of(work: Work, outcome: s.Outcome, until: Time | None = None) -> tuple[Change, ...]:
    """Return what an outcome changes; a new duty changes nothing, it is a rule of its own."""
    match outcome:
        case s.Change(effect=s.Effect.REMAIN_IN_FORCE):
            return ()
        case s.Change(effect=effect, on=on):
            return tuple(c for one in _each(on) for c in _on(work, effect, one, until))
        case s.Loss(loser=loser, thing=thing):
            return tuple(_lost(work, loser, thing))
        case s.Declaration(fact=fact):
            return tuple(_declared(work, fact, until))
    return ()


def _each(term: s.Term) -> tuple[s.Term, ...]:
    return term.members if isinstance(term, s.Group) else (term,)


def _on(work: Work, effect: s.Effect, on: s.Term, until: Time | None) -> Iterator[Change]:
    match on:
        case s.Agreement():
            yield Change(Effect(effect.value), (AGREEMENT,), until=until)
        case s.Reference():
            rules = tuple(norm.id for norm in work.clauses.meant_by(on))
            yield Change(Effect(effect.value), rules, until=until)
        case s.NounPhrase(name=name):
            entity = work.naming.vocabulary.entity(name)
            if entity is not None and Kind.STATUS in entity.kinds:
                yield Change(Effect(effect.value), status=entity.name, until=until)
            else:
                yield from _on_a_thing(work, effect, on, until)
        case _:
            work.assume(f"what is meant by {in_words(on)} is not stated")


def _on_a_thing(work: Work, effect: s.Effect, on: s.Term, until: Time | None) -> Iterator[Change]:
    after, subject = _STATUS_AFTER[effect], work.scope.slot(on)
    for status in dict.fromkeys(_STATUS_AFTER.values()):
        if status != after:
            yield Change(Effect.REVOKE, status=status, subject=subject)
    yield Change(Effect.GRANT, status=after, subject=subject, until=until)


def _lost(work: Work, loser: s.Term, thing: s.Term) -> Iterator[Change]:
    """Yield the end of what gives the loser the thing; else, that he no longer has it."""
    if isinstance(thing, s.Reference):
        yield from _on(work, s.Effect.LAPSE, thing, None)
        return
    who, what = work.naming.names(loser), work.naming.names(thing)
    giving = tuple(
        norm.id
        for norm in work.clauses.agreement.of_kind(NormKind.GUARANTEE, NormKind.ENTITLEMENT)
        if _gives(work, norm.core, who, what)
    )
    if giving:
        yield Change(Effect.LAPSE, giving)
        return
    for name in work.naming.words(thing):
        yield Change(Effect.REVOKE, status=name, subject=work.scope.slot(loser))


def _gives(work: Work, core: s.Core | s.Outcome, who: frozenset[str], what: frozenset[str]) -> bool:
    names = work.naming.names
    match core:
        case s.Guarantee(beneficiary=beneficiary, thing=thing):
            return bool(names(beneficiary) & who and names(thing) & what)
        case s.Entitlement(holder=holder, roles=roles, negated=False):
            things = (role.term for role in roles if role.preposition is None)
            return bool(names(holder) & who) and any(names(thing) & what for thing in things)
    return False


def _declared(work: Work, fact: s.Stands | s.Judged, until: Time | None) -> Iterator[Change]:
    effect = Effect.REVOKE if fact.negated else Effect.GRANT
    if isinstance(fact, s.Judged):
        subject = Slot(work.naming.names(fact.of)) if fact.of is not None else Slot()
        yield Change(effect, status=fact.words.text, subject=subject, until=until)
        return
    on_clause = EFFECT_OF_STATUS.get(fact.status)
    for subject_term in each_of(fact.subject, work):
        if isinstance(subject_term, s.Reference | s.Agreement) and on_clause and not fact.negated:
            yield from _on(work, on_clause, subject_term, until)
        else:
            entity = work.naming.vocabulary.entity(fact.status)
            status = entity.name if entity else fact.status
            slot = work.scope.slot(subject_term)
            yield Change(effect, status=status, subject=slot, until=until)
