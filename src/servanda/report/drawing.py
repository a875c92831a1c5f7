"""Where the pieces of the picture of dependencies stand, in its own units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.report.anchors import Anchors
from servanda.report.dependencies import Dependency, Link
from servanda.report.layers import Placed, components, place

_LETTER = 8.2
_PADDING = 14.0
_HEIGHT = 26.0
_ROW = 40.0
_GAP = 62.0
_MARGIN = 6.0
_ASIDE = 5.0
"""How far a line keeps aside of the one that runs the other way."""


@dataclass(frozen=True, slots=True)
class Box:
    """A clause."""

    label: str
    target: str | None
    x: float
    y: float
    width: float
    height: float = _HEIGHT

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box, for its label."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A dependency; `path` is in SVG's own notation."""

    dependency: Dependency
    path: str

    @property
    def look(self) -> str:
        """The name of its style, by which the four kinds differ without colour."""
        return self.dependency.link.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Drawing:
    """Clauses that hang together."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float

    @property
    def links(self) -> tuple[Link, ...]:
        """The kinds of lines it has."""
        return tuple(link for link in Link if any(x.dependency.link is link for x in self.lines))


def drawings(
    order: Sequence[str], found: Sequence[Dependency], anchors: Anchors
) -> tuple[Drawing, ...]:
    """Draw each group of clauses that hang together; `order` gives all labels in text order."""
    tied = {end for d in found for end in (d.source, d.target)}
    nodes = [label for label in dict.fromkeys(order) if label in tied]
    edges = [(d.source, d.target) for d in found]
    return tuple(
        _draw(group, [d for d in found if d.source in group], anchors)
        for group in components(nodes, edges)
    )


def _draw(group: tuple[str, ...], found: list[Dependency], anchors: Anchors) -> Drawing:
    placed = place(group, [(d.source, d.target) for d in found])
    lefts, widths = _columns(placed)
    tallest = max(len(column) for column in placed.columns)

    def top(column: int, row: int) -> float:
        return _MARGIN + (row + (tallest - len(placed.columns[column])) / 2) * _ROW

    boxes = {
        label: Box(label, anchors.of(label), lefts[i], top(i, j), widths[i])
        for i, column in enumerate(placed.columns)
        for j, label in enumerate(column)
        if label
    }
    lines = []
    for dependency in found:
        route = placed.routes[dependency.source, dependency.target]
        mutual = (dependency.target, dependency.source) in placed.routes
        aside = 0.0 if not mutual else _ASIDE if route[0] < route[-1] else -_ASIDE
        steps = [(lefts[i], widths[i], top(i, j) + _HEIGHT / 2 + aside) for i, j in route]
        lines.append(Line(dependency, _path(steps)))
    return Drawing(
        tuple(boxes[label] for label in group),
        tuple(lines),
        lefts[-1] + widths[-1] + _MARGIN,
        2 * _MARGIN + (tallest - 1) * _ROW + _HEIGHT,
    )


def _columns(placed: Placed) -> tuple[list[float], list[float]]:
    lefts, widths = [], []
    x = _MARGIN
    for column in placed.columns:
        width = 2 * _PADDING + _LETTER * max(len(label) for label in column)
        lefts.append(x)
        widths.append(width)
        x += width + _GAP
    return lefts, widths


def _path(steps: list[tuple[float, float, float]]) -> str:
    """Run from box to box, straight through the columns in between, curved from one to the next."""
    forward = steps[0][0] < steps[-1][0]
    (x, width, y), *between = steps
    path = f"M{x + width if forward else x:.1f} {y:.1f}"
    here = x + width if forward else x
    for number, (left, breadth, height) in enumerate(between, 1):
        near, far = (left, left + breadth) if forward else (left + breadth, left)
        bend = (near - here) / 2
        path += f"C{here + bend:.1f} {y:.1f} {near - bend:.1f} {height:.1f} {near:.1f} {height:.1f}"
        if number < len(between):
            path += f"H{far:.1f}"
        here, y = far, height
    return path
