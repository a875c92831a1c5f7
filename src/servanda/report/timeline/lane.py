"""One line of the timeline: what was so of one instance in one view, drawn and in words."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from servanda.monitor.history import History, Stretch
from servanda.monitor.verdict import Status
from servanda.report.timeline.citing import Citing, Noted
from servanda.report.timeline.look import LOOKS, Look
from servanda.report.timeline.scale import Scale
from servanda.vocabulary.calendar import as_date

_NARROWEST = 0.5
"""In hundredths of the width: what is narrower is drawn together with its neighbours."""
_MOST_TOLD = 40
"""So many changes of one line are told in words; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time that looks one way, from `x`, `width` wide (hundredths of the page)."""

    x: float
    width: float
    look: Look
    title: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Peak:
    """Where a breach (an exercise, a firing) began, or several too close to tell apart."""

    x: float
    title: str


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch in words: what was so, from when, why it is no firmer, on which reports."""

    status: Status
    when: str
    why: tuple[str, ...]
    noted: Noted


@dataclass(frozen=True, slots=True)
class Lane:
    """What was so in one view, or in several that agree throughout; `untold` counts changes."""

    views: str
    bars: tuple[Bar, ...]
    peaks: tuple[Peak, ...]
    due: float | None
    told: tuple[Told, ...]
    untold: int


def lane(views: str, history: History | None, scale: Scale, end: int, citing: Citing) -> Lane:
    """Return the line of one instance; a view in which it never came about has an empty one."""
    if history is None:
        return Lane(views, (), (), None, (), 0)
    noted = list(_noted(_shown(history.stretches), citing))
    half = _MOST_TOLD // 2
    told = noted if len(noted) <= _MOST_TOLD else noted[:half] + noted[-half:]
    due = history.last.due
    return Lane(
        views,
        tuple(_bars(noted, scale, end)),
        tuple(_peaks(history, scale)),
        scale.x(due) if due is not None and scale.first <= due <= scale.last else None,
        tuple(Told(each.status, when(each), _why(each), numbers) for each, numbers in told),
        len(noted) - len(told),
    )


def _shown(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """Leave out that nothing was asked before anything is known: it goes without saying."""
    first, later = stretches[0], stretches[1:]
    silent = first.start is None and LOOKS[first.status] is Look.NOTHING_ASKED
    return later if silent and later else stretches


def _noted(stretches: Iterable[Stretch], citing: Citing) -> Iterator[tuple[Stretch, Noted]]:
    """Give each stretch the numbers of the reports that came with it, else of those it rests on."""
    before: tuple[str, ...] = ()
    for stretch in stretches:
        reports = stretch.verdict.reports
        new = [label for label in reports if label not in before]
        yield stretch, citing.noted(new or reports)
        before = reports


def _why(stretch: Stretch) -> tuple[str, ...]:
    why = (f"{w.reason} (“{w.words}”)" if w.words else str(w.reason) for w in stretch.verdict.why)
    return tuple(dict.fromkeys(why))


def when(stretch: Stretch) -> str:
    """Print from when on something was so; nothing where nobody knows."""
    return "" if stretch.start is None else f"from {as_date(stretch.start)}"


def _bars(noted: Iterable[tuple[Stretch, Noted]], scale: Scale, end: int) -> Iterator[Bar]:
    placed = [(stretch, numbers, *_ends(stretch, scale, end)) for stretch, numbers in noted]
    for narrow, group in groupby(placed, key=lambda each: each[3] - each[2] < _NARROWEST):
        several = list(group)
        if narrow and len(several) > 1:
            left, right = several[0][2], several[-1][3]
            title = f"{len(several)} changes, {when(several[0][0])}"
            yield Bar(left, _width(left, right), Look.MANY, title, None)
            continue
        for stretch, numbers, left, right in several:
            title = " ".join(filter(None, (str(stretch.status), when(stretch))))
            look = LOOKS[stretch.status]
            yield Bar(left, _width(left, right), look, title, numbers.target)


def _width(left: float, right: float) -> float:
    return round(max(right - left, _NARROWEST), 2)


def _ends(stretch: Stretch, scale: Scale, end: int) -> tuple[float, float]:
    left = 0.0 if stretch.start is None else scale.x(stretch.start)
    return left, scale.x(end if stretch.end is None else stretch.end)


def _peaks(history: History, scale: Scale) -> Iterator[Peak]:
    """Yield the beginnings of episodes, those that would stand on one another as one."""
    if history.episodes[1:] == ():  # one episode is what the line shows anyway
        return
    places = ((round(scale.x(e.start) / _NARROWEST), e) for e in sorted(history.episodes))
    for place, group in groupby(places, key=lambda each: each[0]):
        episodes = [episode for _, episode in group]
        first = as_date(episodes[0].start)
        words = first if len(episodes) == 1 else f"{len(episodes)} times, first {first}"
        yield Peak(round(place * _NARROWEST, 2), words)


def shape(history: History | None) -> Hashable:
    """Return what of a history is shown."""
    return history and tuple(
        (stretch.start, stretch.status, stretch.verdict.reports, stretch.verdict.why)
        for stretch in history.stretches
    )


def differing(histories: Iterable[History | None], first: int, last: int) -> list[tuple[int, int]]:
    """Return from when to when the views give different statuses (µs, both included)."""
    several = list(histories)
    starts = {s.start for h in several if h for s in h.stretches if s.start is not None}
    edges = sorted({first, *(start for start in starts if first <= start <= last)})
    found: list[tuple[int, int]] = []
    for start, following in zip(edges, [*edges[1:], last + 1], strict=True):
        at = [history.at(start) if history else None for history in several]
        if len({stretch.status if stretch else None for stretch in at}) == 1:
            continue
        if found and found[-1][1] == start - 1:
            found[-1] = (found[-1][0], following - 1)
        else:
            found.append((start, following - 1))
    return found
