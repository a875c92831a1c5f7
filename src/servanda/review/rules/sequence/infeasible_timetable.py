"""A period shorter than the task, or than what the law asks for."""

from __future__ import annotations

import re

from servanda.effects import waits
from servanda.findings import Note
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.comma_phrases import DUE
from servanda.norms.wording import in_words
from servanda.review.matter import matter
from servanda.review.patterns import nouns
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule

_HOURS = {
    "minute": 1 / 60, "hour": 1, "day": 24, "working day": 24 * 7 / 5, "week": 24 * 7,
    "month": 24 * 30, "year": 24 * 365,
}  # fmt: skip

# Tasks that national law gives steps and periods of their own (UN Treaty Handbook: ratification and
# domestic law; Venice Commission, Code of Good Practice in Electoral Matters, 2002, and on
# Referendums, 2007), and those that need many hands (UN Integrated DDR Standards; International
# Mine Action Standards).
_TAKES_TIME = nouns(
    "census", "constitution", "constitutional amendment", "constitutional reform", "demining",
    "demobilisation", "demobilization", "disarmament", "election", "law", "legislation", "mine",
    "ratification", "reconstruction", "referendum", "return of refugees", "stockpile", "vote",
)  # fmt: skip
_TAKING_TIME = frozenset(
    {"clear", "demobilise", "demobilize", "destroy", "disarm", "elect", "enact", "ratify",
     "rebuild", "reintegrate"}
)  # fmt: skip
_ABOUT = re.compile(r" (?:on|about|concerning|regarding) ")


def look(case: Case) -> Looked:
    """Find periods for tasks that take their own time, and those overtaken by another."""
    agreement = case.agreement
    timed = [norm for norm in agreement.duties if _time(norm) is not None]
    overtaken = _overtaken(agreement)
    hits: dict[str, Hit] = {}
    for norm in timed:
        due = _time(norm)
        if norm.id in overtaken:
            earlier = overtaken[norm.id]
            question = (
                f"This is due {in_words(due)}, but waits for [{earlier.clause}], which need not "
                f"be done before {in_words(_time(earlier))}. Can both be done in time?"
            )
            hits.setdefault(norm.clause, _hit(norm, question, (earlier.clause,)))
        elif _is_a_long_task(agreement, norm):
            question = (
                f"Is {_said(due)} enough, for the task itself and for the steps that the law of "
                "the place asks for?"
            )
            hits.setdefault(norm.clause, _hit(norm, question))
    return Looked(f"{len(timed)} duties with a date or a period", len(timed), tuple(hits.values()))


def _time(norm: Norm) -> s.Offset | s.Date | None:
    """Return when a duty is due: a date, or a period of stated length."""
    for value in norm.sentence.values(*DUE):
        if isinstance(value, s.Date):
            return value
        if isinstance(value, s.Offset) and isinstance(value.duration, s.Duration):
            return value
    return None


def _said(due: s.Offset | s.Date | None) -> str:
    """Return a time as a question asks about it; of a period without a beginning its length."""
    if not isinstance(due, s.Offset):
        return f"the time until {in_words(due)}"
    if not isinstance(due.anchor, s.Hole):
        return f"the time until {in_words(due)}"
    duration = due.duration
    if not isinstance(duration, s.Duration):
        return "the time given"
    return f"a period of {duration.count} {duration.unit}{'s' * (duration.count != 1)}"


def _hours(offset: s.Offset) -> float:
    duration = offset.duration
    return duration.count * _HOURS[duration.unit] if isinstance(duration, s.Duration) else 0.0


def _is_before(one: s.Offset | s.Date | None, other: s.Offset | s.Date | None) -> bool:
    """Whether one time certainly lies before another: both counted alike."""
    match one, other:
        case s.Date(iso=first), s.Date(iso=second):
            return not second.startswith(first) and first < second
        case s.Offset(anchor=start), s.Offset(anchor=same) if start == same:
            return not isinstance(start, s.Hole) and _hours(one) < _hours(other)
    return False


def _overtaken(agreement: Agreement) -> dict[str, Norm]:
    """Return the norms due before what they wait for, both counted from the same moment."""
    found: dict[str, Norm] = {}
    for wait in waits(agreement):
        later, earlier = agreement.by_id[wait.later], agreement.by_id[wait.earlier]
        if _is_before(_time(later), _time(earlier)):
            found.setdefault(later.id, earlier)
    return found


def _is_a_long_task(agreement: Agreement, norm: Norm) -> bool:
    if norm.act is None:
        return False
    objects = tuple(role.term for role in norm.act.roles if role.preposition is None)
    return norm.act.verb in _TAKING_TIME or any(
        _TAKES_TIME.search(_head(words)) for words in (norm.act.verb, *matter(agreement, objects))
    )


def _head(words: str) -> str:
    """Return what a name names, without what that is about: `talks` of `talks on an election`."""
    return _ABOUT.split(words, maxsplit=1)[0]


def _hit(norm: Norm, question: str, against: tuple[str, ...] = ()) -> Hit:
    return Hit(
        norm.clause,
        question,
        at=norm.at,
        quote=norm.quote,
        against=against,
        notes=(Note("A period that cannot be kept is a breach built into the text."),),
    )


RULE = Rule(
    code="infeasible-timetable",
    family=Family.SEQUENCE,
    kind=Kind.ASK,
    title="a period that may be shorter than the task",
    silenced_by="an answer: it does not arise, because the steps and their periods fit",
    look=look,
)
