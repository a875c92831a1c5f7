"""A program in groups of rules that need one another, and what tells their instances apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from servanda.monitor.program import BEARER, Program, Rule, Variable
from servanda.monitor.sharding.links import Link, links_of, settling
from servanda.monitor.sharding.telling_apart import can_be_told_apart


@dataclass(frozen=True)
class Group:
    """Rules that can be judged without the others.

    `program` holds those rules and what settles whether the agreement is in force; of `reported`
    the group gives the verdicts. `keys` names for a rule the variable by whose values its instances
    can be judged apart; a rule that is not in it is judged with all claims that concern it.
    """

    program: Program
    reported: frozenset[str]
    keys: Mapping[str, Variable]

    @property
    def name(self) -> str:
        """The first of its rules, after which it is called."""
        return next(rule.id for rule in self.program.rules if rule.id in self.reported)


def groups_of(program: Program) -> tuple[Group, ...]:
    """Cut a program into groups, in the order of the text."""
    links = links_of(program)
    settled_by = _reached(settling(program), links)
    parts = _connected([r.id for r in program.rules if r.id not in settled_by], links)
    if settled_by:
        parts.append(settled_by)
    order = {rule.id: place for place, rule in enumerate(program.rules)}
    parts.sort(key=lambda part: min(map(order.__getitem__, part)))
    return tuple(_group(program, part, settled_by, links) for part in parts)


def _reached(start: Iterable[str], links: Sequence[Link]) -> frozenset[str]:
    found, waiting = set(start), list(start)
    while waiting:
        here = waiting.pop()
        for link in links:
            if link.asker == here and link.asked not in found:
                found.add(link.asked)
                waiting.append(link.asked)
    return frozenset(found)


def _connected(ids: Sequence[str], links: Sequence[Link]) -> list[frozenset[str]]:
    """Return the sets of those rules that are linked, directly or through others."""
    near: dict[str, set[str]] = {id_: {id_} for id_ in ids}
    for link in links:
        if link.asker in near and link.asked in near:
            one, other = near[link.asker], near[link.asked]
            if one is not other:
                one |= other
                near |= dict.fromkeys(other, one)
    return [frozenset(part) for part in {id(part): part for part in near.values()}.values()]


def _group(
    program: Program, reported: frozenset[str], settled_by: frozenset[str], links: Sequence[Link]
) -> Group:
    inside = reported | settled_by
    rules = tuple(rule for rule in program.rules if rule.id in inside)
    strata = (tuple(id_ for id_ in stratum if id_ in inside) for stratum in program.strata)
    part = replace(program, rules=rules, strata=tuple(s for s in strata if s))
    keys: dict[str, Variable] = {}
    if reported != settled_by:
        own = [rule for rule in rules if rule.id not in settled_by]
        keys = _keys(own, [link for link in links if link.asker in reported])
    return Group(part, reported, keys)


def _keys(rules: Sequence[Rule], links: Sequence[Link]) -> dict[str, Variable]:
    """Choose for as many rules as possible a variable by which to judge its instances apart."""
    chosen: dict[str, Variable] = {}
    for rule in rules:
        if rule.id not in chosen:
            tried = (_spread(rule.id, name, links, chosen) for name in rule.variables)
            kept = [_kept(keys, rules, links) for keys in tried]
            chosen = max([chosen, *kept], key=len)
    return chosen


def _spread(
    rule: str, key: Variable, links: Sequence[Link], chosen: Mapping[str, Variable]
) -> dict[str, Variable]:
    """Choose a variable, and in all rules linked with it the one that has the same value."""
    keys = {**chosen, rule: key}
    waiting = [rule]
    while waiting:
        here = waiting.pop()
        for link in links:
            for one, other in _both_ways(link):
                if one[0] == here and one[1] == keys[here] and other[0] not in keys:
                    keys[other[0]] = other[1]
                    waiting.append(other[0])
    return keys


def _both_ways(link: Link) -> Iterator[tuple[tuple[str, Variable], tuple[str, Variable]]]:
    for mine, theirs in sorted(link.pairs):
        yield (link.asker, mine), (link.asked, theirs)
        yield (link.asked, theirs), (link.asker, mine)


def _kept(
    keys: Mapping[str, Variable], rules: Sequence[Rule], links: Sequence[Link]
) -> dict[str, Variable]:
    """Leave out the rules whose instances cannot be judged apart, until none is left over."""
    kept = {rule.id: keys[rule.id] for rule in rules if rule.id in keys}
    while True:
        wrong = {rule.id for rule in rules if rule.id in kept and not _stands(rule, kept, links)}
        wrong |= {link.asked for link in links if not _agrees(link, kept)}
        if not wrong:
            return kept
        kept = {id_: key for id_, key in kept.items() if id_ not in wrong}


def _agrees(link: Link, keys: Mapping[str, Variable]) -> bool:
    """Whether what is asked about is to be found where it is asked."""
    if link.asked not in keys:
        return True
    return (keys.get(link.asker), keys[link.asked]) in link.pairs


def _stands(rule: Rule, keys: Mapping[str, Variable], links: Sequence[Link]) -> bool:
    key = keys[rule.id]
    if key not in rule.variables:
        return False
    if BEARER in rule.variables and not rule.bearers:
        # Whoever is named takes the place of whoever it may be: that must not be asked about.
        asked_for = any(link.asked == rule.id and link.by_name for link in links)
        if key != BEARER or asked_for:
            return False
    asking = [link for link in links if link.asker == rule.id]
    return can_be_told_apart(rule, key, asking, keys)
