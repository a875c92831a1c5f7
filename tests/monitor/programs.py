"""Small programs and histories, written out by hand."""

from __future__ import annotations

from typing import Any

from servanda.evidence.claim import Claim, ClaimKind
from servanda.evidence.completeness import Completeness
from servanda.monitor.program import (
    BEARER,
    Change,
    Condition,
    Decider,
    Duty,
    Effect,
    Pattern,
    Program,
    Rule,
    Slot,
    Trigger,
)
from servanda.monitor.reference import judge
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import moment
from servanda.vocabulary.instance import Instance


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
