"""Many instances of one norm in one line: at each time, what share of them looks how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from servanda.monitor.history import History
from servanda.monitor.verdict import Status
from servanda.report.timeline.look import LOOKS, Look
from servanda.report.timeline.scale import Scale

_BINS = 100
_ORDER = (
    Look.BREACHED, Look.OVERDUE, Look.OPEN, Look.ENDED, Look.TRIGGERED, Look.AHEAD,
    Look.NOTHING_ASKED, Look.KEPT,
)  # fmt: skip
"""From the top of the line to its bottom."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the line: all numbers in hundredths of its width or height."""

    x: float
    width: float
    y: float
    height: float
    look: Look


@dataclass(frozen=True, slots=True)
class Crowd:
    """What was so of many instances in one view; `counts` gives how many stand how at the end."""

    view: str
    shares: tuple[Share, ...]
    counts: tuple[tuple[str, int], ...]


def crowd(view: str, histories: Sequence[History], scale: Scale, end: int, total: int) -> Crowd:
    """Return the line of all instances of one norm in a view; `total` is the most in any view."""
    steps = {look: [0] * (_BINS + 1) for look in _ORDER}
    for history in histories:
        for stretch in history.stretches:
            first = 0 if stretch.start is None else _bin(scale.x(stretch.start))
            last = _bin(scale.x(end)) + 1 if stretch.end is None else _bin(scale.x(stretch.end))
            if last > first:
                steps[LOOKS[stretch.status]][first] += 1
                steps[LOOKS[stretch.status]][last] -= 1
    levels = {look: list(accumulate(changes)) for look, changes in steps.items()}
    at_end = Counter(history.last.status for history in histories)
    counts = tuple((str(status), at_end[status]) for status in Status if at_end[status])
    return Crowd(view, tuple(_shares(levels, total)), counts)


def _bin(x: float) -> int:
    return min(_BINS - 1, int(x * _BINS / 100))


def _shares(levels: dict[Look, list[int]], total: int) -> Iterator[Share]:
    """Yield the parts, those of neighbouring bins that are alike as one."""
    columns = [tuple(levels[look][place] for look in _ORDER) for place in range(_BINS)]
    begin = 0
    for place in range(1, _BINS + 1):
        if place < _BINS and columns[place] == columns[begin]:
            continue
        top = 100.0 - 100.0 * sum(columns[begin]) / total
        for look, number in zip(_ORDER, columns[begin], strict=True):
            height = 100.0 * number / total
            if number:
                width = 100 * (place - begin) / _BINS
                yield Share(100 * begin / _BINS, width, round(top, 2), round(height, 2), look)
            top += height
        begin = place
