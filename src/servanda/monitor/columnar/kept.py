"""Tables as they came: for what is asked of claims that no column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, eq=False)
class Kept:
    """A table as it came, with what each world accepts of it, and what counts for its finder."""

    table: pl.DataFrame
    accepted: tuple[pl.Series | None, ...]
    competent: tuple[pl.Series | None, ...]


def whole(mask: pl.Series | None, height: int, *, unsaid: bool = True) -> pl.Series:
    """Return a mask that is written out; `unsaid` where nothing is said."""
    return pl.repeat(value=unsaid, n=height, eager=True) if mask is None else mask


def accepted_in(kept: Sequence[Kept], world: int) -> pl.Series:
    """Return which claims of all tables a world accepts."""
    return _together([whole(one.accepted[world], one.table.height) for one in kept])


def competent_in(kept: Sequence[Kept], world: int) -> pl.Series:
    """Return which claims of all tables count in a world for what their finders decide."""
    masks = [whole(one.competent[world], one.table.height, unsaid=False) for one in kept]
    return _together(masks)


def _together(masks: Sequence[pl.Series]) -> pl.Series:
    return pl.concat(masks) if masks else pl.Series([], dtype=pl.Boolean)
