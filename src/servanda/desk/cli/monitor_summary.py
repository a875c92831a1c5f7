"""What stands before and after the verdicts: as of when, in which views, on which evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text

from servanda.evidence.views import Base
from servanda.evidence.views.acceptance import Acceptance
from servanda.evidence.views.silence import silences
from servanda.findings import Finding
from servanda.findings.rendering import print_hanging
from servanda.findings.rendering.printable import printable
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.verdict import Status
from servanda.monitor.views.across import AMISS, Holds, Question, agreements
from servanda.monitor.wording import listed
from servanda.vocabulary.calendar import as_date

_MOST_NAMED = 12
"""So many reports, or things set aside, are named; JSON names all."""


def print_beginning(console: Console, monitoring: Monitoring, *, now: bool) -> None:
    """Say as of when it is judged, in which views, and what is supposed."""
    at = as_date(monitoring.hearing.as_of)
    _say(console, f"As of {at}{' (now)' if now else ''}, in the views: {listed(monitoring.names)}.")
    for label in sorted(monitoring.supposed):
        _say(console, f"{label.capitalize()}. Nobody reports it; what rests on it is a what-if.")
    console.print()


def print_summary(
    console: Console, monitoring: Monitoring, questions: Sequence[Question], not_listed: int
) -> None:
    """Print what is breached, what is overdue, how far the views agree, and a tally of each."""
    if not_listed:
        _say(console, f"{not_listed:,} more are not listed and counted below.")
    for status in (Status.BREACHED, Status.OVERDUE):
        _print_amiss(console, questions, status)
    if not questions:
        _say(console, "No clause can be judged, so nothing is said of whether it is kept.")
    elif not any(AMISS & set(question.views_by_status) for question in questions):
        _say(console, "Nothing is breached or overdue in any view.")
    holds = Counter(question.holds for question in questions)
    _say(
        console,
        f"Verdicts: {len(questions):,}. In all views the same: {holds[Holds.ALL]:,}; "
        f"firm in some: {holds[Holds.SOME]:,}; firm in none: {holds[Holds.NONE]:,}.",
    )
    console.print()
    console.print(_tally(monitoring.names, questions))
    if len(monitoring.names) > 1:
        console.print()
        console.print(_alike(monitoring.names, questions))


def _print_amiss(console: Console, questions: Sequence[Question], status: Status) -> None:
    """Name the clauses of which something is so in all views, and those of which it is in some."""
    so = [q for q in questions if status in q.views_by_status]
    everywhere = {q.rule.id: None for q in so if q.agreed is status}
    somewhere = {q.rule.id: None for q in so if q.agreed is not status}
    told = [
        f"{listed(_marked(clauses))} in {views}"
        for clauses, views in ((everywhere, "all views"), (somewhere, "some"))
        if clauses
    ]
    if told:
        _say(console, f"{str(status).capitalize()}: {'; '.join(told)}.")


def _marked(clauses: Iterable[str]) -> list[str]:
    return [f"[{clause}]" for clause in clauses]


def _tally(views: Sequence[str], questions: Sequence[Question]) -> Table:
    counted = Counter(
        (answer.verdict.status, view)
        for question in questions
        for view, answer in question.answers.items()
    )
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for view in views:
        table.add_column(printable(view), justify="right")
    for status in Status:
        row = [counted[status, view] for view in views]
        if any(row):
            table.add_row(str(status), *(f"{number:,}" if number else "·" for number in row))
    return table


def _alike(views: Sequence[str], questions: Sequence[Question]) -> Table:
    """How many verdicts each two views have in common, of how many that both give."""
    found = {frozenset(a.views): a for a in agreements(views, questions)}
    table = Table(box=None, pad_edge=False)
    table.add_column("verdicts in common")
    for view in views[1:]:
        table.add_column(printable(view), justify="right")
    for number, view in enumerate(views[:-1], 1):
        others = (found[frozenset({view, other})] for other in views[number:])
        cells = [""] * (number - 1) + [f"{a.same:,} of {a.asked:,}" for a in others]
        table.add_row(printable(view), *cells)
    return table


def _say(console: Console, words: str) -> None:
    print_hanging(console, Text(), Text(printable(words)))


def print_evidence(console: Console, monitoring: Monitoring) -> None:
    """Say how much evidence there is, who is silent on what, and what could not be held against."""
    console.print()
    claims = monitoring.record.claims.height - len(monitoring.supposed)
    if claims:
        taken = [f"{a.name} {_own_count(a, monitoring):,}" for a in monitoring.acceptances]
        _say(console, f"Claims: {claims:,}. Accepted by view: {', '.join(taken)}.")
    else:
        _say(console, "There are no reports.")
    for complete in monitoring.record.complete:
        by = f", by {listed(complete.by)}" if complete.by else ""
        until = f", until {as_date(complete.until)}" if complete.until is not None else ""
        _say(console, f"Declared complete: reports of “{complete.what}”{by}{until}.")
    for view, acceptance in zip(monitoring.views, monitoring.acceptances, strict=True):
        if view.base is Base.COMMON_GROUND:
            for silence in silences(acceptance, monitoring.basis, view.known_on):
                told = [label for label in silence.labels if label not in monitoring.supposed]
                number = silence.claims - len(monitoring.supposed)
                if number:
                    on = _named(told[:_MOST_NAMED], number)
                    _say(console, f"{silence.party} is silent on {on}: not denied in {view.name}.")
    _print_labels(console, "Without any date, so that they fit no time", monitoring.undated)
    _print_labels(console, "Of nothing that a clause asks for", monitoring.fitting_nothing)
    _print_repeats(console, monitoring.possible_repeats)
    _print_findings(console, "Not to be judged wholly as it stands", monitoring.not_monitored)
    _print_findings(console, "Set aside, or to be said of it", monitoring.record.set_aside)


def _own_count(acceptance: Acceptance, monitoring: Monitoring) -> int:
    """How many claims a view accepts, without those that are only supposed."""
    return int(acceptance.accepted.sum()) - len(monitoring.supposed)


def _print_labels(console: Console, heading: str, labels: pl.Series) -> None:
    if labels.len():
        _say(console, f"{heading}: {_named(labels.head(_MOST_NAMED).to_list(), labels.len())}.")


def _print_repeats(console: Console, found: Sequence[tuple[str, ...]]) -> None:
    if found:
        shown = [listed(labels) for labels in found[:_MOST_NAMED]]
        more = len(found) - len(shown)
        told = "; ".join([*shown, *([f"{more:,} more"] if more else [])])
        _say(
            console,
            "Possible repeats, counted apart since nobody links them (same act, day and place, by "
            f"different voices): {told}.",
        )


def _named(labels: Sequence[str], number: int) -> str:
    more = number - len(labels)
    return listed([*labels, *([f"{more:,} more"] if more > 0 else [])])


def _print_findings(console: Console, heading: str, found: Sequence[Finding]) -> None:
    if not found:
        return
    _say(console, f"{heading} ({len(found):,}):")
    for finding in found[:_MOST_NAMED]:
        where = f"{finding.span.source}:{finding.span.line}: " if finding.span else ""
        how = f" {finding.fix.title}" if finding.fix else ""
        print_hanging(console, Text("  "), Text(printable(f"{where}{finding.message}{how}")))
    if (more := len(found) - _MOST_NAMED) > 0:
        print_hanging(console, Text("  "), Text(f"{more:,} more; “--format json” has all of them."))
