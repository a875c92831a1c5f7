"""Which claims bear on an instance: those that fit what its rule, or one behind it, looks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_, or_

import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.evidence.table import OBJECT, SUBJECT
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.asking import Asked, Asking, Known
from servanda.monitor.program import HasStatus, Judged, Pattern, Program, Slot
from servanda.monitor.views.combining import Key
from servanda.vocabulary.instance import Instance

OF_THE_WHOLE = ("entry into force", "end")
"""The events that begin and end the agreement, whatever it says of them."""


@dataclass(frozen=True)
class Matter:
    """What one verdict depends on: some rules, and the rows of those claims that bear on it."""

    program: Program
    rows: pl.Series


def matter_of(asking: Asking, key: Key, claims: pl.DataFrame) -> Matter:
    """Return what one verdict depends on; `rows` are counted from 0.

    Whether a claim affirms or denies makes no difference here: one that says the opposite of a
    fitting one bears on the verdict too.
    """
    behind = asking.behind(*key)
    program = _narrowed(asking.program, frozenset(asked.rule.id for asked in behind))
    table = _Table(claims, asking.program)
    fitting = [table.fits(pattern, known) for pattern, known in _patterns(asking, behind)]
    fitting += [table.speaks_of(asked.rule.clause, asked.rule.id) for asked in behind]
    fitting += [table.left_undone_by(asked.rule.verifiers) for asked in behind]
    return Matter(program, table.rows((*fitting, *table.always(program))))


def bearing_on_something(asking: Asking, claims: pl.DataFrame) -> pl.Series:
    """Return the rows of those claims that some rule looks for, counted from 0."""
    table = _Table(claims, asking.program)
    known: Known = {}
    patterns = (p for p in pieces(asking.program.rules) if isinstance(p, Pattern))
    fitting = [table.fits(pattern, known) for pattern in (*patterns, *asking.of_agreement)]
    fitting += [table.speaks_of(rule.clause, rule.id) for rule in asking.program.rules]
    fitting += [table.left_undone_by(rule.verifiers) for rule in asking.program.rules]
    return table.rows((*fitting, *table.always(asking.program)))


def _narrowed(program: Program, kept: frozenset[str]) -> Program:
    strata = (tuple(rule for rule in stratum if rule in kept) for stratum in program.strata)
    return replace(
        program,
        rules=tuple(rule for rule in program.rules if rule.id in kept),
        strata=tuple(stratum for stratum in strata if stratum),
    )


def _patterns(asking: Asking, behind: Iterable[Asked]) -> Iterator[tuple[Pattern, Known]]:
    for asked in behind:
        for piece in pieces(asked.rule):
            if isinstance(piece, Pattern):
                yield piece, {v: i for v, i in asked.known.items() if v in asked.rule.variables}
    yield from ((pattern, {}) for pattern in asking.of_agreement)


@dataclass(frozen=True)
class _Table:
    """A table of claims, and what fits in it."""

    claims: pl.DataFrame
    program: Program

    def fits(self, pattern: Pattern, known: Known) -> pl.Expr:
        """Which claims fit a pattern, or say the opposite of what fits, for known values."""
        so = (pl.col("kind") == pattern.kind) & (pl.col("what") == pattern.what)
        if pattern.clause is not None:
            so &= self._equals("clause", pattern.clause)
        slots = ((SUBJECT, pattern.subject), *((role or OBJECT, s) for role, s in pattern.roles))
        return reduce(and_, (self._stands(c, s, known) for c, s in slots), so)

    def speaks_of(self, *clauses: str) -> pl.Expr:
        """Which claims are about a clause: what a body found of it, who acted upon it."""
        if "clause" not in self.claims.columns:
            return pl.lit(value=False)
        return pl.col("clause").is_in(list(clauses))

    def left_undone_by(self, verifiers: tuple[str, ...]) -> pl.Expr:
        """Which claims say that those who are to verify a rule did not do something."""
        if not verifiers or not {SUBJECT, "negated"} <= set(self.claims.columns):
            return pl.lit(value=False)
        undone = pl.col("negated").fill_null(value=False)
        return (pl.col("kind") == ClaimKind.ACT) & undone & pl.col(SUBJECT).is_in(verifiers)

    def always(self, program: Program) -> tuple[pl.Expr, ...]:
        """Which claims judge whether words fit, tell of a status, begin or end the agreement."""
        asked = tuple(pieces((program.rules, program.entry, program.termination)))
        words = [piece.words for piece in asked if isinstance(piece, Judged)]
        statuses = [piece.status for piece in asked if isinstance(piece, HasStatus)]
        return (
            (pl.col("kind") == ClaimKind.STATUS) & pl.col("what").is_in(statuses),
            (pl.col("kind") == ClaimKind.JUDGEMENT) & pl.col("what").is_in(words),
            (pl.col("kind") == ClaimKind.EVENT) & pl.col("what").is_in(OF_THE_WHOLE),
        )

    def rows(self, fitting: Iterable[pl.Expr]) -> pl.Series:
        """Return the rows for which one of these is so."""
        if not self.claims.height:
            return pl.Series("row", [], dtype=pl.UInt32)
        anything = reduce(or_, (expression.fill_null(value=False) for expression in fitting))
        return self.claims.select(pl.arg_where(anything).alias("row"))["row"]

    def _equals(self, column: str, value: str) -> pl.Expr:
        return pl.col(column) == value if column in self.claims.columns else pl.lit(value=False)

    def _stands(self, column: str, slot: Slot, known: Known) -> pl.Expr:
        """Whether a role may be filled so; what a claim leaves out may be anything."""
        if column not in self.claims.columns:
            return pl.lit(value=True)
        so = pl.lit(value=True)
        if slot.names is not None:
            so &= pl.col(column).is_in(sorted(slot.names))
        value = known.get(slot.variable) if slot.variable is not None else None
        if value is not None:
            acting = {name for name, bound in slot.counts_as if bound == value.name}
            so &= self._is(column, value, acting)
        return so | pl.col(column).is_null()

    def _is(self, column: str, value: Instance, acting: Iterable[str]) -> pl.Expr:
        """Whether a role may be filled by a value, what it is in or holds, or who acts for it."""
        inside = self.program.inside
        near = {value.name, *acting, *inside.get(value.name, ())}
        near |= {name for name, around in inside.items() if value.name in around}
        so = pl.col(column).is_in(sorted(near))
        if value.identity is None or f"{column}#" not in self.claims.columns:
            return so
        identity = pl.col(f"{column}#")
        return so & (identity.is_null() | (identity == value.identity))
