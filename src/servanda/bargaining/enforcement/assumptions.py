"""What a reader assumes so that more can be said, with its places in the options file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from servanda.bargaining.conflict import Direction, Preference, View
from servanda.bargaining.enforcement.holding import SupposedShift
from servanda.bargaining.enforcement.supposition import Supposition
from servanda.findings import Span


@dataclass(frozen=True)
class AssumedConflict:
    """Who could do what and would rather be where, as far as a reader assumes it.

    `options` are empty where the norms are to say what everybody can do. A state in `states` has a
    name and the options taken in it; a combination in `infeasible` cannot be; `views` are those of
    parties that see it differently. `places` say where words of it stand, so that what is wrong
    with them can be shown.
    """

    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clauses: tuple[str, ...] = ()
    infeasible: tuple[Mapping[str, bool], ...] = ()
    irreversible: Mapping[str, Direction] = field(default_factory=dict)
    states: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    preferences: Mapping[str, Preference] = field(default_factory=dict)
    status_quo: str | None = None
    coalitions: bool = False
    views: Mapping[str, View] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Assumptions:
    """All that an options file says. `by` is whose assumptions they are."""

    by: str
    suppositions: tuple[Supposition, ...] = ()
    shifts: tuple[SupposedShift, ...] = ()
    conflict: AssumedConflict | None = None
