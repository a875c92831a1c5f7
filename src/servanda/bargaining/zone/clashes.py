"""All smallest sets of limits that exclude one another, and all smallest sets to give up.

MARCO: M. Liffiton, A. Previti, A. Malik, J. Marques-Silva, “Fast, flexible MUS enumeration”,
Constraints 21 (2016). A map remembers which sets of limits are settled; each set still open is
either kept by some package, and grown until it cannot be, or kept by none, and shrunk.
"""

from __future__ import annotations

from dataclasses import dataclass

from pysat.solvers import Solver

from servanda.bargaining.zone.asked import Limits
from servanda.bargaining.zone.model import UnsettledError
from servanda.bargaining.zone.result import Limit, LimitKind, Package
from servanda.bargaining.zone.search import Search

MOST_SETS = 400
"""So many sets of limits are looked for, at most."""


@dataclass(frozen=True, slots=True)
class Sets:
    """The smallest sets that clash, and the smallest without which the rest can be kept.

    Each by the indices of its limits, fewest first; `complete` is False where there are more.
    """

    clashing: tuple[tuple[int, ...], ...]
    given_up: tuple[tuple[int, ...], ...]
    complete: bool


def sets_of(search: Search, limits: tuple[Limit, ...]) -> Sets:
    """Return the sets for limits no package keeps all of; they must be all that a problem sets."""
    oracle = _Oracle(search, limits)
    every = frozenset(range(len(limits)))
    clashing: list[frozenset[int]] = []
    given_up: list[frozenset[int]] = []
    complete = True
    with Solver(name="minisat22") as known:
        # Large sets first: what clashes is then found in the fewest steps.
        known.set_phases([number + 1 for number in every])
        try:
            while known.solve():
                if len(clashing) + len(given_up) == MOST_SETS:
                    complete = False
                    break
                true = {literal for literal in known.get_model() or () if literal > 0}
                # A limit that the map does not know yet may as well be in.
                seed = frozenset(n for n in every if n + 1 in true or n + 1 > known.nof_vars())
                package = oracle.package(seed)
                if package is None:
                    clashing.append(oracle.shrunk(seed))
                    known.add_clause([-(number + 1) for number in sorted(clashing[-1])])
                else:
                    given_up.append(every - oracle.grown(package))
                    known.add_clause([number + 1 for number in sorted(given_up[-1])])
        except UnsettledError:
            complete = False
    return Sets(_ordered(clashing), _ordered(given_up), complete)


def _ordered(sets: list[frozenset[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted((tuple(sorted(each)) for each in sets), key=lambda each: (len(each), each)))


class _Oracle:
    """Tells which sets of limits some package keeps."""

    def __init__(self, search: Search, limits: tuple[Limit, ...]) -> None:
        self._search = search
        self._limits = limits
        self._exclusions = frozenset(n.exclusion for n in limits if n.exclusion is not None)
        self._party = {name: number for number, name in enumerate(search.problem.parties)}

    def package(self, limits: frozenset[int]) -> Package | None:
        """Return a package that keeps these limits."""
        return self._search.best(self._asked(limits))

    def shrunk(self, limits: frozenset[int]) -> frozenset[int]:
        """Return a smallest set that clashes within one that does."""
        for number in sorted(limits):
            fewer = limits - {number}
            if self.package(fewer) is None:
                limits = fewer
        return limits

    def grown(self, package: Package) -> frozenset[int]:
        """Return a largest set that some package keeps, all that this one keeps among them."""
        kept = self._kept(package)
        for number in range(len(self._limits)):
            if number not in kept and (other := self.package(kept | {number})):
                kept = self._kept(other)
        return kept

    def _kept(self, package: Package) -> frozenset[int]:
        each = frozenset(range(len(self._limits)))
        return frozenset(n for n in each if self._search.keeps(package, self._asked({n})))

    def _asked(self, limits: frozenset[int] | set[int]) -> Limits:
        chosen = [self._limits[number] for number in limits]
        kept = {limit.exclusion for limit in chosen}
        floors: list[int | None] = [None] * len(self._party)
        for limit in chosen:
            if limit.kind is LimitKind.WALK_AWAY and limit.party is not None:
                party = self._party[limit.party]
                floors[party] = self._search.floors[party]
        return Limits(tuple(floors), frozenset(self._exclusions - kept))
