"""A picture with all that belongs to it: its name, what it shows in words, a legend, a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from string import ascii_uppercase

from markupsafe import Markup

from servanda.bargaining.pictures.elements import decimals, element, words


@dataclass(frozen=True, slots=True)
class Table:
    """The same as a picture in words and figures; the first column names the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    note: str = ""


def svg(width: float, height: float, title: str, told: str, content: Iterable[Markup]) -> Markup:
    """Return a drawing that has a name and is told in words; its own unit is about a pixel."""
    drawn = Markup("").join(content)
    key = key_of(title, told, drawn)
    return element(
        "svg",
        element("title", title, id=f"{key}-name"),
        element("desc", told, id=f"{key}-told"),
        drawn,
        viewBox=f"0 0 {decimals(width)} {decimals(height)}",
        width=decimals(width),
        height=decimals(height),
        role="img",
        aria_labelledby=f"{key}-name",
        aria_describedby=f"{key}-told",
    )


def key_of(*parts: str) -> str:
    """Return a name for what is drawn, the same wherever it is drawn."""
    return "p" + sha256("\n".join(parts).encode()).hexdigest()[:10]


def figure(
    title: str,
    drawn: Sequence[Markup],
    table: Table | None = None,
    *,
    legend: Sequence[tuple[Markup, object]] = (),
    note: object = "",
) -> Markup:
    """Return drawings under one caption, with a legend below and the same as a table."""
    return element(
        "figure",
        element("figcaption", title),
        element("p", note, class_="note-on") if note else Markup(""),
        element("div", *drawn, class_="drawn"),
        _legend(legend),
        _folded(title, table) if table else Markup(""),
        class_="picture",
    )


def table_of(title: str, table: Table, style: str = "figures-of") -> Markup:
    """Return a table with a caption for those who hear it."""
    head = element("tr", *(element("th", column, scope="col") for column in table.columns))
    body = (
        element("tr", element("th", row[0], scope="row"), *(_cell(cell) for cell in row[1:]))
        for row in table.rows
    )
    return element(
        "div",
        element(
            "table",
            element("caption", title),
            element("thead", head),
            element("tbody", *body),
            class_=style,
        ),
        element("p", table.note, class_="note-on") if table.note else Markup(""),
        class_="wide-table",
    )


def lettered(number: int) -> str:
    """Return the letter of one of several things, from A; after Z they go on with A1."""
    return ascii_uppercase[number % 26] + str(number // 26 or "")


def _cell(cell: object) -> Markup:
    return element("td", words(cell))


def _legend(entries: Sequence[tuple[Markup, object]]) -> Markup:
    if not entries:
        return Markup("")
    shown = (element("li", drawn, " ", element("span", said)) for drawn, said in entries)
    return element("ul", *shown, class_="key-to", aria_label="What the marks mean")


def _folded(title: str, table: Table) -> Markup:
    return element("details", element("summary", "The same as a table"), table_of(title, table))
