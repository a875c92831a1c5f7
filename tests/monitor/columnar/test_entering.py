"""A trigger that asks whether one of several norms is breached, in columns as in the definition."""

from dataclasses import replace

import pytest
from monitor.columnar.in_columns import in_columns
from monitor.generated import Generator
from monitor.programs import act, consequence, day, did, duty, end_of
from monitor.soak import differs

from servanda.monitor.program import (
    At,
    Condition,
    Effect,
    InState,
    Program,
    Rule,
    State,
    Trigger,
)
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment

STATES = (State.BREACHED, State.BREACHED, State.KEPT, State.IN_FORCE, State.SUSPENDED)


class Asking(Generator):
    """Makes triples in which the last rule asks about the others, several at once."""

    def rule(self, id_: str, ids: list[str]) -> Rule:
        """Return a rule; the last one has a trigger."""
        rule = super().rule(id_, ids)
        while id_ == ids[-1] and rule.trigger is None:
            rule = super().rule(id_, ids)
        return rule

    def other(self, scope: dict[str, str], ids: list[str]) -> Condition:
        """Return a question about several rules, most often."""
        about = tuple(ids[:-1])
        if not about or self.chance(0.3):
            return super().other(scope, ids)
        return InState(about, self.one(STATES))


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_random_questions(first: int) -> None:
    for seed in range(first, first + 50):
        assert not differs(Asking(110_000 + seed).triple()), f"seed {seed}"


FROM = At(*moment("2031-01-01"))
SHELL = duty("1", NormKind.PROHIBITION, act("shell"), start=FROM)
CROSS = duty("2", NormKind.PROHIBITION, act("cross"), start=FROM)


def test_the_breach_of_any_norm_of_an_article_is_one() -> None:
    breached = InState(("1", "2"), State.BREACHED)
    lapse = replace(
        consequence("3", breached, Effect.SUSPEND, "4", start=FROM),
        trigger=Trigger(breached, each_time=True),
    )
    claims = (
        did("R1", "2031-03-01", "North", "cross"),
        did("R2", "2031-02-01", "North", "shell"),
        did("R3", "2031-04-01", "North", "shell"),
    )
    *_, said = in_columns(Program((SHELL, CROSS, lapse)), claims, World(), end_of("2031-12-31"))
    assert [episode.start for episode in said.episodes] == [
        day(f"2031-0{month}-01") + 1 for month in (2, 3, 4)
    ]
