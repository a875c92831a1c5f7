"""How far each clause is carried out in one world: the levels of its parts, taken together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import polars as pl

from servanda.evidence.table import claims_from, rows_of
from servanda.monitor.history import History, Past
from servanda.monitor.implementation.gauges import Counted, Gauge
from servanda.monitor.implementation.level import ON_THE_SCALE, Level, level_of_parts
from servanda.monitor.implementation.progress import Standing, is_on_the_scale, progress
from servanda.monitor.program import Program, Rule
from servanda.monitor.reference.facts import Fact, facts_of, fits
from servanda.monitor.verdict import Status
from servanda.monitor.world import Instants

_BEGINNING = -(2**63)


@dataclass(frozen=True, slots=True)
class Step:
    """From `start` on (µs; None: from before anything is known) a clause is at this level.

    `gauges` tell what is counted: of a clause with one part what its norm asks for, else its parts.
    `reports` are those that came with this step.
    """

    start: int | None
    level: Level
    gauges: tuple[Gauge, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherReading:
    """How a norm stands that asks for no act: each status with the instances that have it.

    An instance is told by who is bound, and for whom or for what; one that nobody is bound by alone
    by no words.
    """

    norm: str
    kind: str
    statuses: tuple[tuple[Status, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Clause:
    """One clause, under one of its rival readings.

    `steps` is empty where it asks for no act: it is then outside the scale. `others` are its norms
    that ask for none.
    """

    clause: str
    rival: str | None
    steps: tuple[Step, ...]
    others: tuple[OtherReading, ...]

    def at(self, instant: int) -> Step | None:
        """Return how far it was at an instant; None where it is outside the scale."""
        begun = [s for s in self.steps if s.start is None or s.start <= instant]
        return begun[-1] if begun else None


def clauses(
    program: Program, past: Past, claims: pl.DataFrame, instants: Instants
) -> tuple[Clause, ...]:
    """Return how far each clause was carried out in a world, in the order of the text.

    `past` is that of the world, `claims` the table that it was judged on, `instants` say which
    instant of a claim stood for it there.
    """
    by_rule: dict[str, list[History]] = {}
    for history in past.histories:
        by_rule.setdefault(history.rule, []).append(history)
    facts = _facts(by_rule, claims, instants, past.as_of)
    found: dict[tuple[str, str | None], list[Rule]] = {}
    for rule in program.rules:
        if rule.id in by_rule:
            found.setdefault((rule.clause, rule.rival), []).append(rule)
    return tuple(
        Clause(
            clause,
            rival,
            tuple(_steps([
                list(progress(rule, history, _acts(rule, history, facts), past.as_of))
                for rule in rules if is_on_the_scale(rule)
                for history in by_rule[rule.id]
            ])),
            tuple(_other(rule, by_rule[rule.id]) for rule in rules if not is_on_the_scale(rule)),
        )
        for (clause, rival), rules in found.items()
    )  # fmt: skip


def _facts(
    by_rule: Mapping[str, Iterable[History]], claims: pl.DataFrame, instants: Instants, as_of: int
) -> dict[str, list[Fact]]:
    """Return what the reports tell that some verdict rests on, by the label of the report."""
    histories = (history for several in by_rule.values() for history in several)
    labels = {label for history in histories for label in _labels(history)}
    found: dict[str, list[Fact]] = {}
    for fact in facts_of(claims_from(rows_of(claims, labels)), instants, as_of):
        found.setdefault(fact.claim.report, []).append(fact)
    return found


def _labels(history: History) -> dict[str, None]:
    return dict.fromkeys(
        label for stretch in history.stretches for label in stretch.verdict.reports
    )


def _acts(rule: Rule, history: History, facts: Mapping[str, Sequence[Fact]]) -> list[Fact]:
    """Return the acts on which the verdicts on an instance rest, in the order of time."""
    if rule.duty is None:
        return []
    asked, binding = (rule.duty.act, *rule.duty.also), dict(history.instance)
    told = [fact for label in _labels(history) for fact in facts.get(label, ())]
    seen: set[str] = set()
    acts: list[Fact] = []
    for fact in sorted(told, key=lambda fact: (fact.at, fact.claim.report)):
        event = fact.claim.event
        if any(fits(pattern, fact.claim, binding) for pattern in asked) and event not in seen:
            acts.append(fact)
            seen |= {event} if event is not None else set()
    return acts


def _steps(parts: Sequence[Sequence[Standing]]) -> Iterator[Step]:
    """Yield each step of a clause: where its level, or what is counted of it, changes."""
    changes = sorted(
        (
            (_BEGINNING if standing.start is None else standing.start, number, standing)
            for number, part in enumerate(parts)
            for standing in part
        ),
        key=lambda change: change[:2],
    )
    now: dict[int, Standing] = {}
    levels: Counter[Level] = Counter()
    news: list[str] = []
    last: tuple[Level, tuple[Gauge, ...]] | None = None
    for at, group in groupby(changes, key=lambda change: change[0]):
        for _, number, standing in group:
            if number in now:
                levels[now[number].level] -= 1
            now[number] = standing
            levels[standing.level] += 1
            news += standing.reports
        level = level_of_parts(levels)
        gauges = now[0].gauges if len(parts) == 1 else _counted(levels)
        if (level, gauges) != last:
            start = None if at == _BEGINNING else at
            yield Step(start, level, gauges, tuple(dict.fromkeys(news)))
            last, news = (level, gauges), []


def _counted(levels: Mapping[Level, int]) -> tuple[Gauge, ...]:
    asked = sum(levels.get(level, 0) for level in ON_THE_SCALE)
    if not asked:
        return ()
    return (Gauge(Counted.PARTS, levels.get(Level.COMPLETE, 0), asked),)


def _other(rule: Rule, histories: Iterable[History]) -> OtherReading:
    found: dict[Status, list[str]] = {}
    for history in histories:
        found.setdefault(history.last.status, []).append(history.whom)
    ordered = ((status, tuple(found[status])) for status in Status if status in found)
    return OtherReading(rule.id, rule.kind.value, tuple(ordered))
