"""What a name is declared as."""

from __future__ import annotations

from servanda.instrument.pact.declarations import Kind
from servanda.norms import Agreement


def is_body(agreement: Agreement, name: str) -> bool:
    """Whether a name is that of a body."""
    return Kind.BODY in _kinds(agreement, name)


def is_place(agreement: Agreement, name: str) -> bool:
    """Whether a name is that of a place."""
    return Kind.PLACE in _kinds(agreement, name)


def is_state(agreement: Agreement, name: str) -> bool:
    """Whether a name is that of a place and of somebody who acts, without a signature."""
    return {Kind.PLACE, Kind.NAMED} <= _kinds(agreement, name)


def is_treaty(agreement: Agreement, name: str) -> bool:
    """Whether a name is that of a treaty."""
    return Kind.TREATY in _kinds(agreement, name)


def signs(agreement: Agreement, name: str) -> bool:
    """Whether somebody signs."""
    entity = agreement.vocabulary.entity(name)
    return entity is not None and entity.signs


def is_named_outside(agreement: Agreement, name: str) -> bool:
    """Whether somebody is also named, and does not sign; a body of the agreement's own is not."""
    return Kind.NAMED in _kinds(agreement, name) and not signs(agreement, name)


def _kinds(agreement: Agreement, name: str) -> frozenset[Kind]:
    entity = agreement.vocabulary.entity(name)
    return frozenset(entity.kinds) if entity is not None else frozenset()
