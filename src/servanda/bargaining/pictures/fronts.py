"""The front, two parties at a time: every efficient package, and those that are pointed out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from servanda.bargaining.pictures.axes import axes
from servanda.bargaining.pictures.elements import element
from servanda.bargaining.pictures.figure import Table, figure, svg
from servanda.bargaining.pictures.lettering import width_of, wrapped
from servanda.bargaining.pictures.look import Shape, mark, swatch
from servanda.bargaining.pictures.scale import Scale, plain

_WIDTH, _HEIGHT = 348.0, 318.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 54.0, 16.0, 40.0, 50.0
_TWO = 2
_MOST_PANELS = 10
_MOST_LISTED = 30
_AROUND = ((1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (1, 0), (0, 1), (-1, 0))


@dataclass(frozen=True, slots=True)
class Pointed:
    """A package that is pointed out: a letter or two, what it is, its worth to each party."""

    letter: str
    name: str
    worth: tuple[float, ...]
    drafted: bool = False

    @property
    def shape(self) -> Shape:
        """Its mark: the draft alone has a square."""
        return Shape.SQUARE if self.drafted else Shape.RING


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """What is drawn of a front.

    `worth` is what its packages are worth, shape (packages, parties); `walk_away` the worth of no
    agreement, None for a party of whom it is not known.
    """

    parties: tuple[str, ...]
    worth: NDArray[np.float64]
    pointed: tuple[Pointed, ...] = ()
    walk_away: tuple[float | None, ...] = ()

    def numbers(self, party: int) -> Iterator[float]:
        """Yield all that has to find room on a party's axis."""
        yield from self.worth[:, party].tolist()
        yield from (each.worth[party] for each in self.pointed)
        floor = self.walk_away[party] if self.walk_away else None
        if floor is not None:
            yield floor


def fronts(front: Front, pairs: Sequence[tuple[int, int]] | None = None) -> Markup:
    """Draw a front for each pair of parties, or for the pairs chosen.

    Of more than ten pairs the first ten are drawn, and it is said that there are more.
    """
    wanted = list(pairs or combinations(range(len(front.parties)), 2))
    drawn = [_panel(front, *pair) for pair in wanted[:_MOST_PANELS]]
    more = len(wanted) - len(drawn)
    count = len(front.worth)
    dots = "Each dot is" if count == 1 else f"Each of {count:,} dots is"
    note = f"{dots} one or more packages that nobody can better without somebody losing."
    if front.worth.shape[1] > _TWO:
        note += (
            " Seen by two parties at a time, a dot may seem bettered: a third party loses by it."
        )
    if more:
        note += f" {more} more pairs are not drawn."
    return figure("The front", drawn, _table(front), legend=_legend(front), note=note)


def _panel(front: Front, across: int, up: int) -> Markup:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    x = Scale.over(front.numbers(across), _LEFT, right)
    y = Scale.over(front.numbers(up), bottom, _TOP)
    content = [*_no_agreement(front, across, up, x, y), *_frame(front, across, up, x, y)]
    places = {(round(x.at(a), 1), round(y.at(b), 1)) for a, b in front.worth[:, (across, up)]}
    content += [element("circle", cx=a, cy=b, r=2.1, class_="package") for a, b in sorted(places)]
    content += _tags(front, across, up, x, y)
    names = front.parties[across], front.parties[up]
    title = f"The front: worth to {names[0]} across, to {names[1]} upwards"
    told = "; ".join(
        f"{each.name}: {plain(each.worth[across])} and {plain(each.worth[up])}"
        for each in front.pointed
    )
    return svg(_WIDTH, _HEIGHT, title, told or f"{len(front.worth)} packages", content)


def _frame(front: Front, across: int, up: int, x: Scale, y: Scale) -> Iterator[Markup]:
    yield from axes(x, y, 4)
    (below,) = wrapped(f"worth to {front.parties[across]} →", _WIDTH - _LEFT, 12.5, 1)
    yield element("text", below, x=x.end, y=y.start + 37, class_="end name")
    (above,) = wrapped(f"↑ worth to {front.parties[up]}", _WIDTH - 20, 12.5, 1)
    yield element("text", above, x=4, y=16, class_="name")


def _no_agreement(front: Front, across: int, up: int, x: Scale, y: Scale) -> Iterator[Markup]:
    """Shade what somebody would rather walk away from."""
    if not front.walk_away:
        return
    left, low = front.walk_away[across], front.walk_away[up]
    if left is not None:
        yield element(
            "rect", x=x.start, y=y.end, width=x.at(left) - x.start, height=y.start - y.end,
            class_="below",
        )  # fmt: skip
    if low is not None:
        yield element(
            "rect", x=x.start, y=y.at(low), width=x.end - x.start, height=y.start - y.at(low),
            class_="below",
        )  # fmt: skip
    if left is not None:
        yield element(
            "line", x1=x.at(left), x2=x.at(left), y1=y.end, y2=y.start, class_="walk-away"
        )
    if low is not None:
        yield element("line", x1=x.start, x2=x.end, y1=y.at(low), y2=y.at(low), class_="walk-away")


def _tags(front: Front, across: int, up: int, x: Scale, y: Scale) -> Iterator[Markup]:
    """Ring the packages pointed out, and hang their letters beside, clear of one another."""
    together: dict[tuple[float, float], list[Pointed]] = {}
    for each in front.pointed:
        place = round(x.at(each.worth[across]), 1), round(y.at(each.worth[up]), 1)
        together.setdefault(place, []).append(each)
    taken = [(a - 7, b - 7, a + 7, b + 7) for a, b in together]
    for (a, b), several in together.items():
        letters = " ".join(each.letter for each in several)
        wide = width_of(letters, 11) + 10
        left, top = _free(a, b, wide, taken, (x.start, y.end, _WIDTH - 4, y.start))
        taken.append((left, top, left + wide, top + 16))
        yield element("line", x1=a, y1=b, x2=left + wide / 2, y2=top + 8, class_="leader")
        yield element("rect", x=left, y=top, width=wide, height=16.0, rx=3, class_="tag")
        yield element("text", letters, x=left + wide / 2, y=top + 12, class_="tag-words")
        drafted = any(each.drafted for each in several)
        yield mark(Shape.SQUARE if drafted else Shape.RING, a, b)


_Box = tuple[float, float, float, float]


def _free(
    a: float, b: float, wide: float, taken: Sequence[_Box], within: _Box
) -> tuple[float, float]:
    """Return where words so wide stand best near a point: the nearest place that is free."""

    def cost(box: _Box) -> float:
        outside = max(
            0.0, within[0] - box[0], within[1] - box[1], box[2] - within[2], box[3] - within[3]
        )
        return 40 * outside + sum(_overlap(box, other) for other in taken)

    tried = (
        (a + dx * (away + wide / 2) - wide / 2, b + dy * away - 8)
        for away in (15.0, 27.0, 40.0, 56.0, 74.0)
        for dx, dy in _AROUND
    )
    boxes = [(left, top, left + wide, top + 16) for left, top in tried]
    best = min(boxes, key=lambda box: round(cost(box), 3))
    return best[0], best[1]


def _overlap(one: _Box, other: _Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide + 2) * max(0.0, high + 2)


def _legend(front: Front) -> list[tuple[Markup, object]]:
    dot = swatch(element("circle", cx=11, cy=8, r=2.1, class_="package"))
    entries: list[tuple[Markup, object]] = [(dot, "a package on the front")]
    entries += [
        (swatch(mark(each.shape, 11, 8)), f"{each.letter}: {each.name}") for each in front.pointed
    ]
    if any(floor is not None for floor in front.walk_away):
        shade = element("rect", width=22, height=16, class_="below")
        line = element("path", d="M20 0V16", class_="walk-away")
        entries.append((swatch(shade, line), "here a party would rather walk away"))
    return entries


def _table(front: Front) -> Table:
    rows = [(each.name, *map(plain, each.worth)) for each in front.pointed]
    if front.walk_away:
        floors = ("not known" if f is None else plain(f) for f in front.walk_away)
        rows.append(("No agreement", *floors))
    listed = front.worth[np.lexsort(front.worth.T[::-1])[::-1]][:_MOST_LISTED]
    rows += [(f"On the front, {n}", *map(plain, row)) for n, row in enumerate(listed.tolist(), 1)]
    left = len(front.worth) - len(listed)
    note = f"{left:,} more packages of the front are left out here." if left else ""
    return Table(("Package", *(f"Worth to {p}" for p in front.parties)), tuple(rows), note)
