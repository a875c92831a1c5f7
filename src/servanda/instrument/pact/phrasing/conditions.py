"""Writes times, happenings and states, and how they are joined."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.inflection import pasts, third_person
from servanda.instrument.pact.phrasing.acts import duration, measure, roles, times
from servanda.instrument.pact.phrasing.names import (
    article,
    bound,
    form,
    is_plural,
    number,
    quoted,
    term,
)
from servanda.instrument.pact.pieces import pieces
from servanda.instrument.pact.words import BEFALLS

_BEFALLS = {effect.value: forms for effect, forms in BEFALLS.items()}
_FEW = 2
"""So many names may be joined without a comma."""


def date(value: s.Date) -> str:
    """Write a date, or the end of one."""
    return f"the end of {value.iso}" if value.end_of else value.iso


def time(value: object) -> str:
    """Write a point or a stretch of time."""
    match value:
        case s.Date():
            return date(value)
        case s.Interval(start=start, end=end):
            return f"{date(start)} to {date(end)}"
        case s.Beyond(relation=relation, date=limit):
            return f"{relation} {date(limit)}"
        case s.Offset():
            return offset(value)
        case s.Duration():
            return duration(value)
    return anchor(value)


def offset(value: s.Offset) -> str:
    """Write `30 days after signature`, `30 days before completion of [3]`."""
    length = (
        value.duration.gap.value if isinstance(value.duration, s.Hole) else duration(value.duration)
    )
    return f"{length} {value.relation} {anchor(value.anchor)}"


def within(value: s.Offset) -> str:
    """Write `30 days of signature`, `30 days after Northland releases a prisoner`."""
    if value.relation == "after" and isinstance(value.anchor, s.Point | s.Hole | s.Reference):
        return offset(value).replace(" after ", " of ", 1)
    return offset(value)


def anchor(value: object) -> str:
    """Write a condition where only a single one may stand: several are put in brackets."""
    if isinstance(value, s.Both | s.Either) or _of_several(value):
        return f"({condition(value)})"
    return condition(value)


def begins_with_many(value: object) -> bool:
    """Tell whether a condition begins with more names than two, as a list of things might."""
    return _of_several(value, beyond=_FEW)


def condition(value: object, *, perfect: bool = False) -> str:  # noqa: PLR0911 - likewise
    """Write a condition; `perfect` for what has happened by then."""
    match value:
        case s.Both(parts=parts):
            return _joined(parts, "and", perfect=perfect)
        case s.Either(parts=parts):
            return _joined(parts, "or", perfect=perfect)
        case s.Happens():
            return _happens(value, perfect=perfect)
        case s.Point():
            return _point(value)
        case s.Stands() | s.Judged():
            return stands(value)
        case s.Measures(measure=what):
            verb = form("IS", what, value.plural)
            name = measure(what, value.holder)
            return f"{name} {verb} {value.comparison.value} {bound(value.bound)}"
        case s.Hole() | s.Reference():
            return term(value)
        case s.Date():
            return date(value)
    raise TypeError(value)


def _point(value: s.Point) -> str:
    if value.of is None or value.name not in _BEFALLS:
        return event(value)
    several = is_plural(value.of) if value.plural is None else value.plural
    return f"{term(value.of)} {_BEFALLS[value.name][several]}"


def event(value: s.Point) -> str:
    """Write a happening by its name: `the ceremony`, `end of [3]`."""
    of = f" of {term(value.of)}" if value.of is not None else ""
    return article(value.determiner, value.name) + value.name + of


def stands(value: s.Stands | s.Judged) -> str:
    """Write `[10] is in force`, `this is not "without cause"`."""
    verb = "IS_NOT" if value.negated else "IS"
    if isinstance(value, s.Stands):
        return f"{term(value.subject)} {form(verb, value.subject, value.plural)} {value.status}"
    if value.of is None:
        return f"this {form(verb, s.Agreement(), plural=False)} {quoted(value.words.text)}"
    return f"{term(value.of)} {form(verb, value.of, value.plural)} {quoted(value.words.text)}"


def _happens(value: s.Happens, *, perfect: bool) -> str:
    plural = is_plural(value.subject) if value.plural is None else value.plural
    verb = value.act.verb
    if perfect or (value.window is not None and value.window.relation in {"before", "by"}):
        helper = form("HAS_NOT" if value.negated else "HAS", value.subject, plural)
        doing = f"{helper} {pasts(verb)[0]}"
    elif value.negated:
        doing = f"{form('DOES_NOT', value.subject, plural)} {verb}"
    else:
        doing = verb if plural else third_person(verb)
    return term(value.subject) + f" {doing}" + _circumstances(value)


def happened(value: s.Happens) -> str:
    """Write what a report says was done, in the past tense."""
    verb = f"did not {value.act.verb}" if value.negated else pasts(value.act.verb)[-1]
    return f"{term(value.subject)} {verb}" + _circumstances(value)


def _circumstances(value: s.Happens) -> str:
    words = roles(value.act.roles)
    if value.times is not None:
        words += f" {times(value.times)}"
    if value.total is not None:
        of = " of" if value.act.roles else ""
        words += f"{of} {value.total.comparison.value} {bound(value.total.bound)} in total"
    if value.window is not None:
        words += f" {window(value.window)}"
    return words


def window(value: s.Window) -> str:
    """Write `within 3 to 10 days after signature`, `more than 3 and less than 10 days before`."""
    most, least, relation = value.duration, value.least, value.relation
    if relation == "by":
        return f"by {anchor(value.anchor)}"
    since = f" {anchor(value.anchor)}" if value.anchor is not None else ""
    is_open = value.least_open or value.most_open
    if most is None or is_open or (least is not None and least.unit != most.unit):
        return f"{_bounds(value)} {relation}{since}"
    if least is not None:
        stretch = f"within {number(least.count)} to {duration(most)}"
        if relation == "within":
            return stretch
        return f"{stretch if least != most else f'exactly {duration(most)}'} {relation}{since}"
    return _within(most, relation, value.anchor)


def _within(most: s.Duration, relation: str, since: s.Condition | None) -> str:
    if relation == "within":
        return f"within {duration(most)}"
    if since is None:
        return f"during the {duration(most)} {relation}"
    return f"within {within(s.Offset(most, relation, since))}"


def _bounds(value: s.Window) -> str:
    bounds = (
        ("more than" if value.least_open else "at least", value.least),
        ("less than" if value.most_open else "at most", value.duration),
    )
    written = [f"{words} {duration(length)}" for words, length in bounds if length is not None]
    if value.least and value.duration and value.least.unit == value.duration.unit:
        written[0] = f"{bounds[0][0]} {number(value.least.count)}"
    return " and ".join(written)


def _joined(parts: tuple[s.Condition, ...], conjunction: str, *, perfect: bool) -> str:
    """Join conditions; one that could be taken for a further name stands in brackets."""
    simple = (s.Reference, s.Hole)
    names_only = all(
        isinstance(p, simple) or (isinstance(p, s.Point) and p.of is None) for p in parts
    )
    written = []
    for position, part in enumerate(parts):
        words = condition(part, perfect=perfect)
        doubtful = not names_only and _could_be_a_name(part, first=position == 0)
        doubtful = doubtful or (position < len(parts) - 1 and _lists_many(part))
        written.append(f"({words})" if doubtful or isinstance(part, s.Both | s.Either) else words)
    return f" {conjunction} ".join(written)


def _could_be_a_name(part: s.Condition, *, first: bool) -> bool:
    if isinstance(part, s.Reference | s.Hole | s.Date) or (
        isinstance(part, s.Point) and part.of is None
    ):
        return True
    return _of_several(part, beyond=_FEW if first else 0)


def _lists_many(part: s.Condition) -> bool:
    """Tell whether a clause lists more things than two: what follows could be a further one."""
    return any(isinstance(p, s.Group) and len(p.members) > _FEW for p in pieces(part))


def _of_several(value: object, *, beyond: int = 0) -> bool:
    """Tell whether a clause begins with several names, which a list before it could take in."""
    match value:
        case s.Happens(subject=s.Group(members=members)):
            return len(members) > beyond
        case s.Stands(subject=s.Group(members=members)):
            return len(members) > beyond
        case s.Measures(measure=s.Group(members=members)):
            return len(members) > beyond
        case s.Judged(of=s.Group(members=members)) | s.Point(of=s.Group(members=members)):
            return len(members) > beyond
    return False
