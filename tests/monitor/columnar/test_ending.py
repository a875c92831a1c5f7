"""Effects that end by themselves, in columns as in the definition."""

from dataclasses import replace

import pytest
from monitor.columnar.in_columns import in_columns
from monitor.generated import Generator
from monitor.programs import act, consequence, day, did, end_of, named
from monitor.soak import differs

from servanda.monitor.program import (
    After,
    At,
    Change,
    Effect,
    Length,
    Occurred,
    Program,
    Rule,
    Trigger,
)
from servanda.monitor.verdict import Status, Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment

FIRING = (NormKind.CONSEQUENCE, NormKind.POWER, NormKind.DECLARATION, NormKind.PROVISION)


class Ending(Generator):
    """Makes triples in which many effects end by themselves."""

    def rule(self, id_: str, ids: list[str]) -> Rule:
        """Return a rule; every second one has effects."""
        rule = super().rule(id_, ids)
        while self.chance(0.8) and rule.kind not in FIRING:
            rule = super().rule(id_, ids)
        return rule

    def changes(self, scope: dict[str, str], ids: list[str]) -> tuple[Change, ...]:
        """Return effects that last a while."""
        return tuple(
            replace(
                change,
                until=self.one(
                    (
                        None,
                        self.date(),
                        After(self.length(), None),
                        After(Length(2, "day"), None),
                        self.time(scope, ids, shallow=True),
                    )
                ),
            )
            for change in super().changes(scope, ids)
        )


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_random_effects(first: int) -> None:
    for seed in range(first, first + 50):
        assert not differs(Ending(60_000 + seed).triple()), f"seed {seed}"


GUARANTEE = Rule("1", "1", "1", NormKind.GUARANTEE, start=At(*moment("2031-01-01")))


def suspending(effect: Effect, days: int) -> Rule:
    struck = Occurred(act("strike", named("North")))
    rule = consequence("2", struck, effect, "1", start=At(*moment("2031-01-01")))
    (change,) = rule.changes
    return replace(
        rule,
        trigger=Trigger(struck, each_time=True),
        changes=(replace(change, until=After(Length(days, "day"), None)),),
    )


STRUCK = did("R1", "2031-03-01", "North", "strike")
AGAIN = did("R2", "2031-03-06", "North", "strike")


def guarantee(*rules: Rule, as_of: str) -> Verdict:
    claims = (STRUCK, AGAIN)
    return in_columns(Program((GUARANTEE, *rules)), claims, World(), end_of(as_of))[0]


def test_a_suspension_for_some_days_is_over_by_itself() -> None:
    rule = suspending(Effect.SUSPEND, 10)
    assert guarantee(rule, as_of="2031-03-05").since == day("2031-03-01") + 1
    # The second suspends it anew, from then on.
    assert guarantee(rule, as_of="2031-03-14").status is Status.SUSPENDED
    assert guarantee(rule, as_of="2031-03-14").since == day("2031-03-06") + 1
    assert guarantee(rule, as_of="2031-03-20").status is Status.IN_FORCE


def test_what_is_void_for_a_while_is_in_force_again() -> None:
    rule = suspending(Effect.VOID, 2)
    assert guarantee(rule, as_of="2031-03-02").status is Status.VOID
    assert guarantee(rule, as_of="2031-03-05").status is Status.IN_FORCE
