"""What stands in one role of many claims."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from servanda.monitor.columnar.arrays import Bools, Ints
from servanda.monitor.columnar.names import (
    NOBODY,
    Names,
    each_alone,
    identity_part,
    means_all,
)


@dataclass(frozen=True, eq=False)
class Filled:
    """A role, row by row: `codes` are instances' integers, `NOBODY` where nothing stands in it.

    `name` is the declared name where it is the same in all rows, as it mostly is. `some_all` says
    whether all of a name can be meant, `some_nobody` whether nothing stands in some rows,
    `absent` in none at all.
    """

    codes: Ints
    names: Names
    name: str | None
    some_all: bool
    some_nobody: bool
    absent: bool = False

    @classmethod
    def of(
        cls,
        names: pl.Series | str | None,
        identities: pl.Series | None,
        every: pl.Series | None,
        *,
        known: Names,
        length: int,
    ) -> Filled:
        """Take a role's columns, as `evidence.table` has them; None for one that is not there.

        `names` are the declared names, row by row, or the one that stands in all rows.
        """
        if names is None:
            return cls(
                np.full(length, NOBODY), known, None, some_all=False, some_nobody=True, absent=True
            )
        codes = known.codes(names, identities, every, length)
        only = names if isinstance(names, str) else None
        nobody = isinstance(names, pl.Series) and names.has_nulls()
        return cls(codes, known, only, every is not None, nobody)

    @cached_property
    def alone(self) -> Ints:
        """The instances without the mark that all are meant."""
        return each_alone(self.codes) if self.some_all else self.codes

    @property
    def means_all(self) -> Bools:
        """Where all are meant."""
        return means_all(self.codes)

    @cached_property
    def stated(self) -> Bools | None:
        """Where somebody or something stands in the role; None where that is so throughout."""
        return self.codes != NOBODY if self.some_nobody else None

    def named(self, wanted: frozenset[str], *, unstated: bool) -> Bools | None:
        """Return where one of some names stands, or, `unstated`, nothing; None for throughout."""
        if self.name is not None or self.absent:
            fits = unstated if self.absent else self.name in wanted
            return None if fits else np.zeros(len(self.codes), np.bool_)
        found = self.names.named(self.codes, wanted)
        return found | ~self.stated if unstated and self.stated is not None else found

    def told_apart(self, identity: str) -> Bools:
        """Return where an identity stands, or nobody does."""
        wanted = self.names.identities.code(identity) + 1
        return np.asarray((self.codes == NOBODY) | (identity_part(self.codes) >> 1 == wanted))
