"""What each world makes of a claim, as columns beside it, for the way to where it is judged.

A claim of which the columns say nothing is accepted in every world, and is nobody's finding that
would count in a world that does not accept it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from servanda.monitor.world import World

_ACCEPTED = "accepted by world "
_COMPETENT = "competent in world "


def with_acceptance(claims: pl.DataFrame, worlds: Sequence[World]) -> pl.DataFrame:
    """Return claims with what each world makes of them, without those that count in none."""
    accepted = {f"{_ACCEPTED}{n}": w.accepted for n, w in enumerate(worlds)}
    competent = {f"{_COMPETENT}{n}": w.competent for n, w in enumerate(worlds)}
    masks = {name: m for name, m in {**accepted, **competent}.items() if m is not None}
    marked = claims.with_columns(m.fill_null(value=False).alias(n) for n, m in masks.items())
    is_all_accepted = any(mask is None for mask in accepted.values())
    return marked if is_all_accepted else marked.filter(pl.any_horizontal(*masks))


def without_masks(worlds: Sequence[World]) -> tuple[World, ...]:
    """Return worlds without what each makes of claims, which then stands beside these."""
    return tuple(replace(world, accepted=None, competent=None) for world in worlds)


def apart_from_acceptance(
    marked: pl.DataFrame, worlds: Sequence[World]
) -> tuple[pl.DataFrame, tuple[World, ...]]:
    """Return claims alone, and the worlds with what each makes of them."""
    accepted = _masks(marked, _ACCEPTED, unsaid=True)
    competent = _masks(marked, _COMPETENT, unsaid=False)
    told = (
        replace(world, accepted=accepted.get(n), competent=competent.get(n))
        for n, world in enumerate(worlds)
    )
    return marked.select(pl.exclude(f"^({_ACCEPTED}|{_COMPETENT}).*$")), tuple(told)


def _masks(marked: pl.DataFrame, kind: str, *, unsaid: bool) -> Mapping[int, pl.Series]:
    return {
        int(name.removeprefix(kind)): marked[name].fill_null(unsaid)
        for name in marked.columns
        if name.startswith(kind)
    }
