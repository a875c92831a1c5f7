"""Suppositions that follow from what clauses are said to be worth to a party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from servanda.bargaining.enforcement.answer import Falls
from servanda.bargaining.enforcement.supposition import Supposition
from servanda.bargaining.enforcement.undertaking import Undertaking
from servanda.bargaining.positions import Attribution, Positions, Strength, Valuation, Weight
from servanda.instrument.pact import syntax as s

_KEPT, _WITHOUT = "unchanged", "deleted"


@dataclass(frozen=True, slots=True)
class _Difference:
    """How much better a clause as drafted is for a party than none, and who says so."""

    amount: Fraction
    said: Attribution


@dataclass(frozen=True)
class _Worths:
    """What positions say of clauses kept and clauses left out, where they say it exactly."""

    positions: Positions

    def of(self, party: str, clause: str) -> _Difference | None:
        """Return what a clause is worth to a party beyond its absence, if both are stated."""
        for label in _wholes(clause):
            kept = self._valued.get((party, label, _KEPT))
            without = self._valued.get((party, label, _WITHOUT))
            if kept is not None and without is not None:
                weight = self._weights.get((party, label), Fraction(1))
                return _Difference(weight * (kept.value.low - without.value.low), kept.said)
        return None

    def patience(self, party: str) -> Fraction | None:
        """Return the patience that a party is said to have, if one figure is stated."""
        stated = {
            claim.value.low
            for claim in self.positions.claims
            if isinstance(claim, Strength)
            and claim.faculty is s.Faculty.PATIENCE
            and claim.party == party
            and claim.value.exact
        }
        return stated.pop() if len(stated) == 1 else None

    @cached_property
    def _valued(self) -> dict[tuple[str, str, str], Valuation]:
        return {
            (claim.party, claim.of.clause, claim.of.demand.change): claim
            for claim in self.positions.claims
            if isinstance(claim, Valuation) and claim.value.exact and claim.of is not None
            if claim.of.clause and claim.of.demand.change and not claim.of.beside
        }

    @cached_property
    def _weights(self) -> dict[tuple[str, str], Fraction]:
        return {
            (claim.party, claim.on.clause): claim.value.low
            for claim in self.positions.claims
            if isinstance(claim, Weight) and claim.value.exact and claim.on.clause
        }


def suppositions_from_positions(
    undertakings: tuple[Undertaking, ...], positions: Positions
) -> Iterator[Supposition]:
    """Yield what stated worths say of breaking, and nothing more.

    A clause whose absence is worth more to a party is a burden: not keeping it brings the
    difference. A clause worth more than its absence, and that a consequence takes from the party,
    costs it the difference, once.
    """
    worths = _Worths(positions)
    for undertaking in undertakings:
        party = undertaking.party
        burden = worths.of(party, undertaking.clause) if undertaking.owed else None
        taken = (worths.of(party, clause) for clause in _taken_from(undertaking))
        lost = [difference for difference in taken if difference and difference.amount > 0]
        gain = -burden.amount if burden is not None and burden.amount < 0 else None
        if gain is None and not lost:
            continue
        said = [*([burden.said] if burden and gain is not None else []), *(d.said for d in lost)]
        words = dict.fromkeys(attribution.words for attribution in said if attribution.words)
        yield Supposition(
            party,
            undertaking.norm,
            "; ".join(("stated worths", *words)),
            gain=gain,
            penalty=sum((d.amount for d in lost), Fraction(0)) if lost else None,
            patience=worths.patience(party),
            at=said[0].at,
        )


def _taken_from(undertaking: Undertaking) -> tuple[str, ...]:
    """Return the clauses that what follows takes from whoever breaks it."""
    return tuple(
        dict.fromkeys(
            clause
            for answer in undertaking.answers
            for effect in answer.effects
            if effect.falls is Falls.ON_BREAKER
            for clause in effect.clauses
        )
    )


def _wholes(clause: str) -> Iterator[str]:
    """Yield a clause and the clauses that hold it, the nearest first."""
    yield clause
    yield from (clause[:i] for i in reversed(range(len(clause))) if clause[i] in ".-")
