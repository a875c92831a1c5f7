"""A bargaining problem: who is to agree on what, and all that is known of what they want."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np

from servanda.bargaining.problem.exclusion import Exclusion
from servanda.bargaining.problem.issue import Issue
from servanda.bargaining.problem.preference import Preference
from servanda.findings import Finding


@dataclass(frozen=True, slots=True)
class Problem:
    """Who is to agree on what.

    `preferences` are one for each party, in an order that means nothing. A *package* is a tuple
    with, for each issue, the index of one of its options.
    """

    title: str
    issues: tuple[Issue, ...]
    preferences: tuple[Preference, ...]
    exclusions: tuple[Exclusion, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties."""
        return tuple(preference.party for preference in self.preferences)

    @property
    def count(self) -> int:
        """How many packages there are, refused ones included."""
        return prod(len(issue.options) for issue in self.issues)

    @property
    def definite(self) -> bool:
        """Whether every worth is one number: only then can packages be compared without more."""
        return all(preference.definite for preference in self.preferences)

    @property
    def draft(self) -> tuple[int, ...] | None:
        """The package that the draft is, or None where it leaves an issue open."""
        options = tuple(issue.draft for issue in self.issues if issue.draft is not None)
        return options if len(options) == len(self.issues) else None

    def has(self, package: object) -> bool:
        """Whether this is a package: the index of an option for each issue."""
        if not isinstance(package, Sequence) or len(package) != len(self.issues):
            return False
        return all(
            isinstance(option, int | np.integer)
            and not isinstance(option, bool)
            and 0 <= option < len(issue.options)
            for issue, option in zip(self.issues, package, strict=True)
        )

    def labels(self, package: tuple[int, ...]) -> tuple[str, ...]:
        """Return a package in words: the label of its option on each issue."""
        return tuple(i.options[o].label for i, o in zip(self.issues, package, strict=True))
