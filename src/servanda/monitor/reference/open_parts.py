"""What in a condition keeps it from being decided."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.monitor.program import (
    After,
    All,
    AnyOf,
    Condition,
    Fired,
    InState,
    Judged,
    Measured,
    Not,
    Occurred,
    Omitted,
    OnceTrue,
    Reached,
    Time,
    Undetermined,
    Unstated,
)
from servanda.monitor.verdict import Reason, Why


def open_parts(condition: Condition | None) -> Iterator[Why]:
    """Yield the reasons for which a condition may be unknown, in the order of its words."""
    match condition:
        case Judged(words=words):
            yield Why(Reason.OPEN_TERM, words)
        case Undetermined(words=words):
            yield Why(Reason.HOLE, words)
        case Measured(bound=bound):
            yield Why(Reason.NO_AMOUNT if bound is None else Reason.RANGE)
        case InState() | Fired():
            yield Why(Reason.OVERDUE)
        case Reached(time=time):
            yield from _in_time(time)
        case Occurred(window=window) | Omitted(window=window) if window is not None:
            yield from _in_time(window.of)
        case Not(part=part):
            yield from open_parts(part)
        case All(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from open_parts(part)


def _in_time(time: Time | None) -> Iterator[Why]:
    match time:
        case Unstated(words=words):
            yield Why(Reason.HOLE, words)
        case After(of=of):
            yield from _in_time(of)
        case OnceTrue(condition=condition):
            yield from open_parts(condition)
