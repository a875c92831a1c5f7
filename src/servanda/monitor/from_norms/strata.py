"""In which order rules can be judged, and which of them ask about one another in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import AGREEMENT, Change, Condition, Fired, HasStatus, InState, Rule


@dataclass(frozen=True)
class Asking:
    """Which rules each rule asks about: whose state, firing or effects its own verdict needs."""

    rules: tuple[Rule, ...]
    on_the_agreement: tuple[Condition, ...] = ()

    def links(self) -> dict[str, tuple[str, ...]]:
        """Return, for each rule, those that it asks about, in the order of the text."""
        order = {rule.id: place for place, rule in enumerate(self.rules)}
        changing = changing_rules(self.rules)
        ending = {*changing.get(AGREEMENT, ()), *_asked(self.on_the_agreement, changing)}
        found: dict[str, tuple[str, ...]] = {}
        for rule in self.rules:
            asked = {*ending, *rule.yields_to, *rule.exchange, *_asked(rule, changing)}
            asked |= changing.get(rule.id, set())
            found[rule.id] = tuple(sorted((a for a in asked if a in order), key=order.__getitem__))
        return found


def _asked(value: object, changing: Mapping[str, set[str]]) -> Iterator[str]:
    for piece in pieces(value):
        match piece:
            case InState(rules=rules):
                for rule in rules:
                    yield from (rule, *changing.get(rule, ()))
            case Fired(rule=rule):
                yield rule
            case HasStatus(status=status):
                yield from changing.get(status_key(status), ())


def changing_rules(rules: Iterable[Rule]) -> dict[str, set[str]]:
    """Return, for each rule, status and the agreement, the rules that change it."""
    found: dict[str, set[str]] = {}
    for rule in rules:
        for change in rule.changes:
            for key in _changed_by(change):
                found.setdefault(key, set()).add(rule.id)
    return found


def _changed_by(change: Change) -> tuple[str, ...]:
    """Return what a change is on: rules, the agreement, a status."""
    return change.rules if change.status is None else (status_key(change.status),)


def status_key(status: str) -> str:
    """Return what stands for a declared status beside the ids of rules."""
    return f"status {status}"


def strata_of(links: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return what is linked in strata, that which is asked about first; a circle is one stratum.

    Strongly connected components (R. Tarjan, “Depth-first search and linear graph algorithms”, SIAM
    Journal on Computing 1, 1972), without recursion; linear in names and links.
    """
    search = _Search(links)
    for name in links:
        search.from_name(name)
    return tuple(search.strata)


class _Search:
    def __init__(self, links: Mapping[str, tuple[str, ...]]) -> None:
        self.links = links
        self.order = {name: place for place, name in enumerate(links)}
        self.number: dict[str, int] = {}
        self.lowest: dict[str, int] = {}
        self.open: dict[str, None] = {}  # in the order in which they were found
        self.strata: list[tuple[str, ...]] = []

    def from_name(self, start: str) -> None:
        if start in self.number:
            return
        path = [(start, self._enter(start))]
        while path:
            name, following = path[-1]
            unseen = next((f for f in following if not self._seen(name, f)), None)
            if unseen is not None:
                path.append((unseen, self._enter(unseen)))
                continue
            path.pop()
            if path:
                before = path[-1][0]
                self.lowest[before] = min(self.lowest[before], self.lowest[name])
            if self.lowest[name] == self.number[name]:
                self._close(name)

    def _enter(self, name: str) -> Iterator[str]:
        self.number[name] = self.lowest[name] = len(self.number)
        self.open[name] = None
        return iter(self.links[name])

    def _seen(self, name: str, following: str) -> bool:
        if following not in self.number:
            return False
        if following in self.open:
            self.lowest[name] = min(self.lowest[name], self.number[following])
        return True

    def _close(self, name: str) -> None:
        stratum: list[str] = []
        while not stratum or stratum[-1] != name:
            stratum.append(self.open.popitem()[0])
        self.strata.append(tuple(sorted(stratum, key=self.order.__getitem__)))
