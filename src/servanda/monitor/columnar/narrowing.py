"""Columns of which some rows are left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from servanda.monitor.columnar.arrays import Ints


class Narrowed(Mapping[str, Ints]):
    """Columns by their names, each narrowed to some rows when it is first looked at."""

    def __init__(self, columns: Mapping[str, Ints], rows: Ints) -> None:
        self._columns, self._rows = columns, rows
        self._narrow: dict[int, Ints] = {}

    def __getitem__(self, name: str) -> Ints:
        column = self._columns[name]
        # One array may stand for two columns, as where the earliest instant is the latest.
        if id(column) not in self._narrow:
            self._narrow[id(column)] = column[self._rows]
        return self._narrow[id(column)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)
