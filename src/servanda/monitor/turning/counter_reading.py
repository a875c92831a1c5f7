"""Each party's best counter-reading: the answer most favourable to it that the record supports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from servanda.monitor.program import NOT_STATED
from servanda.monitor.turning.change import Alteration, Turning
from servanda.monitor.verdict import Status
from servanda.monitor.views.across import Question

_AGAINST_BEARER = frozenset({Status.BREACHED, Status.OVERDUE})
_AGAINST_HOLDER = frozenset({Status.LAPSED, Status.SUSPENDED, Status.VOID, Status.REVOKED})
_BURDEN = {
    Status.KEPT_LATE: 1,
    Status.CURED: 1,
    Status.REINSTATED: 1,
    Status.UNDECIDED: 2,
    Status.CONTESTED: 2,
    Status.BLOCKED: 2,
    Status.OVERDUE: 3,
    Status.SUSPENDED: 3,
    Status.LAPSED: 4,
    Status.REVOKED: 4,
    Status.BREACHED: 4,
    Status.VOID: 5,
}
"""How heavy a status is for whom it falls on; 0 for those that are not there."""


@dataclass(frozen=True, slots=True)
class CounterReading:
    """What a party can say at best against a verdict, and on what ground.

    The ground is one of: another `view`; another `reading` of the rule's own clause; `changes` in
    the evidence or in the reading of other clauses. With none of them, the record supports nothing
    better. `status` None: the party would not be bound at all.
    """

    party: str
    status: Status | None = None
    view: str | None = None
    reading: str | None = None
    changes: tuple[Alteration, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether the record supports anything better."""
        return bool(self.view or self.reading or self.changes)


@dataclass(frozen=True)
class Surroundings:
    """What a counter-reading is looked for in.

    `own` gives each view that is a party's own its party; `rivals` are the questions that the other
    readings of the same clause ask; `holders` are those to whom the rule gives something.
    """

    own: Mapping[str, str]
    rivals: Sequence[Question] = ()
    rival_readings: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()


def counter_readings(
    question: Question, view: str, turning: Turning, around: Surroundings
) -> tuple[CounterReading, ...]:
    """Return, for each party that a verdict of a view is adverse to, its best counter-reading.

    Of grounds that weigh alike, the party's own view comes first, then other views, another reading
    of the clause, and the fewest changes.
    """
    status = question.answers[view].verdict.status
    return tuple(
        _best(party, status, _grounds(party, question, view, turning, around))
        for party in _adverse_to(question, status, around)
    )


def _adverse_to(question: Question, status: Status, around: Surroundings) -> tuple[str, ...]:
    if status in _AGAINST_BEARER:
        return tuple(name for name in bearers_of(question) if name != NOT_STATED.name)
    return around.holders if status in _AGAINST_HOLDER else ()


def bearers_of(question: Question) -> tuple[str, ...]:
    """Return who is bound: the instance's own bearer, or all who are bound together."""
    variable = question.rule.bearer
    named = (value.name for name, value in question.values if name == variable)
    return tuple(named) or question.rule.bearers


def _best(party: str, status: Status, grounds: Iterable[CounterReading]) -> CounterReading:
    found = min(grounds, key=lambda ground: _weight(ground.status), default=None)
    better = found is not None and _weight(found.status) < _weight(status)
    return found if better and found is not None else CounterReading(party)


def _weight(status: Status | None) -> int:
    return 0 if status is None else _BURDEN.get(status, 0)


def _grounds(
    party: str, question: Question, view: str, turning: Turning, around: Surroundings
) -> Iterator[CounterReading]:
    others = [name for name in question.answers if name != view]
    for name in sorted(others, key=lambda name: around.own.get(name) != party):
        yield CounterReading(party, question.answers[name].verdict.status, view=name)
    for reading in around.rival_readings:
        yield CounterReading(party, _under(reading, party, view, around), reading=reading)
    for turn in turning.turns:
        yield CounterReading(party, turn.status, changes=turn.changes)


def _under(reading: str, party: str, view: str, around: Surroundings) -> Status | None:
    """Return the heaviest that falls on a party under another reading of the clause."""
    found = [
        question.answers[view].verdict.status
        for question in around.rivals
        if question.rule.rival == reading
        and view in question.answers
        and party in bearers_of(question)
    ]
    return max(found, key=_weight, default=None)
