"""Joins conditions, and finds the acts in those that are joined."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.monitor.program import All, AnyOf, Condition, Judged, Not, Occurred, Pattern


def all_of(parts: Iterable[Condition]) -> Condition:
    """Return that all of these hold."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, All) else (part,)))
    return flat[0] if len(flat) == 1 else All(flat)


def any_of(parts: Iterable[Condition]) -> Condition:
    """Return that one of these holds at least."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, AnyOf) else (part,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def happenings_in(condition: Condition) -> tuple[Pattern, ...]:
    """Return the acts of which one must happen for a condition to become true."""
    match condition:
        case Occurred(pattern=pattern):
            return (pattern,)
        case All(parts=parts) | AnyOf(parts=parts):
            return tuple(pattern for part in parts for pattern in happenings_in(part))
    return ()


def with_judgement(condition: Condition, words: str, *, negated: bool) -> Condition:
    """Add to each act of a condition that it is (not) what an open term says."""
    match condition:
        case Occurred(pattern=pattern):
            judged = Judged(words, pattern)
            return All((condition, Not(judged) if negated else judged))
        case AnyOf(parts=parts):
            return any_of(with_judgement(part, words, negated=negated) for part in parts)
        case All(parts=parts):
            last = max(place for place, part in enumerate(parts) if happenings_in(part))
            judged_part = with_judgement(parts[last], words, negated=negated)
            return all_of((*parts[:last], judged_part, *parts[last + 1 :]))
    return condition
