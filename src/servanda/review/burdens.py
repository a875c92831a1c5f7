"""What an agreement asks of each signatory: counts, clause by clause, never a score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.effects.removals import removed_by
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind as NameKind
from servanda.norms import DUTIES, Agreement, Norm, NormKind
from servanda.norms.walk import happenings
from servanda.review.irreversible import is_irreversible
from servanda.review.matter import matter
from servanda.review.mediators import sides
from servanda.review.patterns import any_of


@dataclass(frozen=True, slots=True)
class Burden:
    """The clauses that weigh on one signatory, each named once.

    `duties` can be breached; `irreversible` are those of them that are hard to take back; `at_risk`
    take something away after its own act; `alone` bind it with no like duty on the others;
    `received` give it something that another owes.
    """

    signatory: str
    duties: tuple[str, ...]
    irreversible: tuple[str, ...]
    at_risk: tuple[str, ...]
    alone: tuple[str, ...]
    received: tuple[str, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many clauses weigh on it: duties, of these irreversible, losses by its own act."""
        return len(self.duties), len(self.irreversible), len(self.at_risk)


def unanswered(agreement: Agreement) -> frozenset[str]:
    """Return the ids of the duties that some side has, and some other has none like it."""
    duties = [n for n in agreement.duties if n.bearers]
    like = {n.id: _like(agreement, n) for n in duties}
    bound = {key: set[str]() for key in like.values()}
    for norm in duties:
        bound[like[norm.id]] |= _members(agreement, norm.bearers)
    everyone = set(sides(agreement))
    return frozenset(
        id_ for id_, key in like.items() if everyone & bound[key] and not everyone <= bound[key]
    )


def burdens(agreement: Agreement) -> tuple[Burden, ...]:
    """Return what weighs on each side, in the order in which they are declared."""
    norms = _one_reading_each(agreement)
    bound = {n.id: _members(agreement, n.bearers) for n in norms}
    duties = [n for n in norms if n.kind in DUTIES]
    alone = unanswered(agreement)
    return tuple(
        Burden(
            name,
            _clauses(n for n in duties if name in bound[n.id]),
            _clauses(n for n in duties if name in bound[n.id] and _is_irreversible(agreement, n)),
            _clauses(n for n in norms if _loses_by(agreement, n, name)),
            _clauses(n for n in duties if name in bound[n.id] and n.id in alone),
            _clauses(n for n in norms if _receives(agreement, n, name, bound[n.id])),
        )
        for name in sides(agreement)
    )


def _one_reading_each(agreement: Agreement) -> list[Norm]:
    """Leave out rival readings but the first of each clause, so that no clause weighs twice."""
    first: dict[str, str | None] = {}
    return [n for n in agreement.norms if first.setdefault(n.clause, n.rival) == n.rival]


def _members(agreement: Agreement, names: tuple[str, ...]) -> set[str]:
    return {m for name in names for m in agreement.vocabulary.members(name)}


def _clauses(norms: Iterable[Norm]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.clause for n in norms))


def _like(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    """Return what makes two duties alike: the verb and the things, or the unit of a limit.

    Places do not count (each side leaves its own), nor do parties' names in the names of things.
    """
    if norm.limit is not None:
        bound = norm.limit.bound
        return norm.kind, bound.unit if isinstance(bound, s.Quantity) else ""
    if norm.act is None:
        return norm.kind, norm.id
    places = {e.name for e in agreement.vocabulary.of_kind(NameKind.PLACE)}
    things = (w for w in matter(agreement, norm.act) if w not in places)
    return norm.kind, *(_without_parties(agreement, words) for words in things)


def _without_parties(agreement: Agreement, words: str) -> str:
    parties = agreement.vocabulary.of_kind(NameKind.SIGNATORY)
    return any_of(*(form for e in parties for form in (e.name, *e.forms))).sub("…", words)


def _is_irreversible(agreement: Agreement, norm: Norm) -> bool:
    return norm.act is not None and is_irreversible(agreement, norm.act)


def _loses_by(agreement: Agreement, norm: Norm, name: str) -> bool:
    """Whether a consequence takes something away after an act of this signatory."""
    if not removed_by(norm):
        return False
    return any(
        name in _members(agreement, agreement.vocabulary.names(happening.subject))
        for happening in happenings(norm.conditions)
    )


def _receives(agreement: Agreement, norm: Norm, name: str, bearers: set[str]) -> bool:
    if isinstance(norm.core, s.Entitlement):
        return name in bearers
    if norm.kind not in DUTIES | {NormKind.GUARANTEE} or norm.kind is NormKind.PROHIBITION:
        return False
    return name not in bearers and name in _members(agreement, norm.counterparties)
