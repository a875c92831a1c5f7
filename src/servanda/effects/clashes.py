"""The smallest sets of norms that cannot all be kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice

from servanda.effects.circumstances import (
    Circumstances,
    can_hold_at_once,
    circumstances,
    meet,
    set_off_together,
)
from servanda.effects.claimed_acts import claimed_acts
from servanda.effects.claimed_effects import claimed_effects
from servanda.effects.claimed_limits import claimed_limits
from servanda.effects.claimed_statuses import claimed_statuses
from servanda.effects.propositions import Claim, ClashKind, Propositions
from servanda.norms import Agreement, Norm

MOST_OF_A_KNOT = 50
"""Of norms that all clash with one another, so many sets are listed."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Norms that cannot all be kept; without any one of them the rest can."""

    norms: tuple[Norm, ...]
    kind: ClashKind
    one_of_many: bool = False
    """The search among norms like these stopped at `MOST_OF_A_KNOT`: there may be more."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """Their clauses, in the order of the text, each once."""
        return tuple(dict.fromkeys(norm.clause for norm in self.norms))


def clashes(agreement: Agreement) -> tuple[Clash, ...]:
    """Return the smallest sets of norms that clash, in the order of the text."""
    propositions = Propositions()
    claims = tuple(
        claim
        for claimed in (claimed_acts, claimed_limits, claimed_statuses, claimed_effects)
        for claim in claimed(agreement, propositions)
        if claim.one_of  # whoever has no name cannot be said to do two things at once
    )
    order = {norm.id: number for number, norm in enumerate(agreement.norms)}
    at_once = _AtOnce(agreement)
    found: dict[tuple[str, ...], Clash] = {}
    for knot in _knots(claims, propositions):
        sets = list(knot.smallest_sets())
        for norms in sets:
            norms.sort(key=lambda norm: order[norm.id])
            clash = Clash(tuple(norms), knot.kind, len(sets) == MOST_OF_A_KNOT)
            if at_once.all_meet(clash):
                found.setdefault(tuple(norm.id for norm in norms), clash)
    return tuple(sorted(found.values(), key=lambda c: [order[n.id] for n in c.norms]))


@dataclass(frozen=True)
class _Knot:
    """Claims that have to do with one another, and what always holds between them."""

    claims: tuple[Claim, ...]
    always: tuple[tuple[int, ...], ...]

    @property
    def kind(self) -> ClashKind:
        return self.claims[0].kind

    @cached_property
    def by_norm(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.norm.id].append(claim)
        return found

    def holds(self) -> bool:
        """Whether all claims can be true at once."""
        # The solver takes half a second to load; a text whose clauses touch nowhere needs none.
        from pysat.solvers import Solver  # noqa: PLC0415

        with Solver(bootstrap_with=self.always) as solver:
            for claim in self.claims:
                solver.add_clause(claim.one_of)
            return bool(solver.solve())

    def smallest_sets(self) -> Iterator[list[Norm]]:
        """Yield the sets of norms whose claims cannot all be true, the smallest first."""
        if self.holds():
            return
        numbers = {abs(n) for c in self.claims for n in c.one_of} | {
            abs(n) for clause in self.always for n in clause
        }
        from pysat.examples.optux import OptUx  # noqa: PLC0415
        from pysat.formula import WCNF  # noqa: PLC0415

        formula = WCNF()
        for clause in self.always:
            formula.append(list(clause))
        selectors = range(max(numbers) + 1, max(numbers) + 1 + len(self.by_norm))
        for selector, claims in zip(selectors, self.by_norm.values(), strict=True):
            for claim in claims:
                formula.append([-selector, *claim.one_of])
            formula.append([selector], weight=1)
        norms = [claims[0].norm for claims in self.by_norm.values()]
        with OptUx(formula, unsorted=True) as search:
            for chosen in islice(search.enumerate(), MOST_OF_A_KNOT):
                yield [norms[number - 1] for number in chosen]


def _knots(claims: tuple[Claim, ...], propositions: Propositions) -> Iterator[_Knot]:
    """Cut the claims into groups that share no proposition: each is looked at by itself."""
    leader = list(range(len(propositions.numbers) + 1))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for clause in (*propositions.always, *(claim.one_of for claim in claims)):
        first, *rest = (abs(number) for number in clause)
        for other in rest:
            leader[find(other)] = find(first)
    grouped: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[find(abs(claim.one_of[0]))].append(claim)
    always: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for clause in propositions.always:
        always[find(abs(clause[0]))].append(clause)
    for root, group in grouped.items():
        if len({claim.norm.id for claim in group}) > 1:
            yield _Knot(tuple(group), tuple(always[root]))


@dataclass
class _AtOnce:
    """Says whether norms that exclude each other are ever called for together."""

    agreement: Agreement

    @cached_property
    def _known(self) -> dict[str, Circumstances]:
        return {}

    def _of(self, norm: Norm) -> Circumstances:
        if norm.id not in self._known:
            self._known[norm.id] = circumstances(self.agreement, norm)
        return self._known[norm.id]

    def all_meet(self, clash: Clash) -> bool:
        return all(self._pair_meets(a, b, clash.kind) for a, b in combinations(clash.norms, 2))

    def _pair_meets(self, a: Norm, b: Norm, kind: ClashKind) -> bool:
        if a.rival != b.rival and a.clause == b.clause:
            return False
        first, second = self._of(a), self._of(b)
        if self._ranks(first, b) or self._ranks(second, a):
            return False
        if kind is ClashKind.EFFECT:
            together = set_off_together(self.agreement, first, second)
            return together and can_hold_at_once(first, second)
        if kind is ClashKind.CEILING and (first.given, first.barred) != (
            second.given,
            second.barred,
        ):
            return False
        return meet(self.agreement, first, second)

    @staticmethod
    def _ranks(mine: Circumstances, other: Norm) -> bool:
        """Whether one norm says that it goes before the other, or gives way to it."""
        return any(
            other.clause == label or other.clause.startswith((f"{label}.", f"{label}-"))
            for label in mine.overrides | mine.yields_to
        )
