"""Who signs, who is bound or given a task, and who of them is not said to agree."""

from __future__ import annotations

import re
from functools import lru_cache

from servanda.effects.agreeing import CONSENTING
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.norms import DUTIES, Agreement, Norm, NormKind
from servanda.norms.acts import names_this_agreement, nouns_in
from servanda.norms.comma_phrases import CHECKED_BY
from servanda.norms.declared import is_state
from servanda.norms.walk import happenings, references
from servanda.review.naming import names_any, speaks_of_parties
from servanda.vocabulary import Entity

BINDING = DUTIES | {NormKind.EXPECTATION, NormKind.GUARANTEE, NormKind.DECLARATION}
"""Kinds of norms that burden their bearer, if only with an expectation."""

TASKS = (*CHECKED_BY, s.Slot.FOUND_BY, s.Slot.PAID_BY, s.Slot.GOVERNED_BY)
"""Comma phrases that give somebody something to do."""

# By these an agreement makes a body of its own (manytreaties: “establish” in 338 of 662 texts, “set
# up” 141, “create” 167, “constitute” 254, “form” 332, “appoint” 149).
_SETTING_UP = frozenset({"appoint", "constitute", "create", "establish", "form", "set up"})

_PLACING = frozenset({"at", "in", "inside", "on", "across", "over", "through"})


def tasked(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    """Return whom a norm binds, and whom its comma phrases give something to do."""
    bound = norm.bearers if norm.kind in BINDING else ()
    values = norm.sentence.values(*TASKS) if norm.parent is None else ()
    terms = (v for v in values if isinstance(v, s.NounPhrase | s.Group))
    names = (name for term in terms for name in agreement.vocabulary.names(term))
    return tuple(dict.fromkeys((*bound, *names)))


def hosts(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    """Return the states, declared as such, on whose land a norm has something done."""
    if norm.act is None or norm.kind is NormKind.PROHIBITION or norm.kind not in BINDING:
        return ()
    names = (
        name
        for role in norm.act.roles
        if role.preposition in _PLACING
        for name in agreement.vocabulary.names(role.term)
    )
    return tuple(dict.fromkeys(name for name in names if is_state(agreement, name)))


def outsiders_in(agreement: Agreement, name: str) -> tuple[str, ...]:
    """Return the outsiders behind a name: for a body with members, those of them that are."""
    entity = agreement.vocabulary.entity(name)
    if entity is not None and Kind.BODY in entity.kinds and entity.members:
        return tuple(member for member in entity.members if is_outsider(agreement, member))
    return (name,) if is_outsider(agreement, name) else ()


def is_outsider(agreement: Agreement, name: str) -> bool:
    """Whether somebody does not sign, and is no creature of the agreement."""
    vocabulary = agreement.vocabulary
    entity = vocabulary.entity(name)
    if entity is None or not entity.kinds & {Kind.NAMED, Kind.BODY} or entity.signs:
        return False
    if speaks_of_parties(name):
        return False
    if entity.members and not entity.members_open:
        return any(is_outsider(agreement, member) for member in entity.members)
    return Kind.BODY not in entity.kinds or not (
        _is_organ(agreement, entity) or _is_made_here(agreement, entity)
    )


def _is_organ(agreement: Agreement, body: Entity) -> bool:
    """Whether a body is a signatory's own, by its name, its seat or as its member: a parliament."""
    vocabulary = agreement.vocabulary
    if names_any(vocabulary, vocabulary.signatories, body.name):
        return True
    return any(
        name in body.inside or body.name in vocabulary.members(name)
        for name in vocabulary.signatories
    )


def sets_up(act: s.Act) -> bool:
    """Whether an act makes a body."""
    return act.verb in _SETTING_UP


def _is_made_here(agreement: Agreement, body: Entity) -> bool:
    """Whether a body is the agreement's own: set up, composed or headed by it, or a common noun."""
    if body.head is not None or body.name[:1].islower():
        return True
    others = (b for b in agreement.vocabulary.of_kind(Kind.BODY) if b.name != body.name)
    if any(other.name in body.name and _is_made_here(agreement, other) for other in others):
        return True  # an office of such a body: its chair, its secretariat
    if any(
        norm.act is not None
        and sets_up(norm.act)
        and any(r.preposition is None and body.name in agreement.vocabulary.names(r.term)
                for r in norm.act.roles)
        for norm in agreement.norms
    ):  # fmt: skip
        return True
    return any(
        body.name.lower() in wording.words or _composed(body.name).search(wording.words)
        for article in agreement.file.articles
        for wording in article.wordings
    )


@lru_cache(maxsize=1 << 12)
def _composed(body: str) -> re.Pattern[str]:
    """Find words that set a body up or say who belongs to it."""
    return re.compile(
        rf"\b{re.escape(body)}\b[^.;:]{{0,40}}\b(?:consists?|members?|composed|established|set\s+up"
        rf"|created|headed|chaired|appoint\w*)\b"
        rf"|\b(?:establish\w*|sets?\s+up|creates?|appoints?|constitutes?)\b[^.;:]{{0,40}}"
        rf"\b{re.escape(body)}\b",
        re.IGNORECASE,
    )


def consents_first(agreement: Agreement, norm: Norm, name: str) -> bool:
    """Whether a norm binds only once somebody has agreed to it, or to the agreement as a whole."""
    return any(
        _is_consent_of(agreement, name, happening) and _covers(happening.act, norm, waiting)
        for waiting in (norm, *agreement.of_kind(NormKind.PROVISION))
        for happening in happenings(waiting.conditions)
    )


def _is_consent_of(agreement: Agreement, name: str, happening: s.Happens) -> bool:
    return (
        happening.act.verb.partition(" ")[0] in CONSENTING
        and not happening.negated
        and name in agreement.vocabulary.names(happening.subject)
    )


def _covers(consent: s.Act, norm: Norm, waiting: Norm) -> bool:
    """Whether an act of consent, for which `waiting` waits, is one to the norm.

    To agree to this agreement, or simply to agree, is; to agree to something else is not.
    """
    if names_this_agreement(consent.roles) or not consent.roles:
        return True
    if waiting is not norm:
        return False
    labels = references(consent.roles)
    own = any(norm.clause == label or norm.clause.startswith(f"{label}.") for label in labels)
    return own or bool({*nouns_in(consent.roles)} & {*nouns_in(norm.core)})
