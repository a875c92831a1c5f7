"""Every solution by its definition: all packages written out, compared in fractions."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import prod

from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions import Concept

Utilities = tuple[Fraction, ...]


def packages(problem: Problem) -> dict[tuple[int, ...], Utilities]:
    """Return every package that no red line or linkage refuses, and what it is worth to each."""
    allowed = {}
    for package in product(*(range(len(issue.options)) for issue in problem.issues)):
        if not any(
            all(package[lit.issue] in lit.options for lit in exclusion.literals)
            for exclusion in problem.exclusions
        ):
            allowed[package] = tuple(
                sum((_worth(w[o]) for w, o in zip(p.worths, package, strict=True)), Fraction(0))
                + sum(
                    _worth(extra.worth)
                    for extra in p.together
                    if all(package[issue] == option for issue, option in extra.options)
                )
                for p in problem.preferences
            )
    return allowed


def picked(
    problem: Problem, concept: Concept, powers: Sequence[Fraction] = ()
) -> set[tuple[int, ...]]:
    """Return all packages that a concept picks; every walk-away must be known if it is needed."""
    floors = [p.walk_away.low if p.walk_away else None for p in problem.preferences]
    fine = {
        package: worths
        for package, worths in packages(problem).items()
        if all(f is None or u >= f for u, f in zip(worths, floors, strict=True))
    }
    gains = {
        package: tuple(u - (f or 0) for u, f in zip(worths, floors, strict=True))
        for package, worths in fine.items()
    }
    keys: dict[tuple[int, ...], tuple[Fraction, ...]] = {}
    match concept:
        case Concept.NASH:
            keys = {package: (prod(g, start=Fraction(1)),) for package, g in gains.items()}
        case Concept.ASYMMETRIC_NASH:
            whole = [int(power * 60) for power in powers]
            keys = {
                package: (prod((x**e for x, e in zip(g, whole, strict=True)), start=Fraction(1)),)
                for package, g in gains.items()
            }
        case Concept.KALAI_SMORODINSKY:
            ideal = [max(column) for column in zip(*gains.values(), strict=True)]
            keys = {
                package: tuple(sorted(x / i for x, i in zip(g, ideal, strict=True) if i))
                for package, g in gains.items()
            }
        case Concept.EGALITARIAN:
            keys = {package: tuple(sorted(g)) for package, g in gains.items()}
        case Concept.UTILITARIAN:
            keys = {package: (sum(worths, Fraction(0)),) for package, worths in fine.items()}
    best = max(keys.values(), default=())
    return {package for package, key in keys.items() if key == best}


def _worth(worth: object) -> Fraction:
    low = getattr(worth, "low", None)
    assert isinstance(low, Fraction)
    return low
