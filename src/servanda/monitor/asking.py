"""Which rules a rule asks about, directly or through others, and for which values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import (
    AGREEMENT,
    BEARER,
    Effect,
    Fired,
    HasStatus,
    InState,
    Pattern,
    Program,
    Rule,
    Variable,
)
from servanda.vocabulary.instance import Instance

Known = Mapping[Variable, Instance]
"""The values that an instance gives its variables."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule that an instance's verdict depends on, and the values for which it does."""

    rule: Rule
    known: Known


class _Shared(dict[tuple[str, str], frozenset[Variable]]):
    """The variables that surely have the same value in a rule and in one that it asks about.

    Who is bound by the one need not be bound by the other; nor does a name say anything that the
    question pairs with another.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        super().__init__()
        self.rules = rules

    def __missing__(self, pair: tuple[str, str]) -> frozenset[Variable]:
        one, other = (self.rules[rule] for rule in pair)
        renamed = {
            name
            for piece in pieces(one)
            if isinstance(piece, InState)
            for names in piece.same
            for name in names
        }
        shared = (frozenset(one.variables) & frozenset(other.variables)) - renamed - {BEARER}
        return self.setdefault(pair, shared)


@dataclass(frozen=True)
class Asking:
    """Who asks about whom in a program.

    A rule asks about what its conditions and times name; about the consequences that end, suspend
    or bring back what it is or what it was given in exchange for; about what prevails over it; and,
    where it begins with the agreement, about what brings that into force or ends it.
    """

    program: Program
    _memory: dict[tuple[str, tuple[tuple[Variable, Instance], ...]], tuple[Asked, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def behind(
        self, rule: str, instance: tuple[tuple[Variable, Instance], ...] = ()
    ) -> tuple[Asked, ...]:
        """Return the rule and all that it asks about, in the order of the text.

        A variable keeps its value on the way from rule to rule as long as each of them has it.
        """
        key = rule, instance
        if key not in self._memory:
            self._memory[key] = self._walk(rule, dict(instance))
        return self._memory[key]

    def _walk(self, rule: str, known: dict[Variable, Instance]) -> tuple[Asked, ...]:
        reached = {rule: known}
        waiting = [rule]
        while waiting:
            here = waiting.pop()
            for there in self._directly[here]:
                passed = {v: i for v, i in reached[here].items() if v in self._shared[here, there]}
                before = reached.get(there)
                if before is None:
                    reached[there] = passed
                elif (both := dict(before.items() & passed.items())) != before:
                    reached[there] = both
                else:
                    continue
                waiting.append(there)
        return tuple(Asked(r, reached[r.id]) for r in self.program.rules if r.id in reached)

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """The rules by their id."""
        return {rule.id: rule for rule in self.program.rules}

    @cached_property
    def rivals(self) -> dict[str, tuple[str, ...]]:
        """The rival readings of each clause that has several, in the order of the text."""
        found: dict[str, dict[str, None]] = {}
        for rule in self.program.rules:
            if rule.rival is not None:
                found.setdefault(rule.clause, {})[rule.rival] = None
        return {clause: tuple(readings) for clause, readings in found.items() if len(readings) > 1}

    @cached_property
    def rivals_asked_about(self) -> dict[str, tuple[str, ...]]:
        """The rival readings of those clauses that rules of other clauses ask about."""
        asked = {
            behind.rule.clause
            for rule in self.program.rules
            for behind in self.behind(rule.id)
            if behind.rule.clause != rule.clause
        }
        return {clause: readings for clause, readings in self.rivals.items() if clause in asked}

    @cached_property
    def _shared(self) -> _Shared:
        return _Shared(self.by_id)

    @cached_property
    def of_agreement(self) -> tuple[Pattern, ...]:
        """The patterns by which the agreement as a whole begins and ends."""
        whole = (self.program.entry, self.program.termination)
        return tuple(p for p in pieces(whole) if isinstance(p, Pattern))

    @cached_property
    def _directly(self) -> dict[str, tuple[str, ...]]:
        return {
            rule.id: tuple(dict.fromkeys(i for i in self._of(rule) if i in self.by_id))
            for rule in self.program.rules
        }

    def _of(self, rule: Rule) -> Iterator[str]:
        yield from self._named_in(rule)
        yield from rule.yields_to
        yield from rule.exchange
        yield from self._changing[rule.id]
        yield from self._given_for[rule.id]
        yield from self._whole

    def _named_in(self, asked: object) -> Iterator[str]:
        for piece in pieces(asked):
            match piece:
                case InState(rules=rules):
                    yield from rules
                case Fired(rule=fired):
                    yield fired
                case HasStatus(status=status):
                    yield from self._granting[status]
                case _:
                    pass

    @cached_property
    def _whole(self) -> tuple[str, ...]:
        """The rules that decide whether the agreement is in force."""
        named = self._named_in((self.program.entry, self.program.termination))
        return (*named, *self._changing[AGREEMENT])

    @cached_property
    def _changing(self) -> defaultdict[str, list[str]]:
        """For each rule, those that act upon it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for rule in self.program.rules:
            if rule.parent:
                found[rule.id].append(rule.parent)
            for change in rule.changes:
                for target in change.rules:
                    found[target].append(rule.id)
        return found

    @cached_property
    def _given_for(self) -> defaultdict[str, list[str]]:
        """For each rule given in exchange, those that it was given for."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for rule in self.program.rules:
            for given in rule.exchange:
                found[given].append(rule.id)
        return found

    @cached_property
    def _granting(self) -> defaultdict[str, list[str]]:
        """For each status, the rules by which it comes about or goes."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for rule in self.program.rules:
            for change in rule.changes:
                if change.status and change.effect in {Effect.GRANT, Effect.REVOKE}:
                    found[change.status].append(rule.id)
        return found
