"""Programs of a few rules, and claims and views to hold against them."""

from collections.abc import Sequence

import polars as pl

from servanda.evidence.claim import Claim, ClaimKind
from servanda.evidence.table import table_from
from servanda.evidence.views.acceptance import Acceptance
from servanda.monitor.program import (
    BEARER,
    All,
    Bearing,
    Change,
    Decider,
    Duty,
    Effect,
    InState,
    Occurred,
    Pattern,
    Program,
    Rule,
    Slot,
    State,
    Trigger,
)
from servanda.monitor.program.condition import At
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import Moment, moment
from servanda.vocabulary.instance import Instance

START = At(*moment("2026-01-01"))
AS_OF = moment("2026-12-31").last


def by(name: str, variable: str | None = None) -> Slot:
    return Slot(frozenset({name}), variable)


def does(who: str, what: str, whom: str | None = None, *, negated: bool = False) -> Pattern:
    roles = () if whom is None else (("", by(whom)),)
    return Pattern(ClaimKind.ACT, what, by(who), roles, negated)


def must_not(rule: str, who: str, what: str, **more: object) -> Rule:
    act = Pattern(ClaimKind.ACT, what, by(who, BEARER))
    return _bound(rule, NormKind.PROHIBITION, who, Duty(act), **more)


def must(rule: str, who: str, what: str, due: str | None = None, **more: object) -> Rule:
    act = Pattern(ClaimKind.ACT, what, by(who, BEARER))
    failure = Pattern(ClaimKind.ACT, what, by(who, BEARER), negated=True)
    by_when = At(*moment(due)) if due else None
    return _bound(rule, NormKind.ACHIEVE, who, Duty(act, failure), due=by_when, **more)


def _bound(rule: str, kind: NormKind, who: str, duty: Duty, **more: object) -> Rule:
    clause = rule.split("/", maxsplit=1)[0]
    return Rule(
        rule, clause, clause, kind, variables=(BEARER,), bearers=(who,), bearer=BEARER,
        bearing=Bearing.EACH, start=START, duty=duty, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def guarantee(rule: str, **more: object) -> Rule:
    return Rule(rule, rule, rule, NormKind.GUARANTEE, start=START, **more)  # type: ignore[arg-type]


def lapses(
    rule: str, what: str, *if_so: Pattern, deciders: tuple[str, ...] = (), needed: bool = False
) -> Rule:
    condition = All(tuple(Occurred(pattern) for pattern in if_so))
    return Rule(
        rule, rule, rule, NormKind.CONSEQUENCE, trigger=Trigger(condition), start=START,
        decider=Decider(needed or bool(deciders), deciders),
        changes=(Change(Effect.LAPSE, (what,)),),
    )  # fmt: skip


def ends_when_breached(rule: str, what: str, *asked: str) -> Rule:
    """A consequence: what lapses when another clause is breached, under whatever reading."""
    condition = InState(asked, State.BREACHED)
    return Rule(
        rule, rule, rule, NormKind.CONSEQUENCE, trigger=Trigger(condition), start=START,
        decider=Decider(needed=False), changes=(Change(Effect.LAPSE, (what,)),),
    )  # fmt: skip


def program(*rules: Rule) -> Program:
    return Program(rules, strata=tuple((rule.id,) for rule in rules))


def act(  # noqa: PLR0913 - the parts of a claim
    label: str,
    who: str,
    what: str,
    when: str = "2026-03-01",
    *,
    negated: bool = False,
    teller: str | None = None,
    finding: bool = False,
) -> Claim:
    at = moment(when)
    return Claim(
        label, ClaimKind.ACT, what, Instance(who), negated=negated, happened=Moment(*at),
        teller=teller, author=teller, finding=finding,
    )  # fmt: skip


def table(*claims: Claim) -> pl.DataFrame:
    return table_from(claims)


def mask(claims: pl.DataFrame, labels: Sequence[str]) -> pl.Series:
    return claims["report"].is_in(list(labels))


def acceptance(
    claims: pl.DataFrame, *accepted: str, contested: Sequence[str] = (), **more: object
) -> Acceptance:
    taken = accepted or tuple(claims["report"])
    return Acceptance("a view", mask(claims, taken), mask(claims, contested), **more)  # type: ignore[arg-type]
