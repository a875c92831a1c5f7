"""What a program asks, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from servanda.evidence.claim import ClaimKind
from servanda.instrument.pact import phrasing
from servanda.instrument.pact.inflection import in_plural, pasts
from servanda.monitor.program import (
    NOT_STATED,
    After,
    All,
    AnyOf,
    At,
    Bound,
    Condition,
    Fired,
    HasStatus,
    InState,
    Judged,
    Length,
    Measured,
    Not,
    Occurred,
    Omitted,
    OnceTrue,
    Pattern,
    Program,
    Reached,
    Slot,
    Time,
    Undetermined,
    Unstated,
    Within,
)
from servanda.monitor.wording import listed
from servanda.vocabulary.calendar import as_date
from servanda.vocabulary.instance import Instance


@dataclass(frozen=True)
class Wording:
    """Writes patterns, conditions and times; names in the order in which they were declared."""

    program: Program

    def pattern(self, pattern: Pattern, binding: Mapping[str, Instance]) -> str:
        """Write what is looked for: “Northland shelled a town”."""
        subject = self.slot(pattern.subject, binding)
        match pattern.kind:
            case ClaimKind.MEASURE:
                return f"a figure of {pattern.what}" + (f" of {subject}" if subject else "")
            case ClaimKind.STATUS:
                return f"{subject or _clause(pattern)} is {pattern.what}"
            case ClaimKind.EVENT:
                return f"{pattern.what} took place"
            case ClaimKind.JUDGEMENT:
                return f"{subject} is “{pattern.what}”"
        verb = f"did not {pattern.what}" if pattern.negated else pasts(pattern.what)[-1]
        words = [subject or "somebody", verb]
        if pattern.clause is not None:
            words.append(_clause(pattern))
        for preposition, slot in sorted(pattern.roles, key=lambda role: role[0] != ""):
            filled = self.slot(slot, binding)
            if filled and not slot.unstated:
                if preposition in pattern.every:
                    filled = f"all {in_plural(filled)}"
                words += [preposition] * bool(preposition) + [filled]
        return " ".join(words)

    def slot(self, slot: Slot, binding: Mapping[str, Instance]) -> str:
        """Write who or what may stand there: a variable's value, or any of the names."""
        if slot.variable is not None and slot.variable in binding:
            value = binding[slot.variable]
            return "somebody" if value == NOT_STATED else str(value)
        return "" if slot.names is None else listed(self.in_order(self._widest(slot.names)), "or")

    def _widest(self, names: frozenset[str]) -> frozenset[str]:
        """Leave out what lies inside, or is a member of, something else that is named."""
        inside = self.program.inside
        return frozenset(n for n in names if not (inside.get(n, frozenset()) - {n}) & names)

    def in_order(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names in the order of their declaration, never by what they are called."""
        rank = {name: number for number, name in enumerate(self.program.inside)}
        return tuple(sorted(names, key=lambda name: rank.get(name, len(rank))))

    def condition(self, condition: Condition, binding: Mapping[str, Instance]) -> str:  # noqa: C901, PLR0911 - one line for each kind
        """Write a condition."""
        match condition:
            case Occurred(pattern=pattern, window=window):
                words = self.pattern(pattern, binding) + self._how_often(condition)
                return words + self._window(window, binding)
            case Omitted(pattern=pattern, window=window):
                asked = self.pattern(pattern, binding)
                return f"nobody reports that {asked}{self._window(window, binding)}"
            case Measured(pattern=pattern, comparison=comparison, bound=bound, unit=unit):
                of = self.pattern(pattern, binding).removeprefix("a figure of ")
                return f"{of} is {self.bound(Bound(comparison, bound, unit))}"
            case InState(rules=rules, state=state):
                return f"{named(rules)} is {state}"
            case Fired(rule=rule):
                return f"[{rule}] is triggered"
            case HasStatus(status=status, subject=subject):
                return f"{self.slot(subject, binding) or 'something'} is {status}"
            case Judged(words=words):
                return f"this is “{words}”"
            case Reached(time=time):
                return f"the time has come: {self.time(time, binding)}"
            case Undetermined(words=words):
                return f"{words} (not stated)"
            case Not(part=part):
                return f"it is not so that {self.condition(part, binding)}"
            case All(parts=parts):
                return ", and ".join(self.condition(part, binding) for part in parts)
            case AnyOf(parts=parts):
                return ", or ".join(self.condition(part, binding) for part in parts)

    def time(self, time: Time, binding: Mapping[str, Instance]) -> str:
        """Write a time."""
        match time:
            case At(last=last):
                return as_date(last)
            case Unstated(words=words):
                return f"{words} (not stated)"
            case OnceTrue(condition=condition):
                return f"once {self.condition(condition, binding)}"
            case After(length=length, of=of):
                side = "before" if length.count < 0 else "after"
                since = "it came about" if of is None else self.time(of, binding)
                return f"{self.length(length)} {side} {since}"

    def length(self, length: Length) -> str:
        """Write a length of time."""
        count = abs(length.count)
        return f"{count} {length.unit}{'' if count == 1 else 's'}"

    def bound(self, bound: Bound) -> str:
        """Write an amount compared."""
        if bound.value is None:
            return f"{bound.comparison} (not stated)"
        figure = phrasing.number(Decimal(str(bound.value)))
        return f"{bound.comparison} {figure} {bound.unit}".rstrip()

    def _how_often(self, asked: Occurred) -> str:
        if asked.comparison is None:
            return ""
        unit = asked.total_unit
        return f" {self.bound(Bound(asked.comparison, asked.bound, unit or 'times'))}" + (
            " in total" if unit else ""
        )

    def _window(self, window: Within | None, binding: Mapping[str, Instance]) -> str:
        if window is None:
            return ""
        ends = [self.length(end) for end in (window.shortest, window.longest) if end is not None]
        if window.of is None:
            return f" within the {' to '.join(ends)} before"
        side = "before" if window.before else "after"
        return f" within {' to '.join(ends) or 'any time'} {side} {self.time(window.of, binding)}"


def named(rules: Iterable[str]) -> str:
    """Write which clauses are meant."""
    return listed([f"[{rule}]" if " " not in rule else rule for rule in rules])


def _clause(pattern: Pattern) -> str:
    return named((pattern.clause,)) if pattern.clause is not None else "something"
