"""The states that a conflict can be in, and how a user names one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.mistake import mistake
from servanda.bargaining.conflict.option import Mask, Options, letters
from servanda.findings import Finding

MOST_STATES = 1 << 21
"""Beyond so many states no conflict is analysed."""
MOST_OPTIONS = 62
"""As many options as there are bits to note them in."""

StateName: TypeAlias = int | str | Mapping[str, bool]
"""A state: its index from 0, its name or letters (`"YNN"`), or a truth for every option."""


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """The feasible states, numbered from 0.

    `masks` has shape (states,): in bit k whether option k is taken; empty where states are only
    named. `settled`, likewise: whether it is so in all combinations that count as this state.
    `names` are what a user called them; empty where their letters are their names.
    """

    count: int
    names: tuple[str, ...]
    options: Options
    masks: NDArray[np.int64]
    settled: NDArray[np.int64]

    def label(self, state: int) -> str:
        """Return the name of a state, or its letters where it has none."""
        if self.names:
            return self.names[state]
        return letters(int(self.masks[state]), len(self.options.options))

    def taken(self, state: int, option: int) -> bool | None:
        """Return whether an option is taken in a state; None where it may or may not be."""
        if not self.settled[state] >> option & 1:
            return None
        return bool(self.masks[state] >> option & 1)

    def find(self, name: StateName) -> int | Finding:
        """Return the index of a state, or why there is none of that name."""
        if isinstance(name, int | np.integer) and not isinstance(name, bool):
            if 0 <= name < self.count:
                return int(name)
            return mistake("state-unknown", f"There is no state {name}: {self._numbers()}.")
        if isinstance(name, str) and name in self.names:
            return self.names.index(name)
        if not self.options.options or not isinstance(name, str | Mapping):
            return mistake("state-unknown", f"There is no state “{name}”.")
        mask = self.options.mask(name)
        return mask if isinstance(mask, Finding) else self._one(mask, name)

    def _one(self, mask: Mask, name: StateName) -> int | Finding:
        where = np.flatnonzero(((self.masks ^ mask.taken) & mask.cares & self.settled) == 0)
        if not len(where):
            return mistake("state-infeasible", f"“{name}” is not among the feasible states.")
        if len(where) > 1:
            return mistake("state-unknown", f"“{name}” is {len(where)} states, not one.")
        return int(where[0])

    def _numbers(self) -> str:
        return f"they are numbered 0 to {self.count - 1}" if self.count else "there is none"


def feasible(options: Options, infeasible: Iterable[Mask]) -> NDArray[np.int64] | Finding:
    """Return every state that no pattern excludes, in bits, in ascending order.

    Options are set one by one, and what is excluded is dropped at once, so that many options that
    exclude one another are no burden.
    """
    count = len(options.options)
    if count > MOST_OPTIONS:
        return _too_many(f"{count:,} options")
    excluded = list(infeasible)
    masks = np.zeros(1, dtype=np.int64)
    for k in range(count):
        masks = np.concatenate([masks, masks | (1 << k)])
        for pattern in excluded:
            # The highest option that a pattern names has just been set: it can be decided now.
            if pattern.cares.bit_length() == k + 1:
                masks = masks[(masks & pattern.cares) != pattern.taken]
        if len(masks) > MOST_STATES:
            return _too_many(f"{count} options")
    if any(not pattern.cares for pattern in excluded):
        masks = masks[:0]
    if not len(masks):
        return mistake("no-feasible-state", "Every state is excluded: there is nothing to analyse.")
    return masks


def _too_many(what: str) -> Finding:
    return mistake(
        "too-many-states",
        f"{what} make more than {MOST_STATES:,} states. Say which combinations cannot be, or "
        f"leave out options.",
    )
