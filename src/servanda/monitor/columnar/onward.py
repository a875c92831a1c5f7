"""From what was judged last to a later instant: what of each rule need not be judged anew.

Where nothing came since but claims of later instants, what rules said of the past stands: it was
told by what was there. Instances that stand for good are kept as they are; of those that are
breached in episodes, the episodes; of consequences, the firings. A rule of which this cannot be
said for sure is judged from the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.asking import Asking
from servanda.monitor.columnar.arrays import ALWAYS
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.consequences import FiredSoFar, Firing
from servanda.monitor.columnar.episodic import Episodic, SoFar
from servanda.monitor.columnar.findings import findings_on
from servanda.monitor.columnar.judged import Frame, Judged, Part, is_divisible
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.living import goes_on_telling
from servanda.monitor.columnar.question import Evaluator
from servanda.monitor.columnar.records import Records
from servanda.monitor.columnar.told import Told
from servanda.monitor.program import (
    AGREEMENT,
    Fired,
    HasStatus,
    InState,
    Program,
    Rule,
)
from servanda.monitor.program import (
    Judged as Judgement,
)


@dataclass(frozen=True, eq=False)
class Onward:
    """Says what of each rule stands; `before` is what was judged last, None where nothing was."""

    told: Told
    before: Judged | None

    @property
    def since(self) -> int:
        """The instant up to which the past stands."""
        return ALWAYS if self.before is None else self.before.as_of

    def part(self, rule: Rule) -> Part | None:
        """Return what was made of a rule, where it stands."""
        if self.before is None or not _depends_on_the_past(rule, self._behind[rule.id]):
            return None
        if self.before.unsettled & self._ids_behind(rule) or len(findings_on(self.told, rule).at):
            return None
        return self.before.parts.get(rule.id)

    def divided(self, rule: Rule) -> Part | None:
        """Return what was made of a rule of which some instances stand for good."""
        return self.part(rule) if is_divisible(rule) else None

    def fired(self, rule: Rule) -> FiredSoFar | None:
        """Return how a rule fired, where that stands."""
        part = None if rule.cure is not None else self.part(rule)
        if part is None or rule.trigger is None or not isinstance(part.life, Firing):
            return None
        return FiredSoFar(part.life.fired, self.since)

    def told_of(self, rule: Rule, records: Records) -> Episodic | None:
        """Return what was told of these instances of a rule, where they were all there already."""
        part = self.part(rule) if goes_on_telling(rule) and rule.trigger is None else None
        life = None if part is None else part.life
        same = isinstance(life, Episodic) and life.cases.records.same_as(records)
        return life if isinstance(life, Episodic) and same else None

    @cached_property
    def _behind(self) -> Mapping[str, tuple[Rule, ...]]:
        asking = Asking(self.told.program)
        return {
            rule.id: tuple(asked.rule for asked in asking.behind(rule.id))
            for rule in self.told.program.rules
        }

    def _ids_behind(self, rule: Rule) -> frozenset[str]:
        return frozenset(asked.id for asked in self._behind[rule.id])


def _depends_on_the_past(rule: Rule, behind: tuple[Rule, ...]) -> bool:
    """Whether what a rule said of an instant depends on nothing that is told later.

    A judgement on words counts whenever it was made, and so does what a body found that decides.
    """
    if rule.verifiers or rule.yields_to or any(asked.decider.names for asked in behind):
        return False
    if any(change.until is not None for asked in behind for change in asked.changes):
        return False
    return not any(isinstance(piece, Judgement) for piece in pieces(behind))


def so_far(before: Episodic, cases: Cases, since: int) -> SoFar | None:
    """Return what was told of instances, where they apply from when they did."""
    old = before.cases
    ends = (old.ends == cases.ends) | ((old.ends > since) & (cases.ends > since))
    same = (old.begins == cases.begins) & (old.start.known == cases.start.known) & ends
    return SoFar(before.tally, since) if same.all() else None


def frame_of(ev: Evaluator) -> Frame | None:
    """Return what all rules depend on; None where it depends on rules itself."""
    told = ev.told
    program: Program = told.program
    asked = pieces((program.entry, program.termination))
    if any(isinstance(p, HasStatus | Fired | Judgement) or _asks_rules(p) for p in asked):
        return None
    if any(AGREEMENT in change.rules for rule in program.rules for change in rule.changes):
        return None
    try:
        entered, ended = ev.entry(np.array([told.as_of])), ev.termination()
    except NotColumnarError:
        return None
    first, latest, known = (column[0] for column in (entered.first, entered.latest, entered.known))
    return Frame((int(first), int(latest), bool(known)), ended)


def _asks_rules(piece: object) -> bool:
    return isinstance(piece, InState) and piece.rules != (AGREEMENT,)
