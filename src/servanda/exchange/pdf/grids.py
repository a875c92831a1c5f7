"""Tables with lines drawn around their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from servanda.exchange.pdf.pages import Box, Word

_NEAR = 3.0
_FEWEST_EDGES = 3
# A page with more lines than this holds a drawing, not a table.
_MOST_RULES = 800


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines that cross: `columns` and `rows` are the places of the upright and the level ones."""

    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def holds(self, word: Word) -> bool:
        """Whether a word stands in one of the cells."""
        across, down = _middle(word)
        box = self.box
        return box.left < across < box.right and box.top < down < box.bottom

    def cells(self, words: Sequence[Word]) -> list[list[list[Word]]]:
        """Sort words into rows of cells; rows without a word are left out."""
        rows: list[list[list[Word]]] = [[[] for _ in self.columns[1:]] for _ in self.rows[1:]]
        for word in words:
            across, down = _middle(word)
            row = min(max(bisect_right(self.rows, down) - 1, 0), len(rows) - 1)
            column = min(max(bisect_right(self.columns, across) - 1, 0), len(rows[row]) - 1)
            rows[row][column].append(word)
        return [row for row in rows if any(row)]


def grids_of(rules: Sequence[Box]) -> list[Grid]:
    """Return the grids that the lines drawn on a page make."""
    drawn = {Box(*(round(side) for side in rule)) for rule in rules}
    if len(drawn) > _MOST_RULES:
        return []
    grids = []
    for group in _touching(sorted(drawn)):
        columns = _places(rule.left for rule in group if rule.height > rule.width)
        rows = _places(rule.top for rule in group if rule.width >= rule.height)
        if len(columns) >= _FEWEST_EDGES and len(rows) > 1:
            box = Box(columns[0], rows[0], columns[-1], rows[-1])
            grids.append(Grid(box, columns, rows))
    return sorted(grids, key=lambda grid: grid.box.top)


def _touching(rules: Sequence[Box]) -> Iterator[list[Box]]:
    """Put together the lines that meet, directly or over others."""
    groups: list[list[Box]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        wide = Box(rule.left - _NEAR, rule.top - _NEAR, rule.right + _NEAR, rule.bottom + _NEAR)
        # Some thickness, so that it has a place in common with what it meets.
        solid = Box(rule.left - 0.1, rule.top - 0.1, rule.right + 0.1, rule.bottom + 0.1)
        met, apart = [solid], []
        for group in groups:
            if any(wide.touches(one) for one in group):
                met += group
            else:
                apart.append(group)
        groups = [*apart, met]
    yield from groups


def _places(found: Iterable[float]) -> tuple[float, ...]:
    places: list[float] = []
    for place in sorted(found):
        if not places or place > places[-1] + _NEAR:
            places.append(place)
    return tuple(places)


def _middle(word: Word) -> tuple[float, float]:
    return (word.box.left + word.box.right) / 2, word.base - word.size / 4
