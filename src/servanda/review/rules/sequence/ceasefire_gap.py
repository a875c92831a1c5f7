"""A cease-fire that waits until forces have moved under fire."""

from __future__ import annotations

from servanda.effects import Wait, waits
from servanda.effects.armed_force import cease_fires, moves_forces_back
from servanda.effects.precedence import interim_rules
from servanda.findings import Note
from servanda.instrument.pact import phrasing
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.walk import happenings
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule, Stake

_WAITS = (s.Slot.IF, s.Slot.ONCE, s.Slot.ONLY_AFTER, s.Slot.AFTER, s.Slot.FROM)


def look(case: Case) -> Looked:
    """Find cease-fires that wait for a withdrawal, where nothing holds fire until then."""
    agreement = case.agreement
    found = cease_fires(agreement)
    before = waits(agreement) if found else ()
    hits = tuple(
        _hit(agreement, cease_fire, moves, before)
        for cease_fire in found
        if (moves := _movements(agreement, cease_fire, before))
        and not interim_rules(agreement, cease_fire)
    )
    return Looked(f"{len(found)} clauses that stop the fighting", len(found), hits)


def _movements(agreement: Agreement, cease_fire: Norm, before: tuple[Wait, ...]) -> tuple[str, ...]:
    """Return the movements of forces that a cease-fire waits for, in words."""
    stated = (
        phrasing.condition(event, perfect=True)
        for event in happenings(cease_fire.sentence.values(*_WAITS))
        if not event.negated and moves_forces_back(event.act)
    )
    clauses = (f"[{norm.clause}]" for norm in _awaited(agreement, cease_fire, before))
    return tuple(dict.fromkeys((*stated, *clauses)))


def _awaited(agreement: Agreement, cease_fire: Norm, before: tuple[Wait, ...]) -> list[Norm]:
    awaited = (agreement.by_id[w.earlier] for w in before if w.later == cease_fire.id)
    return [norm for norm in awaited if norm.act is not None and moves_forces_back(norm.act)]


def _hit(
    agreement: Agreement, cease_fire: Norm, moves: tuple[str, ...], before: tuple[Wait, ...]
) -> Hit:
    awaited = _awaited(agreement, cease_fire, before)
    return Hit(
        cease_fire.clause,
        "The fighting stops only after forces have moved, and nothing says what holds while they "
        "move.",
        at=cease_fire.at,
        quote=cease_fire.quote,
        against=tuple(dict.fromkeys(n.clause for n in awaited if n.clause != cease_fire.clause)),
        notes=tuple(Note(f"It waits for this: {words}.") for words in moves),
        stake=Stake.FORCE,
    )


RULE = Rule(
    code="ceasefire-gap",
    family=Family.SEQUENCE,
    kind=Kind.FORMAL,
    title="a cease-fire that waits for a movement under fire",
    silenced_by="a cease-fire with a time of its own, or a rule that holds fire until it begins",
    look=look,
)
