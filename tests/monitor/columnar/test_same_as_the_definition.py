"""The columnar engine says what the reference semantics says."""

from dataclasses import replace

import polars as pl
import pytest
from monitor.generated import Generator, Triple

from servanda.evidence.table import claims_from, table_from
from servanda.monitor.columnar import by_columns
from servanda.monitor.reference import Telling
from servanda.monitor.verdict import Verdict

TRIPLES = 400
AT_ONCE = 40


MOST_STEPS = 400
"""Rules that undo one another from microsecond to microsecond never come to rest."""


def by_definition(triple: Triple, table: pl.DataFrame) -> tuple[Verdict, ...] | None:
    telling = Telling(triple.program, tuple(claims_from(table)), triple.world, triple.as_of)
    for number, _ in enumerate(telling.steps()):
        if number > MOST_STEPS:
            return None
    return telling.verdicts()


@pytest.mark.parametrize("first", range(0, TRIPLES, AT_ONCE))
def test_random_agreements_and_histories(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        triple = Generator(seed).triple()
        table = table_from(triple.claims)
        defined = by_definition(triple, table)
        if defined is not None:
            (said,) = by_columns(triple.program, table, [triple.world], triple.as_of)
            assert said == defined, f"seed {seed}"


def resting(generator: Generator) -> Triple:
    """Return a triple whose rules come to rest."""
    while True:
        triple = generator.triple()
        if by_definition(triple, table_from(triple.claims)) is not None:
            return triple


@pytest.mark.parametrize("seed", range(40))
def test_the_order_in_which_claims_stand_changes_nothing(seed: int) -> None:
    generator = Generator(10_000 + seed)
    triple = resting(generator)
    order = list(range(len(triple.claims)))
    generator.random.shuffle(order)
    accepted = triple.world.accepted
    shuffled = replace(
        triple,
        claims=tuple(triple.claims[place] for place in order),
        world=replace(triple.world, accepted=None if accepted is None else accepted[order]),
    )
    assert _said(triple) == _said(shuffled)


@pytest.mark.parametrize("seed", range(40))
def test_a_claim_that_a_world_does_not_accept_changes_nothing_there(seed: int) -> None:
    generator = Generator(20_000 + seed)
    triple = resting(generator)
    accepted = triple.world.accepted
    before = [True] * len(triple.claims) if accepted is None else accepted.to_list()
    more = replace(
        triple,
        claims=(*triple.claims, generator.claim("N1"), generator.claim("N2")),
        world=replace(triple.world, accepted=pl.Series([*before, False, False])),
    )
    assert _said(triple) == _said(more)


def _said(triple: Triple) -> tuple[Verdict, ...]:
    table = table_from(triple.claims)
    return by_columns(triple.program, table, [triple.world], triple.as_of)[0]
