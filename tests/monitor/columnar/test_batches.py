"""Batches: whatever the order of arrival, the end is the same; what is late is told."""

import pickle
from dataclasses import replace

import polars as pl
import pytest
from monitor.columnar.test_same_as_the_definition import resting
from monitor.generated import Generator
from monitor.programs import (
    START,
    act,
    claimed,
    consequence,
    day,
    did,
    does,
    duty,
    end_of,
    must_not,
)
from monitor.triples import Triple

from servanda.evidence.alike import Alike, InParts
from servanda.evidence.claim import Claim, ClaimKind
from servanda.evidence.completeness import Completeness
from servanda.evidence.table import table_from
from servanda.monitor.columnar import Batch, State, begin, by_columns, extended, step, verdicts
from servanda.monitor.program import At, Decider, Effect, Judged, Occurred, Program
from servanda.monitor.verdict import Status, Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment

PAYMENT = duty(
    "1",
    NormKind.ACHIEVE,
    act("pay"),
    start=At(*moment("2031-01-01")),
    due=At(*moment("2031-02-01")),
)
COMPLETE = World(complete=(Completeness("pay"),))
PANEL = Decider(needed=True, names=("Panel",))


def _batches(generator: Generator, triple: Triple) -> list[Batch]:
    """Deal the claims of a triple out into batches."""
    left = list(range(len(triple.claims)))
    generator.random.shuffle(left)
    batches = []
    while left:
        size = generator.random.randint(1, 4)
        mine, left = left[:size], left[size:]
        part = triple.taking(mine)
        accepted, competent = part.world.accepted, part.world.competent
        batches.append(Batch(table_from(part.claims), (accepted,), (competent,)))
    return batches


def _said(state: State, as_of: int) -> tuple[Verdict, ...]:
    return tuple(verdicts(state, as_of)[0].verdicts())


@pytest.mark.parametrize("seed", range(60))
def test_every_order_of_arrival_gives_the_same_end(seed: int) -> None:
    generator = Generator(30_000 + seed)
    triple = resting(generator)
    table = table_from(triple.claims)
    (at_once,) = by_columns(triple.program, table, [triple.world], triple.as_of)
    state = begin(triple.program, [triple.world])
    for number, batch in enumerate(_batches(generator, triple)):
        state, _ = step(state, batch)
        if number == 1:
            state = pickle.loads(pickle.dumps(state))  # noqa: S301 - our own
    assert _said(state, triple.as_of) == at_once


def _in_parts(table: pl.DataFrame) -> InParts:
    """Cut a table where another kind or thing begins; what is the same in a part stands once."""
    numbered = table.with_columns(pl.struct("kind", "what").rle_id().alias("cut"))
    cut = numbered.partition_by("cut", maintain_order=True, include_key=False)
    return InParts(
        tuple(
            Alike({name: _once(part[name]) for name in part.columns}, part.height) for part in cut
        )
    )


def _once(column: pl.Series) -> pl.Series | str | bool:
    first = column[0]
    return first if isinstance(first, str | bool) and column.n_unique() == 1 else column


@pytest.mark.parametrize("seed", range(40))
def test_claims_in_parts_say_the_same_as_in_a_table(seed: int) -> None:
    generator = Generator(31_000 + seed)
    while not (triple := resting(generator)).claims:
        pass  # of nothing there are no parts
    table = table_from(triple.claims).sort("kind", "what", maintain_order=seed % 2 == 0)
    masks = [] if seed % 4 else [pl.Series([row % 3 != 0 for row in range(table.height)])]
    said = []
    for claims in (table, _in_parts(table)):
        state = begin(triple.program, [replace(triple.world, accepted=None, competent=None)])
        state, _ = step(state, Batch(claims, tuple(masks)))
        said.append(_said(state, triple.as_of))
    assert said[:1] == said[1:]


def test_a_step_leaves_the_state_before_as_it_was() -> None:
    before = begin(Program((PAYMENT,)), [COMPLETE])
    paid = Batch(table_from([did("R1", "2031-01-15", "North", "pay")]))
    after, _ = step(before, paid)
    as_of = end_of("2031-03-01")
    assert _said(before, as_of)[0].status is Status.BREACHED
    assert _said(after, as_of)[0].status is Status.KEPT


def test_a_late_report_revises_a_verdict_and_says_which() -> None:
    state = begin(Program((PAYMENT,)), [COMPLETE])
    noted = table_from([did("R1", "2031-02-20", "North", "meet")])
    state, revised = step(state, Batch(noted, as_of=day("2031-03-01")))
    assert revised == ()
    late = table_from([did("R2", "2031-01-20", "North", "pay")])
    state, (change,) = step(state, Batch(late))
    assert change.before is not None
    assert change.after is not None
    assert (change.before.status, change.after.status) == (Status.BREACHED, Status.KEPT)
    assert change.reports == ("R2",)
    state, (change,) = step(state, Batch(pl.DataFrame(), withdrawn=("R2",)))
    assert change.after is not None
    assert change.after.status is Status.BREACHED


def test_what_comes_in_the_order_of_time_revises_nothing() -> None:
    state = begin(Program((PAYMENT,)), [COMPLETE])
    for number, when in enumerate(("2031-01-02", "2031-01-20", "2031-02-20")):
        table = table_from([did(f"R{number}", when, "North", "pay")])
        state, revised = step(state, Batch(table))
        assert revised == ()


def test_worlds_side_by_side_are_each_as_if_alone() -> None:
    for seed in range(40):
        generator = Generator(40_000 + seed)
        triple = resting(generator)
        table = table_from(triple.claims)
        worlds = [generator.world(triple.claims) for _ in range(4)]
        together = by_columns(triple.program, table, worlds, triple.as_of)
        for world, said in zip(worlds, together, strict=True):
            assert by_columns(triple.program, table, [world], triple.as_of) == (said,)


def test_a_late_finding_that_something_was_not_so_revises_what_rested_on_it() -> None:
    """No pattern asks for the finding itself: it speaks against a report that one asks for."""
    struck = Occurred(does("North", "strike"))
    lapse = consequence("1", struck, Effect.LAPSE, "2", start=START, decider=PANEL)
    state = begin(Program((lapse,)), [World()])
    state = extended(state, Batch(table_from([claimed("R1", "North", "strike")])))
    as_of = state.clock
    assert _said(state, as_of)[0].status is Status.UNDECIDED
    denied = claimed("R2", "North", "strike", negated=True, teller="Panel", finding=True)
    state, (change,) = step(state, Batch(table_from([denied])))
    assert change.after is not None
    assert change.after.status is Status.NOT_MET
    assert _said(state, as_of) == (change.after,)


def test_a_row_of_a_feed_may_be_judged_before_it_comes() -> None:
    rule = must_not("1", "North", "strike", exception=Judged("in self-defence"), decider=PANEL)
    struck = table_from([claimed("R1", "North", "strike")]).drop("report")
    row = struck.with_columns(feed=pl.lit("counts"), row=pl.lit(7, pl.Int64))
    found = Claim(
        "J1",
        ClaimKind.JUDGEMENT,
        "in self-defence",
        happened=moment("2026-04-01"),
        teller="Panel",
        author="Panel",
        finding=True,
        judged="counts:7",
    )
    said = []
    for order in ([row, table_from([found])], [table_from([found]), row]):
        state = begin(Program((rule,)), [World()])
        for claims in order:
            state = extended(state, Batch(claims))
        said.append(_said(state, end_of("2026-12-31")))
    assert [verdict.status for verdict in said[0]] == [Status.KEPT_SO_FAR]
    assert said[:1] == said[1:]


def test_breaches_on_other_days_are_a_revision_however_alike_they_are_in_all() -> None:
    """Two breaches become two others, one as much earlier as the other is later."""
    state = begin(Program((must_not("1", "North", "strike"),)), [World()])

    def struck(*on: str) -> pl.DataFrame:
        return table_from([did(f"R{when}", f"2026-02-0{when}", "North", "strike") for when in on])

    state = extended(state, Batch(struck("1", "3", "5", "9")))
    state, revised = step(state, Batch(struck("2", "6"), withdrawn=("R3", "R5")))
    begun = [[day(f"2026-02-0{n}") for n in on] for on in ("1359", "1269")]
    (change,) = revised
    assert change.before is not None
    assert change.after is not None
    said = [[e.start for e in verdict.episodes] for verdict in (change.before, change.after)]
    assert said == begun


def test_time_that_goes_on_alone_leaves_nothing_behind() -> None:
    state = begin(Program((PAYMENT,)), [World()])
    state = extended(state, Batch(table_from([did("R1", "2031-01-15", "North", "pay")])))
    sizes = []
    for number in range(10, 30):
        state = extended(state, Batch(pl.DataFrame(), as_of=day(f"2031-03-{number}")))
        sizes.append(len(pickle.dumps(state)))
    assert sizes[0] == sizes[-1]
