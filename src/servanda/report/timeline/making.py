"""Puts the timeline together from the past in each view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from servanda.evidence.record import EvidenceRecord
from servanda.instrument.pact_file import PactFile
from servanda.monitor.history import History, Key, Past
from servanda.monitor.implementation import ViewImplementation
from servanda.norms import Agreement
from servanda.report.timeline.carried_out import CarriedOut, carried_out
from servanda.report.timeline.citing import Citing
from servanda.report.timeline.drawn import Drawer, Drawn
from servanda.report.timeline.evidence import MOST_SHOWN, Shown, evidence
from servanda.report.timeline.look import LOOKS, Look
from servanda.report.timeline.scale import Scale
from servanda.vocabulary.calendar import DAY, as_date

MOST_INSTANCES = 12
"""A norm with more instances than this is drawn as one line a view: how many stand how."""
MOST_DRAWN = 200
"""So many instances and crowds are drawn at most; the norms of the rest are named."""


@dataclass(frozen=True)
class ViewPast:
    """What was so in one view, whose `name` is printed."""

    name: str
    past: Past


@dataclass(frozen=True)
class Monitored:
    """What the monitor found, for the page: each view's past, and the evidence it rests on.

    The views come in the order in which they are to stand; `files` are further pact files with
    reports and sources that were written by hand; `implementations` say how far clauses are carried
    out in the views.
    """

    views: tuple[ViewPast, ...]
    record: EvidenceRecord
    files: tuple[PactFile, ...] = ()
    implementations: tuple[ViewImplementation, ...] = ()

    @property
    def as_of(self) -> int:
        """The instant as of which all views are judged (µs since 1970)."""
        return max((view.past.as_of for view in self.views), default=0)


@dataclass(frozen=True)
class Timeline:
    """What the page shows.

    `unasked` and `undrawn` name norms without a line: of which nothing was asked yet, and which
    are too many. `told_from` is the date before which the past is too busy to be told. `uncited`
    counts the reports that verdicts rest on and the page does not show. `now` is the place of the
    instant of the verdicts, None where nothing changed for long before it, and it is not drawn.
    """

    views: tuple[str, ...]
    as_of: str
    now: float | None
    scale: Scale
    drawn: tuple[Drawn, ...]
    unasked: tuple[str, ...]
    undrawn: tuple[str, ...]
    told_from: str | None
    carried_out: CarriedOut | None
    evidence: tuple[Shown, ...]
    uncited: int

    @property
    def drawn_until(self) -> str:
        """The day up to which it is drawn."""
        return as_date(self.scale.last // DAY * DAY)

    @property
    def looks(self) -> tuple[Look, ...]:
        """The looks that occur, for the legend."""
        bars = {bar.look for d in self.drawn for each in d.lanes for bar in each.bars}
        shares = {share.look for d in self.drawn for each in d.crowds for share in each.shares}
        return tuple(look for look in Look if look in bars | shares)

    @property
    def differs(self) -> bool:
        """Whether the views differ at any time."""
        return any(drawn.differ for drawn in self.drawn)

    @property
    def has_deadlines(self) -> bool:
        """Whether a deadline is drawn."""
        return any(lane.due is not None for drawn in self.drawn for lane in drawn.lanes)

    @property
    def has_peaks(self) -> bool:
        """Whether the beginnings of breaches are drawn."""
        return any(lane.peaks for drawn in self.drawn for lane in drawn.lanes)


def timeline(monitored: Monitored, agreement: Agreement) -> Timeline:
    """Return the timeline of an agreement."""
    histories = [history for view in monitored.views for history in view.past.histories]
    rules = _by_rule(histories, agreement)
    asked = frozenset(history.rule for history in histories if _is_asked(history))
    units = list(_units(keys for rule, keys in rules.items() if rule in asked))
    scale = _scale(histories, monitored.as_of)
    citing = Citing()
    views = tuple((v.name, {h.key: h for h in v.past.histories}) for v in monitored.views)
    drawer = Drawer(views, agreement, scale, monitored.as_of, citing)
    told = [v.past.told_from for v in monitored.views if v.past.told_from is not None]
    drawn = tuple(map(drawer.draw, units[:MOST_DRAWN]))
    how_far = carried_out(monitored.implementations, scale, monitored.as_of, citing)
    anything = bool(how_far.drawn or how_far.outside)
    return Timeline(
        tuple(view.name for view in monitored.views),
        as_date(monitored.as_of),
        scale.x(monitored.as_of) if monitored.as_of <= scale.last else None,
        scale,
        drawn,
        tuple(rule for rule in rules if rule not in asked),
        tuple(dict.fromkeys(keys[0][0] for keys in units[MOST_DRAWN:])),
        as_date(max(told)) if told else None,
        how_far if anything else None,
        evidence(citing, monitored.record, (agreement.file, *monitored.files)),
        max(0, len(citing.numbers) - MOST_SHOWN),
    )


def _by_rule(histories: Iterable[History], agreement: Agreement) -> dict[str, list[Key]]:
    """Return the instances of each rule, in the order of the text and of their coming about."""
    found: dict[str, dict[Key, list[int]]] = {}
    places = {norm: place for place, norm in enumerate(agreement.by_id)}
    for history in sorted(histories, key=lambda h: places.get(h.rule, len(places))):
        created = found.setdefault(history.rule, {}).setdefault(history.key, [])
        created += [] if history.last.created is None else [history.last.created]
    return {rule: _as_they_came_about(own) for rule, own in found.items()}


def _as_they_came_about(created: dict[Key, list[int]]) -> list[Key]:
    """Sort instances by when they came about; of which that is not known, those come first."""
    return sorted(created, key=lambda key: (bool(created[key]), min(created[key], default=0)))


def _is_asked(history: History) -> bool:
    return any(LOOKS[s.status] is not Look.NOTHING_ASKED for s in history.stretches)


def _units(rules: Iterable[Sequence[Key]]) -> Iterator[Sequence[Key]]:
    """Yield what is drawn together: one instance, or all of a norm that has many."""
    for keys in rules:
        if len(keys) > MOST_INSTANCES:
            yield keys
        else:
            yield from ((key,) for key in keys)


def _scale(histories: Iterable[History], end: int) -> Scale:
    """Show all that happened, and the deadlines ahead that are not far off.

    Of a time after the last change that is longer than all before it, only the beginning is shown.
    """
    several = list(histories)
    starts = [s.start for history in several for s in history.stretches if s.start is not None]
    first, changed = min((*starts, end)), max((*starts, min((*starts, end))))
    quiet = end - changed > max(changed - first, DAY)
    last = changed + max(changed - first, DAY) // 2 if quiet else end
    reach = last + (last - first) // 3
    dues = (h.last.due for h in several if h.last.due is not None and last < h.last.due <= reach)
    return Scale.over(first, max((*dues, last)))
