"""Windows and rolling periods of calendar months and working days, in columns too."""

from dataclasses import replace

import pytest
from monitor.columnar.in_columns import in_columns
from monitor.generated import Generator
from monitor.programs import act, did, duty, end_of, named
from monitor.soak import differs

from servanda.evidence.claim import Claim
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program import At, Bound, Duty, Length, Occurred, Period, Program, Within
from servanda.monitor.verdict import Status, Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment


class Monthly(Generator):
    """Makes triples whose lengths are of the calendar."""

    def length(self) -> Length:
        """Return a length of some working days or months."""
        return Length(self.random.randint(1, 5), self.one(("working day", "working day", "month")))

    def occurred(self, scope: dict[str, str]) -> Occurred:
        """Return what happened in a window before now, most often."""
        found = super().occurred(scope)
        window = Within(
            self.length(),
            Length(1, "working day") if self.chance(0.4) else None,
            open_shortest=self.chance(0.3),
            open_longest=self.chance(0.3),
        )
        return replace(found, window=window) if self.chance(0.8) else found


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_random_windows(first: int) -> None:
    for seed in range(first, first + 50):
        assert not differs(Monthly(80_000 + seed).triple()), f"seed {seed}"


FROM = At(*moment("2031-01-01"))
WARNED = Occurred(act("warn", named("South")), Within(Length(1, "month")))
HOLD = duty("1", NormKind.PROHIBITION, act("strike"), start=FROM, exception=WARNED)


def said_of(*claims: Claim, twice_a_month: bool = False) -> Verdict:
    rule = HOLD
    if twice_a_month:
        most = Bound(Comparison.AT_MOST, 2, "times")
        within = Period(Length(1, "month"), rolling=True)
        rule = replace(rule, duty=Duty(act("strike"), frequency=most, period=within))
    (said,) = in_columns(Program((rule,)), claims, World(), end_of("2031-12-31"))
    return said


def test_a_month_before_now_is_as_long_as_the_calendar_says() -> None:
    warned = did("R1", "2031-01-31", "South", "warn")
    within = did("R2", "2031-02-28", "North", "strike")
    after = did("R3", "2031-03-01", "North", "strike")
    assert said_of(warned, within).status is Status.KEPT_SO_FAR
    assert said_of(warned, within, after).reports == ("R3",)


def test_a_rolling_month_too() -> None:
    days = ("2031-02-01", "2031-02-20", "2031-03-01", "2031-04-01")
    struck = [did(f"R{n}", day, "North", "strike") for n, day in enumerate(days)]
    assert said_of(*struck, twice_a_month=True).status is Status.KEPT_SO_FAR
    earlier = did("R9", "2031-02-10", "North", "strike")
    assert said_of(*struck, earlier, twice_a_month=True).reports == ("R1", "R2")
