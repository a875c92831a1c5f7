"""Who signs, who is bound or given a task, and who of them has not been said to agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.norms import DUTIES, Agreement, Norm, NormKind
from servanda.norms.walk import happenings
from servanda.review.agreeing import CONSENTING
from servanda.review.comma_phrases import CHECKED_BY
from servanda.review.declared import is_state
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
    """Whether somebody neither signs nor consents, and is no creature of the agreement."""
    vocabulary = agreement.vocabulary
    entity = vocabulary.entity(name)
    if entity is None or not entity.kinds & {Kind.NAMED, Kind.BODY} or entity.signs:
        return False
    if speaks_of_parties(name):
        return False
    if entity.members and not entity.members_open:
        return any(is_outsider(agreement, member) for member in entity.members)
    if Kind.BODY in entity.kinds and (
        _is_organ(agreement, entity) or _is_made_here(agreement, entity)
    ):
        return False
    return not _consents(agreement, name)


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


def _consents(agreement: Agreement, name: str) -> bool:
    """Whether something in the agreement waits for somebody's consent."""
    return any(
        name in agreement.vocabulary.names(happening.subject)
        and happening.act.verb.partition(" ")[0] in CONSENTING
        and not happening.negated
        for happening in _awaited(agreement)
    )


def _awaited(agreement: Agreement) -> Iterator[s.Happens]:
    for norm in agreement.norms:
        if norm.parent is None:
            yield from happenings(norm.conditions)
