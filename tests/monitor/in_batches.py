"""Histories dealt out into batches, most of them in the order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from monitor.triples import Triple

from servanda.evidence.claim import Claim, ClaimKind
from servanda.evidence.table import table_from
from servanda.monitor.columnar import Batch, State, begin, extended, verdicts
from servanda.monitor.program import AGREEMENT, BEARER, Rule
from servanda.monitor.verdict import Verdict
from servanda.vocabulary.calendar import DAY

Said = tuple[Verdict, ...]


@dataclass(frozen=True)
class Stage:
    """What is said after a batch: by what was kept of what was said before, and from the whole."""

    state: State
    kept: Said
    anew: Said


def stages(triple: Triple, seed: int = 0) -> Iterator[Stage]:
    """Take the claims of a triple batch by batch, and judge after each, at last as of its end."""
    random = Random(seed)  # noqa: S311 - no secret hangs on it
    nothing = begin(triple.program, [triple.world])
    state, told = nothing, list[int]()
    for places in dealt_out(triple.claims, random):
        state = extended(state, _batch(triple.taking(places)))
        told += places
        as_of = state.clock + random.choice((0, 0, DAY, 5 * DAY, 90 * DAY))
        if as_of > 0:
            yield _stage(state, extended(nothing, _batch(triple.taking(told))), as_of)
    yield _stage(state, extended(nothing, _batch(triple.taking(told))), triple.as_of)


def differs_in_batches(triple: Triple) -> bool:
    """Whether what is kept of what was said before ever says otherwise than the whole."""
    return any(stage.kept != stage.anew for stage in stages(triple))


def dealt_out(claims: Sequence[Claim], random: Random) -> list[list[int]]:
    """Return the places of claims in two to six batches: in the order of time, or in any."""
    order = sorted(range(len(claims)), key=lambda place: _at(claims[place]))
    if random.random() < 0.2:
        random.shuffle(order)
    cuts = sorted(random.randint(0, len(order)) for _ in range(random.randint(1, 5)))
    return [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


def _at(claim: Claim) -> int:
    told = claim.happened or claim.reported
    return 0 if told is None else told.last


def _batch(triple: Triple) -> Batch:
    world = triple.world
    return Batch(table_from(triple.claims), (world.accepted,), (world.competent,))


def _stage(state: State, whole: State, as_of: int) -> Stage:
    kept, anew = (tuple(verdicts(one, as_of)[0].verdicts()) for one in (state, whole))
    return Stage(state, kept, anew)


def steadier(triple: Triple) -> Triple:
    """Return a triple like one of which nothing is uncertain but what its rules say of events.

    Most random agreements enter into force, or end, by what rules do; nothing that was said before
    is kept then.
    """
    rules = tuple(_steadier(rule) for rule in triple.program.rules)
    program = replace(triple.program, rules=rules, entry=None, termination=None)
    kept = [n for n, claim in enumerate(triple.claims) if claim.kind is not ClaimKind.EVENT]
    return replace(triple.taking(kept), program=program)


def _steadier(rule: Rule) -> Rule:
    trigger = None if rule.trigger is None else replace(rule.trigger, each_time=True)
    bearers = rule.bearers
    if trigger is not None and BEARER in rule.variables:
        bearers = bearers or ("North",)
    changes = tuple(change for change in rule.changes if AGREEMENT not in change.rules)
    return replace(
        rule, trigger=trigger, bearers=bearers, changes=changes, verifiers=(), yields_to=()
    )
