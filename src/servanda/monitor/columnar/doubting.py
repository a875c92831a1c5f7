"""What is said of instances of which it is not sure that they came about, or whose they are."""

from __future__ import annotations

import numpy as np

from servanda.monitor.columnar.arrays import NEVER, TRUE, Ints
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.consequences import FIRES
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import CODE, Records
from servanda.monitor.columnar.told import Told
from servanda.monitor.columnar.verdict_table import Episodes, RuleVerdicts, Telling
from servanda.monitor.program import BEARER, NOT_STATED
from servanda.monitor.reference.open_parts import open_parts
from servanda.monitor.verdict import Reason, Status, Why


def doubted(cases: Cases, told: RuleVerdicts) -> RuleVerdicts:
    """Say of instances of which it is not sure that they came about that they are undecided."""
    records, rule = cases.records, cases.rule
    unsure = records.truth != TRUE
    if rule.kind in FIRES or not unsure.any():
        return told
    parts = tuple(open_parts(rule.trigger.condition if rule.trigger else None))
    reasons = (
        *told.reasons,
        tuple(dict.fromkeys(parts)),
        tuple(dict.fromkeys((Why(Reason.NO_START), *parts))),
    )
    number = len(told.reasons) + (~cases.start.known).astype(np.int64)
    clear = np.flatnonzero(~unsure)
    rank = np.full(len(records), -1)
    rank[clear] = np.arange(len(clear))
    kept = told.episodes.take(clear)
    counts = np.zeros(len(records), np.int64)
    counts[clear] = np.diff(kept.starts)
    starts = np.concatenate([[0], np.cumsum(counts)])
    return RuleVerdicts(
        records,
        np.where(unsure, CODE[Status.UNDECIDED], told.status).astype(np.int8),
        np.where(unsure, records.created, told.since),
        np.where(unsure, NEVER, told.due),
        Episodes(starts, kept.begin, kept.end, kept.claims),
        np.where(unsure, number, told.why),
        reasons,
        Doubted(told.life, records, cases.told),
        told.rows,
    )


class Doubted:
    """Tells on which claims it rests that instances came about, where that is not sure."""

    def __init__(self, life: Telling, records: Records, told: Told) -> None:
        self._life, self._records, self._told = life, records, told

    def claims(self, rows: Ints) -> Lists:
        """Return, for instances, the claims on which what is said of them rests."""
        unsure = self._records.truth[rows] != TRUE
        both = Lists.stacked([self._life.claims(rows), self._records.evidence.take(rows)])
        place = np.arange(len(rows))
        return self._told.in_time(both.take(np.where(unsure, len(rows) + place, place)))


def named_only(told: RuleVerdicts, known: Told) -> RuleVerdicts:
    """Leave out who stands for whoever is bound, where somebody is named and nothing is told."""
    rule = told.rule
    if rule.bearers or len(told) == 1 or BEARER not in told.records.values:
        return told
    nobody = told.records.values[BEARER] == known.known.names.code(NOT_STATED)
    place = np.flatnonzero(nobody)
    named = ~nobody
    named[place] = np.diff(told.claims(place).starts) > 0
    return told if named.all() else told.take(np.flatnonzero(named))
