"""Two axes with their ticks, for pictures that set one number against another."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from servanda.bargaining.pictures.elements import element
from servanda.bargaining.pictures.scale import Scale, plain

_UP = 5
"""About so many ticks stand on the axis that goes up."""


def axes(x: Scale, y: Scale, across: int) -> Iterator[Markup]:
    """Draw two axes; about `across` ticks stand on the lower one."""
    yield element("path", d=f"M{x.start} {y.end}V{y.start}H{x.end}", class_="axis-line")
    for tick in x.ticks(across):
        at = x.at(tick)
        yield element("line", x1=at, x2=at, y1=y.start, y2=y.start + 4, class_="axis-line")
        yield element("text", plain(tick), x=at, y=y.start + 16, class_="middle soft")
    for tick in y.ticks(_UP):
        at = y.at(tick)
        yield element("line", x1=x.start - 4, x2=x.start, y1=at, y2=at, class_="axis-line")
        yield element("text", plain(tick), x=x.start - 7, y=at + 4, class_="end soft")
