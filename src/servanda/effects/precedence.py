"""What waits for what, and by which words; and where the waiting runs in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from servanda.effects.armed_force import (
    cease_fires,
    moves_forces_back,
    names_a_cease_fire,
    stops_the_fighting,
)
from servanda.effects.circles import Circle, circles_of
from servanda.effects.fulfilment import Fulfilment
from servanda.effects.likeness import all_names
from servanda.instrument.pact import phrasing
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.walk import pieces
from servanda.norms.wording import in_words

_WAITS = (s.Slot.IF, s.Slot.ONCE, s.Slot.ONLY_AFTER, s.Slot.AFTER, s.Slot.SINCE)
_BEGINS = (s.Slot.FROM, s.Slot.BEGUN_BY)
_CLOCKS = (s.Slot.ON, s.Slot.BY, s.Slot.WITHIN, s.Slot.COMPLETED_BY, s.Slot.BEGUN_BY)
_MEANWHILE = (s.Slot.WHILE, s.Slot.UNTIL, s.Slot.BEFORE)
_PERIODS = (s.Slot.FROM, *_CLOCKS)


class Why(StrEnum):
    """What makes one norm wait for another."""

    STATED = "the text makes it wait"
    CLOCK = "its time is counted from there"
    UNDER_FIRE = "forces cannot be asked to move back while the fighting goes on"


@dataclass(frozen=True, slots=True)
class Wait:
    """`later` waits for `earlier` (ids of norms); `words` say so, in the clause `stated_in`."""

    later: str
    earlier: str
    why: Why
    words: str
    stated_in: str


def waits(agreement: Agreement) -> tuple[Wait, ...]:
    """Return every wait that the text states, and those that moving forces under fire implies."""
    fulfilment = Fulfilment(agreement)
    found: dict[tuple[str, str], Wait] = {}
    for norm in agreement.norms:
        for wait in _stated(norm, fulfilment):
            if not _within_one_clause(agreement, wait):
                found.setdefault((wait.later, wait.earlier), wait)
    for wait in _under_fire(agreement):
        found.setdefault((wait.later, wait.earlier), wait)
    return tuple(found.values())


def deadlocks(
    agreement: Agreement, among: tuple[Wait, ...] | None = None
) -> tuple[Circle[Wait], ...]:
    """Return the circles of waiting, the shortest first.

    Each begins with a wait that is stated in words, and of those with the first of the text.
    """
    graph: dict[str, dict[str, Wait]] = {}
    for wait in waits(agreement) if among is None else among:
        graph.setdefault(wait.later, {})[wait.earlier] = wait
    order = {norm.id: number for number, norm in enumerate(agreement.norms)}

    def rival(node: str) -> str | None:
        norm = agreement.by_id[node]
        return f"{norm.clause}/{norm.rival}" if norm.rival else None

    return tuple(_turned(circle, order) for circle in circles_of(graph, rival))


def _turned(circle: Circle[Wait], order: dict[str, int]) -> Circle[Wait]:
    edges = circle.edges
    start = min(
        range(len(edges)), key=lambda i: (edges[i].why is Why.UNDER_FIRE, order[edges[i].later])
    )
    return Circle((*edges[start:], *edges[:start]))


def _stated(norm: Norm, fulfilment: Fulfilment) -> Iterator[Wait]:
    for modifier in norm.sentence.modifiers:
        slot, value = modifier.slot, modifier.value
        words = f"{slot.value} {_said(value)}" if _can_be_waited_for(value) else ""
        if slot in _WAITS or (slot in _BEGINS and not isinstance(value, s.Offset)):
            for earlier in fulfilment.of(value):
                yield Wait(norm.id, earlier.id, Why.STATED, words, norm.clause)
        elif slot in _PERIODS and isinstance(value, s.Offset) and value.relation == "after":
            for earlier in fulfilment.of(value.anchor):
                yield Wait(norm.id, earlier.id, Why.CLOCK, words, norm.clause)
        elif slot is s.Slot.BEFORE:
            for later in fulfilment.of(value):
                yield Wait(later.id, norm.id, Why.STATED, words, norm.clause)


def _said(value: object) -> str:
    """Return a condition as said of what has happened by then, or a time."""
    if isinstance(value, s.Offset):
        return in_words(value)
    return phrasing.condition(value, perfect=True)


def _can_be_waited_for(value: object) -> bool:
    conditions = (s.Happens, s.Stands, s.Measures, s.Judged, s.Point, s.Both, s.Either, s.Hole)
    return isinstance(value, (*conditions, s.Reference, s.Offset))


def _under_fire(agreement: Agreement) -> Iterator[Wait]:
    """Yield the wait of a withdrawal, without time or protection of its own, for the cease-fire."""
    for cease_fire in cease_fires(agreement):
        if interim_rules(agreement, cease_fire):
            continue
        fighting = _parties(agreement, cease_fire)
        for norm in agreement.of_kind(NormKind.ACHIEVE):
            if norm.act is None or not moves_forces_back(norm.act) or _has_own_time(norm):
                continue
            if fighting & _parties(agreement, norm) and norm.id != cease_fire.id:
                words = norm.quote
                yield Wait(norm.id, cease_fire.id, Why.UNDER_FIRE, words, norm.clause)


def _within_one_clause(agreement: Agreement, wait: Wait) -> bool:
    """Whether a clause only speaks of its own parts: `14 days after beginning of [2]` in [2]."""
    return agreement.by_id[wait.later].clause == agreement.by_id[wait.earlier].clause


def interim_rules(agreement: Agreement, cease_fire: Norm) -> tuple[Norm, ...]:
    """Return the norms that hold forces back until a cease-fire, or while forces are moved."""
    return tuple(
        norm
        for norm in agreement.duties
        if norm.id != cease_fire.id
        and (norm.kind is NormKind.PROHIBITION or stops_the_fighting(norm))
        and any(
            _is_about_the_way_there(agreement, piece, cease_fire)
            for piece in pieces(norm.sentence.values(*_MEANWHILE))
        )
    )


def _is_about_the_way_there(agreement: Agreement, piece: object, cease_fire: Norm) -> bool:
    match piece:
        case s.Act():
            return moves_forces_back(piece)
        case s.NounPhrase(name=name) | s.Point(name=name):
            return names_a_cease_fire(name)
        case s.Reference(label=label):
            named = agreement.at(label)
            return cease_fire in named or any(
                norm.act is not None and moves_forces_back(norm.act) for norm in named
            )
    return False


def _parties(agreement: Agreement, norm: Norm) -> frozenset[str]:
    """Return who is bound; a cease-fire that names nobody stops the fighting of all who sign."""
    bearer = norm.core.bearer if isinstance(norm.core, s.Norm) else None
    names = all_names(agreement.vocabulary, bearer)
    return names or frozenset(agreement.vocabulary.signatories)


def _has_own_time(norm: Norm) -> bool:
    """Whether a withdrawal has a date or start of its own, or is kept safe while it lasts."""
    timed = (
        value
        for value in norm.sentence.values(*_WAITS, *_BEGINS, *_CLOCKS)
        if not isinstance(value, s.Hole)
    )
    return any(True for _ in timed) or norm.sentence.has(s.Slot.WHILE, s.Slot.SUPERVISED_BY)
