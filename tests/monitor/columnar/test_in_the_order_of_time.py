"""What is kept of what was said before says the same as judging from the whole."""

import pickle
from itertools import pairwise

import pytest
from monitor.generated import Generator
from monitor.in_batches import stages, steadier
from monitor.programs import act, day, did, duty
from monitor.soak import defined

from servanda.evidence.table import table_from
from servanda.monitor.columnar import Batch, State, begin, changes, extended, verdicts
from servanda.monitor.columnar.verdict_table import Divided
from servanda.monitor.program import After, Length, Occurred, Program, Trigger
from servanda.monitor.verdict import Status, Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind

TRIPLES = 240
AT_ONCE = 30


@pytest.mark.parametrize("first", range(50_030, 50_030 + TRIPLES, AT_ONCE))
def test_random_histories_in_batches(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        triple = Generator(seed).triple()
        if seed % 2:
            triple = steadier(triple)
        expected = defined(triple)
        if expected is None:
            continue
        said = list(stages(triple, seed))
        for stage in said:
            assert stage.kept == stage.anew, f"seed {seed}"
        assert said[-1].kept == expected, f"seed {seed}"


def _told_otherwise(verdict: Verdict) -> tuple[object, ...]:
    episodes = tuple((episode.start, episode.end) for episode in verdict.episodes)
    own = verdict.rule, verdict.instance, verdict.created
    return *own, verdict.status, verdict.since, verdict.due, episodes


@pytest.mark.parametrize("first", range(60_000, 60_000 + TRIPLES // 2, AT_ONCE))
def test_all_that_changes_is_told(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        triple = steadier(Generator(seed).triple())
        if defined(triple) is None:
            continue
        states = [stage.state for stage in stages(triple, seed)]
        for before, after in pairwise(states):
            (changed,) = changes(before, after)
            for state, table, other in (
                (before, changed.was, after),
                (after, changed.now, before),
            ):
                every, besides = (
                    {_told_otherwise(v) for v in verdicts(one, one.clock)[0].verdicts()}
                    for one in (state, other)
                )
                told = {_told_otherwise(verdict) for verdict in table.verdicts()}
                assert every - besides <= told <= every, f"seed {seed}"


DELIVERY = duty(
    "1",
    NormKind.ACHIEVE,
    act("deliver"),
    trigger=Trigger(Occurred(act("pledge")), each_time=True),
    due=After(Length(10, "day"), None),
)


def _told(state: State, *said: tuple[str, str, str]) -> State:
    told = [did(label, when, "North", what) for label, when, what in said]
    return extended(state, Batch(table_from(told)))


def test_what_stands_for_good_is_not_judged_again() -> None:
    state = begin(Program((DELIVERY,)), [World()])
    state = _told(state, ("R1", "2031-01-01", "pledge"), ("R2", "2031-01-05", "deliver"))
    verdicts(state, state.clock)
    state = _told(state, ("R3", "2031-02-01", "pledge"))
    (table,) = verdicts(state, state.clock)
    (divided,) = table.said
    assert isinstance(divided, Divided)
    before, now = divided.parts
    assert (len(before), len(now)) == (1, 1)
    kept, pending = table.verdicts()
    assert (kept.status, kept.reports) == (Status.KEPT, ("R2",))
    assert (pending.status, pending.created) == (Status.PENDING, day("2031-02-01"))


def test_what_stands_is_kept_though_it_is_judged_as_of_a_later_day() -> None:
    now = day("2031-12-31")
    state = begin(Program((DELIVERY,)), [World()])
    state = _told(state, ("R1", "2031-01-01", "pledge"), ("R2", "2031-01-05", "deliver"))
    verdicts(state, now)
    state = _told(state, ("R3", "2031-02-01", "pledge"))
    verdicts(state, now)
    state = _told(state, ("R4", "2031-02-20", "deliver"))
    (table,) = verdicts(state, now)
    (divided,) = table.said
    assert isinstance(divided, Divided)
    assert [said.status for said in table.verdicts()] == [Status.KEPT, Status.KEPT_LATE]


def test_of_what_stands_nothing_is_told_again() -> None:
    state = begin(Program((DELIVERY,)), [World()])
    before = _told(state, ("R1", "2031-01-01", "pledge"), ("R2", "2031-01-02", "pledge"))
    after = _told(before, ("R3", "2031-01-05", "deliver"), ("R4", "2031-01-06", "pledge"))
    (changed,) = changes(before, after)
    assert [said.status for said in changed.was.verdicts()] == [Status.PENDING, Status.PENDING]
    now = [said.status for said in changed.now.verdicts()]
    assert now == [Status.KEPT, Status.KEPT, Status.PENDING]
    later = _told(after, ("R5", "2031-01-07", "meet"))
    (changed,) = changes(after, later)
    assert not any(changed.was.tally().values())


def test_what_is_late_is_judged_with_all_that_was_told() -> None:
    state = begin(Program((DELIVERY,)), [World()])
    state = _told(state, ("R1", "2031-01-01", "pledge"), ("R2", "2031-01-20", "deliver"))
    (table,) = verdicts(state, state.clock)
    assert [said.status for said in table.verdicts()] == [Status.KEPT_LATE]
    state = _told(state, ("R3", "2031-01-05", "deliver"))
    (table,) = verdicts(state, state.clock)
    assert [said.status for said in table.verdicts()] == [Status.KEPT]


def test_a_state_may_go_on_in_two_ways() -> None:
    nothing = begin(Program((DELIVERY,)), [World()])
    told = [("R1", "2031-01-01", "pledge"), ("R2", "2031-01-02", "pledge")]
    state = _told(nothing, *told)
    verdicts(state, state.clock)
    told.append(("R3", "2031-01-03", "pledge"))
    state = _told(state, told[-1])
    lasts = [("R4", "2031-01-04", "deliver"), ("R5", "2031-01-04", "pledge")]
    for way, last in [(_told(state, last), last) for last in lasts]:
        again = pickle.loads(pickle.dumps(way))  # noqa: S301 - our own
        whole = _told(nothing, *told, last)
        said = [tuple(verdicts(s, whole.clock)[0].verdicts()) for s in (way, again, whole)]
        assert said[0] == said[1] == said[2]
