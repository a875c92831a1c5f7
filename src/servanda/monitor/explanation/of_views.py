"""The proofs of a view's verdicts: of each of its worlds, where these differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial

import polars as pl

from servanda.evidence.table import claims_from
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.columnar import Batch, State, begin, extended, judged
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.engine import MANY_CLAIMS
from servanda.monitor.explanation.explain import NoSuchInstanceError, explain
from servanda.monitor.explanation.in_columns import Proving
from servanda.monitor.explanation.inquiry import WHY, Inquiry
from servanda.monitor.explanation.proof import Proof
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.program import Pattern
from servanda.monitor.turning.relevant import Matter, matter_of
from servanda.monitor.verdict import Reason, Status
from servanda.monitor.views.across import Question
from servanda.monitor.views.combining import Key, Values, from_whole_to_none
from servanda.monitor.views.worlds import DENIED, Axis, Setting, worlds_of
from servanda.monitor.world import World

_DENYING = (Axis(Reason.CONTRADICTION), DENIED)
MOST_NEAR = 200
"""So many claims of the same acts are looked at for what comes near; the first in the table."""


class Proofs:
    """Proves the verdicts of a monitoring.

    With few claims the definition does, on those that bear on the verdict. With many they are
    judged by columns once, when the first proof is asked for; only rules that columns leave to the
    definition are proved by it then, too.
    """

    def __init__(self, monitoring: Monitoring) -> None:
        self._monitoring = monitoring
        self._rivals = monitoring.hearing.asking.rivals_asked_about
        self._proving: dict[int, Proving] = {}

    def of(
        self, question: Question, view: str, inquiry: Inquiry = WHY
    ) -> tuple[tuple[Setting, Proof], ...]:
        """Return why a view gives its verdict, or what else is asked of it.

        There are several proofs where the view's worlds differ, each with what its world settles.
        """
        if self._monitoring.record.claims.height <= MANY_CLAIMS:
            return _told_apart(self._by_definition(question, view, inquiry))
        try:
            return _told_apart(self._by_columns(question, view, inquiry))
        except NotColumnarError:
            return _told_apart(self._by_definition(question, view, inquiry))

    def _by_definition(
        self, question: Question, view: str, inquiry: Inquiry
    ) -> Iterator[tuple[Setting, Proof]]:
        """Look only at claims that bear on the verdict, and some that come near."""
        monitoring = self._monitoring
        matter = matter_of(monitoring.hearing.asking, question.key, monitoring.record.claims)
        rows = _with_near(matter, monitoring.record.claims)
        claims = monitoring.record.claims[rows]
        acceptance = monitoring.acceptances[monitoring.names.index(view)].of_rows(rows)
        told = tuple(claims_from(claims))
        as_of = monitoring.hearing.as_of
        for setting, world in _affirmed_first(worlds_of(acceptance, claims, self._rivals)):
            prove = partial(explain, matter.program, told, world, as_of, inquiry=inquiry)
            if (proof := _of_nearest(prove, question.key)) is not None:
                yield setting, proof

    def _by_columns(
        self, question: Question, view: str, inquiry: Inquiry
    ) -> Iterator[tuple[Setting, Proof]]:
        for setting, number in self._numbered[view]:
            if number not in self._proving:
                judgement = judged(self._state, number, self._monitoring.hearing.as_of)
                self._proving[number] = Proving(judgement)
            prove = partial(self._proving[number].proof, inquiry=inquiry)
            if (proof := _of_nearest(prove, question.key)) is not None:
                yield setting, proof

    @cached_property
    def _worlds(self) -> dict[str, tuple[tuple[Setting, World], ...]]:
        """The worlds of each view."""
        monitoring = self._monitoring
        views = zip(monitoring.names, monitoring.acceptances, strict=True)
        claims = monitoring.record.claims
        return {
            name: _affirmed_first(worlds_of(acceptance, claims, self._rivals))
            for name, acceptance in views
        }

    @cached_property
    def _numbered(self) -> dict[str, tuple[tuple[Setting, int], ...]]:
        """For each view how its worlds are set, and their numbers in the state."""
        found: dict[str, tuple[tuple[Setting, int], ...]] = {}
        first = 0
        for view, worlds in self._worlds.items():
            settings = (setting for setting, _ in worlds)
            found[view] = tuple((s, number) for number, s in enumerate(settings, first))
            first += len(worlds)
        return found

    @cached_property
    def _state(self) -> State:
        """The worlds of all views, with all that is told in them."""
        worlds = [world for of_view in self._worlds.values() for _, world in of_view]
        batch = Batch(
            self._monitoring.record.claims,
            tuple(world.accepted for world in worlds),
            tuple(world.competent for world in worlds),
        )
        return extended(begin(self._monitoring.hearing.program, worlds), batch)


def _of_nearest(prove: Callable[[str, Values], Proof], key: Key) -> Proof | None:
    """Prove an instance, or what has only some of its values where it did not come about."""
    rule, values = key
    for part in from_whole_to_none(values):
        try:
            return prove(rule, part)
        except NoSuchInstanceError:
            continue
    return None


def _affirmed_first(
    worlds: tuple[tuple[Setting, World], ...],
) -> tuple[tuple[Setting, World], ...]:
    """Look at what is contested first as affirmed: there is more to tell of it."""
    return tuple(sorted(worlds, key=lambda world: _DENYING in world[0]))


def _told_apart(proofs: Iterator[tuple[Setting, Proof]]) -> tuple[tuple[Setting, Proof], ...]:
    """Keep one proof of each status, and of what its world settles that in which it differs."""
    found: dict[Status, tuple[Setting, Proof]] = {}
    for setting, proof in proofs:
        found.setdefault(proof.verdict.status, (setting, proof))
    settings = [frozenset(setting) for setting, _ in found.values()]
    shared = frozenset.intersection(*settings) if settings else frozenset()
    return tuple((tuple(c for c in s if c not in shared), p) for s, p in found.values())


def _with_near(matter: Matter, claims: pl.DataFrame) -> pl.Series:
    """Return the rows that bear on a verdict, with some claims of the same acts besides."""
    acts = {piece.what for piece in pieces(matter.program.rules) if isinstance(piece, Pattern)}
    near = claims.select(pl.arg_where(pl.col("what").is_in(acts)).alias("row"))["row"]
    both = pl.concat([matter.rows, near.head(MOST_NEAR).cast(matter.rows.dtype)])
    return both.unique().sort()
