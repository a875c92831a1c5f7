"""What a party would rather have, in the forms that an analyst may state it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from servanda.bargaining.conflict.states import StateName


@dataclass(frozen=True, slots=True)
class Payoffs:
    """A number for each state, in the order of the states; greater is better, equal is a tie.

    Only their order counts. None is a state that the party is not known to compare with any other;
    `unknown` are pairs of states whose comparison is not known.
    """

    values: Sequence[float | None]
    unknown: Sequence[tuple[StateName, StateName]] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """The states from the most to the least preferred; those that tie stand in a list together.

    A state left out is one that the party is not known to compare with any other. `unknown` are
    pairs of states whose comparison is not known.
    """

    groups: Sequence[StateName | Sequence[StateName]]
    unknown: Sequence[tuple[StateName, StateName]] = ()


@dataclass(frozen=True, slots=True)
class Statements:
    """What a party would have come true, the most important first (option prioritising).

    A state is preferred to another where it fulfils the first statement that tells them apart;
    states that no statement tells apart tie. A statement joins options by `not`, `and`, `or`,
    `if`, `iff` and brackets. After Peng, Hipel and others (1997) and Fang and others (2003).
    """

    statements: Sequence[str]


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Pairs of states: in `better` the first is preferred to the second, in `equal` they tie.

    What follows from them counts too; whatever else is not known.
    """

    better: Sequence[tuple[StateName, StateName]] = ()
    equal: Sequence[tuple[StateName, StateName]] = ()


Preference: TypeAlias = Payoffs | Order | Statements | Comparisons
