"""How instances stand, said one group after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from servanda.monitor.columnar.arrays import NEVER, Bools, Codes, Ints
from servanda.monitor.verdict import Why


class Sayings:
    """Says of rows, one group after the other, how they stand; the first word counts.

    `status` are numbers into `STATUSES`, `since` is `NEVER` where there is no instant; `why` are
    numbers into `reasons`; `by_finding` marks the rows on which a finding is the last word.
    """

    def __init__(self, length: int) -> None:
        self.status = np.full(length, -1, np.int8)
        self.since = np.full(length, NEVER)
        self.why = np.zeros(length, np.int32)
        self.reasons: list[tuple[Why, ...]] = [()]
        self.by_finding = np.zeros(length, np.bool_)

    @property
    def open(self) -> Bools:
        """The rows of which nothing is said yet."""
        return self.status < 0

    def say(
        self,
        rows: Bools,
        status: int | Codes,
        since: Ints | None = None,
        why: Sequence[Why] = (),
    ) -> Bools:
        """Say something of those of these rows of which nothing is said yet; return which."""
        if not rows.any():
            return rows
        new = rows & self.open
        self.status[new] = status if isinstance(status, int) else status[new]
        if since is not None:
            self.since[new] = since[new]
        if why:
            self.why[new] = self.reason(tuple(dict.fromkeys(why)))
        return new

    def reason(self, why: tuple[Why, ...]) -> int:
        """Return the number of a row of reasons."""
        if why not in self.reasons:
            self.reasons.append(why)
        return self.reasons.index(why)


def joined(parts: Sequence[Sayings]) -> Sayings:
    """Return what is said of rows, part after part."""
    whole = Sayings(0)
    numbers = [np.array([whole.reason(why) for why in part.reasons]) for part in parts]
    whole.status = np.concatenate([part.status for part in parts])
    whole.since = np.concatenate([part.since for part in parts])
    whole.by_finding = np.concatenate([part.by_finding for part in parts])
    whole.why = np.concatenate([n[part.why] for n, part in zip(numbers, parts, strict=True)])
    return whole
