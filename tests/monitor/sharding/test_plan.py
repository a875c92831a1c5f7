"""Judged apart and put together again, verdicts are those of the whole."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from monitor.generated import Generator
from monitor.programs import act, did, end_of
from monitor.sharding.in_shards import in_shards
from monitor.sharding.shared_programs import (
    PROGRAMS,
    anyone,
    histories,
    keeping_pledges,
    no_strikes,
    protection,
)
from monitor.triples import Triple

from servanda.evidence.claim import Claim
from servanda.evidence.completeness import Completeness
from servanda.evidence.table import claims_from, table_from
from servanda.findings import Text
from servanda.instrument.from_text import read_pact
from servanda.monitor.columnar import by_columns
from servanda.monitor.engine import by_reference
from servanda.monitor.from_norms import program_from
from servanda.monitor.program import BEARER, All, Not, Occurred, Program, Rule, Slot, Trigger
from servanda.monitor.reference import Telling
from servanda.monitor.sharding.plan import Plan
from servanda.monitor.sharding.routes import shard_of
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World
from servanda.norms import agreement_from
from servanda.vocabulary.instance import Instance

AS_OF = end_of("2031-01-20")
WORLDS = (World(complete=(Completeness("deliver"),)),)
WORKLOAD = Path(__file__).parents[1] / "from_norms" / "common_workload.pact.md"
MOST_STEPS = 400
"""Rules that undo one another from microsecond to microsecond never come to rest."""


@pytest.mark.parametrize("program", PROGRAMS)
@settings(max_examples=40, deadline=None)
@given(claims=histories(), shards=st.integers(1, 7))
def test_shards_together_say_what_the_whole_says(
    program: Program, claims: Sequence[Claim], shards: int
) -> None:
    table = table_from(claims)
    said = in_shards(by_columns, shards)(program, table, WORLDS, AS_OF)
    assert said == by_reference(program, table, WORLDS, AS_OF)


def defined(triple: Triple) -> tuple[Verdict, ...] | None:
    telling = Telling(triple.program, triple.claims, triple.world, triple.as_of)
    for number, _ in enumerate(telling.steps()):
        if number > MOST_STEPS:
            return None
    return telling.verdicts()


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_of_random_agreements_too(first: int) -> None:
    for seed in range(first, first + 50):
        triple = Generator(seed).triple()
        table = table_from(triple.claims)
        whole = defined(replace(triple, claims=tuple(claims_from(table))))
        if whole is not None:
            worlds = (triple.world,)
            shards = seed % 7 + 1
            (said,) = in_shards(by_reference, shards)(triple.program, table, worlds, triple.as_of)
            assert said == whole, f"seed {seed}, {shards} shards"


def keys(*rules: Rule) -> dict[str, str]:
    parts = Plan.of(Program(rules), 4).parts
    return {id_: key for part in parts for id_, key in part.group.keys.items()}


def test_instances_are_told_apart_by_what_all_questions_are_about() -> None:
    assert keys(keeping_pledges()) == {"1": "giver"}
    assert keys(no_strikes()) == {"2": BEARER}
    assert keys(keeping_pledges(), *protection()) == {"1": "giver", "3": "giver", "4": "giver"}


def test_the_policies_of_the_common_workload_are_all_shared_out() -> None:
    agreement = agreement_from(read_pact(Text(WORKLOAD.name, WORKLOAD.read_text("utf-8"))))
    program, _ = program_from(agreement)
    assert keys(*program.rules) == {
        "1": "consignment",
        "2": BEARER,
        "3.a": BEARER,
        "3.b": "State",
        **dict.fromkeys(("4.a", "4.b", "4.c"), "State"),
        "4.d": BEARER,
    }


def test_a_question_about_somebody_needs_the_claims_on_all() -> None:
    pledged = Occurred(act("pledge", anyone("giver"), object=anyone("thing")))
    nobody_else = Not(Occurred(act("pledge", anyone("other"))))
    rule = replace(keeping_pledges(), trigger=Trigger(All((nobody_else, pledged))))
    assert keys(rule) == {"1": "giver"}
    claims = table_from([did("R1", "2031-01-01", "North", "pledge", object="thing:1")])
    everywhere = dict(Plan.of(Program((rule,)), 4).share(claims))
    assert len(everywhere) == 4, "each shard must know of every pledge"


def test_what_is_asked_of_all_together_stays_in_one_piece() -> None:
    nobody = Not(Occurred(act("grant", anyone("giver"))))
    rule = replace(
        keeping_pledges(),
        variables=("giver",),
        trigger=Trigger(All((nobody, Occurred(act("pledge"))))),
    )
    assert keys(rule) == {}


def test_who_counts_for_several_is_judged_where_each_of_them_is() -> None:
    member = Slot(
        frozenset({"Isle", "League", "Union"}),
        BEARER,
        counts_as=(("Isle", "League"), ("Isle", "Union")),
    )
    rule = replace(no_strikes(), bearers=("League", "Union"))
    rule = replace(rule, duty=replace(rule.duty, act=act("strike", member)))  # type: ignore[type-var]
    claims = table_from([did("R1", "2031-01-02", "Isle", "strike", object="North")])
    for shards in range(1, 8):
        said = in_shards(by_reference, shards)(Program((rule,)), claims, WORLDS, AS_OF)
        assert said == by_reference(Program((rule,)), claims, WORLDS, AS_OF)
    plan = Plan.of(Program((rule,)), 7)
    reached = {shard for (_, shard), _ in plan.share(claims)}
    assert reached == {shard_of(Instance(name), 7) for name in ("League", "Union")}


def test_a_shard_is_the_same_on_every_machine() -> None:
    values = [Instance("North"), Instance("prisoner", "7"), Instance("prisoner", "")]
    assert [shard_of(value, 1000) for value in values] == [358, 168, 188]


def test_worlds_take_what_they_accept_to_the_shards() -> None:
    claims = table_from(
        [
            did("R1", "2031-01-01", "North", "pledge", object="thing:1"),
            did("R2", "2031-01-02", "North", "deliver", object="thing:1"),
        ]
    )
    some = pl.Series([True, False])
    worlds = (World(some), World(some, competent=~some), World())
    program = Program((keeping_pledges(),))
    said = in_shards(by_columns, 3)(program, claims, worlds, AS_OF)
    assert said == by_reference(program, claims, worlds, AS_OF)


def test_every_shard_hears_what_the_verifiers_could_not_see() -> None:
    rule = replace(no_strikes(), verifiers=("Mission",))
    claims = table_from([did("R1", "2031-01-02", "Mission", "inspect", told={"negated": True})])
    for shards in (1, 5):
        said = in_shards(by_columns, shards)(Program((rule,)), claims, WORLDS, AS_OF)
        assert said == by_reference(Program((rule,)), claims, WORLDS, AS_OF)
        assert said[0][0].reports == ("R1",)
