"""Verdicts, what keeps them open and what they turn on, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from servanda.monitor.program import NOT_STATED
from servanda.monitor.turning.change import Alteration, ChangeKind, Turn, Turning
from servanda.monitor.turning.counter_reading import CounterReading
from servanda.monitor.verdict import Reason, Status, Verdict, Why
from servanda.monitor.views.across import Question
from servanda.monitor.views.combining import Alternative
from servanda.monitor.views.worlds import AFFIRMED, DENIED, EARLIEST
from servanda.vocabulary.calendar import as_date

_SINCE = frozenset({
    Status.BREACHED, Status.OVERDUE, Status.LAPSED, Status.VOID, Status.SUSPENDED, Status.REVOKED,
    Status.REINSTATED, Status.TRIGGERED, Status.BLOCKED, Status.EXERCISED, Status.IN_FORCE,
})  # fmt: skip
_ON = frozenset({Status.KEPT, Status.KEPT_LATE, Status.MET, Status.CURED})


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words as English does: “a”, “a and b”, “a, b and c”."""
    if len(words) < 2:  # noqa: PLR2004 - one, or none
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def status_told(verdict: Verdict, since_earliest: int | None = None) -> str:
    """Say how an instance stands, since when, and by when it had or has to be done.

    With `since_earliest`, since when is known only to lie between that and the verdict's own.
    """
    said = str(verdict.status)
    if verdict.since is not None and verdict.status in _SINCE and since_earliest is not None:
        said += f" since some time between {as_date(since_earliest)} and {as_date(verdict.since)}"
    elif verdict.since is not None and verdict.status in _SINCE:
        said += f" since {as_date(verdict.since)}"
    elif verdict.since is not None and verdict.status in _ON:
        said += f" on {as_date(verdict.since)}"
    if verdict.due is not None:
        said += f", due by {as_date(verdict.due)}"
    if len(verdict.episodes) > 1:
        said += f", {len(verdict.episodes)} times"
    return said


def instance_told(question: Question) -> str:
    """Say whom or what a verdict is about; nothing where that is the whole rule."""
    values = [value for _, value in question.values]
    if not values:
        return listed(question.rule.bearers)
    return listed([
        "not stated by whom" if value == NOT_STATED and name == question.rule.bearer else str(value)
        for name, value in question.values
    ])  # fmt: skip


def why_told(why: Why) -> str:
    """Say what keeps a status open."""
    if why.reason is Reason.READINGS:
        return f"the readings of [{why.words}] differ"
    if why.reason is Reason.MORE:
        return f"{why.words} more may have happened, or may count; that is not sure"
    return f"{why.reason}: {why.words}" if why.words else str(why.reason)


def alternative_told(alternative: Alternative) -> str:
    """Say what would follow if one open thing were settled in one way."""
    return f"{_settled(alternative)}: {listed([str(s) for s in alternative.statuses], 'or')}"


def _settled(alternative: Alternative) -> str:
    match alternative.axis.reason, alternative.choice:
        case Reason.CONTRADICTION, choice if choice == AFFIRMED:
            return "if what is contested happened"
        case Reason.CONTRADICTION, choice if choice == DENIED:
            return "if what is contested did not happen"
        case Reason.DATES, choice:
            return f"if all happened {choice}" + (" that the dates allow" * (choice == EARLIEST))
        case Reason.OPEN_TERM, choice:
            return f"if it is judged that “{alternative.axis.about}” {choice}"
        case _, choice:
            return f"if [{alternative.axis.about}] is read as “{choice}”"


def change_told(change: Alteration) -> str:
    """Say one change."""
    match change.kind:
        case ChangeKind.STRIKE:
            return f"without {change.about}"
        case ChangeKind.ADMIT:
            return f"with {change.about}"
        case ChangeKind.READ:
            return f"with [{change.about}] read as “{change.reading}”"
        case ChangeKind.INCOMPLETE:
            return f"if reports of “{change.about}” are not complete"


def changes_told(changes: Iterable[Alteration]) -> str:
    """Say several changes that are made together."""
    return listed([change_told(change) for change in changes])


def turn_told(turn: Turn) -> str:
    """Say what changes would make of a verdict."""
    return f"{changes_told(turn.changes)}: {turn.status or 'it would not be asked'}"


def search_told(turning: Turning) -> str:
    """Say how far was looked; nothing where everything was looked at."""
    if turning.complete:
        return ""
    if not turning.candidates:
        return "not looked for, since there are very many verdicts"
    if not turning.tried:
        return f"not looked for: {turning.candidates:,} reports and readings bear on it"
    return (
        f"the search was cut off after {turning.tried} combinations of {turning.candidates} changes"
    )


def counter_told(counter: CounterReading) -> str:
    """Say in a sentence what a party can say at best against a verdict."""
    if not counter.is_there:
        return f"Nothing in the record supports a better answer for {counter.party}."
    said = f"Best for {counter.party}: {counter.status or 'not bound'}, "
    if counter.view is not None:
        return f"{said}as in the view “{counter.view}”."
    if counter.reading is not None:
        return f"{said}where the clause is read as “{counter.reading}”."
    return f"{said}{changes_told(counter.changes)}."
