"""Holds random problems and conflicts against the definitions, for as long as it takes.

    make soak-bargaining
    PYTHONPATH=tests python -m bargaining.soak [FIRST] [HOW MANY] [WHICH ...]

Each seed makes a problem and a conflict; what the tests say of a few hundred is asked of each.
Where something differs, the seed is printed with the problem and what was found.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pprint import pformat
from traceback import format_exc
from typing import Any

from bargaining.conflict.definitions import COALITION_CONCEPTS, CONCEPTS, coalitions
from bargaining.conflict.random_models import at_random
from bargaining.conflict.test_by_definition import by_definition
from bargaining.frontier import test_front, test_standing
from bargaining.generated import powers_from, problem_from
from bargaining.power import test_power
from bargaining.solutions import test_against_definitions
from bargaining.zone import brute, test_zone

from servanda.bargaining.power import Measure
from servanda.bargaining.zone import zone_of

SEEDS = 5_000
EVERY = 250
AT_ONCE = 25


def asks(test: Any) -> Callable[..., None]:  # noqa: ANN401 - Hypothesis does not type what it adds
    """Return what a test asks of one problem, without those that Hypothesis draws for it."""
    asked: Callable[..., None] = test.hypothesis.inner_test
    return asked


def front(seed: int) -> None:
    problem = problem_from(seed)
    asks(test_front.test_the_front_is_what_its_definition_says)(problem)
    asks(test_front.test_points_are_different_and_in_order_and_each_has_its_package)(problem)


def standing(seed: int) -> None:
    problem = problem_from(seed)
    asks(test_standing.test_a_standing_is_what_its_definition_says)(problem, seed)
    asks(test_standing.test_the_nearest_change_the_fewest_issues)(problem, seed)


def solutions(seed: int) -> None:
    problem = problem_from(seed)
    if all(p.walk_away for p in problem.preferences):
        powers = powers_from(seed, len(problem.parties))
        test_against_definitions.check_all_found(problem, powers)
    else:
        asks(test_against_definitions.test_only_the_sum_can_do_without_a_walk_away)(problem)


def zone(seed: int) -> None:
    problem = problem_from(seed)
    if all(p.walk_away for p in problem.preferences):
        found = zone_of(problem)
        test_zone.check_extent(problem, found)
        test_zone.check_slack(problem, found)
        test_zone.check_clashes(problem, found)
        test_zone.check_moves(problem, found)
    else:
        asks(test_zone.test_without_a_walk_away_the_question_stays_open_unless_the_others_close_it)(
            problem
        )


def power(seed: int) -> None:
    problem = problem_from(seed)
    test_power.check_lines(problem, Measure.UTILITARIAN)
    if all(p.walk_away for p in problem.preferences):
        test_power.check_lines(problem, Measure.NASH)


def conflict(seed: int) -> None:
    pair = at_random(seed, unknowns=bool(seed % 2))
    every = coalitions(sorted(pair.model.parties))
    alone = [mover for mover in every if len(mover) == 1]
    together = pair.conflict.coalitions()
    named = [{pair.conflict.parties.index(m) for m in c} for c in together.coalitions]
    assert pair.conflict.sound
    assert named == every
    assert (pair.conflict.stability().verdicts == by_definition(pair, CONCEPTS, alone)).all()
    assert (together.verdicts == by_definition(pair, COALITION_CONCEPTS, every)).all()


CHECKS: Mapping[str, Callable[[int], None]] = {
    check.__name__: check for check in (front, standing, solutions, zone, power, conflict)
}


def held(seeds: range, which: tuple[str, ...]) -> tuple[Counter[str], list[str]]:
    """Count what was held against the definitions, and show each difference."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for seed in seeds:
        problem = problem_from(seed)
        counts[f"problems of {len(problem.parties)} parties"] += 1
        counts["with an empty zone"] += not brute.zone(problem)
        counts["with a walk-away unknown"] += not all(p.walk_away for p in problem.preferences)
        counts[f"conflicts of {len(at_random(seed, unknowns=bool(seed % 2)).model.moves)}"] += 1
        for name in which:
            try:
                CHECKS[name](seed)
            except Exception:  # noqa: BLE001 - whatever stops an answer is a difference too
                wrong.append(f"seed {seed} differs in {name}")
                print(wrong[-1], format_exc(), pformat(problem), sep="\n", flush=True)
    return counts, wrong


def main(first: int = 0, count: int = SEEDS, *, which: tuple[str, ...]) -> int:
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    last = first + count
    parts = [range(at, min(at + AT_ONCE, last)) for at in range(first, last, AT_ONCE)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        futures = pool.map(held, parts, [which] * len(parts))
        for number, (more, differing) in enumerate(futures, start=1):
            counts += more
            wrong += differing
            told = min(number * AT_ONCE, count)
            if told % EVERY == 0 or told == count:
                print(f"{told:,} seeds, {len(wrong):,} differences", flush=True)
    print(", ".join(f"{name}: {number:,}" for name, number in sorted(counts.items())))
    print(*wrong, sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    sys.exit(main(*numbers, which=tuple(sys.argv[3:]) or tuple(CHECKS)))
