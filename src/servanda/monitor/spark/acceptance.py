"""Which worlds accept a claim: columns beside it, one for each world that does not accept all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from servanda.monitor.world import World

_ACCEPTED = "accepted by world "


def with_acceptance(claims: pl.DataFrame, worlds: Sequence[World]) -> pl.DataFrame:
    """Return claims with what each world accepts, without those that none accepts."""
    masks = {f"{_ACCEPTED}{n}": w.accepted for n, w in enumerate(worlds) if w.accepted is not None}
    marked = claims.with_columns(mask.alias(name) for name, mask in masks.items())
    return marked.filter(pl.any_horizontal(*masks)) if len(masks) == len(worlds) else marked


def without_masks(worlds: Sequence[World]) -> tuple[World, ...]:
    """Return worlds without what each accepts, which then stands beside the claims."""
    return tuple(replace(world, accepted=None) for world in worlds)


def apart_from_acceptance(
    marked: pl.DataFrame, worlds: Sequence[World]
) -> tuple[pl.DataFrame, tuple[World, ...]]:
    """Return claims alone, and the worlds with what each accepts of them."""
    names = [name for name in marked.columns if name.startswith(_ACCEPTED)]
    masks = {name.removeprefix(_ACCEPTED): marked[name].fill_null(value=False) for name in names}
    told = (replace(world, accepted=masks.get(str(n))) for n, world in enumerate(worlds))
    return marked.drop(names), tuple(told)
