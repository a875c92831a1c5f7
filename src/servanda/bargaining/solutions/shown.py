"""A plain table for a notebook, which a screen reader can read and paper can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], notes: Iterable[str] = ()
) -> str:
    """Return a table in HTML whose rows begin with their name, and notes below it as a list.

    A row that is shorter than the head lets its last cell run to the end.
    """
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(_row(row, len(head)) for row in rows)
    below = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{columns}</tr></thead>"
        f"<tbody>{body}</tbody></table>" + (f"<ul>{below}</ul>" if below else "")
    )


def _row(cells: Sequence[str], columns: int) -> str:
    name, *rest = cells
    shown = [f"<td>{escape(cell)}</td>" for cell in rest]
    if len(cells) < columns:
        shown[-1] = f'<td colspan="{columns - len(cells) + 1}">{escape(rest[-1])}</td>'
    return f'<tr><th scope="row">{escape(name)}</th>{"".join(shown)}</tr>'
