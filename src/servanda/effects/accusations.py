"""Clauses that hold against somebody what they are said to have done."""

from __future__ import annotations

import re

from servanda.effects.armed_force import uses_force
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.acts import mentions, named
from servanda.norms.breach import BREAKING
from servanda.norms.comma_phrases import TRIGGERS, says
from servanda.norms.walk import happenings, needs_judgement, pieces, terms_of

# Breach is the Vienna Convention's word (article 60); violation and infringement are those of the
# UN DPPA Guidance on Mediation of Ceasefires (2022) and of most texts in the corpus of treaties.
BREACH = re.compile(r"\b(?:breach|violat|infring|non-complian)", re.IGNORECASE)

# To attribute is the task that the Paris Declaration of January 2026 gives to a commission of its
# own; the others are the usual verbs of fact-finding and of tribunals.
_FINDING = frozenset(
    {"adjudicate", "arbitrate", "attribute", "decide", "determine", "establish", "find",
     "investigate", "rule"}
)  # fmt: skip
_WHAT_IS_FOUND = re.compile(
    r"\b(?:breach|violat|infring|non-complian|responsib|disput|alleg|incident|complaint|attribut)",
    re.IGNORECASE,
)


def accusations(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the norms whose trigger is a use of force, a failure or a breach, in their order."""
    forbidden = frozenset(
        (bearer, norm.act.verb)
        for norm in agreement.of_kind(NormKind.PROHIBITION)
        if norm.act is not None
        for bearer in norm.bearers
    )
    return tuple(n for n in agreement.norms if _accuses(agreement, n, forbidden))


def turning_on_facts(agreement: Agreement) -> tuple[Norm, ...]:
    """Return the accusations, and the consequences whose trigger somebody must find to be met.

    Whatever is done, whoever is to lose by it may dispute that it was done.
    """
    accusing = frozenset(norm.id for norm in accusations(agreement))
    return tuple(
        norm
        for norm in agreement.norms
        if norm.id in accusing
        or (norm.kind is NormKind.CONSEQUENCE and norm.parent is None and turns_on_a_fact(norm))
    )


def turns_on_a_fact(norm: Norm) -> bool:
    """Whether somebody must find out if a norm is set off."""
    return any(needs_judgement(value) for value in norm.sentence.values(*TRIGGERS))


def is_on_any_breach(norm: Norm) -> bool:
    """Whether a norm answers every breach of the agreement, be it by one party or by any."""
    return any(_breaks_the_agreement(p) for p in pieces(norm.sentence.values(*TRIGGERS)))


def is_on_anybodys_breach(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm answers a breach of the agreement by whomever: to find it is to say whose."""
    return any(
        _breaks_the_agreement(piece)
        and (not isinstance(piece, s.Happens) or not _is_named(agreement, piece.subject))
        for piece in pieces(norm.sentence.values(*TRIGGERS))
    )


def _breaks_the_agreement(piece: object) -> bool:
    match piece:
        case s.Happens(act=s.Act(verb=verb, roles=roles)) if verb in BREAKING:
            return not roles or any(isinstance(role.term, s.Agreement) for role in roles)
        case s.Stands(subject=s.Agreement(), status="breached"):
            return True
        case s.Point(name=name, of=None | s.Agreement()):
            return BREACH.search(name) is not None
    return False


def _is_named(agreement: Agreement, term: s.Term) -> bool:
    """Whether a term names somebody in particular: not “a party”."""
    return any(agreement.vocabulary.entity(phrase.name) for phrase in terms_of(term))


def accused_acts(norm: Norm) -> tuple[s.Happens, ...]:
    """Return the acts that set a norm off."""
    return happenings(norm.sentence.values(*TRIGGERS))


def found_elsewhere(agreement: Agreement, *slots: s.Slot) -> frozenset[str]:
    """Return the ids of the norms on whose breach some other clause has a body decide.

    With `slots`, only clauses count that also fill one of these: a standard of proof, say.
    """
    return frozenset(
        norm_id
        for norm_id, clauses in finding_clauses(agreement).items()
        if any(not slots or says(clause, *slots) for clause in clauses)
    )


def finding_clauses(agreement: Agreement) -> dict[str, tuple[Norm, ...]]:
    """Return, by the id of a norm, the clauses that have a body decide on its breach."""
    found: dict[str, list[Norm]] = {}
    for clause in agreement.norms:
        for norm in _found_by(agreement, clause) if _finds(clause) else ():
            found.setdefault(norm.id, []).append(clause)
    return {norm_id: tuple(clauses) for norm_id, clauses in found.items()}


def _accuses(agreement: Agreement, norm: Norm, forbidden: frozenset[tuple[str, str]]) -> bool:
    if norm.parent is not None:
        return norm.id.endswith(":failing")
    triggers = norm.sentence.values(*TRIGGERS)
    for piece in pieces(triggers):
        match piece:
            case s.Happens(subject=subject, act=act, negated=negated):
                if negated or act.verb in BREAKING or uses_force(agreement.vocabulary, act.verb):
                    return True
                if any((n, act.verb) in forbidden for n in agreement.vocabulary.names(subject)):
                    return True
            case s.Stands(status="breached", negated=False) | s.Stands(status="kept", negated=True):
                return True
            case s.Point(name=name) if BREACH.search(name):
                return True
            case _:
                pass
    return False


def _finds(norm: Norm) -> bool:
    act = norm.act
    return (
        act is not None
        and act.verb in _FINDING
        and bool(norm.bearers)
        and norm.kind is not NormKind.PROHIBITION
    )


def _found_by(agreement: Agreement, clause: Norm) -> tuple[Norm, ...]:
    act = clause.act
    if act is None:
        return ()
    if mentions(act.roles, _WHAT_IS_FOUND):
        return agreement.norms
    return named(agreement, act)
