"""Three parties' power as a triangle: which package is chosen where, and where that flips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from markupsafe import Markup

from servanda.bargaining.pictures.elements import decimals, element
from servanda.bargaining.pictures.figure import Table, figure, key_of, svg
from servanda.bargaining.pictures.lettering import width_of, wrapped
from servanda.bargaining.pictures.look import FILLS, area_swatch, fill, fills
from servanda.bargaining.pictures.scale import plain

Split: TypeAlias = tuple[float, float, float]
"""Each party's share of all power."""

_SIDE, _LEFT, _TOP = 430.0, 100.0, 46.0
_WIDTH, _HEIGHT = 640.0, 480.0
_BOTTOM = _TOP + _SIDE * sqrt(3) / 2
_CORNERS: tuple[Split, ...] = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
_ROOM = 9.0
"""Letters stand in an area whose middle is so far from its border at least."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where the same is chosen: a convex part of the triangle of power.

    What is chosen has `letters`. `corners` go around the area; `share` is its part of the
    triangle, which is no probability.
    """

    letters: str
    corners: tuple[Split, ...]
    share: float


def power_triangle(parties: tuple[str, str, str], rule: str, areas: Sequence[Area]) -> Markup:
    """Draw a map of power; a corner is all power to the party that it names.

    `rule` says by what packages are chosen.
    """
    key = key_of("triangle", *parties, repr(areas))
    content = [fills(key)]
    for number, area in enumerate(areas):
        content.append(
            element("path", d=_path(area.corners), fill=fill(number, key), class_="area")
        )
    content.append(element("path", d=_path(_CORNERS), class_="outline"))
    content += _names(parties)
    content += _shares()
    for area in areas:
        content += _letters(area)
    title = f"Which package is chosen for which power, by {rule}"
    told = "; ".join(f"{area.letters}: {_percent(area)}" for area in areas)
    legend = [(area_swatch(n, key), area.letters) for n, area in enumerate(areas)]
    note = (
        "Each point is a split of power; the nearer to a corner, the more of it its party has. "
        "Lines are where the choice flips. No point of it is said to be the true one. "
        f"The figures are shares of power: of {parties[0]} on the left side, "
        f"of {parties[1]} below, of {parties[2]} on the right side."
    )
    drawn = svg(_WIDTH, _HEIGHT, title, told, content)
    return figure(title, [drawn], _table(parties, areas), legend=legend, note=note)


def _place(split: Sequence[float]) -> tuple[float, float]:
    """Return where a split stands: the first party’s corner left, the second’s right."""
    _, second, third = split
    return _LEFT + _SIDE * (second + third / 2), _TOP + (_BOTTOM - _TOP) * (1 - third)


def _path(corners: Sequence[Split]) -> str:
    return "M" + "L".join(f"{decimals(x)} {decimals(y)}" for x, y in map(_place, corners)) + "z"


def _names(parties: Sequence[str]) -> Iterator[Markup]:
    for party, x, style in ((parties[0], 4.0, ""), (parties[1], _WIDTH - 4, "end ")):
        for n, line in enumerate(wrapped(f"all power to {party}", 290, 12.5, 2)):
            yield element("text", line, x=x, y=_BOTTOM + 36 + n * 15, class_=f"{style}name")
    lines = wrapped(f"all power to {parties[2]}", 520, 12.5, 2)
    for n, line in enumerate(lines):
        y = _TOP - 12 - (len(lines) - 1 - n) * 15
        yield element("text", line, x=_LEFT + _SIDE / 2, y=y, class_="middle name")


def _shares() -> Iterator[Markup]:
    """Print each party's share along the side on which it grows towards its corner."""
    for share in (0.25, 0.5, 0.75):
        rest = 1 - share
        for split, dx, dy, style in (
            ((rest, share, 0), 0.0, 15.0, "middle soft"),
            ((0, rest, share), 8.0, 4.0, "soft"),
            ((share, 0, rest), -8.0, 4.0, "end soft"),
        ):
            x, y = _place(split)
            yield element("text", plain(share), x=x + dx, y=y + dy, class_=style)


def _letters(area: Area) -> Iterator[Markup]:
    """Print an area's letters in its middle, on ground of its own, where there is room for it."""
    places = [_place(corner) for corner in area.corners]
    x = sum(a for a, _ in places) / len(places)
    y = sum(b for _, b in places) / len(places)
    if (
        min(_away(x, y, a, b) for a, b in zip(places, [*places[1:], places[0]], strict=True))
        < _ROOM
    ):
        return
    wide = width_of(area.letters, 11) + 10
    yield element("rect", x=x - wide / 2, y=y - 8, width=wide, height=16.0, rx=3, class_="tag")
    yield element("text", area.letters, x=x, y=y + 4, class_="tag-words")


def _away(x: float, y: float, a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return how far a point is from a line through two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = sqrt(dx * dx + dy * dy)
    return abs(dx * (y - a[1]) - dy * (x - a[0])) / length if length else 0.0


def _percent(area: Area) -> str:
    return f"{100 * area.share:.0f} % of the triangle"


def _table(parties: Sequence[str], areas: Sequence[Area]) -> Table:
    rows = []
    for area in areas:
        ends = [
            f"{plain(min(c[p] for c in area.corners))} to {plain(max(c[p] for c in area.corners))}"
            for p in range(len(parties))
        ]
        rows.append((area.letters, _percent(area), *ends))
    note = f"Fills repeat after {FILLS} areas; letters do not. " if len(areas) > FILLS else ""
    heads = (f"Power of {party}, from and to" for party in parties)
    return Table(("Package", "Where it is chosen", *heads), tuple(rows), note)
