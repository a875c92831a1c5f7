"""What one party is to keep, and what follows if it does not: plain data."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.bargaining.enforcement.answer import Answer, Lack
from servanda.bargaining.enforcement.reckoning import Reckoning

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
    def needs(self) -> frozenset[frozenset[Lack]]:
        """What must be assumed beyond the text for some consequence to weigh: the smallest sets.

        Where nothing follows at all, everything has to be assumed.
        """
        lacking = {answer.lacks for answer in self.answers} or {_NOTHING}
        return frozenset(one for one in lacking if not any(other < one for other in lacking))

    @property
    def found_by_somebody(self) -> bool:
        """Whether somebody is named to find it, or nobody needs to, for one thing that follows."""
        return any(answer.finders or not answer.to_be_found for answer in self.answers)

    @property
    def holds_by_the_text(self) -> bool:
        """Whether some consequence is complete: its finder, its doer and its time are named."""
        return frozenset() in self.needs


def is_weaker(one: Undertaking, other: Undertaking) -> bool:
    """Whether one needs more favourable assumptions than another.

    Whatever would make the first weigh on its breaker contains what would make the second do so,
    and not the other way round; two that need different things are not compared.
    """
    return _needs_as_much(one, other) and not _needs_as_much(other, one)


def weakest(undertakings: tuple[Undertaking, ...]) -> tuple[Undertaking, ...]:
    """Return those than which none is weaker, in their order: all ties."""
    kinds = {u.needs: u for u in undertakings}
    last = {
        needs
        for needs, one in kinds.items()
        if not any(is_weaker(other, one) for other in kinds.values())
    }
    return tuple(u for u in undertakings if u.needs in last)


def _needs_as_much(one: Undertaking, other: Undertaking) -> bool:
    return all(any(less <= more for less in other.needs) for more in one.needs)
