"""Small conflicts at random, each both as an analyst types it in and as the definitions read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from random import Random

from bargaining.conflict.definitions import BETTER, EQUAL, UNKNOWN, WORSE, Model

from servanda.bargaining.conflict import Comparisons, Conflict, Direction, Payoffs, Preference

PARTIES = "ABCDE"


@dataclass(frozen=True)
class Pair:
    conflict: Conflict
    model: Model


def at_random(seed: int, *, unknowns: bool) -> Pair:
    """Return a conflict of two to five parties, in option form or by its graph."""
    chance = Random(seed)  # noqa: S311 - a test must come out the same each time
    return chance.choice([in_option_form, by_moves])(chance, unknowns=unknowns)


def in_option_form(chance: Random, *, unknowns: bool) -> Pair:
    parties = PARTIES[: chance.randint(2, 5)]
    counts = [1] * len(parties)
    for _ in range(chance.randint(0, 5 - len(parties))):
        counts[chance.randrange(len(counts))] += 1
    options = {p: [f"{p}{k}" for k in range(n)] for p, n in zip(parties, counts, strict=True)}
    names = [name for held in options.values() for name in held]
    one_way = {
        name: chance.choice([Direction.TAKE_ONLY, Direction.DROP_ONLY])
        for name in names
        if chance.random() < 0.3
    }
    infeasible = [
        "".join(chance.choice("YN--") for _ in names) for _ in range(chance.choice([0, 0, 1, 2]))
    ]
    infeasible = [pattern for pattern in infeasible if set(pattern) != {"-"}]
    every = ["".join("NY"[n >> k & 1] for k in range(len(names))) for n in range(1 << len(names))]
    states = [here for here in every if not any(fits(here, pattern) for pattern in infeasible)]
    if not states:
        return in_option_form(chance, unknowns=unknowns)
    moves = tuple(
        {
            s: frozenset(
                t
                for t, there in enumerate(states)
                if s != t and can_move(states[s], there, party, names, one_way)
            )
            for s in range(len(states))
        }
        for party in parties
    )
    stated, compared = preferences(chance, parties, len(states), unknowns=unknowns)
    conflict = Conflict.from_options(options, stated, infeasible=infeasible, irreversible=one_way)
    return Pair(conflict, Model(len(states), moves, compared))


def fits(letters: str, pattern: str) -> bool:
    return all(wanted in {"-", letter} for letter, wanted in zip(letters, pattern, strict=True))


def can_move(
    here: str, there: str, party: str, names: list[str], one_way: dict[str, Direction]
) -> bool:
    return all(
        old == new
        or (
            name.startswith(party)
            and not (old == "Y" and one_way.get(name) is Direction.TAKE_ONLY)
            and not (old == "N" and one_way.get(name) is Direction.DROP_ONLY)
        )
        for name, old, new in zip(names, here, there, strict=True)
    )


def by_moves(chance: Random, *, unknowns: bool) -> Pair:
    parties = PARTIES[: chance.randint(2, 5)]
    count = chance.randint(2, 9)
    density = chance.choice([0.1, 0.2, 0.4])
    moves = tuple(
        {
            s: frozenset(t for t in range(count) if s != t and chance.random() < density)
            for s in range(count)
        }
        for _ in parties
    )
    stated, compared = preferences(chance, parties, count, unknowns=unknowns)
    conflict = Conflict.from_moves(
        [f"s{s}" for s in range(count)],
        {
            party: [(f"s{s}", f"s{t}") for s, targets in own.items() for t in targets]
            for party, own in zip(parties, moves, strict=True)
        },
        stated,
    )
    return Pair(conflict, Model(count, moves, compared))


Comparing = dict[tuple[int, int], str]


def preferences(
    chance: Random, parties: str, count: int, *, unknowns: bool
) -> tuple[dict[str, Preference], tuple[Comparing, ...]]:
    made = [some_unknown(chance, count) if unknowns else with_ties(chance, count) for _ in parties]
    stated = {party: preference for party, (preference, _) in zip(parties, made, strict=True)}
    return stated, tuple(compared for _, compared in made)


def with_ties(chance: Random, count: int) -> tuple[Payoffs, Comparing]:
    levels = chance.choice([2, 3, count, 3 * count])
    values: list[float | None] = [chance.randrange(levels) for _ in range(count)]
    return Payoffs(values), by_value(values)


def some_unknown(chance: Random, count: int) -> tuple[Preference, Comparing]:
    if chance.random() < 0.5:
        preference, compared = with_ties(chance, count)
        pairs = [p for p in combinations(range(count), 2) if chance.random() < 0.3]
        for one, other in pairs:
            compared[one, other] = compared[other, one] = UNKNOWN
        return Payoffs(preference.values, unknown=pairs), compared
    values = [chance.randrange(count) for _ in range(count)]
    better = [
        (s, t)
        for s in range(count)
        for t in range(count)
        if values[s] > values[t] and chance.random() < 0.3
    ]
    return Comparisons(better=better), closed(better, count)


def by_value(values: list[float | None]) -> Comparing:
    numbers = [value for value in values if value is not None]
    return {
        (s, t): BETTER if one > other else WORSE if one < other else EQUAL
        for s, one in enumerate(numbers)
        for t, other in enumerate(numbers)
    }


def closed(better: list[tuple[int, int]], count: int) -> Comparing:
    known = set(better)
    while more := {(a, d) for a, b in known for c, d in known if b == c} - known:
        known |= more
    return {
        (s, t): EQUAL
        if s == t
        else BETTER
        if (s, t) in known
        else WORSE
        if (t, s) in known
        else UNKNOWN
        for s in range(count)
        for t in range(count)
    }


def many(number: int, *, unknowns: bool) -> Iterator[Pair]:
    return (at_random(seed, unknowns=unknowns) for seed in range(number))
