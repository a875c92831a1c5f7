"""Tables that a notebook shows and a screen reader reads out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

MOST_ROWS = 40
"""Of a longer table only so much is shown, and the rest counted."""


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], count: int) -> str:
    """Return a table in HTML; the first cell of a row is its heading. `count` rows there are."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    more = f" ({len(rows)} of them shown)" if count > len(rows) else ""
    return (
        f"<table><caption>{escape(caption + more)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
