"""How far clauses are carried out, as text for people and as rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from servanda.findings.rendering import print_hanging
from servanda.findings.rendering.printable import printable
from servanda.monitor.agreeing import together
from servanda.monitor.implementation import (
    ON_THE_SCALE,
    Level,
    ViewClause,
    ViewImplementation,
    ViewStep,
)
from servanda.monitor.implementation.wording import (
    column_told,
    counted_told,
    level_told,
    others_told,
)
from servanda.vocabulary.calendar import as_date

_MOST_REPORTS = 6
"""So many labels of one step are printed; the JSON and the spreadsheet have them all."""
_HEADER = (
    "View", "Clause", "Reading", "From", "Level", "On the scale", "Counted", "Because of",
)  # fmt: skip


def print_implementation(console: Console, views: Sequence[ViewImplementation], as_of: int) -> None:
    """Print how many clauses are at which level in each view, then each clause's steps."""
    console.print(f"As of {as_date(as_of)}, by the number of clauses:\n", markup=False)
    console.print(_spread(views))
    console.print()
    for name, own in by_clause(views):
        if any(clause.steps for _, clause in own):
            _print_clause(console, name, own, len(views))
    outside = [(n, own) for n, own in by_clause(views) if not any(c.steps for _, c in own)]
    if outside:
        console.print("No act is asked for, so that there is nothing to carry out, by:")
        for name, own in outside:
            _print_others(console, name, own, len(views))


def by_clause(
    views: Sequence[ViewImplementation],
) -> list[tuple[str, list[tuple[str, ViewClause]]]]:
    """Return each clause with what each view says of it, in the order of the text."""
    found: dict[tuple[str, str | None], list[tuple[str, ViewClause]]] = {}
    for view in views:
        for clause in view.clauses:
            found.setdefault((clause.clause, clause.rival), []).append((view.view, clause))
    return [
        (label if rival is None else f"{label}, if read as “{rival}”", own)
        for (label, rival), own in found.items()
    ]


def _spread(views: Sequence[ViewImplementation]) -> Table:
    occurring = {level for view in views for level in view.distribution}
    order: tuple[Level | None, ...] = (*Level, None)
    columns = [level for level in order if level in ON_THE_SCALE or level in occurring]
    table = Table(box=None, pad_edge=False)
    table.add_column()
    for level in columns:
        table.add_column(column_told(level), justify="right")
    for view in views:
        counts = (str(view.distribution.get(level, 0)) for level in columns)
        table.add_row(Text(printable(view.view)), *counts)
    return table


def _print_clause(
    console: Console, name: str, own: Sequence[tuple[str, ViewClause]], number: int
) -> None:
    for views, clause in together(own, lambda clause: clause.steps, number):
        heading = Text.assemble((printable(name), "bold"), f"  {printable(views)}")
        print_hanging(console, Text(), heading)
        for step in clause.told or clause.steps:
            since = "" if step.start is None else as_date(step.start)
            print_hanging(console, Text(f"  {since:22}"), Text(printable(_step(step))))
    console.print()


def _step(step: ViewStep) -> str:
    counted = counted_told(step.gauges)
    shown = step.reports[:_MOST_REPORTS]
    more = len(step.reports) - len(shown)
    because = f"{', '.join(shown)}{f' and {more} more' if more else ''}"
    told = level_told(step) + (f" ({counted})" if counted else "")
    return f"{told}, on {because}" if because else told


def _print_others(
    console: Console, name: str, own: Sequence[tuple[str, ViewClause]], number: int
) -> None:
    for views, clause in together(own, lambda clause: clause.others, number):
        told = others_told(clause.others)
        heading = Text.assemble("  ", (printable(name), "bold"), "  ")
        print_hanging(console, heading, Text(printable(f"{views}: {told}")))


def table_of(views: Iterable[ViewImplementation]) -> Iterator[tuple[str, ...]]:
    """Yield the header, then a row for each step of each clause in each view."""
    yield _HEADER
    for view in views:
        yield from _rows(view)


def _rows(view: ViewImplementation) -> Iterator[tuple[str, ...]]:
    for clause in view.clauses:
        about = (view.view, clause.clause, clause.rival or "")
        for step in clause.steps:
            scale = step.level.scale if step.level else None
            yield (
                *about,
                "" if step.start is None else as_date(step.start),
                level_told(step),
                "" if scale is None else str(scale),
                counted_told(step.gauges),
                "; ".join(step.reports),
            )
        if not clause.steps:
            yield (*about, "", others_told(clause.others), "", "", "")
