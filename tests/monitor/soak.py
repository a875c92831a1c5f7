"""Holds random agreements and histories against the reference semantics, for as long as it takes.

    make soak
    PYTHONPATH=tests python -m monitor.soak [FIRST] [HOW MANY]

Each is judged at once, and some batch by batch, by what was kept of what was said before. Where
something differs, its case is made as small as can be, and printed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, replace
from multiprocessing import get_context
from pprint import pformat
from typing import Any

from monitor.generated import Generator
from monitor.in_batches import differs_in_batches, steadier
from monitor.triples import Triple

from servanda.evidence.table import claims_from, table_from
from servanda.monitor.columnar import by_columns
from servanda.monitor.program import Rule
from servanda.monitor.reference import Telling
from servanda.monitor.verdict import Verdict

TRIPLES = 20_000
MOST_STEPS = 150
"""Rules that undo one another from microsecond to microsecond never come to rest."""
EVERY = 1_000
AT_ONCE = 50
IN_BATCHES = 50
"""One in so many is also judged batch by batch."""

Said = tuple[Verdict, ...]


def defined(triple: Triple) -> Said | None:
    """What the definition says; None where the rules never come to rest."""
    claims = tuple(claims_from(table_from(triple.claims)))
    telling = Telling(triple.program, claims, triple.world, triple.as_of)
    for number, _ in enumerate(telling.steps()):
        if number > MOST_STEPS:
            return None
    return telling.verdicts()


def said(triple: Triple) -> Said:
    table = table_from(triple.claims)
    return by_columns(triple.program, table, [triple.world], triple.as_of)[0]


def differs(triple: Triple) -> bool:
    expected = defined(triple)
    return expected is not None and said(triple) != expected


def smaller(triple: Triple) -> Iterator[Triple]:
    """The triple without one of its claims, rules or parts."""
    for place in range(len(triple.claims)):
        yield triple.taking([number for number in range(len(triple.claims)) if number != place])
    rules = triple.program.rules
    for place, rule in enumerate(rules):
        for fewer in ((), *((one,) for one in simpler(rule))):
            changed = (*rules[:place], *fewer, *rules[place + 1 :])
            if changed:
                yield replace(triple, program=replace(triple.program, rules=changed))


def simpler(rule: Rule) -> Iterator[Rule]:
    bare: dict[str, Any] = dict.fromkeys(
        ("start", "end", "condition_while", "exception", "due", "cure", "notice", "parent")
    )
    for name, nothing in {**bare, "changes": (), "exchange": ()}.items():
        if getattr(rule, name) != nothing:
            yield replace(rule, **{name: nothing})


def smallest(triple: Triple, wrong: Callable[[Triple], bool]) -> Triple:
    """The smallest case that is still wrong."""
    while True:
        found = next((one for one in smaller(triple) if wrong(one)), None)
        if found is None:
            return triple
        triple = found


def show(triple: Triple) -> None:
    for rule in triple.program.rules:
        parts = {f.name: getattr(rule, f.name) for f in fields(rule)}
        print(pformat({name: part for name, part in parts.items() if part}))
    for claim in triple.claims:
        print(claim)
    print(triple.world, triple.as_of)
    print("DEFINITION", *(defined(triple) or ()), sep="\n  ")
    print("COLUMNS", *said(triple), sep="\n  ")


def held(seeds: range) -> tuple[Counter[str], list[str]]:
    """Count what was held against the definition; show the smallest case of each difference."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []

    def tell(where: str, one: Triple, differing: Callable[[Triple], bool]) -> None:
        wrong.append(f"seed {seed} differs {where}")
        print(f"{wrong[-1]}; the smallest case:")
        show(smallest(one, differing))

    for seed in seeds:
        triple = Generator(seed).triple()
        expected = defined(triple)
        found = () if expected is None else said(triple)
        if expected is not None and found != expected:
            tell("at once", triple, differs)
        counts["which never come to rest"] += expected is None
        counts.update(rule.kind.value for rule in triple.program.rules)
        counts.update(f"“{verdict.status}”" for verdict in found)
        for one in (triple, steadier(triple)) if seed % IN_BATCHES == 0 else ():
            if defined(one) is not None and differs_in_batches(one):
                tell("in batches", one, differs_in_batches)
    return counts, wrong


def main(first: int = 0, count: int = TRIPLES) -> int:
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    last = first + count
    parts = [range(at, min(at + AT_ONCE, last)) for at in range(first, last, AT_ONCE)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for number, (more, differing) in enumerate(pool.map(held, parts), start=1):
            counts += more
            wrong += differing
            told = min(number * AT_ONCE, count)
            if told % EVERY == 0 or told == count:
                print(f"{told - len(wrong):,} of {told:,} are the same", flush=True)
    print(", ".join(f"{name}: {number:,}" for name, number in counts.most_common()))
    print(*wrong, sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
