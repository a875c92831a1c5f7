"""Verdicts as columns, one row each, and single rows as `Verdict`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

import numpy as np

from servanda.monitor.beginning import DATED_FROM
from servanda.monitor.columnar.arrays import ALWAYS, NEVER, Codes, Ints, numbers
from servanda.monitor.columnar.intake import Dictionaries
from servanda.monitor.columnar.labels import Register
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import STATUSES, Records
from servanda.monitor.program import Rule
from servanda.monitor.verdict import Episode, Status, Verdict, Why, in_order


@dataclass(frozen=True, eq=False)
class Episodes:
    """Breaches (or exercises, or firings), instance after instance in the order of time.

    Those of row `i` are `starts[i]` to `starts[i + 1]`; `end` is `NEVER` while one lasts. `claims`
    are the claims that show each.
    """

    starts: Ints
    begin: Ints
    end: Ints
    claims: Lists

    @classmethod
    def none(cls, length: int) -> Episodes:
        """Return no episodes."""
        nothing = np.zeros(0, np.int64)
        return cls(np.zeros(length + 1, np.int64), nothing, nothing, Lists.empty(0))

    @classmethod
    def of(cls, owner: Ints, begin: Ints, end: Ints, claims: Lists, length: int) -> Episodes:
        """Return episodes that stand in the order of their owners and of time."""
        counts = np.bincount(owner, minlength=length)
        return cls(np.concatenate([[0], np.cumsum(counts)]), begin, end, claims)

    @classmethod
    def stacked(cls, parts: Sequence[Episodes]) -> Episodes:
        """Return the episodes of several, row after row."""
        counts = np.concatenate([np.diff(part.starts) for part in parts])
        return cls(
            np.concatenate([[0], np.cumsum(counts)]),
            np.concatenate([part.begin for part in parts]),
            np.concatenate([part.end for part in parts]),
            Lists.stacked([part.claims for part in parts]),
        )

    @property
    def owners(self) -> Ints:
        """The row of each episode."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def take(self, rows: Ints) -> Episodes:
        """Return the episodes of these rows."""
        places = Lists(self.starts, numbers(len(self.begin))).take(rows)
        return Episodes(
            places.starts,
            self.begin[places.flat],
            self.end[places.flat],
            self.claims.take(places.flat),
        )


class Telling(Protocol):
    """Tells on which claims verdicts rest."""

    def claims(self, rows: Ints) -> Lists:
        """Return, for instances, the claims on which what is said of them rests."""


@dataclass(frozen=True, eq=False)
class RuleVerdicts:
    """The verdicts on the instances of one rule.

    `status` are numbers into `STATUSES`; `since` and `due` are instants, `ALWAYS` and `NEVER` where
    there is none; `why` are numbers into `reasons`. `rows` are the numbers of the instances in
    `life`, which tells on request on which claims each status rests: most are never asked for.
    """

    records: Records
    status: Codes
    since: Ints
    due: Ints
    episodes: Episodes
    why: Ints
    reasons: tuple[tuple[Why, ...], ...]
    life: Telling
    rows: Ints

    def __len__(self) -> int:
        return len(self.status)

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.records.rule

    def take(self, rows: Ints) -> RuleVerdicts:
        """Return the verdicts of some rows."""
        return RuleVerdicts(
            self.records.take(rows),
            self.status[rows],
            self.since[rows],
            self.due[rows],
            self.episodes.take(rows),
            self.why[rows],
            self.reasons,
            self.life,
            self.rows[rows],
        )

    def claims(self, rows: Ints) -> Lists:
        """Return the claims on which the statuses of some rows rest, in the order of time."""
        return self.life.claims(self.rows[rows])


@dataclass(frozen=True, eq=False)
class Noted:
    """Claims on which verdicts rest, written down."""

    lists: Lists

    def claims(self, rows: Ints) -> Lists:
        """Return, for instances, the claims on which what is said of them rests."""
        return self.lists.take(rows)


@dataclass(frozen=True, eq=False)
class _SideBySide:
    """Tells of verdicts that stand in several parts, numbered one part after the other."""

    parts: Sequence[RuleVerdicts]

    def claims(self, rows: Ints) -> Lists:
        """Return, for instances, the claims on which what is said of them rests."""
        begins = np.cumsum([0, *(len(part) for part in self.parts)])
        which = np.searchsorted(begins, rows, "right") - 1
        order = np.argsort(which, kind="stable")
        told = [
            part.claims(rows[which == number] - begins[number])
            for number, part in enumerate(self.parts)
        ]
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        return Lists.stacked(told).take(place)


def joined(parts: Sequence[RuleVerdicts]) -> RuleVerdicts:
    """Return the verdicts of several parts of one rule as one."""
    if len(parts) == 1:
        return parts[0]
    reasons = tuple(dict.fromkeys(why for part in parts for why in part.reasons))
    numbers = [np.array([reasons.index(why) for why in part.reasons]) for part in parts]
    written = all(isinstance(part.life, Noted) for part in parts)
    every = np.arange(sum(len(part) for part in parts))
    beside = _SideBySide(parts)
    return RuleVerdicts(
        Records.stacked([part.records for part in parts]),
        np.concatenate([part.status for part in parts]),
        np.concatenate([part.since for part in parts]),
        np.concatenate([part.due for part in parts]),
        Episodes.stacked([part.episodes for part in parts]),
        np.concatenate([of[part.why] for of, part in zip(numbers, parts, strict=True)]),
        reasons,
        Noted(Lists.stacked([p.claims(np.arange(len(p))) for p in parts])) if written else beside,
        every,
    )


@dataclass(frozen=True, eq=False)
class Divided:
    """The verdicts of one rule in parts, of which some stood already."""

    parts: tuple[RuleVerdicts, ...]


Said = RuleVerdicts | Divided | tuple[Verdict, ...]
"""What is said of one rule: in columns, or single verdicts."""


@dataclass(frozen=True, eq=False)
class VerdictTable:
    """The verdicts of one world as of an instant; `said` rule by rule."""

    said: tuple[Said, ...]
    register: Register
    known: Dictionaries

    @cached_property
    def rules(self) -> tuple[RuleVerdicts | tuple[Verdict, ...], ...]:
        """The verdicts, rule by rule: in columns, or single ones."""
        return tuple(joined(one.parts) if isinstance(one, Divided) else one for one in self.said)

    def tally(self) -> dict[str, Counter[Status]]:
        """Count the verdicts of each rule by status."""
        found: dict[str, Counter[Status]] = {}
        for part in self.rules:
            if isinstance(part, RuleVerdicts):
                counts = np.bincount(part.status, minlength=len(STATUSES))
                told = Counter({STATUSES[n]: int(counts[n]) for n in np.flatnonzero(counts)})
                found[part.rule.id] = told
            else:
                for verdict in part:
                    found.setdefault(verdict.rule, Counter())[verdict.status] += 1
        return found

    def verdicts(self) -> Iterator[Verdict]:
        """Yield every verdict, in the order of the rules, of creation, and of values."""
        for part in self.rules:
            if isinstance(part, RuleVerdicts):
                yield from self.of_rule(part)
            else:
                yield from part

    def of_rule(self, part: RuleVerdicts) -> Iterator[Verdict]:
        """Yield the verdicts of one rule."""
        rule = part.rule
        if not len(part):
            return
        values = {name: column.tolist() for name, column in part.records.values.items()}
        instance = self.known.names.instance
        claims = part.claims(numbers(len(part)))
        found: list[Verdict] = []
        for row in range(len(part)):
            created, since, due = (
                int(column[row]) for column in (part.records.created, part.since, part.due)
            )
            found.append(
                Verdict(
                    rule.id,
                    rule.clause,
                    rule.kind,
                    rule.rival,
                    tuple((name, instance(values[name][row])) for name in rule.variables),
                    STATUSES[part.status[row]],
                    created if created >= DATED_FROM else None,
                    since if DATED_FROM <= since < NEVER else None,
                    None if due in {ALWAYS, NEVER} else due,
                    self.episodes_of(part.episodes, row),
                    self.labels(claims[row]),
                    part.reasons[part.why[row]],
                )
            )
        yield from sorted(found, key=in_order)

    def episodes_of(self, episodes: Episodes, row: int) -> tuple[Episode, ...]:
        """Return the episodes of one row."""
        first, last = episodes.starts[row], episodes.starts[row + 1]
        bounds = episodes.claims.starts[first : last + 1] - episodes.claims.starts[first]
        labels = self.labels(episodes.claims.flat[episodes.claims.starts[first] :][: bounds[-1]])
        begins, ends = episodes.begin[first:last].tolist(), episodes.end[first:last].tolist()
        spans = zip(begins, ends, pairwise(bounds.tolist()), strict=True)
        return tuple(
            sorted(
                Episode(begin, None if end == NEVER else end, labels[low:high])
                for begin, end, (low, high) in spans
                if begin >= DATED_FROM
            )
        )

    def labels(self, claims: Ints) -> tuple[str, ...]:
        """Return the labels of the reports of claims."""
        codes = self.register.labels(claims)
        return tuple(self.known.labels.label(code) for code in codes.tolist())
