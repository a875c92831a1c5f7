"""From what was judged last to a later instant: what of each rule need not be judged anew.

Where nothing came since but claims of later instants, what rules said of the past stands: it was
told by what was there. Instances that stand for good are kept as they are; of those that are
breached in episodes, the episodes; of consequences, the firings. A rule of which this cannot be
said for sure is judged from the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.consequences import FiredSoFar, Firing
from servanda.monitor.columnar.episodic import Episodic, SoFar
from servanda.monitor.columnar.findings import findings_on
from servanda.monitor.columnar.judged import Frame, Judged, Part, is_divisible
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.living import goes_on_telling
from servanda.monitor.columnar.outline import Outline
from servanda.monitor.columnar.question import Evaluator
from servanda.monitor.columnar.records import Records
from servanda.monitor.columnar.told import Told
from servanda.monitor.program import Rule


@dataclass(frozen=True, eq=False)
class Onward:
    """Says what of each rule stands; `before` is what was judged last, None where nothing was."""

    told: Told
    outline: Outline
    before: Judged | None

    @property
    def since(self) -> int:
        """The instant up to which the past stands."""
        return ALWAYS if self.before is None else self.before.as_of

    def part(self, rule: Rule) -> Part | None:
        """Return what was made of a rule, where it stands."""
        if self.before is None or rule.id not in self.outline.of_the_past:
            return None
        behind = self.outline.ids_behind[rule.id]
        if self.before.unsettled & behind or len(findings_on(self.told, rule).at):
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


def so_far(before: Episodic, cases: Cases, since: int) -> SoFar | None:
    """Return what was told of instances, where they apply from when they did."""
    old = before.cases
    ends = (old.ends == cases.ends) | ((old.ends > since) & (cases.ends > since))
    same = (old.begins == cases.begins) & (old.start.known == cases.start.known) & ends
    return SoFar(before.tally, since) if same.all() else None


def frame_of(ev: Evaluator) -> Frame | None:
    """Return what all rules depend on, where no rule has a say in it; None where it is not said."""
    try:
        entered, ended = ev.entry(np.array([ev.told.as_of])), ev.termination()
    except NotColumnarError:
        return None
    first, latest, known = (column[0] for column in (entered.first, entered.latest, entered.known))
    return Frame((int(first), int(latest), bool(known)), ended)
