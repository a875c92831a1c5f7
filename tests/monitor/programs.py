"""Small programs and histories, written out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from servanda.evidence.claim import Claim, ClaimKind
from servanda.evidence.completeness import Completeness
from servanda.evidence.table import table_from
from servanda.evidence.views.acceptance import Acceptance
from servanda.monitor.program import (
    BEARER,
    All,
    Bearing,
    Change,
    Condition,
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
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment
from servanda.vocabulary.instance import Instance

START = At(*moment("2026-01-01"))
AS_OF = moment("2026-12-31").last


def day(written: str) -> int:
    """The first instant of a day."""
    return moment(written).first


def end_of(written: str) -> int:
    """The last instant of a day."""
    return moment(written).last


def named(*names: str, variable: str | None = None) -> Slot:
    return Slot(frozenset(names), variable)


def act(verb: str, subject: Slot | None = None, **roles: Slot) -> Pattern:
    """A pattern of an act; the direct object is called `object`."""
    slots = tuple(("" if role == "object" else role, slot) for role, slot in roles.items())
    return Pattern(ClaimKind.ACT, verb, subject or named("North", variable=BEARER), slots)


def did(
    label: str,
    when: str,
    subject: str | None,
    verb: str,
    *,
    told: dict[str, Any] | None = None,
    **roles: str,
) -> Claim:
    """A claim of an act; `prisoner:7` is the prisoner of that identity."""
    return Claim(
        label,
        ClaimKind.ACT,
        verb,
        None if subject is None else instance(subject),
        tuple(("" if r == "object" else r, instance(name)) for r, name in roles.items()),
        happened=moment(when),
        **(told or {}),
    )


def claimed(  # noqa: PLR0913 - the parts of a claim
    label: str,
    who: str,
    what: str,
    when: str = "2026-03-01",
    *,
    negated: bool = False,
    teller: str | None = None,
    finding: bool = False,
) -> Claim:
    """A claim of an act, and whose word it is."""
    told = {"negated": negated, "teller": teller, "author": teller, "finding": finding}
    return did(label, when, who, what, told=told)


def does(who: str, what: str, whom: str | None = None, *, negated: bool = False) -> Pattern:
    roles = {} if whom is None else {"object": named(whom)}
    return replace(act(what, named(who), **roles), negated=negated)


def instance(name: str) -> Instance:
    before, _, identity = name.partition(":")
    return Instance(before, identity or None)


def duty(id_: str, kind: NormKind, asked: Pattern, **more: Any) -> Rule:  # noqa: ANN401 - fields of a rule
    """A rule for a bearer named North, unless told otherwise."""
    parts: dict[str, Any] = {
        "variables": (BEARER,),
        "bearers": ("North",),
        "bearer": BEARER,
        **more,
    }
    failure = parts.pop("failure", None)
    asked_more = {
        name: parts.pop(name) for name in ("amount", "frequency", "period") if name in parts
    }
    return Rule(id_, id_, id_, kind, duty=Duty(asked, failure, **asked_more), **parts)


def consequence(id_: str, condition: Condition, effect: Effect, *rules: str, **more: Any) -> Rule:  # noqa: ANN401 - fields of a rule
    return Rule(
        id_,
        id_,
        id_,
        NormKind.CONSEQUENCE,
        trigger=Trigger(condition),
        changes=(Change(effect, rules),),
        **{"decider": Decider(needed=False), **more},
    )


def must_not(rule: str, who: str, what: str, **more: Any) -> Rule:  # noqa: ANN401 - fields of a rule
    return _bound(rule, NormKind.PROHIBITION, who, what, **more)


def must(rule: str, who: str, what: str, due: str | None = None, **more: Any) -> Rule:  # noqa: ANN401 - fields of a rule
    by_when = At(*moment(due)) if due else None
    failure = replace(act(what, named(who, variable=BEARER)), negated=True)
    return _bound(rule, NormKind.ACHIEVE, who, what, failure=failure, due=by_when, **more)


def _bound(id_: str, kind: NormKind, who: str, what: str, **more: Any) -> Rule:  # noqa: ANN401 - fields of a rule
    """A rule for one bearer from the start; what stands before a stroke is its clause."""
    asked = act(what, named(who, variable=BEARER))
    rule = duty(id_, kind, asked, bearers=(who,), bearing=Bearing.EACH, start=START, **more)
    clause = id_.partition("/")[0]
    return replace(rule, clause=clause, article=clause)


def guarantee(rule: str, **more: Any) -> Rule:  # noqa: ANN401 - fields of a rule
    return Rule(rule, rule, rule, NormKind.GUARANTEE, start=START, **more)


def lapses(
    rule: str, what: str, *if_so: Pattern, deciders: tuple[str, ...] = (), needed: bool = False
) -> Rule:
    condition = All(tuple(Occurred(pattern) for pattern in if_so))
    decider = Decider(needed or bool(deciders), deciders)
    return consequence(rule, condition, Effect.LAPSE, what, start=START, decider=decider)


def ends_when_breached(rule: str, what: str, *asked: str) -> Rule:
    """A consequence: what lapses when another clause is breached, under whatever reading."""
    return consequence(rule, InState(asked, State.BREACHED), Effect.LAPSE, what, start=START)


def program(*rules: Rule) -> Program:
    return Program(rules, strata=tuple((rule.id,) for rule in rules))


def table(*claims: Claim) -> pl.DataFrame:
    return table_from(claims)


def mask(claims: pl.DataFrame, labels: Sequence[str]) -> pl.Series:
    return claims["report"].is_in(list(labels))


def acceptance(
    claims: pl.DataFrame, *accepted: str, contested: Sequence[str] = (), **more: object
) -> Acceptance:
    taken = accepted or tuple(claims["report"])
    return Acceptance("a view", mask(claims, taken), mask(claims, contested), **more)  # type: ignore[arg-type]


def judged(
    *rules: Rule,
    claims: tuple[Claim, ...] = (),
    as_of: str = "2031-12-31",
    complete: tuple[str, ...] = (),
) -> dict[str, Verdict]:
    """The verdict on each rule that has one instance, as of the end of a day."""
    world = World(complete=tuple(Completeness(what) for what in complete))
    verdicts = judge(Program(rules), claims, world, end_of(as_of))
    return {verdict.rule: verdict for verdict in verdicts}
