"""The front by its definition: every package written out, each compared with each."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages import Packages

Whole = NDArray[np.int64]


def all_rows(packages: Packages) -> Whole:
    sizes = [block.size for block in packages.blocks]
    return np.array(list(product(*map(range, sizes))), dtype=np.int64).reshape(-1, len(sizes))


def beaten(total: Whole, by: Whole) -> bool:
    """Tell whether one of many is worth at least as much to every party, and more to one."""
    return bool(((by >= total).all(axis=1) & (by > total).any(axis=1)).any())


def efficient_rows(packages: Packages, floors: tuple[int | None, ...]) -> list[tuple[int, ...]]:
    """Return every acceptable package that no acceptable package beats, as rows."""
    rows = all_rows(packages)
    totals = packages.totals(rows)
    lowest = np.array([-(2**62) if floor is None else floor for floor in floors])
    fine = (totals >= lowest).all(axis=1)
    rows, totals = rows[fine], totals[fine]
    return [
        tuple(row.tolist())
        for row, total in zip(rows, totals, strict=True)
        if not beaten(total, totals)
    ]
