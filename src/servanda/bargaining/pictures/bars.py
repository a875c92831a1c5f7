"""Bars in a table: how often each is chosen, how much could be regretted, what matters most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from servanda.bargaining.pictures.elements import decimals, element
from servanda.bargaining.pictures.figure import figure
from servanda.bargaining.pictures.scale import plain


@dataclass(frozen=True, slots=True)
class Bar:
    """A number from nought up, and between which bounds it lies where it is not exact."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None


def bars(
    title: str, of: str, found: Sequence[Bar], *, note: str = "", share: bool = False
) -> Markup:
    """Draw bars beside their names; `of` heads the names. A `share` is printed in per cent."""
    most = max((bar.high or bar.value for bar in found), default=0) or 1
    rows = [(bar.name, _bar(bar, most), _printed(bar, share=share)) for bar in found]
    return figure(title, [_table(title, (of, "", "Value"), rows)], note=note)


@dataclass(frozen=True, slots=True)
class Swing:
    """From what to what a result goes while one thing goes from its least to its most.

    `at_least` and `at_most` are the result at either end; `varied` says from what to what it went.
    """

    name: str
    varied: str
    at_least: float
    at_most: float

    @property
    def size(self) -> float:
        """How much it matters."""
        return abs(self.at_most - self.at_least)


def tornado(title: str, of: str, base: float, found: Sequence[Swing], *, note: str = "") -> Markup:
    """Draw how far each thing moves a result (named by `of`) from `base`, the widest on top."""
    ordered = sorted(found, key=lambda swing: -swing.size)
    ends = [base, *(end for s in ordered for end in (s.at_least, s.at_most))]
    low, high = min(ends), max(ends)
    spare = (high - low) * 0.03 or 1.0
    rows = [
        (f"{swing.name}, {swing.varied}", _swing(swing, base, low - spare, high + spare),
         f"{plain(swing.at_least)} to {plain(swing.at_most)}")
        for swing in ordered
    ]  # fmt: skip
    solid = element(
        "svg",
        element("rect", width=22, height=12, class_="bar"),
        width=22,
        height=12,
        aria_hidden="true",
    )
    hollow = element(
        "svg",
        element("rect", width=22, height=12, class_="bar hollow"),
        width=22,
        height=12,
        aria_hidden="true",
    )
    legend: list[tuple[Markup, object]] = [
        (hollow, "towards its least"), (solid, "towards its most"),
    ]  # fmt: skip
    note = f"{note} The line stands at {plain(base)}.".strip()
    return figure(title, [_table(title, ("What varies", "", of), rows)], legend=legend, note=note)


def _table(title: str, heads: Sequence[str], rows: Sequence[tuple[str, Markup, str]]) -> Markup:
    drawn = (head or element("span", "drawn", class_="for-ears") for head in heads)
    return element(
        "table",
        element("caption", title),
        element("thead", element("tr", *(element("th", head, scope="col") for head in drawn))),
        element("tbody", *(
            element("tr", element("th", name, scope="row"), element("td", bar, class_="drawn-in"),
                    element("td", value))
            for name, bar, value in rows
        )),
        class_="figures-of bars",
    )  # fmt: skip


def _bar(bar: Bar, most: float) -> Markup:
    parts = [element("rect", x=0, y=4, width=_percent(bar.value / most), height=12, class_="bar")]
    if bar.low is not None and bar.high is not None:
        left, right = _percent(bar.low / most), _percent(bar.high / most)
        parts.append(element("line", x1=left, x2=right, y1=10, y2=10, class_="spread"))
        parts += [element("line", x1=x, x2=x, y1=5, y2=15, class_="spread") for x in (left, right)]
    return element("svg", *parts, width="100%", height=20, aria_hidden="true")


def _swing(swing: Swing, base: float, low: float, high: float) -> Markup:
    parts = []
    for end, style in ((swing.at_least, "bar hollow"), (swing.at_most, "bar")):
        left, right = sorted((end, base))
        parts.append(
            element("rect", x=_percent((left - low) / (high - low)), y=4, height=12, class_=style,
                    width=_percent((right - left) / (high - low)))
        )  # fmt: skip
    at = _percent((base - low) / (high - low))
    parts.append(element("line", x1=at, x2=at, y1=0, y2=20, class_="base-line"))
    return element("svg", *parts, width="100%", height=20, aria_hidden="true")


def _printed(bar: Bar, *, share: bool) -> str:
    def one(number: float) -> str:
        return f"{100 * number:.1f} %" if share else plain(number)

    if bar.low is None or bar.high is None or bar.low == bar.high:
        return one(bar.value)
    return f"{one(bar.value)} ({one(bar.low)} to {one(bar.high)})"


def _percent(share: float) -> str:
    return f"{decimals(100 * share)}%"
