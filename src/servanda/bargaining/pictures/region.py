"""Where keeping beats breaking: how sure to be found, and how large the penalty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from servanda.bargaining.pictures.axes import axes
from servanda.bargaining.pictures.elements import decimals, element
from servanda.bargaining.pictures.figure import Table, figure, key_of, svg
from servanda.bargaining.pictures.look import Shape, area_swatch, fill, fills, mark, swatch
from servanda.bargaining.pictures.scale import Scale, plain

_WIDTH, _HEIGHT = 560.0, 340.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 64.0, 20.0, 34.0, 54.0
_RISING = 2
_BEYOND = 4.0
"""So many times the least penalty at certain detection is as far as the picture goes."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """From which penalty on keeping beats breaking, for one party and clause.

    `least` are pairs of the chance of being found and the least penalty that is enough, in the
    order of the chances; None where none is. `assumed` says in words what else is assumed.
    `at` is the chance and penalty to be marked, if any.
    """

    party: str
    clause: str
    least: tuple[tuple[float, float | None], ...]
    assumed: str
    at: tuple[float, float] | None = None


def keeping_region(found: Keeping) -> Markup:
    """Draw where keeping pays: to the right of and above a curve."""
    known = [(chance, penalty) for chance, penalty in found.least if penalty is not None]
    title = f"When it pays {found.party} to keep [{found.clause}]"
    if not known:
        return element("p", f"{title}: no penalty is enough. {found.assumed}", class_="note-on")
    low = min(penalty for _, penalty in known)
    tops = [low * _BEYOND or 1.0] + ([found.at[1] * 1.1] if found.at else [])
    x = Scale(0, 1, _LEFT, _WIDTH - _RIGHT)
    y = Scale(0, max(tops), _HEIGHT - _BOTTOM, _TOP)
    key = key_of("keeping", repr(found))
    shown = _up_to(known, y.high)
    curve = "L".join(f"{decimals(x.at(c))} {decimals(y.at(p))}" for c, p in shown)
    first, last = x.at(shown[0][0]), x.at(shown[-1][0])
    content = [
        fills(key),
        element("path", d=f"M{decimals(first)} {y.end}L{curve}V{y.end}z", fill=fill(_RISING, key)),
        element("path", d=f"M{curve}", class_="outline edge"),
        *_frame(x, y),
    ]
    if found.at is not None:
        content.append(mark(Shape.DIAMOND, x.at(found.at[0]), y.at(found.at[1])))
    told = f"At a chance of {plain(known[-1][0])} keeping pays from a penalty of "
    told += f"{plain(known[-1][1])} on. {found.assumed}"
    words = element(
        "text", "keeping pays", x=(first + last) / 2 + 60, y=_TOP + 24, class_="middle name halo"
    )
    legend = [(area_swatch(_RISING, key), "keeping pays at least as well as breaking")]
    if found.at is not None:
        legend.append((swatch(mark(Shape.DIAMOND, 11, 8)), "what is assumed"))
    return figure(
        title, [svg(_WIDTH, _HEIGHT, title, told, [*content, words])], _table(found.least),
        legend=legend, note=found.assumed,
    )  # fmt: skip


def _up_to(known: Sequence[tuple[float, float]], top: float) -> list[tuple[float, float]]:
    """Leave out what lies above the picture, and begin where the curve comes into it."""
    inside = [(chance, penalty) for chance, penalty in known if penalty <= top]
    above = [(chance, penalty) for chance, penalty in known if penalty > top]
    if not above:
        return inside
    (c, p), (c2, p2) = above[-1], inside[0]
    return [(c + (c2 - c) * (p - top) / (p - p2), top), *inside]


def _frame(x: Scale, y: Scale) -> Iterator[Markup]:
    yield from axes(x, y, 5)
    below = "chance that a breach is found and laid to the party →"
    yield element("text", below, x=x.end, y=y.start + 38, class_="end name")
    yield element("text", "↑ penalty, in the party’s own worth", x=4, y=16, class_="name")


def _table(least: Sequence[tuple[float, float | None]]) -> Table:
    return Table(
        ("Chance of being found", "Least penalty that is enough"),
        tuple((plain(c), "none is enough" if p is None else plain(p)) for c, p in least),
    )
