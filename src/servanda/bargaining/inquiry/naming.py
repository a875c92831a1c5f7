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

    def in_words(self, package: Package) -> str:
        """Return a package's letter with what it settles otherwise than the draft, if there is one.

        Where there is no draft, with all that it settles.
        """
        draft = self.problem.draft
        if draft is None:
            return f"{self.letter(package)} ({self._settled(package)})"
        if package == draft:
            return self.of(package)
        return f"{self.letter(package)} (the draft but for {self._settled(package, draft)})"

    def table(self) -> Table:
        """Return all packages spoken of so far, with what each is worth to whom.

        Of a package only what is otherwise than in the draft is written out; the draft, whose word
        the rest is, stands below in full.
        """
        draft = self.problem.draft
        rows = [
            (letter, self._settled(package, draft) or "nothing: it is the draft itself", *worths)
            for package, letter in self._letters.items()
            for worths in [self._worths(package)]
        ]
        heads = (f"Worth to {party}" for party in self.problem.parties)
        settled = "Settles" if draft is None else "Otherwise than in the draft"
        note = "" if draft is None else f"All else is as in the draft: {self._settled(draft)}."
        columns = ("Package", settled, *heads)
        return Table("The packages spoken of", columns, tuple(rows), note)

    def _settled(self, package: Package, but: Package | None = None) -> str:
        """Return how a package settles each issue that `but` does not settle likewise."""
        problem = self.problem
        return "; ".join(
            f"{issue.name}: {label}"
            for number, (issue, label) in enumerate(
                zip(problem.issues, problem.labels(package), strict=True)
            )
            if but is None or package[number] != but[number]
        )

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
