"""Who can move where from the status quo: states in columns by the number of moves to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from servanda.bargaining.pictures.elements import decimals, element
from servanda.bargaining.pictures.figure import Table, figure, key_of, lettered, svg
from servanda.bargaining.pictures.lettering import width_of, wrapped
from servanda.bargaining.pictures.look import swatch

_BOX, _ROW, _GAP, _MARGIN = 150.0, 62.0, 92.0, 8.0
_LINE = 14.0
_TAG_WIDE, _TAG_HIGH = 22.0, 17.0
_MOST = 24


@dataclass(frozen=True, slots=True)
class MoveShown:
    """A move of one party; whether it betters things for it, and whether it can be taken back."""

    party: int
    source: int
    target: int
    improves: bool
    reversible: bool


def move_graph(
    parties: Sequence[str], states: Sequence[str], start: int, moves: Sequence[MoveShown]
) -> Markup:
    """Draw the moves that lead on from `start`; of many states the nearest to it."""
    steps, left = _steps(start, moves)
    columns = _columns(steps, moves)
    places = dict(_places(columns))
    drawn = [m for m in moves if m.source in steps and m.target in steps]
    lines = _merged(drawn)
    key = key_of("moves", *parties, *states, repr(moves))
    content = [
        _arrows(key),
        *(_line(pair, several, places, key) for pair, several in lines.items()),
    ]
    content += [_box(states[s], s == start, *places[s]) for s in steps]
    content += _tags(lines, places)
    width = _MARGIN * 2 + len(columns) * _BOX + (len(columns) - 1) * _GAP
    height = _MARGIN * 2 + max(map(len, columns)) * _ROW
    title = "Who can move where from the status quo"
    told = "; ".join(_told(parties, states, m) for m in drawn) or "Nobody can move."
    note = "Columns are states by the fewest moves to them. "
    note += f"{left} more states that can be reached are not drawn." if left else ""
    return figure(
        title, [svg(width, height, title, told, content)], _table(parties, states, drawn),
        legend=_legend(parties, key), note=note,
    )  # fmt: skip


def _steps(start: int, moves: Sequence[MoveShown]) -> tuple[dict[int, int], int]:
    """Return the fewest moves to each state that is drawn, and how many can be reached besides."""
    onward: dict[int, list[int]] = defaultdict(list)
    for move in moves:
        onward[move.source].append(move.target)
    found = {start: 0}
    waiting = [start]
    for state in waiting:
        for target in onward[state]:
            if target not in found:
                found[target] = found[state] + 1
                waiting.append(target)
    return dict(list(found.items())[:_MOST]), max(0, len(found) - _MOST)


def _columns(steps: Mapping[int, int], moves: Sequence[MoveShown]) -> list[list[int]]:
    """Put states in columns; within one, near to those that they are tied to before it."""
    columns: list[list[int]] = [[] for _ in range(max(steps.values()) + 1)]
    for state, step in steps.items():
        columns[step].append(state)
    for before, column in pairwise(columns):
        row = {state: n for n, state in enumerate(before)}
        near: dict[int, list[int]] = defaultdict(list)
        for move in moves:
            if move.source in row:
                near[move.target].append(row[move.source])
        column.sort(key=lambda state: sum(near[state]) / max(1, len(near[state])))
    return columns


def _places(columns: Sequence[Sequence[int]]) -> Iterator[tuple[int, tuple[float, float]]]:
    tallest = max(map(len, columns))
    for number, column in enumerate(columns):
        for row, state in enumerate(column):
            y = _MARGIN + (row + (tallest - len(column)) / 2) * _ROW
            yield state, (_MARGIN + number * (_BOX + _GAP), y)


def _merged(moves: Sequence[MoveShown]) -> dict[tuple[int, int], list[MoveShown]]:
    """Bring the moves between two states together: there and back is one line."""
    lines: dict[tuple[int, int], list[MoveShown]] = defaultdict(list)
    for move in moves:
        back = (move.target, move.source)
        lines[back if back in lines else (move.source, move.target)].append(move)
    return dict(lines)


def _line(
    pair: tuple[int, int], moves: Sequence[MoveShown],
    places: Mapping[int, tuple[float, float]], key: str,
) -> Markup:  # fmt: skip
    path = _path(places[pair[0]], places[pair[1]])
    there = [m for m in moves if (m.source, m.target) == pair]
    back = [m for m in moves if (m.source, m.target) != pair]
    better = any(m.improves for m in moves)
    return element(
        "path", d=path, class_="move" if better else "move worse",
        marker_end=_head(there, key), marker_start=_head(back, key),
    )  # fmt: skip


def _head(moves: Sequence[MoveShown], key: str) -> str | None:
    if not moves:
        return None
    return f"url(#{key}-{'full' if any(m.improves for m in moves) else 'open'})"


def _ends(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float, float, float]:
    middle = (_ROW - 18) / 2
    if a[0] == b[0]:
        return a[0] + _BOX, a[1] + middle, b[0] + _BOX, b[1] + middle
    if a[0] < b[0]:
        return a[0] + _BOX, a[1] + middle, b[0], b[1] + middle
    return a[0], a[1] + middle, b[0] + _BOX, b[1] + middle


def _path(a: tuple[float, float], b: tuple[float, float]) -> str:
    x1, y1, x2, y2 = _ends(a, b)
    if x1 == x2:
        out = x1 + _GAP * 0.55
        return _curve(x1, y1, out, out, x2, y2)
    middle = (x1 + x2) / 2
    return _curve(x1, y1, middle, middle, x2, y2)


def _curve(*numbers: float) -> str:
    """Go from the first point to the last, level at both ends; the two between are abscissas."""
    x1, y1, near, far, x2, y2 = map(decimals, numbers)
    return f"M{x1} {y1}C{near} {y1} {far} {y2} {x2} {y2}"


def _tags(
    lines: Mapping[tuple[int, int], Sequence[MoveShown]],
    places: Mapping[int, tuple[float, float]],
) -> Iterator[Markup]:
    """Print who moves on each line, where no other tag stands."""
    taken: list[tuple[float, float]] = []
    for pair, moves in lines.items():
        ends = _ends(places[pair[0]], places[pair[1]])
        spots = [_along(ends, part) for part in _PARTS]
        x, y = next((spot for spot in spots if _is_free(spot, taken)), spots[0])
        taken.append((x, y))
        letters = " ".join(sorted({lettered(m.party) for m in moves}))
        wide = width_of(letters, 11) + 8
        yield element("rect", x=x - wide / 2, y=y - 8, width=wide, height=16.0, rx=8, class_="tag")
        yield element("text", letters, x=x, y=y + 4, class_="tag-words")


_PARTS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)
"""How far along a line its tag may stand, the best first."""


def _is_free(spot: tuple[float, float], taken: Sequence[tuple[float, float]]) -> bool:
    x, y = spot
    return all(abs(x - a) > _TAG_WIDE or abs(y - b) > _TAG_HIGH for a, b in taken)


def _along(ends: tuple[float, float, float, float], part: float) -> tuple[float, float]:
    """Return a point of the curve between two ends (a cubic Bézier curve at a parameter)."""
    x1, y1, x2, y2 = ends
    out = x1 + _GAP * 0.55
    xs = (x1, out, out, x2) if x1 == x2 else (x1, (x1 + x2) / 2, (x1 + x2) / 2, x2)
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    x = sum(w * at for w, at in zip(weights, xs, strict=True))
    return x, y1 * (weights[0] + weights[1]) + y2 * (weights[2] + weights[3])


def _box(name: str, start: bool, x: float, y: float) -> Markup:  # noqa: FBT001 - drawn or not
    lines = wrapped(name, _BOX - 10, 11, 3)
    top = y + (_ROW - 18) / 2 - (len(lines) - 1) * _LINE / 2 + 4
    words = (
        element("text", line, x=x + _BOX / 2, y=top + n * _LINE, class_="middle")
        for n, line in enumerate(lines)
    )
    box = element(
        "rect",
        x=x,
        y=y,
        width=_BOX,
        height=_ROW - 18,
        rx=3,
        class_="state start" if start else "state",
    )
    return element("g", element("title", name), box, *words)


def _arrows(key: str) -> Markup:
    def head(name: str, style: str) -> Markup:
        path = element("path", d="M1 1 8 5 1 9z", class_=style)
        return element(
            "marker", path, id=f"{key}-{name}", viewBox="0 0 9 10", refX=8, refY=5, markerWidth=9,
            markerHeight=10, markerUnits="userSpaceOnUse", orient="auto-start-reverse",
        )  # fmt: skip

    return element("defs", head("full", "head"), head("open", "head open"))


def _told(parties: Sequence[str], states: Sequence[str], move: MoveShown) -> str:
    better = "better for it" if move.improves else "no better for it"
    back = "" if move.reversible else ", cannot be taken back"
    return (
        f"{parties[move.party]} from {states[move.source]} to {states[move.target]}: {better}{back}"
    )


def _table(parties: Sequence[str], states: Sequence[str], moves: Sequence[MoveShown]) -> Table:
    return Table(
        ("Who", "From", "To", "For who moves", "Can be taken back"),
        tuple(
            (parties[m.party], states[m.source], states[m.target],
             "better" if m.improves else "no better", "yes" if m.reversible else "no")
            for m in moves
        ),
    )  # fmt: skip


def _legend(parties: Sequence[str], key: str) -> list[tuple[Markup, object]]:
    solid = element("path", d="M1 8H33", class_="move", marker_end=f"url(#{key}-full)")
    dashed = element("path", d="M1 8H33", class_="move worse", marker_end=f"url(#{key}-open)")
    start = element("rect", x=1.5, y=1.5, width=19, height=13, rx=3, class_="state start")
    entries: list[tuple[Markup, object]] = [
        (swatch(solid, width=36), "better for who moves (full head)"),
        (swatch(dashed, width=36), "possible, no better for who moves (open head)"),
        (swatch(start), "the status quo"),
    ]
    for number, party in enumerate(parties):
        letter = element("text", lettered(number), x=11, y=12, class_="tag-words")
        entries.append((swatch(letter), f"{lettered(number)}: a move of {party}"))
    return entries
