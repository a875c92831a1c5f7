"""One verdict of a view from those of its worlds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from typing import TypeAlias, TypeVar

from servanda.monitor.program import Variable
from servanda.monitor.verdict import Reason, Status, Verdict, Why
from servanda.monitor.views.worlds import EARLIEST, LATEST, Axis, Setting
from servanda.monitor.world import World
from servanda.vocabulary.calendar import DAY
from servanda.vocabulary.instance import Instance

Values: TypeAlias = tuple[tuple[Variable, Instance], ...]
Key: TypeAlias = tuple[str, Values]
"""A rule's id, and the values that tell one of its instances from the others."""

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Alternative:
    """What would follow if one thing that a view leaves open were settled in one way.

    There are several statuses where other things are open besides.
    """

    axis: Axis
    choice: str
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Combined:
    """The verdict of a view, and what it would be in each way of settling what keeps it open.

    Where dates are vague by more than a day, the verdict holds since some time from
    `since_earliest` to its `since`.
    """

    verdict: Verdict
    alternatives: tuple[Alternative, ...] = ()
    since_earliest: int | None = None

    @property
    def key(self) -> Key:
        """What tells it from the other verdicts of its view."""
        return self.verdict.rule, self.verdict.instance


@dataclass(frozen=True)
class Judged:
    """What an engine said of one world, and how that is set."""

    setting: Setting
    world: World
    verdicts: tuple[Verdict, ...]


def combined(worlds: Sequence[Judged]) -> dict[Key, Combined]:
    """Return the verdicts of a view by rule and instance, in the order in which they came about.

    An instance that comes about in some worlds only has, in the others, the status that the rule
    has there as a whole; a rule is looked at only in those worlds in which its own reading counts.
    """
    told = [{(v.rule, v.instance): v for v in judged.verdicts} for judged in worlds]
    found: dict[Key, Combined] = {}
    for key in instances(told):
        seen = [
            (judged.setting, verdict)
            for judged, verdicts in zip(worlds, told, strict=True)
            if (verdict := nearest(verdicts, key)) is not None
        ]
        found[key] = _one(key, seen)
    return found


def status_in(found: Mapping[Key, Combined], key: Key) -> Status | None:
    """Return the status of an instance, or of its rule as a whole where it did not come about."""
    there = nearest(found, key)
    return None if there is None else there.verdict.status


def instances(several: Sequence[Mapping[Key, object]]) -> Iterator[Key]:
    """Yield what is judged in any of several; what has some of its values only where none has all.

    They stand in the order of the rules, then in that of coming about.
    """
    rules: dict[str, dict[Values, None]] = {}
    for found in several:
        for rule, values in found:
            rules.setdefault(rule, {})[values] = None
    for rule, known in rules.items():
        wider = {part for v in known for part in islice(from_whole_to_none(v), 1, None)}
        yield from ((rule, values) for values in known if values not in wider)


def nearest(found: Mapping[Key, Of], key: Key) -> Of | None:
    """Return what is said of an instance, or of what has only some of its values."""
    rule, values = key
    there = (found.get((rule, part)) for part in from_whole_to_none(values))
    return next((one for one in there if one is not None), None)


def from_whole_to_none(values: Values) -> Iterator[Values]:
    """Yield the values, then all but one, and so on: what a rule has of them that did not fire."""
    for count in range(len(values), -1, -1):
        yield from combinations(values, count)


def _one(key: Key, seen: Sequence[tuple[Setting, Verdict]]) -> Combined:
    at_latest = [v for setting, v in seen if (Axis(Reason.DATES), LATEST) in setting]
    firmest = replace((at_latest or [v for _, v in seen])[0], instance=key[1])
    if len({verdict.status for _, verdict in seen}) == 1:
        firmest = _certain(firmest, [verdict for _, verdict in seen])
        why = tuple(dict.fromkeys(why for v in (firmest, *(v for _, v in seen)) for why in v.why))
        early = (v.since for setting, v in seen if (Axis(Reason.DATES), EARLIEST) in setting)
        since = min((at for at in early if at is not None), default=firmest.since)
        span = 0 if since is None or firmest.since is None else firmest.since - since
        vague = since if span >= DAY else None
        return Combined(replace(firmest, why=why), since_earliest=vague)
    alternatives = tuple(_alternatives({setting: v.status for setting, v in seen}))
    axes = dict.fromkeys(alternative.axis for alternative in alternatives)
    contested = Axis(Reason.CONTRADICTION) in axes
    return Combined(
        replace(
            firmest,
            status=Status.CONTESTED if contested else Status.UNDECIDED,
            since=None,
            episodes=(),
            reports=tuple(dict.fromkeys(label for _, v in seen for label in v.reports)),
            why=tuple(Why(axis.reason, axis.about) for axis in axes),
        ),
        alternatives,
    )


def _certain(verdict: Verdict, seen: Sequence[Verdict]) -> Verdict:
    """Keep the episodes that are there in every world, and say how many more there may be."""
    everywhere = set.intersection(*({e.reports for e in v.episodes} for v in seen))
    certain = tuple(e for e in verdict.episodes if e.reports in everywhere)
    possible = len({e.reports for v in seen for e in v.episodes})
    if not certain or possible == len(everywhere):
        return verdict
    dropped = {label for v in seen for e in v.episodes for label in e.reports}
    dropped -= {label for e in certain for label in e.reports}
    first = verdict.since == min(e.start for e in verdict.episodes)
    return replace(
        verdict,
        since=certain[0].start if first else verdict.since,
        episodes=certain,
        reports=tuple(label for label in verdict.reports if label not in dropped),
        why=(*verdict.why, Why(Reason.MORE, str(possible - len(everywhere)))),
    )


def _alternatives(statuses: Mapping[Setting, Status]) -> Iterator[Alternative]:
    """Yield what follows from each choice of what alone can make a difference."""
    for axis in dict.fromkeys(axis for setting in statuses for axis, _ in setting):
        if _matters(axis, statuses):
            for choice in dict.fromkeys(dict(setting)[axis] for setting in statuses):
                so = (s for setting, s in statuses.items() if (axis, choice) in setting)
                yield Alternative(axis, choice, tuple(dict.fromkeys(so)))


def _matters(axis: Axis, statuses: Mapping[Setting, Status]) -> bool:
    """Whether two worlds that differ in this alone have different statuses."""
    others: defaultdict[Setting, set[Status]] = defaultdict(set)
    for setting, status in statuses.items():
        others[tuple(part for part in setting if part[0] != axis)].add(status)
    return any(len(found) > 1 for found in others.values())
