"""Proofs of the verdicts of one world that was judged by columns."""

from __future__ import annotations

import numpy as np

from servanda.monitor.columnar import Judgement, RuleVerdicts
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.explanation.by_columns import ByColumns
from servanda.monitor.explanation.explain import NoSuchInstanceError, proof_on
from servanda.monitor.explanation.inquiry import WHY, Inquiry
from servanda.monitor.explanation.proof import Proof
from servanda.monitor.explanation.told_facts import Claims
from servanda.monitor.program import Variable
from servanda.monitor.verdict import Verdict
from servanda.vocabulary.instance import Instance


class Proving:
    """Proves verdicts of a judged world, one at a time; its state must have kept its tables.

    A proof costs what it shows, however many claims there are. Of rules that only the definition
    judges `NotColumnarError` is raised: `explain` proves those.
    """

    def __init__(self, judgement: Judgement) -> None:
        self._judgement = judgement
        self._claims = Claims(judgement)
        self._parts = {
            part.rule.id if isinstance(part, RuleVerdicts) else part[0].rule: part
            for part in judgement.table.rules
            if len(part)
        }

    def proof(
        self,
        rule: str,
        instance: tuple[tuple[Variable, Instance], ...] = (),
        inquiry: Inquiry = WHY,
    ) -> Proof:
        """Return why an instance has its status, or what else is asked of it.

        Of several instances with the same values, the latest is explained. Raises
        `NoSuchInstanceError`, `NotColumnarError`.
        """
        part = self._parts.get(rule)
        if part is None:
            raise NoSuchInstanceError(f"[{rule}] is not judged.")
        if isinstance(part, RuleVerdicts):
            return self.proof_of_row(part, self._row(part, instance), inquiry)
        self._refuse_others(rule)
        if part[0].instance != instance:
            raise NoSuchInstanceError(f"[{rule}] has no such instance.")
        return self._proof(part[0], inquiry)

    def proof_of_row(self, part: RuleVerdicts, row: int, inquiry: Inquiry = WHY) -> Proof:
        """Return the proof of one row of a rule's verdicts."""
        return self._proof(part.take(np.array([row])), inquiry)

    def _proof(self, of: RuleVerdicts | Verdict, inquiry: Inquiry) -> Proof:
        return proof_on(ByColumns(self._judgement, self._claims, of), inquiry)

    def _refuse_others(self, rule: str) -> None:
        if all(one.id != rule for one in self._judgement.course.rules):
            raise NotColumnarError("only the definition judges it", rule)

    def _row(self, part: RuleVerdicts, instance: tuple[tuple[Variable, Instance], ...]) -> int:
        names = self._judgement.table.known.names
        there = np.full(len(part), tuple(n for n, _ in instance) == part.rule.variables)
        for name, value in instance if there.all() else ():
            there &= part.records.values[name] == names.code(value)
        rows = np.flatnonzero(there)
        if not len(rows):
            raise NoSuchInstanceError(f"[{part.rule.id}] has no such instance.")
        created = part.records.created[rows]
        return int(rows[np.flatnonzero(created == created.max())[-1]])
