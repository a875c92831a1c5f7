"""What an engine evaluates: definite claims, at definite instants, one reading per rival clause."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

from servanda.evidence.completeness import Completeness


class Instants(StrEnum):
    """Which instant of the time in which a claim may have happened stands for it."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True)
class World:
    """The claims that count, and how they are taken.

    `accepted` is a Boolean mask over the rows of the table of claims (None: all of them).
    `competent` marks findings that settle the trigger of a rule whose decider made them, accepted
    or not; for all else they count only where they are accepted.
    `readings` names, for each clause with rival readings, the one that counts; a clause that is not
    in it has each of its readings judged, and others who ask about it ask about the first.
    """

    accepted: pl.Series | None = None
    instants: Instants = Instants.FIRST
    readings: dict[str, str] = field(default_factory=dict)
    complete: tuple[Completeness, ...] = ()
    competent: pl.Series | None = None
