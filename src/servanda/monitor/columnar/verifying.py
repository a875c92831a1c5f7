"""What those who are to verify say that they left undone: no access is not no violation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import FALSE, NEVER, Ints
from servanda.monitor.columnar.asked import left_undone_by
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.ragged import Lists


@dataclass(frozen=True, eq=False)
class Unseen:
    """What was not looked at while each instance applied: the claims, and when the first was."""

    claims: Lists
    first: Ints


def unseen_of(cases: Cases) -> Unseen:
    """Return what the verifiers of a rule left undone while its instances applied."""
    count, verifiers = len(cases), cases.rule.verifiers
    if not verifiers:
        return Unseen(Lists.empty(count), np.full(count, NEVER))
    stream = cases.told.facts(left_undone_by(verifiers))
    told = np.flatnonzero(stream.at <= cases.told.as_of)
    owner = np.repeat(np.arange(count), len(told))
    rows = np.tile(told, count)
    claims = stream.rows[rows]
    counts = cases.in_force(owner, stream.at[rows], Lists.single(claims)) != FALSE
    owner, rows = owner[counts], rows[counts]
    first = np.full(count, NEVER)
    np.minimum.at(first, owner, stream.at[rows])
    return Unseen(Lists.grouped(owner, claims[counts], count), first)
