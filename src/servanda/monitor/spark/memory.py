"""What a worker remembers of the shards that it judged: the engine's state of each.

What counts stands in the store of the stream; a worker that remembers nothing, or something else,
reads it all again. One that remembers reads only what came since.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import reduce
from typing import TypeAlias

from servanda.monitor.columnar import Batch, State, extended

Prints: TypeAlias = tuple[int, ...]
"""A checksum of each value that a state is made of, in their order."""

MOST = 32
"""So many states a worker remembers at most; the one longest unused goes first."""

_states: OrderedDict[tuple[object, ...], tuple[Prints, State]] = OrderedDict()


def state_of(
    shard: tuple[object, ...],
    prints: Prints,
    new: Callable[[], State],
    read: Callable[[int], Sequence[Batch]],
) -> State:
    """Return the state of a shard made of the values with these checksums.

    `new` makes one that was told nothing; `read` returns the values from a number on.
    """
    known, state = _states.pop(shard, ((), None))
    if state is None or prints[: len(known)] != known:
        known, state = (), new()
    if len(known) < len(prints):
        state = reduce(extended, read(len(known)), state)
    _states[shard] = prints, state
    while len(_states) > MOST:
        _states.popitem(last=False)
    return state
