"""Which clause depends on which, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.walk import references


class Link(StrEnum):
    """How one clause depends on another; the value reads between the two."""

    EXCHANGE = "in exchange for"
    ONLY_AFTER = "only after"
    TAKES_AWAY = "takes away"
    REFERS = "refers to"


@dataclass(frozen=True, slots=True)
class Dependency:
    """`source` depends on `target`, or does something to it."""

    source: str
    link: Link
    target: str


_AFTER = (s.Slot.ONLY_AFTER, s.Slot.ONCE, s.Slot.AFTER, s.Slot.SINCE)
_TAKING = frozenset(
    {
        s.Effect.LAPSE,
        s.Effect.VOID,
        s.Effect.SUSPEND,
        s.Effect.REVOKE,
        s.Effect.END,
        s.Effect.NOT_APPLY,
    }
)


def dependencies(agreement: Agreement) -> tuple[Dependency, ...]:
    """Return each dependency once, in the order of the text; the closest link of two clauses."""
    closest: dict[tuple[str, str], Dependency] = {}
    known = {a.label for a in agreement.file.articles} | {n.clause for n in agreement.norms}
    order = list(Link)
    for norm in agreement.norms:
        for found in _of(norm):
            pair = (found.source, found.target)
            if found.source == found.target or found.target not in known:
                continue
            if pair not in closest or order.index(found.link) < order.index(closest[pair].link):
                closest[pair] = found
    return tuple(closest.values())


def _of(norm: Norm) -> Iterator[Dependency]:
    linked = (
        (Link.EXCHANGE, norm.sentence.values(s.Slot.EXCHANGE)),
        (Link.ONLY_AFTER, norm.sentence.values(*_AFTER)),
        (Link.TAKES_AWAY, tuple(_taken(norm))),
        (Link.REFERS, (norm.core, norm.sentence.modifiers)),
    )
    for link, where in linked:
        for label in references(where):
            yield Dependency(norm.clause, link, label)


def _taken(norm: Norm) -> Iterator[s.Term]:
    """Yield what a consequence, or a power, ends or suspends."""
    act = getattr(norm.core, "act", None)
    for change in (*norm.effects, act):
        if isinstance(change, s.Change) and change.effect in _TAKING:
            yield change.on
