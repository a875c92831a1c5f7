"""A check by those who are checked, or by a body that lacks one of them."""

from __future__ import annotations

from servanda.effects.checking import Check, checks, known_by_its_head
from servanda.instrument.pact.declarations import Kind as Declared
from servanda.norms import Agreement
from servanda.review.mediators import only_helps
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import quoted


def look(case: Case) -> Looked:
    """Find checkers that are parties, or whose seats some of the parties hold alone."""
    agreement = case.agreement
    parties = _parties(agreement)
    found = checks(agreement)
    hits: dict[str, Hit] = {}
    for check in found:
        why = _why(agreement, check, parties)
        if why is not None:
            hits.setdefault(
                check.norm.clause,
                Hit(
                    check.norm.clause,
                    why,
                    at=check.norm.at,
                    quote=check.norm.quote,
                    other_reading="Whoever sits there may say that it judges fairly all the same.",
                ),
            )
    return Looked(f"{len(found)} clauses that name who checks", len(found), tuple(hits.values()))


def _parties(agreement: Agreement) -> tuple[str, ...]:
    """Return who is checked: who bears a duty, beyond helping, and signs, if anybody is said to."""
    signatories = agreement.vocabulary.signatories
    bearers = {
        name
        for norm in agreement.duties
        if not only_helps(agreement, norm)
        for name in norm.bearers
    }
    return tuple(
        entity.name
        for entity in agreement.vocabulary.entities.values()
        if entity.name in bearers
        and Declared.BODY not in entity.kinds
        and (entity.signs or not signatories)
    )


def _why(agreement: Agreement, check: Check, parties: tuple[str, ...]) -> str | None:
    entities = [agreement.vocabulary.entity(name) for name in check.by]
    seats = {m for e in entities if e is not None for m in agreement.vocabulary.members(e.name)}
    holders = seats & set(parties)
    outside = seats - set(parties) - {e.name for e in entities if e is not None and e.members}
    if any(e is not None and e.members for e in entities) or holders:
        return _of_seats(parties, holders, outside, checkers=check.by)
    headed = known_by_its_head(agreement, check)
    if headed is not None:
        return (
            f"Of “{headed.name}”, which checks, only the head is named ({headed.head}). Whether "
            "the parties, or anybody apart from them, have a seat is not stated."
        )
    return None


def _of_seats(
    parties: tuple[str, ...], holders: set[str], outside: set[str], checkers: tuple[str, ...]
) -> str | None:
    """Say what is uneven about the seats; None where no party sits, or all do and others too."""
    if not holders:
        return None
    missing = [name for name in parties if name not in holders]
    seated = " and ".join(name for name in parties if name in holders)
    who = quoted(checkers)
    if missing:
        without = f"Without a part in it: {' and '.join(missing)}."
        if set(checkers) <= holders:
            return f"The check is left to some who are bound themselves: {seated}. {without}"
        return f"Of the parties only some have a seat in {who}, which checks: {seated}. {without}"
    if not outside:
        return f"The parties check themselves ({who}): nobody who is not bound sits with them."
    return None


RULE = Rule(
    code="partisan-verifier",
    family=Family.VERIFICATION,
    kind=Kind.FORMAL,
    title="a check by those who are checked, or by a body that lacks one of them",
    silenced_by="a body whose members are stated: none of the parties, or all of them together "
    "with somebody who is not bound",
    look=look,
)
