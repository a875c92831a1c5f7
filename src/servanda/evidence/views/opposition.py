"""Which claims say the opposite of one another: an act, and that it was not done.

A denial opposes a claim of the same kind about the same act, doer and clause, at a time that
overlaps, if it says nothing else of the claim's roles: “did not launch drones” denies launching
drones at any place, “… at Northport” only there and at the places in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from servanda.evidence.claim import ClaimKind
from servanda.evidence.table import SUBJECT, role_columns
from servanda.evidence.views.roster import Roster
from servanda.evidence.views.rows import ROW, Rows, marked

_SAME = ("kind", "what", SUBJECT, "clause", "judged")
"""What a claim and its denial always share, emptiness included."""
_AMOUNTS = ("low", "high", "unit", "times")
"""In what the figures of two claims differ that tell of different things."""
_KEY = "opposition:key"
_FIRST, _LAST = "opposition:first", "opposition:last"
_DENIABLE = (
    ClaimKind.ACT, ClaimKind.EVENT, ClaimKind.STATUS, ClaimKind.EFFECT, ClaimKind.JUDGEMENT,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Opposition:
    """Candidates that share all but their time: what is `affirmed`, what is `denied`.

    Both have a row's number, a key that opposed claims share, and when it happened.
    """

    rows: Rows
    affirmed: pl.DataFrame
    denied: pl.DataFrame

    def _marked(self, *some: pl.Series) -> pl.Series:
        return marked(self.rows.none(), pl.concat(some), value=True)

    def within(self, accepted: pl.Series) -> pl.Series:
        """Return which of the rows that are accepted are opposed by another such row."""
        affirmed, denied = (_only(side, accepted) for side in (self.affirmed, self.denied))
        return self._marked(_met(affirmed, denied), _met(denied, affirmed))

    def to(self, speaking: pl.Series) -> pl.Series:
        """Return which rows are opposed by one of the rows that are `speaking`."""
        return self._marked(
            _met(self.affirmed, _only(self.denied, speaking)),
            _met(self.denied, _only(self.affirmed, speaking)),
        )

    def denied_where(self, affirming: pl.Series) -> pl.Series:
        """Return which of the denied rows one of the `affirming` rows opposes."""
        return self._marked(_met(self.denied, _only(self.affirmed, affirming)))


def opposition(rows: Rows, roster: Roster) -> Opposition:
    """Return all claims that could be opposed, whoever makes them."""
    if not rows.column("negated", pl.Boolean).any():
        return Opposition(rows, _nothing(), _nothing())
    columns = _identifying(rows.claims)
    table = _deniable(rows.claims, columns)
    denied = table.filter("negated").collect()
    return _opposed(rows, table.filter(~pl.col("negated")), denied, columns, roster)


def same_as(rows: Rows, roster: Roster, told: Sequence[int]) -> Opposition:
    """Return what would be opposed by whoever denied the claims with these numbers.

    `denied` are these claims, `affirmed` those that tell of the same: of the same act, doer, place
    and amount, or of more particular ones. Only what is said to have happened is gone into.
    """
    claims = rows.claims
    columns = (*_identifying(claims), *(c for c in _AMOUNTS if c in claims.columns))
    affirmed = _deniable(claims, columns).filter(~pl.col("negated"))
    denied = affirmed.filter(pl.col(ROW).is_in(list(told))).collect()
    return _opposed(rows, affirmed, denied, columns, roster)


def _opposed(
    rows: Rows,
    affirmed: pl.LazyFrame,
    denied: pl.DataFrame,
    columns: tuple[str, ...],
    roster: Roster,
) -> Opposition:
    if not denied.height:
        return Opposition(rows, _nothing(), _nothing())
    acts = denied["what"].unique().to_list()
    candidates = affirmed.filter(pl.col("what").is_in(acts)).collect()
    pairs = [
        _paired(candidates, _spread(some, named, roster), named)
        for named, some in _by_what_they_name(denied, columns)
    ]
    ours, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    return Opposition(rows, _joined(ours), _joined(theirs))


def _deniable(claims: pl.DataFrame, columns: tuple[str, ...]) -> pl.LazyFrame:
    return _timed(claims, columns).filter(
        pl.col("kind").is_in([kind.value for kind in _DENIABLE]),
        (pl.col("kind") != ClaimKind.ACT.value) | pl.col(SUBJECT).is_not_null(),
    )


def _timed(claims: pl.DataFrame, columns: tuple[str, ...]) -> pl.LazyFrame:
    """Say of each row its number and when it happened, else when it was reported; no undated."""
    needed: dict[str, pl.DataType] = {name: pl.String() for name in _SAME}
    needed |= {name: pl.Int64() for name in ("first", "last", "reported")}
    needed["negated"] = pl.Boolean()
    absent = {name: kind for name, kind in needed.items() if name not in claims.columns}
    return (
        claims.lazy()
        .with_columns(pl.lit(None, kind).alias(name) for name, kind in absent.items())
        .select(*needed, *columns)
        .with_row_index(ROW)
        .with_columns(
            pl.coalesce("first", "reported").alias(_FIRST),
            pl.coalesce("last", "reported").alias(_LAST),
            pl.col("negated").fill_null(value=False),
        )
        .filter(pl.col(_FIRST).is_not_null())
    )


def _identifying(claims: pl.DataFrame) -> tuple[str, ...]:
    """Return the columns besides `_SAME` that tell one act from another."""
    roles = [name for name in role_columns(claims) if name != SUBJECT]
    columns = (f"{SUBJECT}#", *(c for name in roles for c in (name, f"{name}#", f"{name}*")))
    return tuple(column for column in columns if column in claims.columns)


def _by_what_they_name(
    denied: pl.DataFrame, columns: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], pl.DataFrame]]:
    """Group denials by the columns in which they say something: the rest may be anything."""
    if not columns:
        yield (), denied
        return
    flags = [
        (pl.col(c).fill_null(value=False) if c.endswith("*") else pl.col(c).is_not_null()).alias(c)
        for c in columns
    ]
    shape = pl.struct(flags).alias("shape")
    for (named,), some in denied.with_columns(shape).group_by("shape", maintain_order=True):
        yield tuple(column for column in columns if named[column]), some


def _spread(denied: pl.DataFrame, columns: tuple[str, ...], roster: Roster) -> pl.DataFrame:
    """Let a denial of a place stand for each place in it."""
    spread = denied
    for column in columns:
        if column.endswith(("#", "*")):
            continue
        holders = [p for p in spread[column].unique().to_list() if p in roster.within]
        if holders:
            inner = pl.DataFrame(
                {column: holders, "inner": [list(roster.within[p]) for p in holders]}
            )
            spread = (
                spread.join(inner, on=column, how="left", maintain_order="left")
                .with_columns(pl.coalesce("inner", pl.concat_list(column)).alias(column))
                .explode(column)
                .drop("inner")
            )
    return spread


def _paired(
    affirmed: pl.DataFrame, denied: pl.DataFrame, columns: tuple[str, ...]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give claims and denials that share all of these columns a key in common."""
    shared = [*_SAME, *columns]
    keys = denied.select(shared).unique(maintain_order=True).with_row_index(_KEY)
    ours, theirs = (
        side.join(keys, on=shared, how="inner", nulls_equal=True).select(ROW, _KEY, _FIRST, _LAST)
        for side in (affirmed, denied)
    )
    return ours, theirs


def _joined(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Put the pairs of several shapes into one table, and keep their keys apart."""
    return pl.concat(
        part.with_columns(pl.col(_KEY).cast(pl.UInt64) + (number << 32))
        for number, part in enumerate(parts)
    )


def _only(side: pl.DataFrame, mask: pl.Series) -> pl.DataFrame:
    return side.filter(mask.gather(side[ROW])) if side.height else side


def _met(side: pl.DataFrame, others: pl.DataFrame) -> pl.Series:
    """Return the rows of a side whose time overlaps that of one of the others with their key.

    Of the others, those that began by a claim's end, less those that were over before it began.
    """
    if not side.height or not others.height:
        return pl.Series(ROW, [], dtype=pl.UInt32)
    begun = _counted(side, others, _LAST, _FIRST, closed=True)
    over = _counted(side, others, _FIRST, _LAST, closed=False)
    return side.filter(begun > over)[ROW].unique()


def _counted(
    side: pl.DataFrame, others: pl.DataFrame, until: str, counted: str, *, closed: bool
) -> pl.Series:
    """Count, for each row of a side, the others of its key up to a time (with it, if `closed`)."""
    place, so_many = "place", "so many"
    running = others.select(_KEY, pl.col(counted).alias(until)).sort(until)
    running = running.with_columns(pl.int_range(1, pl.len() + 1).over(_KEY).alias(so_many))
    joined = (
        side.with_row_index(place)
        .sort(until)
        .join_asof(
            running,
            on=until,
            by=_KEY,
            strategy="backward",
            allow_exact_matches=closed,
            check_sortedness=False,
        )
        .sort(place)
    )
    return joined[so_many].fill_null(0)


def _nothing() -> pl.DataFrame:
    return pl.DataFrame(schema={ROW: pl.UInt32, _KEY: pl.UInt64, _FIRST: pl.Int64, _LAST: pl.Int64})
