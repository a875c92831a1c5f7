"""What random agreements have besides: who verifies, what prevails, effects that end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from servanda.monitor.program import Bearing, Decider, Program, Rule, Time
from servanda.norms.norm import NormKind

_PREVAIL = frozenset({NormKind.PERMISSION, NormKind.POWER, NormKind.ACHIEVE, NormKind.REPEAT})


def with_more(program: Program, untils: Sequence[Time], body: str, random: Random) -> Program:
    """Return a program of which some rules have what is rarer; `untils` are one for each."""
    prevailing = [rule.id for rule in program.rules if rule.kind in _PREVAIL]
    rules = [
        _more(rule, [id_ for id_ in prevailing if id_ != rule.id], until, body, random)
        for rule, until in zip(program.rules, untils, strict=True)
    ]
    return replace(program, rules=tuple(rules))


def _more(rule: Rule, prevailing: list[str], until: Time, body: str, random: Random) -> Rule:
    if random.random() < 0.15:
        rule = replace(rule, verifiers=random.choice((("East",), ("North", "South"))))
    if prevailing and random.random() < 0.3:
        rule = replace(rule, yields_to=(random.choice(prevailing),))
    if rule.changes and random.random() < 0.3:
        first, *others = rule.changes
        rule = replace(rule, changes=(replace(first, until=until), *others))
    if random.random() < 0.1:
        rule = replace(rule, bearing=Bearing.JOINTLY)
    if not rule.decider.needed and random.random() < 0.1:
        rule = replace(rule, decider=Decider(needed=False, names=(body,)))
    return rule
