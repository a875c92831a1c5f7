"""What is told in one world, and the questions that can be put to it: which facts, and how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from servanda.evidence.claim import ClaimKind
from servanda.monitor.columnar.arrays import ALWAYS, Bools, Ints, only_value, repeated
from servanda.monitor.columnar.intake import Dictionaries
from servanda.monitor.columnar.kept import Kept
from servanda.monitor.columnar.labels import Register
from servanda.monitor.columnar.ragged import Lists, spread
from servanda.monitor.columnar.sorting import distinct
from servanda.monitor.columnar.stream import EVENT, LOW, Stream
from servanda.monitor.program import Pattern, Program, Rule
from servanda.monitor.world import World
from servanda.norms.norm import NormKind

_FACTUAL = frozenset({ClaimKind.ACT, ClaimKind.MEASURE})
"""What has to be found by somebody; a date or entry into force has not."""

Values = Mapping[str, Ints]
"""For each variable that has a value, the instances' integers, row by row."""


@dataclass(frozen=True, eq=False)
class Found:
    """For each question a slice of `order`, the rows of a stream by key and time."""

    order: Ints
    low: Ints
    high: Ints

    @property
    def counts(self) -> Ints:
        """How many there are."""
        return self.high - self.low

    @property
    def last(self) -> Ints:
        """The row of the last of each; only meaningful where there is one."""
        return self.order[np.maximum(self.high - 1, 0)] if len(self.order) else self.high * 0

    @property
    def first(self) -> Ints:
        """The row of the first of each; only meaningful where there is one."""
        if not len(self.order):
            return self.low * 0
        return self.order[np.minimum(self.low, len(self.order) - 1)]

    def pairs(self) -> tuple[Ints, Ints]:
        """Return the number of the question and the row, for each row found."""
        owner, places = spread(self.low, self.high)
        return owner, self.order[places]


@dataclass(frozen=True, eq=False)
class Whole:
    """What is told in any world, of which this one is the one at `number`.

    `kept` are the tables as they came, `None` where they were not kept; `finders` are those who
    found something that is no judgement on words; `withdrawn` the labels of reports that no longer
    count.
    """

    streams: Mapping[Pattern, Stream]
    number: int
    kept: tuple[Kept, ...] | None
    finders: frozenset[str]
    withdrawn: frozenset[str]


@dataclass(frozen=True, eq=False)
class Told:
    """The facts of one world up to an instant (µs since 1970).

    `bodies` are those of whom also what the world does not accept is heard.
    """

    program: Program
    world: World
    streams: Mapping[Pattern, Stream]
    whole: Whole
    register: Register
    known: Dictionaries
    as_of: int
    bodies: tuple[str, ...] = ()
    _figures: dict[Pattern, Stream] = field(default_factory=dict, repr=False)
    _same: dict[Pattern, Ints | None] = field(default_factory=dict, repr=False)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are judged in this world: of rival readings the one that counts."""
        readings = self.world.readings
        return tuple(
            rule
            for rule in self.program.rules
            if rule.kind is not NormKind.ENTITLEMENT
            and (rule.rival is None or readings.get(rule.clause, rule.rival) == rule.rival)
        )

    def found_by(self, bodies: tuple[str, ...]) -> bool:
        """Whether one of these bodies found something."""
        return not self.whole.finders.isdisjoint(bodies)

    def hearing(self, bodies: tuple[str, ...]) -> Told:
        """Return what is told to whom also the findings of these bodies count."""
        every = self.whole.streams
        if not bodies or all(stream.competent is None for stream in every.values()):
            return self
        codes = self.codes_of(bodies)
        streams = {p: stream.of_world(self.whole.number, codes) for p, stream in every.items()}
        return self.of_streams(streams, bodies)

    def found_alone(self, bodies: tuple[str, ...]) -> Told:
        """Return what is told, of whose acts and figures only those count that a body found."""
        codes = self.codes_of(bodies)
        streams = {
            pattern: stream.found_by(codes) if pattern.kind in _FACTUAL else stream
            for pattern, stream in self.streams.items()
        }
        return self.of_streams(streams, self.bodies)

    def rows_found_by(self, bodies: tuple[str, ...]) -> Ints:
        """Return the numbers of the claims that these bodies found."""
        codes = self.codes_of(bodies)
        found = [stream.found_by(codes).rows for stream in self.streams.values()]
        return distinct(np.concatenate([np.zeros(0, np.int64), *found]))

    def of_streams(self, streams: Mapping[Pattern, Stream], bodies: tuple[str, ...]) -> Told:
        """Return what is told by other facts."""
        return replace(self, streams=streams, bodies=bodies, _figures={}, _same={})

    def codes_of(self, bodies: tuple[str, ...]) -> Ints:
        """Return the integers of bodies."""
        return np.array([self.known.words.code(name) for name in bodies], np.int64)

    def facts(self, pattern: Pattern) -> Stream:
        """Return the facts that fit a pattern."""
        return self.streams[pattern]

    def between(self, pattern: Pattern, values: Values, first: Ints, last: Ints) -> Found:
        """Return the facts that fit, for given values, from `first` to `last` (both included)."""
        return self.within(self.facts(pattern), pattern, values, first, last)

    def within(
        self, stream: Stream, pattern: Pattern, values: Values, first: Ints, last: Ints
    ) -> Found:
        """Return what stands in a stream of such facts from `first` to `last`."""
        bound = tuple(name for name in pattern.variables if name in values)
        keys = tuple(values[name] for name in bound)
        index = stream.index(bound)
        if len(stream) and len(last) and int(stream.at[-1]) > self.as_of:
            last = np.minimum(last, self.as_of)
        if only_value(first) == ALWAYS or (first == ALWAYS).all():
            low, high = index.until(keys, last)
        elif len(stream) and len(last) and int(last.min()) >= int(stream.at[-1]):
            low, high = index.since(keys, first)
        else:
            low, high = index.between(keys, first, last)
        return Found(index.order, low, high)

    def figures(self, pattern: Pattern) -> Stream:
        """Return the facts that fit a pattern and give a figure."""
        if pattern not in self._figures:
            stream = self.facts(pattern)
            low = stream.columns.get(LOW, np.full(len(stream), np.nan))
            self._figures[pattern] = stream.only(~np.isnan(low))
        return self._figures[pattern]

    def same(self, pattern: Pattern) -> Ints | None:
        """Return for each fact what it shares with others: the event, or else the report.

        -1 where it shares neither; None where no fact does.
        """
        if pattern not in self._same:
            self._same[pattern] = self._shared(self.facts(pattern))
        return self._same[pattern]

    def _shared(self, stream: Stream) -> Ints | None:
        if EVENT not in stream.columns and stream.each_alone(self.register.labels):
            return None
        labels = self.register.labels(stream.rows)
        if EVENT in stream.columns:
            events = np.asarray(stream[EVENT])
            labels = np.where(events >= 0, events * 2 + 1, labels * 2)
        _, which, counts = np.unique(labels, return_inverse=True, return_counts=True)
        several = counts[which] > 1
        return np.where(several, which, -1) if several.any() else None

    def until(self, pattern: Pattern, values: Values, last: Ints) -> Found:
        """Return the facts that fit, for given values, at or before an instant."""
        return self.between(pattern, values, repeated(ALWAYS, len(last)), last)

    def since(self, pattern: Pattern, values: Values, first: Ints) -> Found:
        """Return the facts that fit, for given values, at or after an instant."""
        return self.between(pattern, values, first, repeated(self.as_of, len(first)))

    def is_complete(self, what: str, until: Ints) -> Bools:
        """Return up to which of these instants reports of something are declared complete."""
        found = np.zeros(len(until), np.bool_)
        for declared in self.world.complete:
            if declared.what == what:
                found |= True if declared.until is None else declared.until >= until
        return found

    def until_then(self, evidence: Lists, at: Ints) -> Lists:
        """Return lists of claims without those that happened after an instant of each list."""
        if not len(evidence.flat):
            return evidence
        happened = self.register.at(evidence.flat)
        owners = evidence.owners
        kept = happened <= at[owners]
        return Lists.grouped(owners[kept], evidence.flat[kept], len(evidence))

    def in_time(self, evidence: Lists) -> Lists:
        """Return lists of claims in the order of time, then of labels, each report once."""
        return in_time(evidence, self.register, self.known)


def in_time(evidence: Lists, register: Register, known: Dictionaries) -> Lists:
    """Return lists of claims in the order of time, then of labels, each report once."""
    if not len(evidence.flat) or int(np.diff(evidence.starts).max()) <= 1:
        return evidence
    owners, at = evidence.owners, register.at(evidence.flat)
    order = np.lexsort((at, owners))
    tied = (owners[order][1:] == owners[order][:-1]) & (at[order][1:] == at[order][:-1])
    if tied.any():
        runs = np.concatenate([[0], np.cumsum(~tied)])
        ranked = known.labels.order(register.labels(evidence.flat[order]), runs)
        order = order[ranked]
        labels = register.labels(evidence.flat[order])
        again = np.concatenate([[False], (owners[order][1:] == owners[order][:-1])])
        again[1:] &= labels[1:] == labels[:-1]
        order = order[~again]
    return Lists.grouped(owners[order], evidence.flat[order], len(evidence))
