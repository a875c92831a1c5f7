"""What has been told so far in several worlds, as columns; it grows batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.monitor.columnar.arrays import ALWAYS
from servanda.monitor.columnar.asked import measured_patterns, patterns_of
from servanda.monitor.columnar.intake import Dictionaries, Intake
from servanda.monitor.columnar.labels import Register
from servanda.monitor.columnar.stream import Stream, joined
from servanda.monitor.columnar.told import Told
from servanda.monitor.program import Pattern, Program
from servanda.monitor.world import Instants, World

Streams = Mapping[Pattern, Stream]


@dataclass(frozen=True)
class Batch:
    """More claims, and which of them each world accepts (None: all; left out: every world all).

    `competent` are, for each world, findings that count for what their makers are to decide (see
    `World`). `withdrawn` are the labels of reports that no longer count anywhere, of this batch or
    earlier. `as_of` is the instant (µs since 1970) up to which time has run, where it is not that
    of the latest claim.
    """

    claims: pl.DataFrame
    accepted: tuple[pl.Series | None, ...] = ()
    competent: tuple[pl.Series | None, ...] = ()
    withdrawn: tuple[str, ...] = ()
    as_of: int | None = None


@dataclass(frozen=True, eq=False)
class Kept:
    """A table as it came, with what each world accepts of it."""

    table: pl.DataFrame
    accepted: tuple[pl.Series | None, ...]
    competent: tuple[pl.Series | None, ...]


def whole(mask: pl.Series | None, height: int) -> pl.Series:
    """Return a mask that is written out."""
    return pl.repeat(value=True, n=height, eager=True) if mask is None else mask


@dataclass(frozen=True, eq=False)
class Taken:
    """Claims by pattern, taken at the same end of the time in which they may have happened.

    `first` are the earliest instants told in each world, `None` where nothing is.
    """

    streams: Streams
    register: Register
    first: tuple[int | None, ...]


@dataclass(frozen=True, eq=False)
class State:
    """All that was told up to now; `step` makes the next state of it and leaves it as it is.

    `rows` is how many claims there were. `tables` are kept for the rules that only the reference
    semantics judges; `keeps` says whether they are. `withdrawn` are
    the labels of the reports that no longer count; `clock` is the instant up to which time has run.
    """

    program: Program
    worlds: tuple[World, ...]
    known: Dictionaries
    taken: Mapping[Instants, Taken]
    finders: frozenset[str] = frozenset()
    rows: int = 0
    tables: tuple[Kept, ...] = ()
    keeps: bool = True
    withdrawn: frozenset[str] = frozenset()
    clock: int = ALWAYS

    @cached_property
    def intake(self) -> Intake:
        """What to look for in a table."""
        return Intake(patterns_of(self.program), measured_patterns(self.program))

    def told(self, world: int, as_of: int) -> Told:
        """Return what is told in one world up to an instant."""
        taken = self.taken[self.worlds[world].instants]
        first = taken.first[world]
        return Told(
            self.program,
            self.worlds[world],
            {pattern: stream.of_world(world) for pattern, stream in taken.streams.items()},
            taken.register,
            self.known,
            as_of,
            as_of if first is None else first,
            self.finders,
        )


def begin(program: Program, worlds: Sequence[World], *, keep_tables: bool = True) -> State:
    """Return the state in which nothing has been told; `worlds` are without masks.

    Without its tables, which take the most memory, a state cannot judge what columns do not say.
    """
    bare = tuple(replace(world, accepted=None, competent=None) for world in worlds)
    state = State(program, bare, Dictionaries(), {}, keeps=keep_tables)
    nothing = pl.DataFrame()
    return extended(replace(state, tables=()), Batch(nothing))


def extended(state: State, batch: Batch) -> State:
    """Return the state after one more batch: its claims are merged into those before."""
    masks = batch.accepted or (None,) * len(state.worlds)
    taken = {
        instants: _taken(state, batch, masks, instants)
        for instants in dict.fromkeys(world.instants for world in state.worlds)
    }
    nobody = tuple(whole(None, batch.claims.height) & False for _ in state.worlds)
    competent = tuple(
        none if mask is None else mask for mask, none in zip(batch.competent, nobody, strict=False)
    )
    kept = Kept(batch.claims, masks, competent or nobody)
    more = (kept,) if state.keeps and batch.claims.height else ()
    return replace(
        state,
        taken=taken,
        finders=state.finders | finders_of(batch.claims),
        rows=state.rows + batch.claims.height,
        tables=(*state.tables, *more),
        withdrawn=state.withdrawn | frozenset(batch.withdrawn),
        clock=_clock(state, batch, taken.values()),
    )


def _taken(
    state: State, batch: Batch, masks: Sequence[pl.Series | None], instants: Instants
) -> Taken:
    streams, register = state.intake.streams(
        batch.claims,
        accepted=masks,
        instants=instants,
        known=state.known,
        first_row=state.rows,
    )
    first = tuple(_first_told(batch.claims, mask, instants) for mask in masks)
    before = state.taken.get(instants)
    if before is not None:
        register = Register.of([before.register, register])
        ranks = register.ranks(state.known.labels)
        streams = {p: joined(before.streams[p], new, ranks) for p, new in streams.items()}
        pairs = zip(before.first, first, strict=True)
        first = tuple(min((f for f in pair if f is not None), default=None) for pair in pairs)
    if batch.withdrawn:
        labels = pl.Series(batch.withdrawn, dtype=pl.String)
        gone = register.rows[np.isin(register.labels, state.known.labels.named(labels))]
        streams = {p: stream.only(~np.isin(stream.rows, gone)) for p, stream in streams.items()}
    return Taken(streams, register, first)


def _first_told(claims: pl.DataFrame, mask: pl.Series | None, instants: Instants) -> int | None:
    """Return the first instant at which an accepted claim was, None where none tells a time."""
    columns = set(claims.columns)
    happened = [pl.col(instants.value)] if {"first", "last"} <= columns else []
    stated = happened + [pl.col(name) for name in ("reported",) if name in columns]
    if not stated:
        return None
    taken = claims if mask is None else claims.filter(mask)
    first = taken.select(pl.coalesce(stated).min()).item()
    return None if first is None else int(first)


def _clock(state: State, batch: Batch, taken: Iterable[Taken]) -> int:
    """Return the instant up to which time has run."""
    if batch.as_of is not None:
        return max(state.clock, batch.as_of)
    latest = [int(s.at[-1]) for one in taken for s in one.streams.values() if len(s)]
    return max([state.clock, *latest])


def finders_of(claims: pl.DataFrame) -> frozenset[str]:
    """Return who found something other than that an act fits some words."""
    if "finding" not in claims.columns:
        return frozenset()
    found = claims.filter(pl.col("finding"), pl.col("kind") != ClaimKind.JUDGEMENT)
    names = [found[n] for n in ("author", "teller") if n in found.columns]
    return frozenset(name for column in names for name in column.drop_nulls())
