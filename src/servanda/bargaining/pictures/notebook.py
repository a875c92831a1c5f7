"""A problem in a notebook: in short, then its pictures, each with the same in words."""

from __future__ import annotations

from markupsafe import Markup

from servanda.bargaining.inquiry import Inquiry, Names, told
from servanda.bargaining.pictures.elements import element
from servanda.bargaining.pictures.figure import Table, table_of
from servanda.bargaining.pictures.inquiry import pictures_of
from servanda.bargaining.pictures.style import notebook
from servanda.bargaining.problem import Problem, check_problem
from servanda.findings import Severity


def shown_in_notebook(problem: Problem) -> str:
    """Return what follows from a problem as one fragment of HTML that needs nothing else."""
    mistakes = [f for f in check_problem(problem) if f.severity is Severity.MISTAKE]
    if mistakes:
        return notebook(*(element("p", finding.message) for finding in mistakes))
    inquiry = Inquiry(problem)
    names = Names(problem)
    parts = told(inquiry, names)
    short = Table(
        ("Question", "In short"), tuple((part.title, part.in_short) for part in parts if part.says)
    )
    pictures = pictures_of(inquiry, names)
    drawn = [picture for part in parts for picture in pictures.get(part.key, ())]
    full = [
        table_of(table.title, Table(table.columns, table.rows, table.note))
        for part in parts
        if part.key == "packages"
        for table in part.tables
    ]
    title = element("h3", problem.title) if problem.title else Markup("")
    return notebook(title, table_of("In short", short), *drawn, *full)
