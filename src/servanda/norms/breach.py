"""Whether a condition speaks of the breach of a norm."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms.agreement import Agreement
from servanda.norms.norm import DUTIES, Norm, NormKind
from servanda.norms.walk import pieces

BREAKING = frozenset({"breach", "break", "infringe", "violate"})
"""Verbs of breach: Vienna Convention on the Law of Treaties, article 60 (“breach”, “violation”);
“infringe” stands in 41 treaty texts (manytreaties)."""

KEEPING = frozenset({"comply", "fulfil", "keep", "observe", "perform"})
"""Verbs of keeping: Vienna Convention on the Law of Treaties, article 26 and its heading
(“performed”, “observance”); Charter of the United Nations, articles 2 (2) and 94 (“fulfil”,
“comply”); “keep” is the status that Pact itself has."""

_MORE, _LESS = s.Comparison.MORE_THAN, s.Comparison.FEWER_THAN
_BEYOND = {
    s.Comparison.AT_MOST: {_MORE},
    s.Comparison.FEWER_THAN: {_MORE, s.Comparison.AT_LEAST},
    s.Comparison.AT_LEAST: {_LESS},
    s.Comparison.MORE_THAN: {_LESS, s.Comparison.AT_MOST},
    s.Comparison.EXACTLY: {_MORE, _LESS},
}
"""For each limit, what is measured where it is not kept."""


def follows_breach(agreement: Agreement, consequence: Norm, norm: Norm) -> bool:
    """Whether a consequence turns on this norm not being kept.

    A breach of the agreement as a whole is a breach of each of its duties.
    """
    return any(_is_breach(agreement, p, norm) for p in pieces(consequence.conditions))


def reaches(agreement: Agreement, term: object, norm: Norm) -> bool:
    """Whether a reference means this norm: by its own label, its clause's or its article's."""
    return isinstance(term, s.Reference) and any(
        meant.id == norm.id for meant in agreement.at(term.label)
    )


def _is_breach(agreement: Agreement, piece: object, norm: Norm) -> bool:
    match piece:
        case (
            s.Stands(subject=whole, status="breached", negated=False)
            | s.Stands(subject=whole, status="kept", negated=True)
            | s.Point(name="breach", of=whole)
        ):
            return _means(agreement, whole, norm)
        case s.Happens(subject=subject, act=s.Act(verb=verb, roles=roles), negated=negated):
            if verb in (KEEPING if negated else BREAKING) and any(
                _means(agreement, role.term, norm) for role in roles
            ):
                return bool({*agreement.vocabulary.names(subject)} & {*norm.bearers})
            return _is_the_act_in_breach(agreement, piece, norm)
        case s.Measures(measure=measure, comparison=comparison, holder=holder):
            limit = norm.limit
            return (
                limit is not None
                and comparison in _BEYOND[limit.comparison]
                and _overlap(agreement, measure, limit.measure)
                and (holder is None or _holds(agreement, holder, norm))
            )
    return False


def _holds(agreement: Agreement, holder: s.Term, norm: Norm) -> bool:
    """Whether a norm limits the measure of a holder: its bearer's own, where it says no other."""
    names = agreement.vocabulary.names
    limited = names(norm.limit.holder) if norm.limit is not None else ()
    return bool({*names(holder)} & {*(limited or norm.bearers)})


def _means(agreement: Agreement, term: object, norm: Norm) -> bool:
    whole = isinstance(term, s.Agreement) and norm.kind in DUTIES
    return whole or reaches(agreement, term, norm)


def _is_the_act_in_breach(agreement: Agreement, event: s.Happens, norm: Norm) -> bool:
    """Whether an event is what a norm forbids, or the omission of what it requires."""
    if norm.kind not in DUTIES or norm.act is None or norm.act.verb != event.act.verb:
        return False
    if event.negated is (norm.kind is NormKind.PROHIBITION):
        return False
    required = {role.preposition: role.term for role in norm.act.roles}
    return bool({*agreement.vocabulary.names(event.subject)} & {*norm.bearers}) and all(
        _overlap(agreement, role.term, required[role.preposition])
        for role in event.act.roles
        if role.preposition in required
    )


def _overlap(agreement: Agreement, one: s.Term, other: s.Term) -> bool:
    names = agreement.vocabulary.names
    return one == other or bool({*names(one)} & {*names(other)})
