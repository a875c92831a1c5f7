"""What has been told so far in several worlds, as columns; it grows batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import polars as pl

from servanda.evidence.alike import Claims, has_column, table_of
from servanda.evidence.claim import ClaimKind
from servanda.monitor.columnar.arrays import ALWAYS, NEVER
from servanda.monitor.columnar.asked import measured_patterns, patterns_of
from servanda.monitor.columnar.intake import Counting, Dictionaries, Intake
from servanda.monitor.columnar.judged import Judged
from servanda.monitor.columnar.kept import Kept
from servanda.monitor.columnar.labels import Register
from servanda.monitor.columnar.outline import Outline
from servanda.monitor.columnar.stream import Stream, joined
from servanda.monitor.columnar.told import Told, Whole
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

    claims: Claims
    accepted: tuple[pl.Series | None, ...] = ()
    competent: tuple[pl.Series | None, ...] = ()
    withdrawn: tuple[str, ...] = ()
    as_of: int | None = None


@dataclass(frozen=True, eq=False)
class Taken:
    """Claims by pattern, taken at the same end of the time in which they may have happened.

    Patterns of which a batch tells nothing have no stream of it.
    """

    streams: Streams
    register: Register


@dataclass(frozen=True, eq=False)
class State:
    """All that was told up to now; `step` makes the next state of it and leaves it as it is.

    `rows` is how many claims there were. `tables` are kept for the rules that only the reference
    semantics judges; `keeps` says whether they are. `withdrawn` are the labels of the reports that
    no longer count; `clock` is the instant up to which time has run. `intake` is what to look for
    in tables, `outline` what the program says of itself. `judged` remembers, for each world, what
    was judged last, of this state or of one that it grew from in the order of time; None where
    something was judged of which nothing stands.

    States that grew from one another share what they are made of: one thread at a time may judge
    them or go on from them. Other processes are given them pickled.
    """

    program: Program
    worlds: tuple[World, ...]
    known: Dictionaries
    intake: Intake
    outline: Outline
    taken: Mapping[Instants, Taken]
    finders: frozenset[str] = frozenset()
    rows: int = 0
    tables: tuple[Kept, ...] = ()
    keeps: bool = True
    withdrawn: frozenset[str] = frozenset()
    clock: int = ALWAYS
    judged: dict[int, Judged | None] = field(default_factory=dict, repr=False)

    def __getstate__(self) -> dict[str, object]:
        # What was judged can be judged again.
        return {**self.__dict__, "judged": {}}

    def told(self, world: int, as_of: int) -> Told:
        """Return what is told in one world up to an instant."""
        taken = self.taken[self.worlds[world].instants]
        return Told(
            self.program,
            self.worlds[world],
            {pattern: stream.of_world(world) for pattern, stream in taken.streams.items()},
            Whole(taken.streams, world, self.kept, self.finders, self.withdrawn),
            taken.register,
            self.known,
            as_of,
        )

    @property
    def kept(self) -> tuple[Kept, ...] | None:
        """The tables as they came, where they were kept; there is nothing to keep of nothing."""
        return self.tables if self.keeps or not self.rows else None


def begin(program: Program, worlds: Sequence[World], *, keep_tables: bool = True) -> State:
    """Return the state in which nothing has been told; `worlds` are without masks.

    Without its tables, which take the most memory, a state cannot judge what columns do not say.
    """
    bare = tuple(replace(world, accepted=None, competent=None) for world in worlds)
    deciding = frozenset(name for rule in program.rules for name in rule.decider.names)
    intake = Intake(patterns_of(program), measured_patterns(program), deciding)
    state = State(program, bare, Dictionaries(), intake, Outline(program), {}, keeps=keep_tables)
    return extended(state, Batch(pl.DataFrame()))


def extended(state: State, *batches: Batch) -> State:
    """Return the state after more batches: their claims are merged into those before."""
    return extended_by(state, batches)


def extended_by(state: State, batches: Iterable[Batch]) -> State:
    """Return the state after batches that come one by one, as from a file too large to be held."""
    coming = Coming(state)
    for batch in batches:
        coming.add(batch)
    return coming.state()


class Coming:
    """Batches on their way into a state; their claims are put in order once, at the end.

    `earliest` is the earliest instant that they may tell of, `NEVER` where they tell of none.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._worlds = tuple(dict.fromkeys(world.instants for world in state.worlds))
        self._parts: dict[Instants, list[Taken]] = {instants: [] for instants in self._worlds}
        self._tables = list(state.tables)
        self._rows, self._finders = state.rows, state.finders
        self._withdrawn, self._clock = state.withdrawn, state.clock
        self.earliest = NEVER

    def add(self, batch: Batch) -> None:
        """Take from a batch what the program asks for."""
        state, height = self._state, batch.claims.height
        masks = batch.accepted or (None,) * len(state.worlds)
        competent = batch.competent or (None,) * len(state.worlds)
        counting = Counting.of(masks, competent)
        for instants in self._worlds:
            streams, register = state.intake.streams(
                batch.claims,
                counting=counting,
                instants=instants,
                known=state.known,
                first_row=self._rows,
            )
            self._parts[instants].append(Taken(streams, register))
            firsts = (int(stream.at[0]) for stream in streams.values() if len(stream))
            self.earliest = min([self.earliest, *firsts])
        if state.keeps and height:
            self._tables.append(Kept(table_of(batch.claims), masks, competent))
        self._rows += height
        findings = findings_in(batch.claims)
        self._finders |= finders_of(findings)
        self.earliest = min(self.earliest, _earliest_of(findings))
        self._withdrawn |= frozenset(batch.withdrawn)
        if batch.as_of is not None:
            self._clock = max(self._clock, batch.as_of)

    def state(self) -> State:
        """Return the state after all of them."""
        state = self._state
        taken = {instants: self._together(instants) for instants in self._worlds}
        streams = [s for one in taken.values() for s in one.streams.values() if len(s)]
        return replace(
            state,
            taken=taken,
            finders=self._finders,
            rows=self._rows,
            tables=tuple(self._tables),
            withdrawn=self._withdrawn,
            clock=max([self._clock, *(int(stream.at[-1]) for stream in streams)]),
            judged={world: self._left(said) for world, said in state.judged.items()},
        )

    def _left(self, said: Judged | None) -> Judged | None:
        """Return what was judged, where it is as it was: all that came is of later instants."""
        if said is None or self._withdrawn != self._state.withdrawn:
            return None
        return said if self.earliest > said.as_of else None

    def _together(self, instants: Instants) -> Taken:
        state, parts = self._state, self._parts[instants]
        before = state.taken.get(instants)
        every = [*([] if before is None else [before]), *parts]
        register = Register().with_more([one.register for one in every])
        ranks = register.ranks(state.known.labels)
        streams = {
            pattern: joined(
                [one.streams[pattern] for one in every if pattern in one.streams], ranks
            )
            for pattern in state.intake.patterns
        }
        if self._withdrawn:
            labels = state.known.labels.named(pl.Series(sorted(self._withdrawn), dtype=pl.String))
            gone = np.flatnonzero(np.isin(register.every_label, labels))
            streams = {p: stream.only(~np.isin(stream.rows, gone)) for p, stream in streams.items()}
        return Taken(streams, register)


def findings_in(claims: Claims) -> pl.DataFrame:
    """Return what somebody found other than that an act fits some words."""
    if not has_column(claims, "finding"):
        return pl.DataFrame()
    return table_of(claims).filter(pl.col("finding"), pl.col("kind") != ClaimKind.JUDGEMENT)


def finders_of(findings: pl.DataFrame) -> frozenset[str]:
    """Return whose findings they are."""
    names = [findings[n] for n in ("author", "teller") if n in findings.columns]
    return frozenset(name for column in names for name in column.drop_nulls())


def _earliest_of(findings: pl.DataFrame) -> int:
    """Return the earliest instant that findings tell of, also those that no pattern asks for.

    What a body found not to be so speaks against claims that a pattern does ask for.
    """
    times = [findings[n].min() for n in ("first", "last", "reported") if n in findings.columns]
    return min((at for at in times if isinstance(at, int)), default=NEVER)
