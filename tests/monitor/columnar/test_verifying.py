"""No access is not no violation: told in columns as the definition tells it."""

from monitor.columnar.in_columns import in_columns
from monitor.programs import act, day, did, duty, end_of

from servanda.monitor.program import At, Program
from servanda.monitor.verdict import Reason, Status, Why
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment

HOLD = duty(
    "1",
    NormKind.PROHIBITION,
    act("strike"),
    start=At(*moment("2031-01-01")),
    end=At(*moment("2031-06-30")),
    verifiers=("Mission",),
)
NO_ACCESS = did("R1", "2031-02-01", "Mission", "inspect", told={"negated": True})


def test_what_the_verifiers_could_not_see_is_said() -> None:
    (said,) = in_columns(Program((HOLD,)), [NO_ACCESS], World(), end_of("2031-03-01"))
    assert (said.status, said.reports) == (Status.KEPT_SO_FAR, ("R1",))
    assert said.why == (Why(Reason.NOT_SEEN),)


def test_only_what_the_verifiers_left_undone_while_the_rule_applied_counts() -> None:
    others = (
        did("R1", "2030-12-01", "Mission", "inspect", told={"negated": True}),
        did("R2", "2031-02-01", "South", "inspect", told={"negated": True}),
        did("R3", "2031-02-01", "Mission", "inspect"),
    )
    (said,) = in_columns(Program((HOLD,)), others, World(), end_of("2031-03-01"))
    assert (said.status, said.reports, said.why) == (Status.KEPT_SO_FAR, (), ())


def test_a_violation_is_one_whatever_was_not_seen() -> None:
    claims = (NO_ACCESS, did("R2", "2031-02-10", "North", "strike"))
    (said,) = in_columns(Program((HOLD,)), claims, World(), end_of("2031-03-01"))
    assert (said.status, said.reports) == (Status.BREACHED, ("R2",))
    assert said.since == day("2031-02-10")
