"""Expectations: judged as a duty or a prohibition would be, and never breached."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from servanda.monitor.columnar.achieving import Achieving
from servanda.monitor.columnar.arrays import Ints
from servanda.monitor.columnar.episodic import Episodic
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import CODE, STATUSES
from servanda.monitor.columnar.sayings import Sayings
from servanda.monitor.columnar.verdict_table import RuleVerdicts
from servanda.monitor.verdict import Status


class Expecting:
    """Says of an expectation what would be said of a duty: it is never breached."""

    def __init__(self, duty: Achieving | Episodic) -> None:
        self.cases, self.duty = duty.cases, duty

    def said(self, rows: Ints, at: Ints) -> Sayings:
        """Say how instances stand at instants."""
        said = self.duty.said(rows, at)
        said.status = _EXPECTED[said.status]
        return said

    def shown(self, rows: Ints, at: Ints) -> Lists:
        """Return the claims on which it rests how instances stand at instants."""
        return self.duty.shown(rows, at)

    def claims(self, rows: Ints) -> Lists:
        """Return the claims on which verdicts rest as of the end, in the order of time."""
        return self.duty.claims(rows)

    def turns(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which one may begin to stand otherwise."""
        return self.duty.turns()

    def breaches(self) -> tuple[Ints, Ints]:
        """Return the instances and instants at which episodes begin."""
        return self.duty.breaches()

    def verdicts(self) -> RuleVerdicts:
        """Return the verdicts as of the instant up to which everything is told."""
        told = self.duty.verdicts()
        return replace(told, status=_EXPECTED[told.status])


_OF_EXPECTATION = {
    Status.KEPT: Status.MET,
    Status.KEPT_LATE: Status.MET,
    Status.BREACHED: Status.DISAPPOINTED,
    Status.OVERDUE: Status.NOT_YET_MET,
    Status.PENDING: Status.NOT_YET_MET,
}
"""What is said of an expectation where a duty would be so."""

_EXPECTED = np.array([CODE[_OF_EXPECTATION.get(status, status)] for status in STATUSES], np.int8)
