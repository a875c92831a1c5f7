"""Totals over periods, in columns as in the definition."""

from dataclasses import replace

import pytest
from monitor.columnar.in_columns import in_columns
from monitor.generated import Generator
from monitor.programs import day, end_of
from monitor.soak import differs

from servanda.evidence.claim import Claim, ClaimKind, Quantity
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program import At, Bound, Length, Limit, Pattern, Period, Program, Rule
from servanda.monitor.verdict import Reason, Status, Why
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import Moment, moment


class Totals(Generator):
    """Makes triples whose first rule is a limit, most often one over a period."""

    def rule(self, id_: str, ids: list[str]) -> Rule:
        """Return a rule; the first is a limit."""
        while (rule := super().rule(id_, ids)).kind is not NormKind.LIMIT and id_ == "1":
            pass
        return rule

    def limit(self, scope: dict[str, str]) -> Limit:
        """Return a limit whose bound is often left open."""
        limit = super().limit(scope)
        period = Period(self.length(), rolling=self.chance(0.5)) if self.chance(0.8) else None
        bound = replace(limit.bound, value=self.one((20, 30, None)))
        return replace(limit, period=period, bound=bound)


@pytest.mark.parametrize("first", range(0, 150, 50))
def test_random_totals(first: int) -> None:
    for seed in range(first, first + 50):
        assert not differs(Totals(120_000 + seed).triple()), f"seed {seed}"


@pytest.mark.parametrize("told", [0, 2])
def test_a_total_whose_bound_is_not_stated_is_undecided_whatever_is_told(told: int) -> None:
    rule = Rule(
        "1",
        "1",
        "1",
        NormKind.LIMIT,
        start=At(*moment("2031-01-01")),
        limit=Limit(
            Pattern(ClaimKind.MEASURE, "imports"),
            Bound(Comparison.AT_MOST, None, "tonnes"),
            Period(Length(1, "month")),
        ),
    )
    at = day("2031-02-01")
    claims = [
        Claim(
            f"R{number}",
            ClaimKind.MEASURE,
            "imports",
            happened=Moment(at, at),
            quantity=Quantity(10.0, 10.0, "tonnes"),
        )
        for number in range(told)
    ]
    (said,) = in_columns(Program((rule,)), claims, World(), end_of("2031-03-01"))
    assert (said.status, said.why) == (Status.UNDECIDED, (Why(Reason.NO_AMOUNT),))
    assert said.reports == tuple(claim.report for claim in claims)
