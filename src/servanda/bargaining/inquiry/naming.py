"""Letters for packages, so that each is written out once and spoken of by its letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from string import ascii_uppercase

from servanda.bargaining.inquiry.part import Table
from servanda.bargaining.inquiry.wording import number
from servanda.bargaining.problem import Problem

Package = tuple[int, ...]


@dataclass
class Names:
    """Gives packages letters in the order in which they are first spoken of."""

    problem: Problem
    _letters: dict[Package, str] = field(default_factory=dict)

    def letter(self, package: Package) -> str:
        """Return the letter of a package."""
        return self._letters.setdefault(package, lettered(len(self._letters)))

    def of(self, package: Package) -> str:
        """Return how a package is called; the draft is called so besides."""
        letter = self.letter(package)
        return f"{letter} (the draft)" if package == self.problem.draft else letter

    def all_of(self, packages: Iterable[Package], separator: str = ", ") -> str:
        """Return how several packages are called."""
        return separator.join(map(self.of, packages))

    @property
    def letters(self) -> dict[Package, str]:
        """The letters given so far."""
        return dict(self._letters)

    def in_full(self, package: Package) -> str:
        """Return what a package settles how."""
        pairs = zip(self.problem.issues, self.problem.labels(package), strict=True)
        return "; ".join(f"{issue.name}: {label}" for issue, label in pairs)

    def table(self) -> Table:
        """Return all packages spoken of so far, with what each is worth to whom."""
        parties = self.problem.parties
        rows = [
            (letter, self.in_full(package), *self._worths(package))
            for package, letter in self._letters.items()
        ]
        heads = (f"Worth to {party}" for party in parties)
        columns = ("Package", "Settles", *heads)
        return Table("The packages spoken of", columns, tuple(rows))

    def _worths(self, package: Package) -> tuple[str, ...]:
        return tuple(
            worth_in_words(self.problem, party, package)
            for party in range(len(self.problem.parties))
        )


def worth_in_words(problem: Problem, party: int, package: Package) -> str:
    """Return what a package is worth to a party: a number, from one to another, or not known."""
    preference = problem.preferences[party]
    parts = [worths[o] for worths, o in zip(preference.worths, package, strict=True)]
    low = high = Fraction(0)
    for part in parts:
        if part is None:
            return "not known"
        low, high = low + part.low, high + part.high
    for extra in preference.together:
        if all(package[issue] == option for issue, option in extra.options):
            low, high = low + extra.worth.low, high + extra.worth.high
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def lettered(place: int) -> str:
    """Return the letter of one of several things, from A; after Z they go on with A1."""
    return ascii_uppercase[place % 26] + str(place // 26 or "")
