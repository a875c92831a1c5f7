"""What a party denies: the reports that it answers so, and others that tell of the same act.

“It is not so” is said of what a report tells. Who says it to one report of an act, or rejects what
a body found of it, denies the act, whoever else tells of it; with the exceptions of one who owns to
that act: what it reports itself or accepts it does not deny, and its “no” to another report of the
same act is then no more than an answer to that report.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from servanda.evidence.views.opposition import same_as
from servanda.evidence.views.roster import Roster
from servanda.evidence.views.rows import Rows, marked


def denied_by_one(
    rows: Rows, roster: Roster, answered: Sequence[int], its_word: pl.Series
) -> pl.Series:
    """Return the rows that a party denies.

    `answered` are the numbers of those to which it says no, `its_word` marks what it reports itself
    or accepts.
    """
    denied = marked(rows.none(), answered, value=True)
    if not answered:
        return denied
    same = same_as(rows, roster, answered)
    owned_to = same.denied_where(its_word)
    return denied | (same.to(denied & ~owned_to) & ~its_word)
