"""What other clauses have done to an instance, or could do to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from servanda.monitor.beginning import DATED_FROM
from servanda.monitor.explanation.facts import MOST_LISTED
from servanda.monitor.explanation.ground import Befell, Ground
from servanda.monitor.explanation.proof import Mark, Point, resting_on
from servanda.monitor.program import Effect
from servanda.vocabulary.calendar import as_date


def effects_on(ground: Ground) -> Iterator[Point]:
    """Say what other clauses have done to the instance, what is open, and what they could do."""
    done = ground.effects()
    if len(done) > MOST_LISTED:
        yield from _many(done)
    else:
        yield from map(once, done)
    has = {(one.by, one.effect) for one in done}
    undecided = ground.undecided()
    for other in ground.rules:
        for change in other.changes:
            if other.id == ground.rule.id or ground.rule.id not in change.rules:
                continue
            words = f"[{other.id}] {_DOES[change.effect]}"
            if other.id in undecided:
                open_words = f"{words}: that is {undecided[other.id]}"
                yield Point(Mark.OPEN, open_words, clause=other.id)
            elif (other.id, change.effect) not in has:
                yield Point(Mark.NOT_MET, words, clause=other.id)


def once(one: Befell) -> Point:
    """Say what an effect has done."""
    when = f" on {as_date(one.at)}" if one.at >= DATED_FROM else ""
    words = f"[{one.by}] {_DOES[one.effect]}{when}"
    return resting_on(Point(Mark.MET, words, clause=one.by, at=one.at), one.facts)


def _many(done: Sequence[Befell]) -> Iterator[Point]:
    """Tell very many effects together, the first and the last of each kind besides."""
    kinds = sorted(done, key=lambda one: (one.by, one.effect))
    alike = [tuple(ones) for _, ones in groupby(kinds, key=lambda one: (one.by, one.effect))]
    for ones in sorted(alike, key=lambda ones: ones[0].at):
        first, last = ones[0], ones[-1]
        if len(ones) == 1:
            yield once(first)
            continue
        span = f"{len(ones):,} times from {as_date(first.at)} to {as_date(last.at)}"
        words = f"[{first.by}] {_DOES[first.effect]}, {span}"
        yield Point(Mark.MET, words, clause=first.by, at=first.at, points=(once(first), once(last)))


_DOES = {
    Effect.LAPSE: "lets it lapse",
    Effect.VOID: "makes it void",
    Effect.SUSPEND: "suspends it",
    Effect.REINSTATE: "reinstates it",
    Effect.REVOKE: "revokes it",
    Effect.END: "ends it",
    Effect.APPLY: "lets it apply again",
    Effect.NOT_APPLY: "takes away its application",
    Effect.ENTER_INTO_FORCE: "brings it into force",
    Effect.GRANT: "grants it",
}
