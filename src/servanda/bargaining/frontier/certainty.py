"""Whether a package is efficient where worths are known only as ranges and orders."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.bargaining.frontier.standing import beaten_by
from servanda.bargaining.frontier.worlds import best_world, worst_world
from servanda.bargaining.problem import Problem


@dataclass(frozen=True, slots=True)
class Certainty:
    """Whether a package is efficient, whatever worths are within all that is known of them.

    `beaten_by` is a package that is sure to be worth at least as much to every party and more to
    one; None where there is none, and then some worths make this package efficient. `may_be_beaten`
    is a package that would be so for some worths; None where there is none, and then this package
    is efficient for all worths. Of several it is the first in order. Walk-aways are not looked at.
    """

    package: tuple[int, ...]
    beaten_by: tuple[int, ...] | None
    may_be_beaten_by: tuple[int, ...] | None

    @property
    def possibly_efficient(self) -> bool:
        """Whether some worths, within what is known, make it efficient."""
        return self.beaten_by is None

    @property
    def certainly_efficient(self) -> bool:
        """Whether it is efficient whatever the worths are, within what is known."""
        return self.may_be_beaten_by is None


def certainty_of(problem: Problem, package: tuple[int, ...]) -> Certainty:
    """Return whether a package is efficient for all, some or no worths that are possible.

    Exact: a package that is beaten in the world in which it stands best is beaten by the same one
    in every world, and one that nothing beats in the world in which it stands worst is beaten in
    none. What red lines and linkages refuse is compared with nothing, but the package itself may be
    refused. Raises ValueError where it is no package of the problem, or where orders and ranges
    contradict one another.
    """
    if not problem.has(package):
        raise ValueError("a package must have one of the options of each issue")
    return Certainty(
        package,
        beaten_by(best_world(problem, package), package),
        beaten_by(worst_world(problem, package), package),
    )
