"""What a duty asks for that can be counted, and how much of it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from servanda.monitor.program import Bearing, Rule
from servanda.monitor.reference.facts import Fact, amount_of, asks_for_more, fits


class Counted(StrEnum):
    """What is counted."""

    ACTS = "acts"
    KINDS = "kinds of act"  # of several acts that one norm asks for
    BEARERS = "bearers"  # of those bound jointly
    AMOUNT = "amount"
    PERIODS = "periods"
    PARTS = "parts"  # of a clause: its norms, and their instances


@dataclass(frozen=True, slots=True)
class Gauge:
    """So much is done of what is asked; `asked` None: the text does not say how much."""

    counted: Counted
    done: float
    asked: float | None
    unit: str = ""

    @property
    def is_half(self) -> bool:
        """Whether half of it at least is done."""
        return self.asked is not None and 2 * self.done >= self.asked


@dataclass
class Running:
    """Adds up the acts of one instance of a duty, in the order of time."""

    rule: Rule
    acts: int = 0
    times: int = 0
    total: float = 0.0
    bearers: set[str] = field(default_factory=set)
    kinds: set[int] = field(default_factory=set)

    def add(self, fact: Fact) -> None:
        """Count an act."""
        duty = self.rule.duty
        if duty is None:
            return
        self.acts += 1
        self.times += fact.claim.times
        if fact.claim.subject is not None:
            self.bearers.add(fact.claim.subject.name)
        patterns = enumerate((duty.act, *duty.also))
        self.kinds |= {number for number, pattern in patterns if fits(pattern, fact.claim, {})}
        if duty.amount is not None:
            self.total += amount_of(fact.claim, duty.amount.unit, least=True)

    def gauges(self) -> Iterator[Gauge]:
        """Yield all that is asked, and how much of it is done; without more, one act is asked."""
        duty = self.rule.duty
        if duty is None:
            return
        joint = self.rule.bearing is Bearing.JOINTLY and len(self.rule.bearers) > 1
        if joint:
            acted = self.bearers & set(self.rule.bearers)
            yield Gauge(Counted.BEARERS, len(acted), len(self.rule.bearers))
        if duty.also:
            yield Gauge(Counted.KINDS, len(self.kinds), 1 + len(duty.also))
        more = [
            (Counted.ACTS, self.times, duty.frequency),
            (Counted.AMOUNT, self.total, duty.amount),
        ]
        asked = [each for each in more if each[2] and asks_for_more(each[2].comparison)]
        for counted, done, bound in asked:
            if bound is not None:
                yield Gauge(counted, done, bound.value, bound.unit)
        if not (joint or duty.also or asked):
            yield Gauge(Counted.ACTS, self.acts, 1)
