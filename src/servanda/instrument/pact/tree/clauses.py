"""Builds what a sentence says at its core."""

from __future__ import annotations

from functools import partial
from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.tree.names import reach
from servanda.instrument.pact.tree.rule import Refused, rule
from servanda.instrument.pact.tree.token import Token
from servanda.instrument.pact.words import EFFECT_OF_STATUS

_MODALS = {
    "duty": s.Modal.MUST,
    "prohibition": s.Modal.MUST_NOT,
    "permission": s.Modal.MAY,
    "exemption": s.Modal.NEED_NOT,
    "power": s.Modal.HAS_POWER,
    "no_power": s.Modal.HAS_NO_POWER,
    "expectation": s.Modal.IS_EXPECTED,
    "negative_expectation": s.Modal.IS_EXPECTED_NOT,
}


def _norm(modal: s.Modal, bearer: s.Term, *verb_and_deed: Any) -> s.Norm:
    *verb, deed = verb_and_deed
    act, times = deed if isinstance(deed, tuple) else (deed, None)
    if modal is not s.Modal.MAY or not _every_one_denied(bearer):
        _refuse_nobody(bearer)
    for role in act.roles if isinstance(act, s.Act) else ():
        _refuse_nobody(role.term)
    return s.Norm(bearer, modal, act, times, verb[0].is_plural if verb else None)


def _denied(term: s.Term) -> bool:
    return isinstance(term, s.NounPhrase) and term.determiner is s.Determiner.NO


def _every_one_denied(term: s.Term) -> bool:
    return all(map(_denied, term.members if isinstance(term, s.Group) else (term,)))


def _refuse_nobody(term: s.Term) -> None:
    """Refuse `no` where it would deny what the verb says: only before `may` is it plain."""
    if any(map(_denied, term.members if isinstance(term, s.Group) else (term,))):
        raise Refused(
            "nobody",
            "With “no” here it is not plain what is denied. Who is forbidden something: “No … may "
            "…” or “Each … must not …”. Who is free of something: “Each … need not …”.",
            reach(term),
        )


for _name, _modal in _MODALS.items():
    rule(partial(_norm, _modal), _name)


@rule
def entitlement(holder: s.Term, verb: Token, *roles: s.Role) -> s.Entitlement:
    _refuse_nobody(holder)
    return s.Entitlement(holder, roles, plural=verb.is_plural)


@rule
def no_entitlement(holder: s.Term, verb: Token, *roles: s.Role) -> s.Entitlement:
    _refuse_nobody(holder)
    return s.Entitlement(holder, roles, negated=True, plural=verb.is_plural)


@rule
def guarantee(guarantor: s.Term, verb: Token, to: s.Term, thing: s.Term) -> s.Guarantee:
    _refuse_nobody(guarantor)
    return s.Guarantee(guarantor, to, thing, verb.is_plural)


@rule
def declaration(declarant: s.Term, verb: Token, fact: s.Condition) -> s.Declaration:
    _refuse_nobody(declarant)
    if not isinstance(fact, s.Stands | s.Judged):
        raise Refused(
            "not-a-status",
            "A declaration creates a status. For a bound write “… must keep … at most …”.",
            verb.at,
        )
    return s.Declaration(declarant, fact, verb.is_plural)


@rule
def loss(loser: s.Term, verb: Token, thing: s.Term) -> s.Loss:
    return s.Loss(loser, thing, verb.is_plural)


@rule
def befalls(on: s.Term, verb: Token) -> s.Change:
    effect, _, form = verb.value.partition("/")
    return s.Change(s.Effect(effect), on, form == "1")


@rule
def authentic(subject: s.Term, verb: Token, languages: s.Term) -> s.Character:
    if not isinstance(subject, s.Agreement):
        raise Refused(
            "only-the-agreement",
            "Only the agreement is authentic in a language: write “This agreement is …”.",
            verb.at,
        )
    return s.Character("is authentic in", languages)


@rule
def is_status(subject: s.Term, verb: Token, status: Token) -> s.Change | s.Character:
    effect = EFFECT_OF_STATUS.get(status.value)
    if effect and verb.terminal == "IS":
        return s.Change(effect, subject, verb.is_plural)
    return is_clause(subject, verb, s.NounPhrase(status.value, at=status.at))


@rule
def is_clause(subject: s.Term, verb: Token, what: s.Term) -> s.Character:
    if not isinstance(subject, s.Agreement):
        raise Refused(
            "who-declares",
            "A reading does not state a fact by itself. Who declares it? "
            "Write “… declares that …” or “(not stated) declares that …”.",
            verb.at,
        )
    return s.Character("is" if verb.terminal == "IS" else "is not", what)


@rule
def clauses(*clauses: Any) -> Any:
    if len(clauses) == 1 and not isinstance(clauses[0], s.Change | s.Loss):
        return clauses[0]
    for clause in clauses:
        if not isinstance(clause, s.Change | s.Loss):
            raise Refused(
                "two-norms-in-one",
                "This says two things at once. Write them as two sentences, each with its own "
                "quotation, so that each can be kept or broken by itself.",
                reach(getattr(clause, "bearer", None)),
            )
    return s.Consequence(clauses)


@rule
def consequence(*clauses: Any) -> s.Consequence:
    for clause in clauses:
        if not isinstance(clause, s.Norm | s.Change | s.Loss | s.Declaration):
            raise Refused(
                "not-a-consequence",
                "After “then” comes what follows: a clause that lapses, is void, suspended, "
                "reinstated or revoked, somebody who loses something, or a new duty.",
                None,
            )
    return s.Consequence(clauses)


@rule
def definition(word: Token, meaning: Any) -> s.Definition:
    if isinstance(meaning, Token):
        meaning = meaning.as_words
    return s.Definition(word.as_words, meaning)
