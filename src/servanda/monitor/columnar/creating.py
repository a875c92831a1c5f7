"""How the instances of a rule come about."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from servanda.monitor.beginning import BEGINNING
from servanda.monitor.columnar.arrays import (
    ALWAYS,
    FALSE,
    NEVER,
    TRUE,
    Ints,
    greater,
    numbers,
    smaller,
)
from servanda.monitor.columnar.cases import Cases
from servanda.monitor.columnar.effects import Effects
from servanda.monitor.columnar.names import UNBOUND, Names
from servanda.monitor.columnar.question import Evaluator, Firings
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.records import Orders, Records
from servanda.monitor.columnar.solved import grouped
from servanda.monitor.columnar.told import Told
from servanda.monitor.program import BEARER, NOT_STATED, Rule
from servanda.vocabulary.instance import Instance


def standing_records(rule: Rule, told: Told) -> Records:
    """Return the instances that nothing brings about: for each bearer, whoever that is."""
    found: list[dict[str, int]] = []
    names = told.known.names
    if rule.variables == (BEARER,):
        bearers = map(Instance, rule.bearers) if rule.bearers else (NOT_STATED,)
        found = [{BEARER: names.code(bearer)} for bearer in bearers]
    elif not rule.variables:
        found = [{}]
    values = {name: np.array([one[name] for one in found], np.int64) for name in rule.variables}
    seen = np.full(len(found), BEGINNING)
    if rule.trigger is None and rule.variables:
        values, seen = _met(rule, told, values, seen)
    always = np.full(len(seen), ALWAYS)
    truth = np.full(len(seen), TRUE)
    return Records(rule, values, always, always, seen, truth, Lists.empty(len(seen)))


def _met(
    rule: Rule, told: Told, values: dict[str, Ints], seen: Ints
) -> tuple[dict[str, Ints], Ints]:
    """Add an instance for whomever a fact names whom the rule binds as one of many."""
    duty, limit = rule.duty, rule.limit
    patterns = [duty.act, duty.failure, *duty.also] if duty else []
    patterns += [limit.measure] if limit else []
    columns = {name: [column] for name, column in values.items()}
    instants = [seen]
    for pattern in patterns:
        if pattern is None or not set(rule.variables) <= set(pattern.variables):
            continue
        stream = told.facts(pattern)
        # Who was named before adds nothing.
        first = stream.index(tuple(n for n in pattern.variables if n in rule.variables)).firsts()
        first = first[stream.at[first] <= told.as_of]
        for name in rule.variables:
            columns[name].append(stream.values(name)[first])
        instants.append(stream.at[first])
    every = {name: np.concatenate(parts) for name, parts in columns.items()}
    at = np.concatenate(instants)
    own = [every[name] for name in rule.variables]
    order, begins = grouped(own[0], [*own[1:], at])
    first = order[begins]
    new = np.ones(len(first), np.bool_)
    new[1:] = np.logical_or.reduce([c[first][1:] != c[first][:-1] for c in own])
    chosen = first[new]
    return {name: column[chosen] for name, column in every.items()}, at[chosen]


def bindings(rule: Rule, fired: Firings, names: Names) -> Firings:
    """Return firings with the values of a rule's variables: one for each bearer that is named."""
    count = len(fired)
    nobody = names.code(NOT_STATED)
    found = {n: fired.values.get(n, np.full(count, UNBOUND)) for n in rule.variables}
    values = {n: np.where(column == UNBOUND, nobody, column) for n, column in found.items()}
    told = _with_values(fired, values)
    if BEARER not in values or not rule.bearers:
        return told
    bearers = np.array([names.code(Instance(name)) for name in rule.bearers])
    named = found[BEARER] != UNBOUND
    rows = np.repeat(np.arange(count), np.where(named, 1, len(bearers)))
    first = np.searchsorted(rows, rows)
    told = told.take(rows)
    bearer = np.where(
        named[rows], told.values[BEARER], bearers[(np.arange(len(rows)) - first) % len(bearers)]
    )
    return _with_values(told, {**told.values, BEARER: bearer})


def _with_values(fired: Firings, values: Mapping[str, Ints]) -> Firings:
    return Firings(fired.given, fired.at, values, fired.truth, fired.latest, fired.evidence)


def created(ev: Evaluator, rule: Rule, orders: list[Orders], since: int = ALWAYS) -> Records:
    """Return the instances that a trigger brings about after an instant."""
    trigger = rule.trigger
    if trigger is None:
        raise TypeError(f"{rule.id} has no trigger.")
    fired = bindings(rule, ev.fires(trigger.condition, {}, 1, since), ev.told.known.names)
    latest = greater(fired.at, fired.latest)
    new = Records(rule, fired.values, fired.at, latest, fired.at, fired.truth, fired.evidence)
    cases = Cases(ev, new, Effects(ev, new, orders), new.created)
    rows = numbers(len(new))
    if trigger.each_time:
        truth = smaller(new.truth, cases.in_force(rows, new.created, new.evidence))
        kept = np.flatnonzero(truth != FALSE)
    else:
        standing = cases.standing(rows, new.created)
        over = (standing.void != NEVER) | (standing.ended != NEVER)
        truth = new.truth
        kept = np.flatnonzero(~over & (cases.ends > new.created))
    new = Records(rule, new.values, new.created, new.latest, new.seen, truth, new.evidence).take(
        kept
    )
    return _surest(new, each_time=trigger.each_time)


def _surest(new: Records, *, each_time: bool) -> Records:
    """Keep, of what came about for the same values, the first that is surest."""
    columns = [new.values[name] for name in new.rule.variables]
    key = [*columns, new.created] if each_time else columns
    if each_time and not _any_twice(key):
        return new
    doubt = (TRUE - new.truth).astype(np.int64)
    zero = np.zeros(len(new), np.int64)
    order = np.lexsort((np.arange(len(new)), new.created, doubt, *reversed(key), zero))
    first = np.zeros(len(order), np.bool_)
    first[:1] = True
    for column in key:
        first[1:] |= column[order][1:] != column[order][:-1]
    chosen = order[first]
    kept = new.take(chosen)
    if each_time:
        # Several reports of one instant bring one instance about.
        group = np.cumsum(first) - 1
        alike = doubt[order] == doubt[chosen][group]
        shown = new.evidence.take(order[alike])
        owners = np.repeat(group[alike], np.diff(shown.starts))
        evidence = Lists.grouped(owners, shown.flat, len(chosen)).each_once()
        kept = Records(
            kept.rule, kept.values, kept.created, kept.latest, kept.seen, kept.truth, evidence
        )
    return kept.take(np.argsort(kept.created, kind="stable"))


def _any_twice(key: list[Ints]) -> bool:
    """Return whether any rows are alike; they stand in the order of the last column."""
    if not (key[-1][1:] == key[-1][:-1]).any():
        return False
    order, begins = grouped(key[0], key[1:])
    return len(begins) < len(order)
