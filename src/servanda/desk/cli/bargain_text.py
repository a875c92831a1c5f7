"""An answer on bargaining for people: in short first, then each part with its working."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from servanda.bargaining.inquiry import Part, Table
from servanda.findings.rendering import print_hanging
from servanda.findings.rendering.printable import printable

_INDENT = "  "
_FEW, _LONG = 2, 70
"""A table of more columns with a cell of more letters is not set in columns."""

_SHORT = 24
"""Cells of no more letters share a line there."""


def print_answer(console: Console, title: str, parts: Sequence[Part]) -> None:
    """Print every part of an answer."""
    print_hanging(console, Text(), Text(printable(title), style="bold"))
    for part in parts:
        if part.says:
            said = Text.assemble((f"{part.title}: ", "bold"), printable(part.in_short))
            print_hanging(console, Text(f"{_INDENT}- "), said)
    for part in parts:
        console.print()
        print_hanging(console, Text(), Text(printable(part.title), style="bold"))
        for sentence in part.says:
            print_hanging(console, Text(_INDENT), Text(printable(sentence)))
        for sentence in part.assumes:
            lead = Text(f"{_INDENT}assumed  ", style="bold cyan")
            print_hanging(console, lead, Text(printable(sentence)))
        for table in part.tables:
            _print_table(console, table, titled=table.title != part.title)


def _print_table(console: Console, table: Table, *, titled: bool) -> None:
    console.print()
    if titled:
        print_hanging(console, Text(_INDENT), Text(printable(table.title), style="italic"))
    if len(table.columns) > _FEW and any(len(cell) > _LONG for row in table.rows for cell in row):
        _print_records(console, table)
    else:
        console.print(_grid(table))
    if table.note:
        print_hanging(console, Text(_INDENT), Text(printable(table.note)))


def _print_records(console: Console, table: Table) -> None:
    """Print a table whose cells are too long for columns: each row as lines below its name.

    Short cells that follow each other share a line.
    """
    for row in table.rows:
        print_hanging(console, Text(_INDENT), Text(printable(row[0]), style="bold"))
        cells = [each for each in zip(table.columns[1:], row[1:], strict=True) if each[1]]
        for brief, run in groupby(cells, key=lambda each: len(each[1]) <= _SHORT):
            if brief:
                line = "; ".join(f"{printable(column)}: {printable(cell)}" for column, cell in run)
                print_hanging(console, Text(_INDENT * 2), Text(line))
                continue
            for column, cell in run:
                lead = Text(f"{_INDENT * 2}{printable(column)}: ")
                print_hanging(console, lead, Text(printable(cell)))


def _grid(table: Table) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    grid.add_column("")
    for column in table.columns:
        grid.add_column(Text(printable(column)), overflow="fold", style="")
    for row in table.rows:
        grid.add_row("", *(Text(printable(cell)) for cell in row))
    return grid
