"""Brings a mapping and an agreement together: how rows become claims in the agreement's words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from servanda.exchange.feeds.claims import ClaimPlan
from servanda.exchange.feeds.mapping import ClaimMapping, Coded, Mapping, Named
from servanda.exchange.feeds.names import claimable, codes_of
from servanda.exchange.feeds.telling import Telling
from servanda.findings import Severity
from servanda.instrument.nearest_name import nearest_name
from servanda.vocabulary import FeedNames, Vocabulary


def plans_of(
    mapping: Mapping, names: FeedNames, only: frozenset[str] | None, told: Telling
) -> Iterator[ClaimPlan]:
    """Yield a plan for each claim of which the agreement speaks, and that is among `only`.

    What the mapping names and the agreement does not is told.
    """
    for claim in mapping.claims:
        known = claimable(claim.kind, names.vocabulary)
        wanted = known if only is None else known & only
        declared = _in_declared_names(claim, names.vocabulary, told)
        if isinstance(claim.what, Coded):
            codes = codes_of(claim.what, mapping.name, names, wanted)
            yield ClaimPlan(declared, codes, mapping.event, mapping.name)
        elif claim.what in wanted:
            yield ClaimPlan(declared, None, mapping.event, mapping.name)
        elif claim.what not in known:
            _tell(told, f"speaks of the {claim.kind.value}", claim.what, known)


def _in_declared_names(claim: ClaimMapping, vocabulary: Vocabulary, told: Telling) -> ClaimMapping:
    def declared(named: Named) -> Named:
        if named.name is None:
            return named
        entity = vocabulary.entity(named.name)
        if entity is None:
            _tell(told, "names", named.name, vocabulary.entities)
            return named
        return replace(named, name=entity.name)

    return replace(
        claim,
        subject=declared(claim.subject) if claim.subject else None,
        roles=tuple((role, declared(named)) for role, named in claim.roles),
    )


def _tell(told: Telling, does: str, name: str, known: Collection[str]) -> None:
    near = nearest_name(name, known, 0.6)
    hint = f" Did you mean “{near}”?" if near else ""
    message = f"The mapping {does} “{name}”; the agreement does not.{hint}"
    told.say("mapping-undeclared", message, Severity.LOW)
