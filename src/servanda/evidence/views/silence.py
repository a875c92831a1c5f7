"""Which parties are silent on what a view accepts: silence counts as not denied, and is told."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from servanda.evidence.table import label_of
from servanda.evidence.views.acceptance import Acceptance, Basis
from servanda.evidence.views.rows import marked

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Silence:
    """On how many accepted claims a party neither reports itself nor answers; the first labels."""

    party: str
    claims: int
    labels: tuple[str, ...]


def silences(
    acceptance: Acceptance, basis: Basis, known_on: int | None = None
) -> tuple[Silence, ...]:
    """Return, for each signatory that is silent on anything accepted, on what."""
    found = []
    for party in basis.roster.signatories:
        silent = acceptance.accepted & silent_on(party, basis, known_on)
        if count := int(silent.sum()):
            rows = basis.record.claims.filter(silent).head(_SHOWN)
            labels = dict.fromkeys(label_of(row) for row in rows.iter_rows(named=True))
            found.append(Silence(party, count, tuple(labels)))
    return tuple(found)


def silent_on(party: str, basis: Basis, known_on: int | None = None) -> pl.Series:
    """Return the rows that a party neither said itself nor answered, as was known at an instant."""
    silent = ~basis.rows.spoken_by((party,))
    answered = basis.of(basis.standing(known_on).answered_by(party))
    return marked(silent, answered, value=False)
