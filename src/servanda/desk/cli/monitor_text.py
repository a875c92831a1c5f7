"""Verdicts for people: clause by clause, what each view says, why it is open, what it turns on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from servanda.findings.rendering import print_hanging
from servanda.findings.rendering.printable import printable
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.verdict import Status
from servanda.monitor.views.across import Question
from servanda.monitor.wording import (
    alternative_told,
    counter_told,
    instance_told,
    listed,
    search_told,
    status_told,
    turn_told,
    why_told,
)

_STYLE = {
    Status.BREACHED: "bold red",
    Status.OVERDUE: "bold yellow",
    Status.CONTESTED: "bold magenta",
    Status.UNDECIDED: "bold cyan",
    Status.BLOCKED: "bold cyan",
}
_WIDEST = 60
_GAP = 2
_MOST_REPORTS = 8
"""So many reports are named where a verdict rests on very many; JSON names all."""


def print_verdicts(
    console: Console,
    monitoring: Monitoring,
    questions: Sequence[Question],
    quotes: Mapping[str, str],
) -> None:
    """Print what the views say to each question; `quotes` are the words that each rule reads."""
    clause = None
    for question in questions:
        _print_heading(console, question, quotes, again=question.rule.id == clause)
        clause = question.rule.id
        _print_answers(console, question)
        if not question.is_plain:
            _print_grounds(console, monitoring, question)
        console.print()


def _print_heading(
    console: Console, question: Question, quotes: Mapping[str, str], *, again: bool
) -> None:
    rule = question.rule
    reading = f", read as “{rule.rival}”" if rule.rival else ""
    about = instance_told(question)
    heading = Text.assemble(
        (f"[{rule.id}]", "bold"), printable(f"  {rule.kind}{reading}{f': {about}' * bool(about)}")
    )
    print_hanging(console, Text(), heading)
    if not again and (quote := quotes.get(rule.id)):
        print_hanging(console, Text("  "), Text(printable(f"“{quote}”"), style="dim"))


def _print_answers(console: Console, question: Question) -> None:
    """Print one line where all views say the same, else what is said beside who says it."""
    views_by_told: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for view, answer in question.answers.items():
        said = status_told(answer.verdict, answer.since_earliest) + _resting_on(
            answer.verdict.reports
        )
        views_by_told[said, _STYLE.get(answer.verdict.status, "")].append(view)
    if question.absent:
        views_by_told["has not come about", ""].extend(question.absent)
    width = min(_WIDEST, max(len(said) for said, _ in views_by_told)) + _GAP
    for (said, style), views in views_by_told.items():
        lead = Text("  ").append(printable(said).ljust(width), style=style)
        if len(lead) > width + _GAP:
            print_hanging(console, Text("  "), Text(printable(said), style=style))
            lead = Text(" " * (width + _GAP))
        print_hanging(console, lead, Text(printable(_whose(views, question))))


def _whose(views: Sequence[str], question: Question) -> str:
    asked = len(question.answers) + len(question.absent)
    if asked == 1:
        return ""
    return "all views" if len(views) == asked else ", ".join(views)


def _resting_on(reports: Sequence[str]) -> str:
    if not reports:
        return ""
    more = len(reports) - _MOST_REPORTS
    named = [*reports[:_MOST_REPORTS], *([f"{more:,} more"] if more > 0 else [])]
    return f" ({listed(named)})"


def _print_grounds(console: Console, monitoring: Monitoring, question: Question) -> None:
    """Say why it is open, what it turns on, who rejects what, and each party's best reading."""
    answers = question.answers
    grounds: dict[str, Callable[[str], Iterable[str]]] = {
        "open": lambda view: map(why_told, answers[view].verdict.why),
        "then": lambda view: _if_settled(monitoring, question, view),
        "turns on": lambda view: _turns(monitoring, question, view),
        "rejected": lambda view: (
            f"{report} is the finding of whoever is to find it; {party} rejects it"
            for report, party in monitoring.rejected_by(question, view)
        ),
        "reply": lambda view: map(counter_told, monitoring.counter_readings(question, view)),
    }
    for label, told in grounds.items():
        lead = label
        for words, views in _views_by_words(question, told).items():
            whose = "" if len(views) == len(answers) else f"  [{_whose(views, question)}]"
            print_hanging(console, Text(f"    {lead:10}"), Text(printable(f"{words}{whose}")))
            lead = ""


def _if_settled(monitoring: Monitoring, question: Question, view: str) -> Iterable[str]:
    """Say in a line for each open thing what each way of settling it would give."""
    found = (*question.answers[view].alternatives, *monitoring.if_judged(question, view))
    for _, several in groupby(found, key=lambda alternative: alternative.axis):
        yield "; ".join(map(alternative_told, several))


def _turns(monitoring: Monitoring, question: Question, view: str) -> Iterable[str]:
    turning = monitoring.turning(question, view)
    yield from map(turn_told, turning.turns)
    yield from filter(None, [search_told(turning)])


def _views_by_words(
    question: Question, told: Callable[[str], Iterable[str]]
) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for view in question.answers:
        for words in dict.fromkeys(told(view)):
            found[words].append(view)
    return found
