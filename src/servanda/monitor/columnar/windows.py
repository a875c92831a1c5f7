"""Stretches of time in which something is asked to have happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, NEVER, Ints, repeated
from servanda.monitor.columnar.calendar_steps import is_fixed, shifted
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.columnar.question import Evaluator, Questions
from servanda.monitor.program import At, Pattern, Within


@dataclass(frozen=True, eq=False)
class Stretch:
    """From `first` to `last`, and the part of it (`new_first..new_last`) that is new right now."""

    first: Ints
    last: Ints
    new_first: Ints
    new_last: Ints

    def take(self, rows: Ints) -> Stretch:
        """Return some of them."""
        return Stretch(self.first[rows], self.last[rows], self.new_first[rows], self.new_last[rows])


def stretch_of(ev: Evaluator, pattern: Pattern, window: Within | None, asked: Questions) -> Stretch:
    """Return where the facts that fit lie in a window at the instants asked about."""
    at = asked.at
    if window is None:
        return Stretch(repeated(ALWAYS, len(at)), at, at, at)
    if window.of is None and not _is_regular(window):
        return _by_facts(ev, pattern, window, at)
    if window.of is None:
        entered = at if window.shortest is None else shifted(at, window.shortest, -1)
        entered = entered - window.open_shortest
        first = repeated(ALWAYS, len(at))
        if window.longest is not None:
            first = shifted(at, window.longest, -1) + window.open_longest
        return Stretch(first, np.minimum(entered, at), np.maximum(entered, first), entered)
    anchor = ev.resolve(window.of, asked)
    first, last = stretch_from(window, anchor.first, anchor.latest)
    unknown = anchor.first == NEVER
    first, last = np.where(unknown, NEVER, first), np.where(unknown, ALWAYS, np.minimum(last, at))
    if isinstance(window.of, At):
        return Stretch(first, last, np.maximum(first, at), last)
    begins_now = anchor.first == at
    new_first = np.where(
        begins_now, first, np.where(at > anchor.first, np.maximum(first, at), NEVER)
    )
    return Stretch(first, last, new_first, last)


def stretch_from(window: Within, first: Ints, latest: Ints) -> tuple[Ints, Ints]:
    """Return the first and the last instant of a stretch after or before an anchor."""
    nothing = repeated(ALWAYS, len(first))
    if window.before:
        begin = nothing if window.longest is None else shifted(first, window.longest, -1)
        end = latest if window.shortest is None else shifted(latest, window.shortest, -1)
        return _later(begin, window.open_longest), _earlier(end, window.open_shortest)
    begin = first if window.shortest is None else shifted(first, window.shortest)
    end = repeated(NEVER, len(first))
    if window.longest is not None:
        end = shifted(latest, window.longest)
    return _later(begin, window.open_shortest), _earlier(end, window.open_longest)


def _by_facts(ev: Evaluator, pattern: Pattern, window: Within, at: Ints) -> Stretch:
    """Return the stretches of a window before now whose lengths the calendar gives.

    How far back it reaches is looked up among the facts themselves: each enters the window and
    leaves it at an instant of its own, those that came first before the others.
    """
    told = ev.told.facts(pattern).at
    entered = told if window.shortest is None else shifted(told, window.shortest)
    entered = entered + window.open_shortest
    left = np.full(len(told), NEVER)
    if window.longest is not None:
        left = shifted(told, window.longest) - window.open_longest
    if any((column[1:] < column[:-1]).any() for column in (entered, left)):
        raise NotColumnarError("what leaves a window before what came first")
    first = _at_place(told, np.searchsorted(left, at, "left"))
    new = _at_place(told, np.searchsorted(entered, at, "left"))
    inside = np.searchsorted(entered, at, "right")
    last = np.where(inside > 0, _at_place(told, inside - 1), ALWAYS)
    return Stretch(first, last, np.maximum(new, first), last)


def _at_place(told: Ints, place: Ints) -> Ints:
    """Return the instants of facts; `NEVER` after the last."""
    return np.append(told, NEVER)[place]


def _is_regular(window: Within) -> bool:
    """Whether what lies in a window before now is as far away, whatever the calendar."""
    lengths = (window.longest, window.shortest)
    return all(length is None or is_fixed(length) for length in lengths)


def _later(at: Ints, is_open: bool) -> Ints:  # noqa: FBT001 - an end is open or closed
    return np.where(at == ALWAYS, at, at + 1) if is_open else at


def _earlier(at: Ints, is_open: bool) -> Ints:  # noqa: FBT001 - likewise
    return np.where(at == NEVER, at, at - 1) if is_open else at
