"""Three parties' power as a triangle: which package is chosen where, and where that flips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from markupsafe import Markup

from servanda.bargaining.pictures.elements import decimals, element
from servanda.bargaining.pictures.figure import Table, figure, key_of, svg, swatch
from servanda.bargaining.pictures.lettering import width_of, wrapped
from servanda.bargaining.pictures.look import FILLS, fill, fills
from servanda.bargaining.pictures.scale import plain

Spot: TypeAlias = tuple[int, int, int]
"""Shares of power, which add up to the number of steps of a map."""

_SIDE, _LEFT, _TOP = 430.0, 100.0, 46.0
_WIDTH, _HEIGHT = 640.0, 480.0
_SQRT3 = sqrt(3)
_NEAR: tuple[Spot, ...] = ((1, -1, 0), (-1, 1, 0), (1, 0, -1), (-1, 0, 1), (0, 1, -1), (0, -1, 1))


@dataclass(frozen=True, slots=True)
class PowerMap:
    """Which package is chosen for each split of power among three parties.

    `chosen` has, for each split in whole `steps`, the numbers in `packages` of those that are
    chosen there; several where they tie. `rule` says by what they are chosen.
    """

    parties: tuple[str, str, str]
    steps: int
    packages: tuple[str, ...]
    chosen: Mapping[Spot, tuple[int, ...]]
    rule: str


def power_triangle(found: PowerMap) -> Markup:
    """Draw a map of power; a corner is all power to the party that it names."""
    key = key_of("triangle", *found.parties, *found.packages, str(sorted(found.chosen.items())))
    groups: dict[tuple[int, ...], list[Spot]] = defaultdict(list)
    for spot, packages in sorted(found.chosen.items()):
        groups[packages].append(spot)
    order = sorted(groups)
    content = [fills(key), _clip(key)]
    areas = [
        element("path", d="".join(_cell(s, found.steps) for s in groups[g]),
                fill=fill(number, key), class_=None if len(g) == 1 else "tied")
        for number, g in enumerate(order)
    ]  # fmt: skip
    borders = element("path", d="".join(_borders(found)), class_="area", fill="none")
    content.append(element("g", *areas, borders, clip_path=f"url(#{key}-inside)"))
    content.append(element("path", d=_triangle(), class_="outline"))
    content += _corners(found.parties)
    content += _grid()
    content += _letters(found, groups, order)
    title = f"Which package is chosen for which power, by {found.rule}"
    told = "; ".join(
        f"{_letter(n)} ({_names(found, g)}): {_share(found, groups[g])}"
        for n, g in enumerate(order)
    )
    drawn = svg(_WIDTH, _HEIGHT, title, told, content)
    legend = [(_swatch(n, key), f"{_letter(n)}: {_names(found, g)}") for n, g in enumerate(order)]
    note = "Each point is a split of power; the nearer to a corner, the more of it its party has. "
    note += "Lines are where the choice flips. No point of it is said to be the true one. The figures "
    note += f"are shares of power: of {found.parties[0]} on the left side, of {found.parties[1]} "
    note += f"below, of {found.parties[2]} on the right side."
    return figure(title, [drawn], _table(found, groups, order), legend=legend, note=note)


def _place(spot: Sequence[float], steps: int) -> tuple[float, float]:
    """Return where a split stands: the first party left below, the second right, the third above."""
    _, second, third = (share / steps for share in spot)
    x = _LEFT + _SIDE * (second + third / 2)
    return x, _TOP + _SIDE * _SQRT3 / 2 * (1 - third)


def _hexagon(spot: Spot, steps: int) -> list[tuple[float, float]]:
    x, y = _place(spot, steps)
    reach = _SIDE / steps / _SQRT3
    corners = ((0, -1), (0.866025, -0.5), (0.866025, 0.5), (0, 1), (-0.866025, 0.5), (-0.866025, -0.5))
    return [(x + reach * dx, y + reach * dy) for dx, dy in corners]


def _cell(spot: Spot, steps: int) -> str:
    return "M" + "L".join(f"{decimals(x)} {decimals(y)}" for x, y in _hexagon(spot, steps)) + "z"


_FACING: Mapping[Spot, tuple[int, int]] = {
    (-1, 1, 0): (1, 2), (1, -1, 0): (4, 5), (-1, 0, 1): (0, 1),
    (1, 0, -1): (3, 4), (0, -1, 1): (5, 0), (0, 1, -1): (2, 3),
}  # fmt: skip
"""Which two corners of a cell lie towards each of its neighbours."""


def _borders(found: PowerMap) -> Iterator[str]:
    for spot, packages in found.chosen.items():
        corners = _hexagon(spot, found.steps)
        for step, (one, other) in _FACING.items():
            beside = _moved(spot, step)
            if beside > spot and found.chosen.get(beside, packages) != packages:
                (a, b), (c, d) = corners[one], corners[other]
                yield f"M{decimals(a)} {decimals(b)}L{decimals(c)} {decimals(d)}"


def _moved(spot: Spot, step: Spot) -> Spot:
    return spot[0] + step[0], spot[1] + step[1], spot[2] + step[2]


def _triangle() -> str:
    corners = (_place(c, 1) for c in ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
    return "M" + "L".join(f"{decimals(x)} {decimals(y)}" for x, y in corners) + "z"


def _clip(key: str) -> Markup:
    return element("clipPath", element("path", d=_triangle()), id=f"{key}-inside")


def _corners(parties: Sequence[str]) -> Iterator[Markup]:
    bottom = _TOP + _SIDE * _SQRT3 / 2
    for party, x, style in ((parties[0], 4.0, ""), (parties[1], _WIDTH - 4, "end ")):
        for n, line in enumerate(wrapped(f"all power to {party}", 290, 12.5, 2)):
            yield element("text", line, x=x, y=bottom + 36 + n * 15, class_=f"{style}name")
    lines = wrapped(f"all power to {parties[2]}", 520, 12.5, 2)
    for n, line in enumerate(lines):
        y = _TOP - 12 - (len(lines) - 1 - n) * 15
        yield element("text", line, x=_LEFT + _SIDE / 2, y=y, class_="middle name")


def _grid() -> Iterator[Markup]:
    """Print each party's share along the side on which it grows towards its corner."""
    for share in (0.25, 0.5, 0.75):
        rest = 1 - share
        for spot, dx, dy, style in (
            ((rest, share, 0), 0.0, 15.0, "middle soft"),
            ((0, rest, share), 8.0, 4.0, "soft"),
            ((share, 0, rest), -8.0, 4.0, "end soft"),
        ):
            x, y = _place(spot, 1)
            yield element("text", plain(share), x=x + dx, y=y + dy, class_=style)


def _letters(
    found: PowerMap, groups: Mapping[tuple[int, ...], list[Spot]], order: Sequence[tuple[int, ...]]
) -> Iterator[Markup]:
    """Print each area's letter in its middle, on ground of its own, where there is room for it."""
    for number, group in enumerate(order):
        spot, depth = _deepest(set(groups[group]))
        if depth * _SIDE / found.steps < 7:
            continue
        x, y = _place(spot, found.steps)
        letter = _letter(number)
        wide = width_of(letter, 11) + 10
        yield element("rect", x=x - wide / 2, y=y - 8, width=wide, height=16.0, rx=3, class_="tag")
        yield element("text", letter, x=x, y=y + 4, class_="tag-words")


def _deepest(spots: set[Spot]) -> tuple[Spot, int]:
    """Return the place of an area that is farthest from its border, and how far, in steps."""
    left, depth = spots, 0
    while True:
        inner = {s for s in left if all(_moved(s, step) in left for step in _NEAR)}
        if not inner:
            # Of the last ring the one nearest to its middle, so that the letter stands centred.
            middle = [sum(s[i] for s in left) / len(left) for i in range(3)]
            far = {s: sum((a - b) ** 2 for a, b in zip(s, middle, strict=True)) for s in left}
            return min(sorted(left), key=lambda s: far[s]), depth + 1
        left, depth = inner, depth + 1


def _swatch(number: int, key: str) -> Markup:
    return swatch(element("rect", x=0.5, y=0.5, width=21, height=15, fill=fill(number, key), class_="area"))


def _letter(number: int) -> str:
    return chr(ord("A") + number % 26) + (str(number // 26) if number >= 26 else "")


def _names(found: PowerMap, group: tuple[int, ...]) -> str:
    return " or, as good, ".join(found.packages[n] for n in group)


def _share(found: PowerMap, spots: Sequence[Spot]) -> str:
    return f"{100 * len(spots) / len(found.chosen):.0f} % of the splits tried"


def _table(
    found: PowerMap, groups: Mapping[tuple[int, ...], list[Spot]], order: Sequence[tuple[int, ...]]
) -> Table:
    rows = []
    for number, group in enumerate(order):
        ends = [
            f"{plain(min(s[p] for s in groups[group]) / found.steps)} to "
            f"{plain(max(s[p] for s in groups[group]) / found.steps)}"
            for p in range(3)
        ]
        rows.append((f"{_letter(number)}: {_names(found, group)}", _share(found, groups[group]), *ends))
    more = len(order) - FILLS
    note = f"Fills repeat after {FILLS} areas; letters do not." if more > 0 else ""
    heads = (f"Power of {party}, from and to" for party in found.parties)
    return Table(("Package", "Where it is chosen", *heads), tuple(rows), note)
