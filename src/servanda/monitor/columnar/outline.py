"""What of a program the engine has to know before it is told anything; found once for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.asking import Asking
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.program import (
    AGREEMENT,
    Change,
    Fired,
    HasStatus,
    InState,
    Judged,
    Program,
    Rule,
)


@dataclass(frozen=True, eq=False)
class Outline:
    """Which rules ask about which, and of which what they said of the past stands."""

    program: Program
    _orders: dict[tuple[str, ...], tuple[list[Rule], bool]] = field(default_factory=dict)

    @cached_property
    def behind(self) -> Mapping[str, tuple[Rule, ...]]:
        """For each rule by its id, the rule itself and all that it asks about."""
        asking = Asking(self.program)
        return {
            rule.id: tuple(asked.rule for asked in asking.behind(rule.id))
            for rule in self.program.rules
        }

    @cached_property
    def ids_behind(self) -> Mapping[str, frozenset[str]]:
        """The same by their ids."""
        return {rule: frozenset(asked.id for asked in of) for rule, of in self.behind.items()}

    @cached_property
    def of_the_past(self) -> frozenset[str]:
        """The rules of which what they said of an instant depends on nothing that is told later.

        A judgement on words counts whenever it was made, and so does what a body found that
        decides.
        """
        return frozenset(
            rule.id
            for rule in self.program.rules
            if not rule.verifiers
            and not rule.yields_to
            and not any(asked.decider.names for asked in self.behind[rule.id])
            and not any(_counts_late(piece) for piece in pieces(self.behind[rule.id]))
        )

    @cached_property
    def is_framed(self) -> bool:
        """Whether no rule has a say in when the agreement enters into force, and when it ends."""
        asked = pieces((self.program.entry, self.program.termination))
        depends = any(
            isinstance(piece, HasStatus | Fired | Judged)
            or (isinstance(piece, InState) and piece.rules != (AGREEMENT,))
            for piece in asked
        )
        changes = (change for rule in self.program.rules for change in rule.changes)
        return not depends and not any(AGREEMENT in change.rules for change in changes)

    def order(self, rules: Sequence[Rule]) -> tuple[list[Rule], bool]:
        """Return rules, each after those that it asks about, and whether that can be had for all.

        Effects may go round in a circle. Raises `NotColumnarError` where rules ask for one
        another's states in a circle.
        """
        ids = tuple(rule.id for rule in rules)
        if ids not in self._orders:
            self._orders[ids] = self._ordered(rules)
        return self._orders[ids]

    def _ordered(self, rules: Sequence[Rule]) -> tuple[list[Rule], bool]:
        _refuse_circles(self.program, rules)
        behind = self.ids_behind
        ordered = sorted(rules, key=lambda rule: len(behind[rule.id]))
        place = {rule.id: number for number, rule in enumerate(ordered)}
        straight = all(
            place.get(other, -1) < place[rule.id]
            for rule in rules
            for other in behind[rule.id] - {rule.id}
        )
        return ordered, straight and not any(_acts_on_itself(r, self.program) for r in rules)


def _counts_late(piece: object) -> bool:
    """Whether something told later, or the clock, may undo what was said of an instant."""
    return isinstance(piece, Judged) or (isinstance(piece, Change) and piece.until is not None)


def _acts_on_itself(rule: Rule, program: Program) -> bool:
    """Whether effects of a rule may befall itself, or what it asks about."""
    targets = {target for change in rule.changes for target in change.rules}
    given = {change.status for change in rule.changes if change.status is not None}
    asked = pieces((rule, program.entry, program.termination))
    return bool(targets & {rule.id, AGREEMENT, rule.parent}) or any(
        isinstance(piece, HasStatus) and piece.status in given for piece in asked
    )


def _refuse_circles(program: Program, rules: Sequence[Rule]) -> None:
    by_id = {rule.id: rule for rule in rules}
    of_all = _asked_in((program.entry, program.termination))
    settled: set[str] = set()

    def follow(rule: Rule, waiting: frozenset[str]) -> None:
        if rule.id in waiting:
            raise NotColumnarError("rules that ask about one another in a circle", rule.id)
        if rule.id not in settled:
            for asked in (*_asked_in((rule,)), *rule.yields_to, *of_all):
                if asked in by_id:
                    follow(by_id[asked], waiting | {rule.id})
            settled.add(rule.id)

    for rule in rules:
        follow(rule, frozenset())


def _asked_in(part: object) -> tuple[str, ...]:
    """Return the rules of whose state something asks."""
    found: list[str] = []
    for piece in pieces(part):
        match piece:
            case InState(rules=asked):
                found += asked
            case Fired(rule=fired):
                found.append(fired)
            case _:
                pass
    return tuple(found)
