"""Who is bound by a norm, and how several are."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.from_norms.scope import TAKES_UP
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import ANYTHING, BEARER, Bearing, Slot, Variable
from servanda.norms import NormKind
from servanda.norms.parts import bearer_of
from servanda.vocabulary.vocabulary import ALL_SIGNATORIES

LASTING_DUTIES = frozenset({NormKind.PROHIBITION, NormKind.MAINTAIN, NormKind.LIMIT})
"""What these ask can be broken by an act of which nobody knows the doer."""

_TOGETHER = frozenset({NormKind.DECLARATION})
_OWED_BY_ONE = frozenset({NormKind.ACHIEVE, NormKind.REPEAT, NormKind.EXPECTATION})


@dataclass(frozen=True, slots=True)
class Bearers:
    """Those bound: their `names`, the `variable` that tells them apart, the `slot` of the doer.

    `fitting` are all names whose acts count as theirs; empty where nobody is named.
    """

    names: tuple[str, ...]
    bearing: Bearing
    variable: Variable | None
    slot: Slot
    fitting: frozenset[str] = frozenset()


NOBODY = Bearers((), Bearing.EACH, None, ANYTHING)


def bearers_of(work: Work, kind: NormKind) -> Bearers:
    """Return who is bound by the norm at work, and let a later `that …` mean them."""
    term = bearer_of(work.norm.core)
    if term is None:
        return NOBODY
    if isinstance(term, s.Hole):
        if term.gap is s.Gap.NOT_APPLICABLE:
            return NOBODY
        work.assume("who is bound is not stated")
        return _unknown(kind)
    if isinstance(term, s.NounPhrase) and term.determiner in TAKES_UP:
        slot = work.scope.slot(term)
        return Bearers((), Bearing.EACH, slot.variable, slot, slot.names or frozenset())
    return _named(work, term, kind)


def _unknown(kind: NormKind) -> Bearers:
    """Whoever does what nobody in particular must do has done it; whoever breaks it is told."""
    if kind in LASTING_DUTIES:
        return Bearers((), Bearing.EACH, BEARER, Slot(None, BEARER, unstated=True))
    return NOBODY


def _named(work: Work, term: s.Term, kind: NormKind) -> Bearers:
    naming, norm = work.naming, work.norm
    fitting = naming.names(term)
    classes = _classes(work, term)
    names = () if classes else norm.bearers
    _name_open_ends(work, term, names)
    if not names and not fitting:
        return NOBODY
    bearing = _bearing(work, term, kind)
    if bearing is not Bearing.EACH:
        return Bearers(names, bearing, None, Slot(fitting), fitting)
    several = len(names) != 1
    work.scope.bind_bearer(term)
    slot = Slot(
        fitting,
        BEARER if several else None,
        unstated=several and kind in LASTING_DUTIES,
        counts_as=work.scope.counts_as(names) if several else (),
    )
    return Bearers(names, bearing, BEARER, slot, fitting)


def _name_open_ends(work: Work, term: s.Term, names: tuple[str, ...]) -> None:
    """Name members and signatories that are not stated: what they do cannot count."""
    vocabulary = work.naming.vocabulary
    for name in names:
        entity = vocabulary.entity(name)
        if entity is not None and entity.members_open:
            work.assume(f"who the members of {name} are is not stated")
    all_who_sign = any(
        isinstance(one, s.NounPhrase) and one.name in ALL_SIGNATORIES for one in pieces(term)
    )
    if all_who_sign and vocabulary.signatories_open:
        work.assume("who the further signatories are is not stated")


def _classes(work: Work, term: s.Term) -> bool:
    """Whether a class is bound whose instances are not declared one by one."""
    match term:
        case s.Group(members=members):
            return any(_classes(work, member) for member in members)
        case s.NounPhrase(determiner=None | s.Determiner.THE, member=False):
            return False
        case s.NounPhrase():
            open_ended = not work.naming.listed(term)
            if open_ended and term.member:
                work.assume(f"who the members of {term.name} are is not stated")
            return open_ended
    return False


def _bearing(work: Work, term: s.Term, kind: NormKind) -> Bearing:
    if work.sentence.has(s.Slot.JOINTLY) or kind in _TOGETHER:
        return Bearing.JOINTLY
    either = isinstance(term, s.Group) and term.conjunction == "or"
    return Bearing.ANY if either and kind in _OWED_BY_ONE else Bearing.EACH
