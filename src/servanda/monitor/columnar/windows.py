"""Stretches of time in which something is asked to have happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, NEVER, Ints, repeated
from servanda.monitor.columnar.calendar_steps import is_fixed, shifted
from servanda.monitor.columnar.question import Evaluator, Questions
from servanda.monitor.program import At, Within


@dataclass(frozen=True, eq=False)
class Stretch:
    """From `first` to `last`, and the part of it (`new_first..new_last`) that is new right now."""

    first: Ints
    last: Ints
    new_first: Ints
    new_last: Ints


def stretch_of(ev: Evaluator, window: Within | None, asked: Questions) -> Stretch:
    """Return where facts lie that are in a window at the instants asked about.

    A window before now must be of fixed lengths (`is_regular`).
    """
    at = asked.at
    if window is None:
        return Stretch(repeated(ALWAYS, len(at)), at, at, at)
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


def is_regular(window: Within | None) -> bool:
    """Whether what lies in a window lies in one stretch of time, whatever the calendar."""
    if window is None or window.of is not None:
        return True
    lengths = (window.longest, window.shortest)
    return all(length is None or is_fixed(length) for length in lengths)


def _later(at: Ints, is_open: bool) -> Ints:  # noqa: FBT001 - an end is open or closed
    return np.where(at == ALWAYS, at, at + 1) if is_open else at


def _earlier(at: Ints, is_open: bool) -> Ints:  # noqa: FBT001 - likewise
    return np.where(at == NEVER, at, at - 1) if is_open else at
