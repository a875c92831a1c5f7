"""Whether the instances of a rule can be judged apart, by the value of one of their variables.

They can where every question that a rule asks concerns one value of that variable at a time. “There
is some”, asked of all values at once, needs the claims of all; where a trigger first gives the
variable its value, all that follows is about that value alone. The order in which the parts of a
trigger are looked at is that of the definition (`servanda.monitor.reference.conditions`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import (
    AGREEMENT,
    All,
    AnyOf,
    Condition,
    Fired,
    HasStatus,
    InState,
    Judged,
    Measured,
    Not,
    Occurred,
    Omitted,
    OnceTrue,
    Pattern,
    Reached,
    Rule,
    State,
    Variable,
)
from servanda.monitor.sharding.links import Link

_OF_ALL = frozenset({State.KEPT, State.COMPLETE})
"""States that are asked of all instances together."""


def can_be_told_apart(
    rule: Rule, key: Variable, links: Iterable[Link], told_apart: Collection[str]
) -> bool:
    """Say whether the instances of a rule can be judged apart by the values of `key`.

    `links` are those of the rule as asker; `told_apart` the rules whose instances are judged apart
    by a value of theirs.
    """
    if rule.trigger is None:
        return True
    asked = _Asked(key, {link.asked: link for link in links}, told_apart)
    bound = asked.joined(rule.trigger.condition, bound=False)
    # What must last until a period of cure is over is asked again, part by part.
    return asked.apart and (bound or rule.cure is None)


class _Asked:
    """Goes through a condition; `apart` becomes false where it asks about all values at once."""

    def __init__(self, key: Variable, links: dict[str, Link], told_apart: Collection[str]) -> None:
        self.key, self.links, self.told_apart = key, links, told_apart
        self.apart = True

    def joined(self, condition: Condition, *, bound: bool) -> bool:
        """Go through a condition whose parts share variables; return whether `key` has a value."""
        match condition:
            case All(parts=parts):
                for part in sorted(parts, key=_looked_at_last):
                    bound = self.joined(part, bound=bound)
            case AnyOf(parts=parts):
                branches = [self.joined(part, bound=bound) for part in parts]
                bound = all(branches)
            case Occurred(pattern=pattern) | Measured(pattern=pattern):
                bound = bound or self.key in pattern.variables
                self.tested(condition, bound=bound)
            case Omitted(pattern=pattern, window=window):
                if isinstance(window.of, OnceTrue):
                    bound = self.joined(window.of.condition, bound=bound)
                self.tested((pattern, window), bound=bound)
            case InState(rules=rules, state=state) if state not in _OF_ALL:
                bound = bound or (AGREEMENT not in rules and all(map(self._gives, rules)))
            case Fired(rule=fired):
                bound = bound or self._gives(fired)
            case HasStatus(subject=subject):
                bound = bound or subject.variable == self.key
            case _:
                self.tested(condition, bound=bound)
        return bound

    def tested(self, part: object, *, bound: bool) -> None:
        """Go through what is held against known values; of an unknown one it asks all at once."""
        if not bound and any(map(self._mentions, pieces(part))):
            self.apart = False

    def _gives(self, rule: str) -> bool:
        link = self.links.get(rule)
        return link is not None and any(name == self.key for name, _ in link.pairs)

    def _mentions(self, piece: object) -> bool:
        match piece:
            case Pattern():
                return self.key in piece.variables
            case InState(rules=rules):
                return any(rule in self.told_apart for rule in rules)
            case Fired(rule=rule):
                return rule in self.told_apart
            case HasStatus(subject=subject):
                return subject.variable == self.key
            case _:
                return False


def _looked_at_last(part: Condition) -> int:
    return 2 if isinstance(part, Judged) else int(isinstance(part, Not | Reached))
