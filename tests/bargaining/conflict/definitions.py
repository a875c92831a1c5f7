"""The definitions of the graph model as the literature writes them: slow, and obvious.

Nothing here knows how Servanda computes anything. A model is sets and dictionaries; each function
is one definition. Sources: Fang, Hipel and Kilgour, Interactive Decision Making (1993), chapter 3
(reachable lists of coalitions, Nash, GMR, SMR, SEQ for any number of decision makers); Li, Hipel,
Kilgour and Fang, Preference uncertainty in the graph model (2004), definitions of the extensions
(a) to (d); Kilgour, Hipel, Fang and Peng, Coalition analysis in group decision support (2001), and
Inohara and Hipel, Coalition analysis in the graph model (2008).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

Coalition = frozenset[int]
Step = Callable[[Coalition, int], Iterable[int]]
"""Where a mover can go from a state."""

BETTER, WORSE, EQUAL, UNKNOWN = ">", "<", "=", "?"


@dataclass(frozen=True, eq=False)  # so that what follows from a model can be kept with it
class Model:
    """States 0 to `count` - 1; `moves[party][state]`; `compared[party][s, t]` is s against t."""

    count: int
    moves: tuple[Mapping[int, frozenset[int]], ...]
    compared: tuple[Mapping[tuple[int, int], str], ...]

    @property
    def parties(self) -> Coalition:
        return frozenset(range(len(self.moves)))


def coalitions(parties: Collection[int]) -> list[Coalition]:
    """Return every coalition that is not empty."""
    sizes = range(1, len(parties) + 1)
    return [frozenset(c) for c in chain.from_iterable(combinations(parties, k) for k in sizes)]


# --- reachable lists ---------------------------------------------------------------------------


def unilateral(model: Model) -> Step:
    """R_i(s): where a party can go by itself."""
    return lambda mover, state: model.moves[min(mover)].get(state, frozenset())


def unilateral_improvements(model: Model) -> Step:
    """R+_i(s), or R+,U_i(s) where comparisons are unknown: where it would go."""
    return lambda mover, state: {
        target
        for target in unilateral(model)(mover, state)
        if model.compared[min(mover)][target, state] in {BETTER, UNKNOWN}
    }


def by_legal_sequences(movers: Collection[Coalition], step: Step, state: int) -> frozenset[int]:
    """Return where legal sequences lead: one mover after another, none twice running.

    Each state reached is noted with who moved last, since that is who may not move next.
    """
    reached: set[tuple[int, Coalition]] = set()
    new = {(target, mover) for mover in movers for target in step(mover, state)}
    while new:
        reached |= new
        new = {
            (target, mover)
            for here, last in new
            for mover in movers
            if mover != last
            for target in step(mover, here)
        } - reached
    return frozenset(target for target, _ in reached)


@lru_cache(maxsize=4096)
def reachable(model: Model, coalition: Coalition, state: int) -> frozenset[int]:
    """R_H(s)."""
    singles = [frozenset({party}) for party in coalition]
    return by_legal_sequences(singles, unilateral(model), state)


@lru_cache(maxsize=4096)
def reachable_by_improvements(model: Model, coalition: Coalition, state: int) -> frozenset[int]:
    """R+_H(s): each step improves things for its mover."""
    singles = [frozenset({party}) for party in coalition]
    return by_legal_sequences(singles, unilateral_improvements(model), state)


@lru_cache(maxsize=4096)
def coalition_improvements(model: Model, k: Coalition, state: int) -> frozenset[int]:
    """R++_K(s): where all of a coalition would go together."""
    return frozenset(
        target
        for target in reachable(model, k, state)
        if all(model.compared[i][target, state] in {BETTER, UNKNOWN} for i in k)
    )


@lru_cache(maxsize=4096)
def reachable_by_coalitions(model: Model, parties: Coalition, state: int) -> frozenset[int]:
    """R++ of all coalitions among some parties: each step improves things for all who make it."""
    return by_legal_sequences(
        coalitions(parties), lambda k, here: coalition_improvements(model, k, here), state
    )


# --- what tempts and what deters ---------------------------------------------------------------


def tempting(extension: str) -> set[str]:
    """How a state must compare with where one is, to be worth a move."""
    return {BETTER, UNKNOWN} if extension in "ac" else {BETTER}


def deterring(extension: str) -> set[str]:
    """How a state must compare with where one was, to stop a move."""
    return {WORSE, EQUAL, UNKNOWN} if extension in "cd" else {WORSE, EQUAL}


def tempts(model: Model, coalition: Coalition, extension: str, target: int, state: int) -> bool:
    """A coalition is tempted where every member is."""
    return all(model.compared[i][target, state] in tempting(extension) for i in coalition)


def deters(model: Model, coalition: Coalition, extension: str, target: int, state: int) -> bool:
    """A coalition is stopped where one member is."""
    return any(model.compared[i][target, state] in deterring(extension) for i in coalition)


# --- stability of a state for a coalition; a party is a coalition of one -------------------------


def improvements(model: Model, h: Coalition, extension: str, s: int) -> list[int]:
    return [s1 for s1 in reachable(model, h, s) if tempts(model, h, extension, s1, s)]


def nash(model: Model, h: Coalition, extension: str, s: int) -> bool:
    return not improvements(model, h, extension, s)


def gmr(model: Model, h: Coalition, extension: str, s: int) -> bool:
    return all(
        any(deters(model, h, extension, s2, s) for s2 in reachable(model, model.parties - h, s1))
        for s1 in improvements(model, h, extension, s)
    )


def smr(model: Model, h: Coalition, extension: str, s: int) -> bool:
    return all(
        any(
            deters(model, h, extension, s2, s)
            and all(deters(model, h, extension, s3, s) for s3 in reachable(model, h, s2))
            for s2 in reachable(model, model.parties - h, s1)
        )
        for s1 in improvements(model, h, extension, s)
    )


def seq(model: Model, h: Coalition, extension: str, s: int) -> bool:
    """Opponents reply one by one, each by what is better for it."""
    return all(
        any(
            deters(model, h, extension, s2, s)
            for s2 in reachable_by_improvements(model, model.parties - h, s1)
        )
        for s1 in improvements(model, h, extension, s)
    )


def coalition_seq(model: Model, h: Coalition, extension: str, s: int) -> bool:
    """Opponents reply in any coalitions of theirs, each by what is better for all in it."""
    return all(
        any(
            deters(model, h, extension, s2, s)
            for s2 in reachable_by_coalitions(model, model.parties - h, s1)
        )
        for s1 in improvements(model, h, extension, s)
    )


Stable = Callable[[Model, Coalition, str, int], bool]
CONCEPTS: Mapping[str, Stable] = {"Nash": nash, "GMR": gmr, "SMR": smr, "SEQ": seq}
COALITION_CONCEPTS: Mapping[str, Stable] = {**CONCEPTS, "SEQ": coalition_seq}
