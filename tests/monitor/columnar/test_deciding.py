"""What competent bodies found counts in columns as it does in the definition."""

from dataclasses import replace

import polars as pl
import pytest
from monitor.columnar.in_columns import in_columns
from monitor.generated import BODY, Generator
from monitor.programs import act, consequence, did, end_of, named
from monitor.soak import differs

from servanda.evidence.claim import Claim, ClaimKind
from servanda.monitor.program import At, Decider, Effect, Occurred, Program, Rule
from servanda.monitor.verdict import Status
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment

AS_OF = end_of("2031-12-31")
STRIKE = Occurred(act("strike", named("North")))


class Deciding(Generator):
    """Makes triples in which much depends on what one body finds."""

    def rule(self, id_: str, ids: list[str]) -> Rule:
        """Return a rule that the body decides."""
        rule = super().rule(id_, ids)
        fires = rule.kind in {NormKind.CONSEQUENCE, NormKind.PROVISION}
        return replace(rule, decider=Decider(needed=fires and self.chance(0.8), names=(BODY,)))

    def claim(self, label: str) -> Claim:
        """Return a claim that is as likely a finding as not."""
        claim = super().claim(label)
        told = self.chance(0.5)
        body = BODY if told else "North"
        denied = self.chance(0.35) if told else self.chance(0.1)
        if claim.kind is ClaimKind.ACT and self.chance(0.5):
            claim = replace(claim, roles=claim.roles[:1])
        return replace(claim, finding=told, teller=body, author=body, negated=denied)


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_random_findings(first: int) -> None:
    for seed in range(first, first + 50):
        assert not differs(Deciding(40_000 + seed).triple()), f"seed {seed}"


def program(**more: object) -> Program:
    rule = consequence(
        "1", STRIKE, Effect.LAPSE, "2", decider=Decider(needed=True, names=("Panel",))
    )
    return Program((replace(rule, start=At(*moment("2031-01-01")), **more),))  # type: ignore[arg-type]


def found(label: str, when: str, *, negated: bool = False, **roles: str) -> Claim:
    body = {"finding": True, "author": "Panel", "teller": "Panel", "negated": negated}
    return did(label, when, "North", "strike", told=body, **roles)


def said_of(*claims: Claim, world: World | None = None) -> tuple[Status, tuple[str, ...]]:
    (verdict,) = in_columns(program(), claims, world or World(), AS_OF)
    return verdict.status, verdict.reports


STRUCK = did("R1", "2031-03-01", "North", "strike", object="Fort")


def test_without_a_finding_nothing_is_decided() -> None:
    assert said_of(STRUCK) == (Status.UNDECIDED, ("R1",))


def test_a_finding_settles_the_trigger() -> None:
    assert said_of(STRUCK, found("R2", "2031-03-05")) == (Status.TRIGGERED, ("R2",))


def test_a_finding_that_it_was_not_so_strikes_what_is_reported() -> None:
    denied = found("R2", "2031-03-01", negated=True)
    assert said_of(STRUCK, denied) == (Status.NOT_MET, ())


def test_what_was_found_not_to_be_so_elsewhere_or_on_another_day_strikes_nothing() -> None:
    elsewhere = found("R2", "2031-03-01", negated=True, object="Harbour")
    later = found("R3", "2031-03-02", negated=True)
    assert said_of(STRUCK, elsewhere, later) == (Status.UNDECIDED, ("R1",))


def test_a_finding_counts_for_what_its_makers_decide_in_a_world_that_does_not_accept_it() -> None:
    claims = (STRUCK, found("R2", "2031-03-01"), found("R3", "2031-03-01", negated=True))
    accepted = pl.Series([True, False, False])
    for competent, said in (
        ([False, False, False], Status.UNDECIDED),
        ([False, True, False], Status.TRIGGERED),
        ([False, False, True], Status.NOT_MET),
    ):
        world = World(accepted, competent=pl.Series(competent))
        assert said_of(*claims, world=world)[0] is said
