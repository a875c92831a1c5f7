"""Evaluates conditions and times against what is told and what rules have made of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

import numpy as np

from servanda.evidence.claim import ClaimKind
from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.agreements import agreement, began, ended
from servanda.monitor.columnar.arrays import ALWAYS, FALSE, NEVER, TRUE, UNKNOWN, Ints, Truths
from servanda.monitor.columnar.asked import judgements
from servanda.monitor.columnar.conjunctions import given_always, mentioned
from servanda.monitor.columnar.consequences import has_fired, moments_of_firing
from servanda.monitor.columnar.entering import turns_of
from servanda.monitor.columnar.firing import Candidates, candidates, firings
from servanda.monitor.columnar.happenings import (
    measurements,
    occurred,
    occurrences,
    omissions,
)
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.question import Evaluator, Firings, Questions, Resolved
from servanda.monitor.columnar.solved import Solved, alike, greatest, grouped
from servanda.monitor.columnar.states import (
    Life,
    states_of,
    value_of_state,
)
from servanda.monitor.columnar.statuses import StatusLine, beginnings, standing_of
from servanda.monitor.columnar.stream import Stream, variable_column
from servanda.monitor.columnar.times import reached, resolved
from servanda.monitor.columnar.told import Told
from servanda.monitor.program import (
    AGREEMENT,
    All,
    AnyOf,
    Condition,
    Fired,
    HasStatus,
    InState,
    Judged,
    Measured,
    Not,
    Occurred,
    Omitted,
    Pattern,
    Reached,
    State,
    Time,
    Undetermined,
)


class Rules(Protocol):
    """What rules have made of what is told, as far as it is known."""

    def status_line(self, status: str, asking: Evaluator) -> StatusLine:
        """Return the changes of a status, by what is told to whoever asks."""

    def lives(
        self, rules: tuple[str, ...], state: State | None = None, at: Ints | None = None
    ) -> tuple[Life, ...]:
        """Return the lives of these rules; of rival readings, of the first alone.

        Where it is asked for a state at instants, what can no longer be in it may be left out.
        """

    def ended_by_effect(self) -> int:
        """Return when effects ended the agreement, `NEVER` where they did not."""


class Evaluation:
    """Evaluates conditions in one world. `deciders` are competent to judge open terms.

    `accepted` is what that world accepts; conditions are held against what is `told` besides to
    whom the deciders' findings count.
    """

    def __init__(self, accepted: Told, rules: Rules, deciders: tuple[str, ...], told: Told) -> None:
        self.accepted = accepted
        self.told = told
        self.rules = rules
        self.deciders = deciders
        self._moments: dict[Condition, Stream] = {}
        self._ending = False

    # ---- values --------------------------------------------------------------------------------

    def value(self, condition: Condition, asked: Questions) -> Truths:  # noqa: PLR0911 - one a kind
        """Return what a condition is worth; a free variable means “there is some”."""
        match condition:
            case Not(part=part):
                return TRUE - self.value(part, asked)
            case All(parts=parts):
                worths = [self.value(part, asked) for part in parts]
                return np.asarray(np.minimum.reduce([np.full(len(asked), TRUE), *worths]))
            case AnyOf(parts=parts):
                worths = [self.value(part, asked) for part in parts]
                return np.asarray(np.maximum.reduce([np.full(len(asked), FALSE), *worths]))
            case Judged():
                return self._judged(condition, asked)
            case Undetermined():
                return np.full(len(asked), UNKNOWN)
            case Occurred():
                return occurred(self, condition, asked)
            case InState(rules=rules, state=state) if AGREEMENT not in rules:
                lives = self.rules.lives(rules, state, asked.at)
                return value_of_state(lives, condition, asked)
        solved = self.solve(condition, asked, frozenset())
        return greatest(solved.truth, solved.owner, len(asked))

    def solve(  # noqa: PLR0911 - one for each kind
        self, part: Condition, asked: Questions, unbound: frozenset[str]
    ) -> Solved:
        """Return the values of variables for which a part is true or unknown."""
        match part:
            case Occurred():
                return occurrences(self, part, asked, unbound)
            case Omitted():
                return omissions(self, part, asked)
            case Measured():
                return measurements(self, part, asked)
            case HasStatus(status=status):
                line = self.rules.status_line(status, self)
                return standing_of(line, self.told, part, asked)
            case Reached():
                return reached(self, part, asked)
            case InState(rules=rules, state=state) if AGREEMENT in rules:
                return agreement(self, state, asked)
            case InState(rules=rules):
                return states_of(self.rules.lives(rules), part, asked)
            case Fired(rule=rule):
                return has_fired(self.rules.lives((rule,)), asked)
        raise TypeError(f"{type(part).__name__} gives no variable a value.")

    # ---- firings -------------------------------------------------------------------------------

    def fires(
        self, condition: Condition, given: Mapping[str, Ints], count: int, since: int = ALWAYS
    ) -> Firings:
        """Return when a condition fires after an instant, for each of `count` rows of values."""
        return firings(self, condition, given, count, self.solve, self._candidates, since)

    def _candidates(
        self, part: Condition, given: Mapping[str, Ints], count: int, since: int
    ) -> Candidates:
        match part:
            case HasStatus(status=status):
                line = self.rules.status_line(status, self)
                return beginnings(line, part, given, count)
            case InState(rules=rules, state=state) if AGREEMENT in rules:
                return self._of_agreement(state, count)
            case InState(rules=rules):
                lives = self.rules.lives(rules)
                return turns_of(lives, part, count, self.told.as_of)
            case Fired(rule=rule):
                return moments_of_firing(self.rules.lives((rule,)), count, self.told.as_of)
        return candidates(self, part, given, count, since)

    def _of_agreement(self, state: State, count: int) -> Candidates:
        instants = {self.termination()}
        if state is State.IN_FORCE:
            last = np.array([self.told.as_of])
            instants = {int(one) for one in began(self, last).candidates}
        at = np.array(sorted(one for one in instants if one <= self.told.as_of), np.int64)
        owner = np.repeat(np.arange(count), len(at))
        return Candidates(owner, np.tile(at, count), {})

    def moments(self, condition: Condition, asked: Questions) -> tuple[Stream, Mapping[str, Ints]]:
        """Return when a condition fired for sure, and the keys to look each question up by."""
        program = self.told.program
        names = sorted(mentioned(condition, program) & set(asked.values))
        if set(names) <= given_always(condition, program):
            if condition not in self._moments:
                self._moments[condition] = _stream_of(self.fires(condition, {}, 1))
            return self._moments[condition], {name: asked.values[name] for name in names}
        kinds, group = alike([asked.values[name] for name in names], len(asked))
        given = {name: asked.values[name][kinds] for name in names}
        fired = self.fires(condition, given, len(kinds))
        kept = Firings(
            fired.given,
            fired.at,
            {_ROW: fired.given},
            fired.truth,
            fired.latest,
            fired.evidence,
        )
        return _stream_of(kept), {_ROW: group}

    # ---- times and the agreement -----------------------------------------------------------------

    def resolve(self, time: Time, asked: Questions) -> Resolved:
        """Return when a time is."""
        return resolved(self, time, asked)

    def entry(self, at: Ints) -> Resolved:
        """Return when the agreement entered into force, as far as is known at instants."""
        return began(self, at).resolved

    def termination(self) -> int:
        """Return when the agreement ended, `NEVER` where it did not.

        What ends it may ask about it (“ten years after entry into force”): as long as it has not.
        """
        if self._ending:
            return NEVER
        return min(self._ended, self.rules.ended_by_effect())

    @cached_property
    def _ended(self) -> int:
        self._ending = True
        try:
            return ended(self)
        finally:
            self._ending = False

    # ---- judgements ------------------------------------------------------------------------------

    def _judged(self, asked_for: Judged, asked: Questions) -> Truths:
        """Look for what a competent body found of the act, whenever it did."""
        unknown = np.full(len(asked), UNKNOWN)
        told, about = self.told, asked_for.about
        streams = [told.facts(pattern) for pattern in judgements(asked_for.words)]
        if not any(len(stream) for stream in streams) or not self.deciders:
            return unknown
        if about is not None and about.kind is ClaimKind.JUDGEMENT:
            raise NotColumnarError("a judgement on what is no act")
        if asked.evidence is None:
            return unknown
        bodies = [told.known.words.code(name) for name in self.deciders]
        parts = []
        for stream, holds in zip(streams, (TRUE, FALSE), strict=True):
            by_body = np.isin(stream[s.AUTHOR], bodies) & (stream[s.FINDING] == 1)
            kept = np.flatnonzero(by_body & (stream.at <= told.as_of))
            judged = np.asarray(stream[s.JUDGED], np.int64)[kept]
            parts.append((stream.rows[kept], judged, np.full(len(kept), holds)))
        rows, judged, signs = (np.concatenate(column) for column in zip(*parts, strict=True))
        return self._latest_judgement(about, asked, (rows, judged, signs))

    def _latest_judgement(
        self,
        about: Pattern | None,
        asked: Questions,
        judgements_told: tuple[Ints, Ints, Truths],
    ) -> Truths:
        rows, judged, holds = judgements_told
        told, evidence = self.told, asked.evidence
        unknown = np.full(len(asked), UNKNOWN)
        if evidence is None or not len(rows):
            return unknown
        register = told.register
        at = register.at(rows)
        order = np.argsort(at, kind="stable")
        runs = np.cumsum(np.concatenate([[False], np.diff(at[order]) > 0]))
        order = order[register.ranks(told.known.labels)(rows[order], runs)]
        judged, holds = judged[order], holds[order]
        owners, claims = evidence.owners, evidence.flat
        if about is not None:
            fits = np.isin(claims, told.facts(about).rows)
            owners, claims = owners[fits], claims[fits]
        labels = register.labels(claims)
        last = np.full(len(asked), -1)
        for place, label in enumerate(judged):
            last[owners[labels == label]] = place
        return np.where(last >= 0, holds[np.maximum(last, 0)], unknown)


_ROW = "given"


def _stream_of(fired: Firings) -> Stream:
    """Return the instants of sure firings as a stream, one for each instant and row of values."""
    fired = fired.take(np.flatnonzero(fired.truth == TRUE))
    names = sorted(fired.values)
    order, begins = grouped(fired.at, [fired.values[name] for name in names])
    latest = np.maximum(fired.at, fired.latest)
    if len(begins):
        latest = np.maximum.reduceat(latest[order], begins)
    chosen = order[begins]
    columns = {s.AT: fired.at[chosen], s.LATEST: latest, s.ROW: np.zeros(len(chosen), np.int64)}
    columns |= {variable_column(name): fired.values[name][chosen] for name in names}
    return Stream(columns)
