"""What more evidence changed of the past: what was taken to be so, and turned out otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from servanda.monitor.history import Key
from servanda.monitor.verdict import Verdict
from servanda.vocabulary.calendar import DAY

Told: TypeAlias = Mapping[str, Iterable[Verdict]]
"""The verdicts of each view, by its name."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What a view took to be so as of `as_of` (µs) was otherwise, as was `known` later.

    `known` is the last instant of the day on which the evidence that changed it (late, corrected,
    withdrawn, answered) came. `before` and `after` are None where there was no such instance.
    """

    view: str
    known: int
    as_of: int
    before: Verdict | None
    after: Verdict | None

    @property
    def about(self) -> Verdict:
        """The verdict that says which instance it is about: the later one where there is one."""
        told = self.after or self.before
        if told is None:
            raise TypeError("A revision has a verdict before or after.")
        return told

    @property
    def reports(self) -> tuple[str, ...]:
        """The labels on which one of the two verdicts rests and the other does not."""
        old, new = (verdict.reports if verdict else () for verdict in (self.before, self.after))
        return tuple(dict.fromkeys(r for r in (*new, *old) if (r in old) != (r in new)))


def revisions(judge: Callable[[int, int], Told], days: Iterable[int]) -> Iterator[Revision]:
    """Yield what the evidence of each day changed of what was so on the day before, day by day.

    `judge(known, as_of)` gives the verdicts as of `as_of` on what was known at `known`; `days` are
    the last instants of the days on which something became known. Verdicts differ where status,
    since which day, or the days of an episode differ.
    """
    for day in sorted(set(days)):
        eve = day - DAY
        old, new = judge(eve, eve), judge(day, eve)
        for view, verdicts in new.items():
            for before, after in _pairs(old[view], verdicts):
                if _shown(before) != _shown(after):
                    yield Revision(view, day, eve, before, after)


def _pairs(
    old: Iterable[Verdict], new: Iterable[Verdict]
) -> Iterator[tuple[Verdict | None, Verdict | None]]:
    """Pair the verdicts on each instance; with none stands what is said of the rule as a whole."""
    earlier, later = ({_key(v): v for v in verdicts} for verdicts in (old, new))
    keys = dict.fromkeys((*later, *earlier))
    with_instances = {key[:2] for key in keys if key[2]}
    for key in keys:
        if key[2] or key[:2] not in with_instances:
            whole: Key = (*key[:2], ())
            yield earlier.get(key) or earlier.get(whole), later.get(key) or later.get(whole)


def _key(verdict: Verdict) -> Key:
    return verdict.rule, verdict.rival, verdict.instance


def _shown(verdict: Verdict | None) -> object:
    if verdict is None:
        return None
    episodes = tuple((_day(episode.start), _day(episode.end)) for episode in verdict.episodes)
    return verdict.status, _day(verdict.since), episodes


def _day(at: int | None) -> int | None:
    return None if at is None else at // DAY
