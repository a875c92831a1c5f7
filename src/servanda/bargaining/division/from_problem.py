"""Reads a bargaining problem as one of dividing items between two, where it is one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from servanda.bargaining.division.adjusted_winner import adjusted_winner
from servanda.bargaining.division.result import Fitting
from servanda.bargaining.problem import Problem

_PARTIES = 2
_WAYS = 2


def division_of(problem: Problem) -> Fitting:
    """Divide what two parties dispute, where each issue is won by the one or by the other.

    An item's points are what a party gains by winning its issue rather than losing it. Walk-aways
    play no part: nobody is worse off than by losing everything, which may be less than a walk-away.
    """
    unfit = tuple(_unfit(problem))
    if unfit:
        return Fitting(None, (), (), (), unfit)
    worths = [
        [tuple(w.low for w in issue if w is not None) for issue in preference.worths]
        for preference in problem.preferences
    ]
    agreed = []
    disputed = []
    wins = []
    for issue, (one, other) in enumerate(zip(*worths, strict=True)):
        better, theirs = _better(one), _better(other)
        if better == theirs and better is not None:
            agreed.append(issue)
            continue
        if better is None:
            better = 0 if theirs is None else 1 - theirs
        disputed.append(issue)
        wins.append((better, 1 - better))
    points = [[abs(side[issue][0] - side[issue][1]) for issue in disputed] for side in worths]
    if not all(any(side) for side in points):
        reason = "one of the parties gains nothing by winning any issue that is in dispute"
        return Fitting(None, tuple(disputed), tuple(wins), tuple(agreed), (reason,))
    first, second = problem.parties
    division = adjusted_winner(
        *points,
        parties=(first, second),
        items=[problem.issues[issue].name for issue in disputed],
    )
    return Fitting(division, tuple(disputed), tuple(wins), tuple(agreed), ())


def _better(worths: tuple[Fraction, ...]) -> int | None:
    """Return which of two options is worth more, None where they are worth the same."""
    return None if worths[0] == worths[1] else int(worths[1] > worths[0])


def _unfit(problem: Problem) -> Iterator[str]:
    if len(problem.preferences) != _PARTIES:
        yield f"it is for two parties, and there are {len(problem.preferences)}"
    for issue in problem.issues:
        if len(issue.options) != _WAYS:
            count = len(issue.options)
            yield f"“{issue.name}” has {count} options; an item is won or lost, which makes two"
    if not problem.definite:
        yield "not every worth is known as one number"
    if any(preference.together for preference in problem.preferences):
        yield "some options are worth more, or less, together, and items are valued one by one"
    if problem.exclusions:
        yield "red lines or linkages refuse some packages, and any division must be open"
