"""The worlds of a view: what it leaves open, settled in every way that could matter.

A view that accepts reports which contradict one another is looked at with what they affirm and with
what they deny; one whose dates are not precise enough, with all happenings at their earliest and at
their latest; one that chooses no reading of a rival clause that others ask about, under each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import TypeAlias

import polars as pl

from servanda.evidence.views.acceptance import Acceptance
from servanda.monitor.verdict import Reason
from servanda.monitor.world import Instants, World

MOST_READINGS = 8
"""Beyond so many combinations of rival readings, one clause at a time leaves its first reading."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One thing that a view leaves open: `about` names the clause whose readings differ."""

    reason: Reason
    about: str = ""


AFFIRMED, DENIED = "as affirmed", "as denied"
EARLIEST, LATEST = "at the earliest", "at the latest"

Setting: TypeAlias = tuple[tuple[Axis, str], ...]
"""How a world settles what its view leaves open: a choice for each thing."""


def worlds_of(
    acceptance: Acceptance, claims: pl.DataFrame, open_readings: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Setting, World], ...]:
    """Return the worlds of a view with all happenings at their earliest, and how each is set."""
    masks: list[tuple[Setting, pl.Series]] = [((), acceptance.accepted)]
    if (acceptance.contested & acceptance.accepted).any():
        denied = claims["negated"].fill_null(value=False) if "negated" in claims else None
        masks = list(_both_ways(acceptance, denied))
    chosen = {clause: r for clause, r in open_readings.items() if clause not in acceptance.readings}
    return tuple(
        (
            (*told, *((Axis(Reason.READINGS, clause), reading) for clause, reading in readings)),
            World(
                mask,
                Instants.FIRST,
                {**acceptance.readings, **dict(readings)},
                acceptance.complete,
                acceptance.competent,
            ),
        )
        for readings in _choices(chosen)
        for told, mask in masks
    )


def _both_ways(
    acceptance: Acceptance, denied: pl.Series | None
) -> Iterator[tuple[Setting, pl.Series]]:
    """Yield what is accepted with the denials of what is contested, and with what they deny."""
    axis = Axis(Reason.CONTRADICTION)
    contested, accepted = acceptance.contested, acceptance.accepted
    if denied is None:
        denied = pl.repeat(value=False, n=accepted.len(), dtype=pl.Boolean, eager=True)
    yield ((axis, DENIED),), accepted & ~(contested & ~denied)
    yield ((axis, AFFIRMED),), accepted & ~(contested & denied)


def _choices(rivals_open: Mapping[str, tuple[str, ...]]) -> list[tuple[tuple[str, str], ...]]:
    clauses = tuple(rivals_open)
    if prod(map(len, rivals_open.values())) <= MOST_READINGS:
        return [tuple(zip(clauses, c, strict=True)) for c in product(*rivals_open.values())]
    first = {clause: readings[0] for clause, readings in rivals_open.items()}
    varied = [{**first, clause: r} for clause in clauses for r in rivals_open[clause][1:]]
    return [tuple(choice.items()) for choice in (first, *varied)]


def earliest(setting: Setting) -> Setting:
    """Return how a world is set that has a counterpart with all happenings at their latest."""
    return (*setting, (Axis(Reason.DATES), EARLIEST))


def latest(setting: Setting) -> Setting:
    """Return how that counterpart is set."""
    return (*setting, (Axis(Reason.DATES), LATEST))


def at_the_latest(world: World) -> World:
    """Return the same world with all happenings at their latest."""
    return replace(world, instants=Instants.LAST)
