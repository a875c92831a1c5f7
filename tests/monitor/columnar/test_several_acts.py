"""Duties of several acts, and of several together, in columns as in the definition."""

from dataclasses import replace

import pytest
from monitor.columnar.in_columns import in_columns
from monitor.generated import Generator
from monitor.programs import act, day, did, duty, end_of, named
from monitor.soak import differs

from servanda.evidence.claim import Claim
from servanda.monitor.program import At, Bearing, Duty, Program, Rule
from servanda.monitor.verdict import Status, Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment


class Several(Generator):
    """Makes triples in which several acts, or the acts of several, are asked together."""

    def rule(self, id_: str, ids: list[str]) -> Rule:
        """Return a duty to achieve, or an expectation."""
        while (rule := super().rule(id_, ids)).duty is None or rule.kind not in {
            NormKind.ACHIEVE,
            NormKind.EXPECTATION,
        }:
            pass
        scope = {name: name for name in rule.variables}
        also = tuple(self.pattern(scope) for _ in range(self.random.randint(0, 2)))
        asked: Duty = replace(rule.duty, also=also)
        bearers = self.one((rule.bearers, ("North", "South"), ("North", "South", "East")))
        return replace(rule, duty=asked, bearing=Bearing.JOINTLY, bearers=bearers)


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_random_duties(first: int) -> None:
    for seed in range(first, first + 50):
        assert not differs(Several(70_000 + seed).triple()), f"seed {seed}"


BOTH = ("North", "South")
WITHDRAW = replace(
    duty(
        "1",
        NormKind.ACHIEVE,
        act("withdraw", named(*BOTH)),
        start=At(*moment("2031-01-01")),
        due=At(*moment("2031-06-30")),
        bearing=Bearing.JOINTLY,
    ),
    variables=(),
    bearers=BOTH,
    bearer=None,
)


def said_of(rule: Rule, *claims: Claim) -> Verdict:
    (said,) = in_columns(Program((rule,)), claims, World(), end_of("2031-12-31"))
    return said


def test_a_joint_duty_is_kept_when_everybody_has_acted() -> None:
    north = did("R1", "2031-03-01", "North", "withdraw")
    again = did("R2", "2031-03-05", "North", "withdraw")
    south = did("R3", "2031-04-01", "South", "withdraw")
    assert said_of(WITHDRAW, north, again).status is Status.OVERDUE
    kept = said_of(WITHDRAW, north, again, south)
    assert (kept.status, kept.since) == (Status.KEPT, day("2031-04-01"))
    assert kept.reports == ("R1", "R2", "R3")


def test_several_acts_are_done_when_each_is() -> None:
    asked = duty("1", NormKind.ACHIEVE, act("sign"), start=At(*moment("2031-01-01")))
    asked = replace(asked, duty=Duty(act("sign"), also=(act("publish"),)))
    signed = did("R1", "2031-03-01", "North", "sign")
    assert said_of(asked, signed).status is Status.PENDING
    assert said_of(asked, signed, did("R2", "2031-03-09", "North", "publish")).since == (
        day("2031-03-09")
    )
