"""Joining organisations and treaties, and letting somebody into them."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.declared import is_body, is_named_outside, is_treaty
from servanda.norms.walk import terms_of
from servanda.review.matter import does

# By these somebody is let into an organisation (Vienna Convention on the Law of Treaties, articles
# 5 and 15; UN Charter, article 4: “admission”; “admit” in 30 of 662 treaty texts, “accept” in 153,
# “readmit” in 7).
_ADMITTING = frozenset({"accept", "admit", "readmit"})
_BRINGING_IN = _ADMITTING | {"invite", "reinstate"}

# By these somebody enters (the same articles), and by these an organisation grows (“enlargement” in
# the treaties on the European Union; “expand” in 130 texts).
_JOINING = frozenset({"accede", "join"})
_GROWING = frozenset({"enlarge", "expand"})


def lets_into(agreement: Agreement, norm: Norm) -> str | None:
    """Return the organisation or group into which a norm lets somebody."""
    if norm.act is None or not does(norm, _BRINGING_IN):
        return None
    return _first_of(agreement, norm.act, ("to", "into", "in"))


def changes_membership(agreement: Agreement, norm: Norm) -> bool:
    """Whether somebody is to join an organisation or a treaty, be let in, or keep out."""
    act = norm.act
    if act is None:
        return False
    if does(norm, _JOINING):
        return _first_of(agreement, act, (None, "to", "into", "in")) is not None
    if does(norm, _GROWING) and all(role.preposition is not None for role in act.roles):
        return any(_may_have_members(agreement, name) for name in norm.bearers)
    return does(norm, _ADMITTING) and lets_into(agreement, norm) is not None


def _first_of(agreement: Agreement, act: s.Act, prepositions: tuple[str | None, ...]) -> str | None:
    terms = tuple(r.term for r in act.roles if r.preposition in prepositions)
    names = (name for phrase in terms_of(terms) for name in agreement.vocabulary.names(phrase))
    return next((name for name in names if _may_have_members(agreement, name)), None)


def _may_have_members(agreement: Agreement, name: str) -> bool:
    return (
        is_body(agreement, name) or is_treaty(agreement, name) or is_named_outside(agreement, name)
    )
