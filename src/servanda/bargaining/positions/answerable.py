"""The part of a problem of which enough is known, so that it can be asked what all would sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from servanda.bargaining.problem import Additional, Exclusion, Literal, Preference, Problem

_FEWEST = 2
"""So many parties make an agreement."""


@dataclass(frozen=True, slots=True)
class Answerable:
    """The parties whose walk-away is known, and the issues whose worth to each of them is known.

    `issues` are the places of its issues in the whole problem. What is left out stands beside it:
    an answer holds for what is in, whatever becomes of the rest.
    """

    problem: Problem
    issues: tuple[int, ...]
    parties_left_out: tuple[str, ...]
    issues_left_out: tuple[int, ...]
    refusals_left_out: tuple[Exclusion, ...]
    worth_left_out: tuple[Additional, ...]


def answerable_part(problem: Problem) -> Answerable | None:
    """Return the part that can be answered, or None where there is none.

    At least two parties' walk-away must be known, and what one issue is worth to each of those.
    """
    known = [p for p in problem.preferences if p.walk_away is not None]
    issues = tuple(
        place
        for place in range(len(problem.issues))
        if all(worth is not None for p in known for worth in p.worths[place])
    )
    if len(known) < _FEWEST or not issues:
        return None
    names = {preference.party for preference in known}
    parts = {place: number for number, place in enumerate(issues)}
    concern = [e for e in problem.exclusions if e.party is None or e.party in names]
    kept = [e for e in concern if all(literal.issue in parts for literal in e.literals)]
    extras = [extra for p in known for extra in p.together]
    return Answerable(
        replace(
            problem,
            issues=tuple(problem.issues[place] for place in issues),
            preferences=tuple(_narrowed(p, parts) for p in known),
            exclusions=tuple(_moved(e, parts) for e in kept),
        ),
        issues,
        tuple(p.party for p in problem.preferences if p.party not in names),
        tuple(place for place in range(len(problem.issues)) if place not in parts),
        tuple(e for e in concern if e not in kept),
        tuple(extra for extra in extras if not _within(extra, parts)),
    )


def _narrowed(preference: Preference, parts: dict[int, int]) -> Preference:
    return replace(
        preference,
        worths=tuple(preference.worths[place] for place in parts),
        orders=tuple(
            replace(order, issue=parts[order.issue])
            for order in preference.orders
            if order.issue in parts
        ),
        together=tuple(
            replace(extra, options=tuple((parts[i], o) for i, o in extra.options))
            for extra in preference.together
            if _within(extra, parts)
        ),
    )


def _within(extra: Additional, parts: dict[int, int]) -> bool:
    return all(issue in parts for issue, _ in extra.options)


def _moved(exclusion: Exclusion, parts: dict[int, int]) -> Exclusion:
    literals: Sequence[Literal] = exclusion.literals
    return replace(
        exclusion, literals=tuple(Literal(parts[one.issue], one.options) for one in literals)
    )
