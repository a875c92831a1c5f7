"""Everything about the zone of agreement by writing every package out, as the definitions say."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, combinations, product

from servanda.bargaining.problem import Preference, Problem

Package = tuple[int, ...]


def packages(problem: Problem) -> Iterator[Package]:
    return product(*(range(len(issue.options)) for issue in problem.issues))


def worth_of(preference: Preference, package: Package) -> Fraction:
    total = Fraction(0)
    for options, chosen in zip(preference.worths, package, strict=True):
        value = options[chosen]
        assert value is not None
        total += value.low
    for extra in preference.together:
        if all(package[issue] == option for issue, option in extra.options):
            total += extra.worth.low
    return total


def gains(problem: Problem, package: Package) -> list[Fraction | None]:
    return [
        None if p.walk_away is None else worth_of(p, package) - p.walk_away.low
        for p in problem.preferences
    ]


def broken(problem: Problem, package: Package) -> set[tuple[str, int]]:
    """Return the limits that a package does not keep: exclusions and parties by number."""
    refusing = {
        ("exclusion", number)
        for number, exclusion in enumerate(problem.exclusions)
        if all(package[lit.issue] in lit.options for lit in exclusion.literals)
    }
    unwilling = {
        ("party", number)
        for number, gain in enumerate(gains(problem, package))
        if gain is not None and gain < 0
    }
    return refusing | unwilling


def zone(problem: Problem) -> list[Package]:
    return [package for package in packages(problem) if not broken(problem, package)]


def least(gained: Iterable[Fraction | None]) -> Fraction:
    return min(gain for gain in gained if gain is not None)


def smallest(
    sets: Iterable[frozenset[tuple[str, int]]],
) -> set[frozenset[tuple[str, int]]]:
    every = set(sets)
    return {each for each in every if not any(other < each for other in every)}


def given_up(problem: Problem) -> set[frozenset[tuple[str, int]]]:
    """Return the smallest sets of limits without which some package keeps the rest."""
    return smallest(frozenset(broken(problem, package)) for package in packages(problem))


def clashing(problem: Problem) -> set[frozenset[tuple[str, int]]]:
    """Return the smallest sets of limits of which every package breaks one."""
    limits = [("exclusion", n) for n in range(len(problem.exclusions))]
    limits += [("party", n) for n, p in enumerate(problem.preferences) if p.walk_away]
    breaks = [broken(problem, package) for package in packages(problem)]
    subsets = chain.from_iterable(combinations(limits, n) for n in range(len(limits) + 1))
    return smallest(frozenset(subset) for subset in subsets if all(b & set(subset) for b in breaks))
