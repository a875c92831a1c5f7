"""How a repeated duty stood at an earlier instant, in columns as in the definition."""

from dataclasses import replace

import pytest
from monitor.columnar.in_columns import in_columns
from monitor.generated import Generator
from monitor.programs import act, consequence, day, did, duty, end_of
from monitor.soak import differs

from servanda.evidence.completeness import Completeness
from servanda.monitor.program import (
    At,
    Condition,
    Effect,
    InState,
    Length,
    Period,
    Program,
    Rule,
    State,
    Trigger,
)
from servanda.monitor.verdict import Status
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment


class Repeated(Generator):
    """Makes triples of a repeated duty and of rules that ask about it."""

    def rule(self, id_: str, ids: list[str]) -> Rule:
        """Return a repeated duty first, and then what asks about it."""
        while ((rule := super().rule(id_, ids)).kind is NormKind.REPEAT) is not (id_ == "1"):
            pass
        return rule

    def other(self, scope: dict[str, str], ids: list[str]) -> Condition:
        """Return a question about the repeated duty, most often."""
        states = (State.BREACHED, State.KEPT, State.IN_FORCE, State.BEGUN, State.COMPLETE)
        return self.one((super().other(scope, ids), InState(("1",), self.one(states))))


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_random_repeated_duties(first: int) -> None:
    for seed in range(first, first + 50):
        assert not differs(Repeated(90_000 + seed).triple()), f"seed {seed}"


REPORT = duty(
    "1",
    NormKind.REPEAT,
    act("report"),
    start=At(*moment("2031-01-01")),
    period=Period(Length(1, "month")),
)
MISSED = InState(("1",), State.BREACHED)
WARNING = replace(
    consequence("2", MISSED, Effect.SUSPEND, "3", start=At(*moment("2031-01-01"))),
    trigger=Trigger(MISSED, each_time=True),
)


def test_each_period_that_was_missed_is_seen_when_it_is_over() -> None:
    reported = (
        did("R1", "2031-01-10", "North", "report"),
        did("R2", "2031-03-10", "North", "report"),
    )
    world = World(complete=(Completeness("report"),))
    missed, warned = in_columns(Program((REPORT, WARNING)), reported, world, end_of("2031-05-20"))
    assert missed.status is Status.BREACHED
    assert [episode.start for episode in missed.episodes] == [day("2031-03-01"), day("2031-05-01")]
    assert [episode.start for episode in warned.episodes] == [
        day("2031-03-01") + 1,
        day("2031-05-01") + 1,
    ]
