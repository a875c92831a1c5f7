"""Three parties and more: an axis for each, a line for each package across all of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from servanda.bargaining.pictures.elements import decimals, element
from servanda.bargaining.pictures.figure import figure, svg
from servanda.bargaining.pictures.fronts import Front, Pointed
from servanda.bargaining.pictures.lettering import width_of, wrapped
from servanda.bargaining.pictures.look import swatch
from servanda.bargaining.pictures.scale import Scale, plain

_WIDTH, _HEIGHT = 720.0, 340.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 64.0, 110.0, 52.0, 40.0
_MOST = 400
_DASHES = ("", "7 4", "2 3", "9 3 2 3", "4 2", "1 2")


def parallel(front: Front) -> Markup:
    """Draw a front across all parties at once, each on its own scale from least to most."""
    count = len(front.parties)
    xs = [_LEFT + n * (_WIDTH - _LEFT - _RIGHT) / max(1, count - 1) for n in range(count)]
    scales = [Scale.over(front.numbers(p), _HEIGHT - _BOTTOM, _TOP) for p in range(count)]
    shown = _spread(front)
    content = [_strand(xs, scales, row, "strand") for row in shown.tolist()]
    for number, (x, scale) in enumerate(zip(xs, scales, strict=True)):
        floor = front.walk_away[number] if front.walk_away else None
        content += _axis(x, scale, floor)
        content += _name(front.parties[number], number, xs)
    content += _chosen(front, xs, scales)
    told = "; ".join(
        f"{each.name}: " + ", ".join(map(_of, front.parties, each.worth)) for each in front.pointed
    )
    title = "The front across all parties"
    drawn = svg(_WIDTH, _HEIGHT, title, told or f"{len(front.worth)} packages", content)
    left = len(front.worth) - len(shown)
    note = (
        "A line that is higher is worth more to that party. Scales are each party’s own: heights "
    )
    note += "on different axes cannot be compared."
    if left:
        note += f" Of {len(front.worth):,} packages {len(shown):,} are drawn, spread evenly."
    return figure(title, [drawn], legend=_legend(front), note=note)


def _spread(front: Front) -> NDArray[np.float64]:
    """Return the packages to draw: all, or evenly spread ones in the order of their worth."""
    ordered: NDArray[np.float64] = front.worth[np.lexsort(front.worth.T[::-1])]
    if len(ordered) <= _MOST:
        return ordered
    evenly = np.linspace(0, len(ordered) - 1, _MOST).round().astype(int)
    spread: NDArray[np.float64] = ordered[evenly]
    return spread


def _name(party: str, number: int, xs: list[float]) -> Iterator[Markup]:
    """Print a party's name above its axis; the outer ones stand at the edges of the picture."""
    gap = xs[1] - xs[0] if len(xs) > 1 else _WIDTH
    first, last = number == 0, number == len(xs) - 1
    room = gap / 2 + _LEFT - 14 if first or last else gap - 20
    x, style = (4.0, "name") if first else (xs[number], "middle name")
    if last and not first:
        x, style = _WIDTH - 4, "end name"
        room += _RIGHT - _LEFT
    lines = wrapped(party, room, 12.5, 2)
    for row, line in enumerate(lines):
        y = _TOP - 12 - (len(lines) - 1 - row) * 15
        yield element("text", line, x=x, y=y, class_=style)


def _axis(x: float, scale: Scale, floor: float | None) -> Iterator[Markup]:
    yield element("line", x1=x, x2=x, y1=scale.start, y2=scale.end, class_="axis-line")
    for tick in scale.ticks(4):
        y = scale.at(tick)
        yield element("line", x1=x - 3, x2=x + 3, y1=y, y2=y, class_="axis-line")
        yield element("text", plain(tick), x=x - 6, y=y + 4, class_="end soft halo")
    if floor is not None:
        y = scale.at(floor)
        yield element("line", x1=x - 14, x2=x + 14, y1=y, y2=y, class_="floor")


def _chosen(front: Front, xs: list[float], scales: list[Scale]) -> Iterator[Markup]:
    """Draw the packages pointed out over the others, their letters at the end of their lines."""
    together: dict[tuple[float, ...], list[Pointed]] = {}
    for each in front.pointed:
        together.setdefault(each.worth, []).append(each)
    ends = sorted((scales[-1].at(worth[-1]), worth) for worth in together)
    low = -1.0
    for y, worth in ends:
        low = max(y, low + 16)
        letters = " ".join(each.letter for each in together[worth])
        dash = _DASHES[list(together).index(worth) % len(_DASHES)]
        yield _strand(xs, scales, worth, "strand chosen", dash)
        yield element("line", x1=xs[-1], y1=y, x2=xs[-1] + 24, y2=low, class_="leader")
        wide = width_of(letters, 11) + 10
        yield element("rect", x=xs[-1] + 24, y=low - 8, width=wide, height=16.0, rx=3, class_="tag")
        yield element("text", letters, x=xs[-1] + 24 + wide / 2, y=low + 4, class_="tag-words")


def _strand(
    xs: list[float], scales: list[Scale], worth: tuple[float, ...], style: str, dash: str = ""
) -> Markup:
    places = zip(xs, scales, worth, strict=True)
    path = "L".join(f"{decimals(x)} {decimals(scale.at(w))}" for x, scale, w in places)
    return element("path", d=f"M{path}", class_=style, stroke_dasharray=dash or None)


def _of(party: str, worth: float) -> str:
    return f"{plain(worth)} to {party}"


def _legend(front: Front) -> list[tuple[Markup, object]]:
    worths = list(dict.fromkeys(each.worth for each in front.pointed))
    entries: list[tuple[Markup, object]] = [
        (swatch(element("path", d="M0 8H22", class_="strand")), "a package on the front")
    ]
    for each in front.pointed:
        dash = _DASHES[worths.index(each.worth) % len(_DASHES)] or None
        line = element("path", d="M0 8H34", class_="strand chosen", stroke_dasharray=dash)
        entries.append((swatch(line, width=34), f"{each.letter}: {each.name}"))
    if any(floor is not None for floor in front.walk_away):
        line = element("path", d="M2 8H20", class_="floor")
        entries.append((swatch(line), "the worth of no agreement"))
    return entries
