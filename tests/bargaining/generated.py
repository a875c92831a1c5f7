"""Small problems from a seed: ties, red lines, linkages, worth together, walk-aways near by."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from bargaining.problems import NAMES, exactly
from bargaining.zone.brute import worth_of

from servanda.bargaining.problem import (
    Additional,
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    Worth,
)

_SIZES = ((7, 9), (2, 3, 4), (3, 3, 5), (1, 4, 6), (2, 2, 3, 4), (3, 3, 3, 3), (2, 2, 2, 2, 3))
_EXTENTS = (2, 5, 20, 1000, 10**6)
"""Worths lie between these and their negatives; where there are few numbers there are many ties."""


def problem_from(seed: int) -> Problem:
    """Return a problem of two to five parties; in one of five, some walk-aways are not known."""
    return _Generator(seed).problem()


def powers_from(seed: int, parties: int) -> list[Fraction]:
    """Return powers in twelfths, some of them 0, not all."""
    chance = Random(seed)  # noqa: S311 - a soak must come out the same each time
    powers = [Fraction(chance.choice([0, 1, 3, 4, 6, 12, 15]), 12) for _ in range(parties)]
    return powers if any(powers) else [Fraction(1)] * parties


class _Generator:
    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - a soak must come out the same each time
        self.sizes = self.chance.choice(_SIZES)
        self.extent = self.chance.choice(_EXTENTS)
        self.parts = self.chance.choice([1, 1, 2, 10])
        self.open = self.chance.random() < 0.2

    def problem(self) -> Problem:
        parties = NAMES[: self.chance.randint(2, 5)]
        issues = tuple(
            Issue(f"issue {n}", tuple(self._option(o) for o in range(size)))
            for n, size in enumerate(self.sizes)
        )
        meeting = self._package()
        preferences = tuple(self._preference(party, meeting) for party in parties)
        exclusions = tuple(self._exclusion(n, parties) for n in range(self.chance.randint(0, 4)))
        return Problem("random", issues, preferences, exclusions)

    def _option(self, number: int) -> Option:
        return Option(f"option {number}", figure=Fraction(self.chance.randint(0, 9)))

    def _preference(self, party: str, meeting: tuple[int, ...]) -> Preference:
        table = tuple(tuple(self._worth() for _ in range(size)) for size in self.sizes)
        extras = tuple(
            Additional(self._together(2), self._worth())
            for _ in range(self.chance.choice([0, 0, 1, 2]))
        )
        valued = Preference(party, table, (), extras)
        if self.open and self.chance.random() < 0.5:
            return valued
        # Near what one package is worth, the same for all, so that a zone is as likely as none.
        near = worth_of(valued, meeting) + self._worth().low / 2
        return Preference(party, table, (), extras, exactly(near.numerator, near.denominator))

    def _exclusion(self, number: int, parties: Sequence[str]) -> Exclusion:
        said = self.chance.choice([None, *parties])
        pairs = self._together(1)
        literals = tuple(
            Literal(i, frozenset({o, *self._others(i, len(pairs) == 1)})) for i, o in pairs
        )
        return Exclusion(f"line {number}", said, literals)

    def _others(self, issue: int, several: bool) -> list[int]:  # noqa: FBT001 - of one issue alone
        size = self.sizes[issue]
        return self.chance.sample(range(size), self.chance.randint(0, size // 2 if several else 1))

    def _together(self, least: int) -> tuple[tuple[int, int], ...]:
        number = self.chance.randint(least, min(3, len(self.sizes)))
        issues = self.chance.sample(range(len(self.sizes)), number)
        return tuple((issue, self.chance.randrange(self.sizes[issue])) for issue in issues)

    def _worth(self) -> Worth:
        return exactly(self.chance.randint(-self.extent, self.extent), self.parts)

    def _package(self) -> tuple[int, ...]:
        return tuple(self.chance.randrange(size) for size in self.sizes)
