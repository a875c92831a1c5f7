"""What a permission allows is no breach of what it prevails over, in columns too."""

from dataclasses import replace

import pytest
from monitor.columnar.in_columns import in_columns
from monitor.generated import Generator
from monitor.programs import act, did, duty, end_of, named
from monitor.soak import differs

from servanda.evidence.claim import Claim
from servanda.monitor.program import At, Occurred, Program, Rule
from servanda.monitor.verdict import Status
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment

ALLOWING = (NormKind.PERMISSION, NormKind.POWER, NormKind.REPEAT)
FORBIDDING = (NormKind.PROHIBITION, NormKind.LIMIT, NormKind.MAINTAIN)


class Prevailing(Generator):
    """Makes triples in which each rule allows or forbids one act, and what allows it prevails."""

    def rule(self, id_: str, ids: list[str]) -> Rule:
        """Return a rule that the others may prevail over."""
        wanted = ALLOWING if id_ in ids[: (len(ids) + 1) // 2] else FORBIDDING
        while (rule := super().rule(id_, ids)).kind not in wanted:
            pass
        others = tuple(other for other in ids[: (len(ids) + 1) // 2] if other != id_)
        prevailing = self.maybe(0.8, lambda: (self.one(others),)) if others else None
        return replace(rule, yields_to=prevailing or ())


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_random_permissions(first: int) -> None:
    for seed in range(first, first + 50):
        assert not differs(Prevailing(50_000 + seed).triple()), f"seed {seed}"


FROM = At(*moment("2031-01-01"))
CROSS = act("cross", object=named("Harbour", "Fort"))
HOLD = duty("1", NormKind.PROHIBITION, CROSS, start=FROM, yields_to=("2",))
MAY = duty(
    "2",
    NormKind.PERMISSION,
    act("cross", object=named("Harbour")),
    start=FROM,
    end=At(*moment("2031-06-30")),
    exception=Occurred(act("warn", named("South"))),
)


def said_of(*claims: Claim) -> tuple[Status, tuple[str, ...]]:
    hold, _ = in_columns(Program((HOLD, MAY)), claims, World(), end_of("2031-12-31"))
    return hold.status, hold.reports


def test_what_is_allowed_is_no_breach() -> None:
    assert said_of(did("R1", "2031-03-01", "North", "cross", object="Harbour"))[0] is (
        Status.KEPT_SO_FAR
    )


def test_what_is_not_allowed_there_or_then_or_by_then_is_one() -> None:
    elsewhere = did("R1", "2031-03-01", "North", "cross", object="Fort")
    later = did("R2", "2031-07-02", "North", "cross", object="Harbour")
    assert said_of(elsewhere, later) == (Status.BREACHED, ("R1", "R2"))
    warned = did("R1", "2031-02-01", "South", "warn")
    crossed = did("R2", "2031-03-01", "North", "cross", object="Harbour")
    assert said_of(warned, crossed) == (Status.BREACHED, ("R2",))
