"""Programs whose instances can be judged apart, and random histories for them."""

from __future__ import annotations

from hypothesis import strategies as st
from monitor.programs import act, consequence, day, duty, named

from servanda.evidence.claim import Claim, ClaimKind
from servanda.monitor.program import (
    BEARER,
    After,
    Condition,
    Effect,
    InState,
    Length,
    Not,
    Occurred,
    Pattern,
    Program,
    Rule,
    Slot,
    State,
    Trigger,
    Within,
)
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import DAY, Moment
from servanda.vocabulary.instance import Instance

PARTIES = ("North", "South", "East", "West", "Isle")
FIVE_DAYS = Length(5, "day")


def anyone(variable: str) -> Slot:
    return Slot(None, variable)


def keeping_pledges(id_: str = "1") -> Rule:
    """Whoever pledges something delivers it within five days."""
    return duty(
        id_,
        NormKind.ACHIEVE,
        act("deliver", anyone("giver"), object=anyone("thing")),
        variables=("giver", "thing"),
        bearers=(),
        bearer="giver",
        trigger=Trigger(
            Occurred(act("pledge", anyone("giver"), object=anyone("thing"))), each_time=True
        ),
        due=After(FIVE_DAYS),
    )


def no_strikes(id_: str = "2") -> Rule:
    """Nobody strikes anybody, unless provoked within five days."""
    doer = Slot(None, BEARER, unstated=True)
    return duty(
        id_,
        NormKind.PROHIBITION,
        act("strike", doer),
        bearers=(),
        exception=Occurred(
            Pattern(ClaimKind.ACT, "provoke", roles=(("", anyone(BEARER)),)), Within(FIVE_DAYS)
        ),
    )


def protection(*ends: Rule) -> tuple[Rule, ...]:
    """Whoever is granted protection has it until that giver breaks a pledge."""
    granted = Occurred(act("grant", anyone("guarantor"), object=anyone("giver")))
    guarantee = Rule(
        "3", "3", "3", NormKind.GUARANTEE, variables=("giver",), trigger=Trigger(granted)
    )
    broken = InState(("1",), State.BREACHED, by=anyone("giver"))
    lapse = consequence("4", broken, Effect.LAPSE, "3", variables=("giver",))
    return (guarantee, lapse, *ends)


def program(*rules: Rule, entry: Condition | None = None) -> Program:
    return Program(rules, entry=entry)


NOBODY_STRIKES_AT_ALL = Not(Occurred(act("strike", Slot(None, "somebody"))))

PROGRAMS = (
    program(keeping_pledges()),
    program(no_strikes()),
    program(keeping_pledges(), no_strikes(), *protection()),
    program(keeping_pledges(), entry=Occurred(act("strike", named("North")))),
)

things = st.sampled_from([None, *(Instance("thing", str(n)) for n in range(3))])
parties = st.sampled_from([None, *map(Instance, PARTIES)])


@st.composite
def claims(draw: st.DrawFn, label: str) -> Claim:
    verb = draw(st.sampled_from(["pledge", "deliver", "strike", "provoke", "grant"]))
    about = draw(parties if verb in {"provoke", "grant"} else things)
    first = day("2031-01-01") + draw(st.integers(0, 14)) * DAY
    return Claim(
        label,
        ClaimKind.ACT,
        verb,
        draw(parties),
        () if about is None else (("", about),),
        negated=draw(st.sampled_from([False] * 6 + [True])),
        happened=Moment(first, first + draw(st.sampled_from([0, DAY - 1]))),
    )


@st.composite
def histories(draw: st.DrawFn) -> tuple[Claim, ...]:
    count = draw(st.integers(0, 12))
    return tuple(draw(claims(f"R{number}")) for number in range(count))
