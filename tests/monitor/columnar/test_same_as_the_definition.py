"""The columnar engine says what the reference semantics says."""

from dataclasses import replace

import polars as pl
import pytest
from monitor.generated import Generator
from monitor.soak import defined, differs, said
from monitor.triples import Triple

from servanda.evidence.claim import Claim, ClaimKind
from servanda.evidence.table import claims_from, table_from
from servanda.monitor.columnar import by_columns
from servanda.monitor.program import (
    AGREEMENT,
    After,
    At,
    InState,
    Length,
    OnceTrue,
    Program,
    Reached,
    Rule,
    State,
)
from servanda.monitor.reference import judge
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment

TRIPLES = 400
AT_ONCE = 40


@pytest.mark.parametrize("first", range(0, TRIPLES, AT_ONCE))
def test_random_agreements_and_histories(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        assert not differs(Generator(seed).triple()), f"seed {seed}"


def resting(generator: Generator) -> Triple:
    """Return a triple whose rules come to rest."""
    while True:
        triple = generator.triple()
        if defined(triple) is not None:
            return triple


@pytest.mark.parametrize("seed", range(40))
def test_the_order_in_which_claims_stand_changes_nothing(seed: int) -> None:
    generator = Generator(10_000 + seed)
    triple = resting(generator)
    order = list(range(len(triple.claims)))
    generator.random.shuffle(order)
    assert said(triple) == said(triple.taking(order))


@pytest.mark.parametrize("seed", range(40))
def test_a_claim_that_a_world_does_not_accept_changes_nothing_there(seed: int) -> None:
    generator = Generator(20_000 + seed)
    triple = resting(generator)
    accepted, competent = triple.world.accepted, triple.world.competent
    before = [True] * len(triple.claims) if accepted is None else accepted.to_list()
    more = replace(
        triple,
        claims=(*triple.claims, generator.claim("N1"), generator.claim("N2")),
        world=replace(
            triple.world,
            accepted=pl.Series([*before, False, False]),
            competent=None if competent is None else pl.Series([*competent, False, False]),
        ),
    )
    assert said(triple) == said(more)


def test_an_agreement_may_end_so_long_after_it_entered_into_force() -> None:
    in_force = InState((AGREEMENT,), State.IN_FORCE)
    whole = Program(
        (Rule("1", "1", "1", NormKind.GUARANTEE),),
        entry=Reached(At(*moment("2031-01-01"))),
        termination=Reached(After(Length(1, "year"), OnceTrue(in_force))),
    )
    table = table_from((Claim("R1", ClaimKind.WORDS, "", happened=moment("2031-02-01")),))
    claims = tuple(claims_from(table))
    for day in ("2030-06-01", "2031-06-01", "2032-06-01"):
        as_of = moment(day).first
        told = by_columns(whole, table, [World()], as_of)
        assert told == (judge(whole, claims, World(), as_of),)
