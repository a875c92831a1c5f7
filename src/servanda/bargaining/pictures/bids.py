"""What parties have bid on one figure, on one axis: who, when, and as what; the draft beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from servanda.bargaining.pictures.elements import element
from servanda.bargaining.pictures.figure import Table, figure, svg
from servanda.bargaining.pictures.lettering import width_of, wrapped
from servanda.bargaining.pictures.look import Shape, mark, party_style, swatch
from servanda.bargaining.pictures.scale import Scale, plain
from servanda.instrument.pact.syntax import Stand

_WIDTH, _LEFT, _RIGHT, _TOP = 720.0, 150.0, 26.0, 34.0
_SIZE = 11.0
_STEP = 17.0
"""From one line of words above the marks to the next."""

SHAPES: Mapping[Stand, Shape] = {
    Stand.OPENED_WITH: Shape.RING,
    Stand.WANTS: Shape.DIAMOND,
    Stand.AIMS_AT: Shape.STAR,
    Stand.OFFERS: Shape.SQUARE,
    Stand.ACCEPTS: Shape.TRIANGLE,
    Stand.RED_LINE: Shape.CROSS,
}
"""The mark of each stand; a limit alone is a cross."""


@dataclass(frozen=True, slots=True)
class Bid:
    """A figure that a party is said to hold; `words` give it with its bound, as it was put."""

    party: str
    stand: Stand
    figure: float
    words: str
    stated: str | None
    source: str = ""


def bids(title: str, unit: str, found: Sequence[Bid], draft: float | None = None) -> Markup:
    """Draw bids on one figure: a line for each party, in the order given.

    `draft` is the figure that the draft has, in the same unit, if it has one.
    """
    parties = list(dict.fromkeys(bid.party for bid in found))
    numbers = [bid.figure for bid in found] + ([draft] if draft is not None else [])
    scale = Scale.over(numbers, _LEFT, _WIDTH - _RIGHT)
    content: list[Markup] = []
    y = _TOP
    for number, party in enumerate(parties):
        own = [bid for bid in found if bid.party == party]
        lane, height = _lane(party, own, scale, y, party_style(number))
        content += lane
        y += height
    content += _axis(scale, unit, y)
    if draft is not None:
        content.insert(0, _draft(scale.at(draft), y))
    told = "; ".join(f"{b.party} {b.stand} {b.words}{_when(b)}" for b in found)
    drawn = svg(_WIDTH, y + 40, title, told, content)
    stands = [stand for stand in Stand if any(bid.stand is stand for bid in found)]
    legend = [(swatch(mark(SHAPES[s], 11, 8, "solid")), _meaning(s)) for s in stands]
    if draft is not None:
        line = element("path", d="M11 0V16", class_="draft")
        legend.append((swatch(line), f"the draft: {plain(draft)} {unit}"))
    return figure(title, [drawn], _table(found), legend=legend)


def _lane(
    party: str, own: Sequence[Bid], scale: Scale, top: float, style: str
) -> tuple[list[Markup], float]:
    """Draw a party's line, words above its marks; return it with its height."""
    placed = _rows(own, scale)
    rows = 1 + max(row for _, _, row in placed)
    names = wrapped(party, _LEFT - 18, 12.5)
    height = max(rows * _STEP + 26, len(names) * 15 + 16)
    y = top + height - 15
    content = [element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, class_="guide")]
    first = y + 4 - (len(names) - 1) * 15
    content += [
        element("text", line, x=4, y=first + n * 15, class_="name") for n, line in enumerate(names)
    ]
    for bid, middle, row in placed:
        x, above = scale.at(bid.figure), y - 11 - row * _STEP
        if row:
            content.append(element("line", x1=x, x2=x, y1=y - 6, y2=above + 3, class_="leader"))
        label = element("tspan", plain(bid.figure), class_="figure-of")
        when = element("tspan", f" {bid.stated}", class_="soft") if bid.stated else Markup("")
        content += [
            element("text", label, when, x=middle, y=above, class_="middle"),
            mark(SHAPES[bid.stand], x, y, f"solid {style}"),
        ]
    return content, height


def _rows(own: Sequence[Bid], scale: Scale) -> list[tuple[Bid, float, int]]:
    """Give the words of each bid a middle and a row, so that none stand on one another."""
    ends: list[float] = []
    placed = []
    for bid in sorted(own, key=lambda b: (b.figure, b.stated or "")):
        wide = width_of(f"{plain(bid.figure)} {bid.stated or ''}", _SIZE) / 2 + 4
        middle = min(max(scale.at(bid.figure), _LEFT + wide), _WIDTH - wide)
        row = next((n for n, end in enumerate(ends) if end <= middle - wide), len(ends))
        ends[row : row + 1] = [middle + wide]
        placed.append((bid, middle, row))
    return placed


def _axis(scale: Scale, unit: str, y: float) -> list[Markup]:
    content = [element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, class_="axis-line")]
    for tick in scale.ticks(6):
        x = scale.at(tick)
        content += [
            element("line", x1=x, x2=x, y1=y, y2=y + 5, class_="axis-line"),
            element("text", plain(tick), x=x, y=y + 17, class_="middle soft"),
        ]
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    return [*content, element("text", unit, x=middle, y=y + 33, class_="middle soft")]


def _draft(x: float, bottom: float) -> Markup:
    line = element("line", x1=x, x2=x, y1=18, y2=bottom, class_="draft")
    return element("g", line, element("text", "draft", x=x, y=13, class_="middle name"))


def _meaning(stand: Stand) -> str:
    return f"{stand}: a limit" if stand is Stand.RED_LINE else f"{stand}: a bid, not a limit"


def _when(bid: Bid) -> str:
    return f", stated {bid.stated}" if bid.stated else ""


def _table(found: Sequence[Bid]) -> Table:
    return Table(
        ("Party", "Stand", "Figure", "Stated", "According to"),
        tuple((b.party, b.stand, b.words, b.stated or "not stated", b.source) for b in found),
    )
