"""What random agreements have seldom: members of collectives, “all”, rivals, several clauses."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any

from servanda.evidence.claim import ClaimKind
from servanda.monitor.program import (
    AGREEMENT,
    BEARER,
    After,
    Condition,
    InState,
    Length,
    OnceTrue,
    Pattern,
    Program,
    Reached,
    Rule,
    Slot,
    State,
)

_SELDOM = 0.08
_OTHERWISE = (
    (ClaimKind.STATUS, "protected"),
    (ClaimKind.EVENT, "signature"),
    (ClaimKind.EFFECT, "suspend"),
)
READINGS = ("narrow", "wide")


def with_what_is_rare(program: Program, random: Random) -> Program:
    """Return a program whose parts ask, here and there, what others do not."""
    varied: Program = _Varying([rule.id for rule in program.rules], random).whole(program)
    rules = _rivals(varied.rules, random)
    return replace(varied, rules=rules, termination=_end(varied.termination, random))


class _Varying:
    """Changes a part of a program here and there."""

    def __init__(self, ids: list[str], random: Random) -> None:
        self.ids, self.random = ids, random

    def whole(self, value: Any) -> Any:  # noqa: ANN401 - any part of a program
        if isinstance(value, tuple):
            return tuple(self.whole(part) for part in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        parts = {f.name: self.whole(getattr(value, f.name)) for f in fields(value)}
        return self.changed(replace(value, **parts))

    def changed(self, part: Any) -> Any:  # noqa: ANN401 - any part of a program
        if self.random.random() < _SELDOM:
            match part:
                case Slot():
                    return self.slot(part)
                case Pattern():
                    return self.pattern(part)
                case InState(rules=rules) if AGREEMENT not in rules:
                    return self.state(part)
        return part

    def slot(self, slot: Slot) -> Slot:
        if slot.names is None or "prisoner" in slot.names:
            return replace(slot, identity=self.random.choice("12"))
        if slot.variable is None:
            return slot
        whole = self.random.choice(("League", "North"))
        return replace(slot, counts_as=tuple((name, whole) for name in sorted(slot.names)[:2]))

    def pattern(self, pattern: Pattern) -> Pattern:
        if pattern.roles:
            return replace(pattern, every=frozenset({pattern.roles[0][0]}))
        if pattern.kind is not ClaimKind.ACT:
            return pattern
        kind, what = self.random.choice(_OTHERWISE)
        return replace(pattern, kind=kind, what=what)

    def state(self, asked: InState) -> InState:
        more = (*asked.rules, self.random.choice(self.ids))
        others = (
            replace(asked, rules=more),
            replace(asked, by=Slot(frozenset({"North", "South"}), "who")),
            replace(asked, same=((BEARER, "who"),)),
        )
        return self.random.choice(others)


def _end(stated: Condition | None, random: Random) -> Condition | None:
    """Let some agreements end so long after they entered into force."""
    if random.random() > _SELDOM:
        return stated
    entered = OnceTrue(InState((AGREEMENT,), State.IN_FORCE))
    return Reached(After(Length(random.choice((3, 9)), "day"), entered))


def _rivals(rules: tuple[Rule, ...], random: Random) -> tuple[Rule, ...]:
    """Let the last two rules of some agreements be rival readings of one clause."""
    if rules[1:] and random.random() < _SELDOM:
        *others, one, other = rules
        narrow, wide = READINGS
        other = replace(other, clause=one.clause, rival=wide)
        return (*others, replace(one, rival=narrow), other)
    return rules
