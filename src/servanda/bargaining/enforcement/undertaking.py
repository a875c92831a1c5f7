"""What one party is to keep, and what follows if it does not: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from servanda.bargaining.enforcement.answer import Answer, Lack
from servanda.bargaining.enforcement.reckoning import Reckoning

Needs: TypeAlias = frozenset[frozenset[Lack]]
"""The smallest sets of assumptions, each of which would make some consequence weigh."""

_NOTHING = frozenset(Lack) - {Lack.TARGET}


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What one party is to keep.

    `owed` is False where no clause forbids or demands it, and yet something follows from it.
    `seen_by` are named to verify it; `in_exchange` the clauses given in exchange for it, of which
    the text does not say that they end with it. `reckonings` set figures that somebody has assumed
    against what follows.
    """

    party: str
    clause: str
    norm: str
    reading: str | None
    words: str
    quote: str
    owed: bool
    irreversible: bool
    seen_by: tuple[str, ...]
    in_exchange: tuple[str, ...]
    answers: tuple[Answer, ...]
    reckonings: tuple[Reckoning, ...] = ()

    @property
    def needs(self) -> Needs:
        """What must be assumed beyond the text for some consequence to weigh: the smallest sets.

        Where nothing follows at all, everything has to be assumed.
        """
        lacking = {answer.lacks for answer in self.answers} or {_NOTHING}
        return frozenset(one for one in lacking if not any(other < one for other in lacking))

    @property
    def found_by_somebody(self) -> bool:
        """Whether somebody is named to find it, or nobody needs to, for one thing that follows."""
        return any(answer.independent or not answer.to_be_found for answer in self.answers)

    @property
    def holds_by_the_text(self) -> bool:
        """Whether some consequence is complete: its finder, its doer and its time are named."""
        return frozenset() in self.needs


def is_weaker(one: Undertaking, other: Undertaking) -> bool:
    """Whether one needs more favourable assumptions than another."""
    return asks_more(one.needs, other.needs)


def weakest(undertakings: tuple[Undertaking, ...]) -> tuple[Undertaking, ...]:
    """Return those than which none is weaker, in their order: all ties."""
    kinds = {undertaking.needs for undertaking in undertakings}
    last = {needs for needs in kinds if not any(asks_more(other, needs) for other in kinds)}
    return tuple(u for u in undertakings if u.needs in last)


def asks_more(one: Needs, other: Needs) -> bool:
    """Whether some needs are more than others: a partial order.

    Whatever would meet the first contains what would meet the second, and not the other way round;
    needs for different things are not compared.
    """
    return _as_much(one, other) and not _as_much(other, one)


def _as_much(one: Needs, other: Needs) -> bool:
    return all(any(less <= more for less in other) for more in one)
