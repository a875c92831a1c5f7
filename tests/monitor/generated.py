"""Random programs and histories, of every kind of rule, condition and report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

import polars as pl
from monitor.generated_more import with_more
from monitor.generated_rarely import READINGS, with_what_is_rare
from monitor.triples import Triple

from servanda.evidence.claim import Claim, ClaimKind, Quantity
from servanda.evidence.completeness import Completeness
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program import (
    AGREEMENT,
    ANYTHING,
    BEARER,
    After,
    All,
    AnyOf,
    At,
    Bearing,
    Bound,
    Change,
    Condition,
    Decider,
    Duty,
    Effect,
    Fired,
    HasStatus,
    InState,
    Judged,
    Length,
    Limit,
    Measured,
    Not,
    Occurred,
    Omitted,
    OnceTrue,
    Pattern,
    Period,
    Program,
    Reached,
    Rule,
    Slot,
    State,
    Time,
    Trigger,
    Undetermined,
    Unstated,
    Within,
)
from servanda.monitor.world import Instants, World
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import DAY, HOUR, Moment, moment
from servanda.vocabulary.instance import Instance

PARTIES = ("North", "South", "East")
PLACES = ("Fort", "Harbour")
VERBS = ("deliver", "strike", "pledge")
STATUSES = ("protected", "recognised")
MEASURES = ("strength",)
WORDS = ("without cause",)
BODY = "Panel"
FIRST = moment("2031-01-01").first
DAYS = 24

LENGTHS = ((3, "day"), (5, "day"), (1, "week"), (36, "hour"), (1, "month"), (4, "working day"))

_Thing = TypeVar("_Thing")


class Generator:
    """Makes one triple from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - no secret hangs on it

    def triple(self) -> Triple:
        """Return a random triple."""
        count = self.random.choice((1, 1, 2, 2, 3, 4))
        ids = [f"{number}" for number in range(1, count + 1)]
        rules = tuple(self.rule(id_, ids) for id_ in ids)
        program = Program(
            rules,
            entry=self.maybe(0.15, lambda: Occurred(self.pattern({}))),
            termination=self.maybe(0.15, lambda: Occurred(self.pattern({}))),
            signatories=PARTIES[:2],
        )
        program = with_more(program, [self.due({}, ids) for _ in ids], BODY, self.random)
        claims = tuple(self.claim(f"R{n}") for n in range(self.random.randint(0, 14)))
        if self.chance(0.1):
            claims += tuple(replace(claim, subject=Instance("East")) for claim in claims[:1])
        as_of = FIRST + self.random.randint(0, DAYS + 10) * DAY - self.random.randint(0, 1)
        world = self.world(claims)
        return Triple(with_what_is_rare(program, self.random), claims, world, as_of)

    # ---- chances -------------------------------------------------------------------------------

    def chance(self, likely: float) -> bool:
        return self.random.random() < likely

    def maybe(self, likely: float, make: Callable[[], _Thing]) -> _Thing | None:
        return make() if self.chance(likely) else None

    def one(self, things: Sequence[_Thing]) -> _Thing:
        return self.random.choice(things)

    # ---- rules ---------------------------------------------------------------------------------

    def rule(self, id_: str, ids: list[str]) -> Rule:
        kind = self.one(tuple(k for k in NormKind if k is not NormKind.DEFINITION))
        triggered = self.chance(0.5)
        fires = kind in {NormKind.CONSEQUENCE, NormKind.PROVISION}
        names = self.one((("who",), ("who", "item"), ("item",), ())) if triggered else ()
        bearers = self.one(((), ("North",), ("North", "South")))
        if not fires and self.chance(0.6):
            names = (BEARER, *names)
        scope = {name: name for name in names}
        trigger = None
        if triggered or (fires and self.chance(0.9)):
            condition = self.condition(scope, ids, firing=True)
            trigger = Trigger(condition, self.chance(0.6))
        limit = kind is NormKind.LIMIT
        bare = kind in {NormKind.GUARANTEE, NormKind.DECLARATION} or fires
        needed = fires and self.chance(0.5)
        decider = Decider(needed, self.one(((), (BODY,))) if needed else ())
        changing = fires or kind in {NormKind.DECLARATION, NormKind.POWER}
        return Rule(
            id_,
            id_,
            id_,
            kind,
            variables=names,
            bearers=bearers if BEARER in names else (),
            bearing=self.one((Bearing.EACH, Bearing.EACH, Bearing.EACH, Bearing.ANY)),
            bearer=BEARER if BEARER in names else None,
            trigger=trigger,
            start=self.one((None, self.date(), self.date(), self.time(scope, ids))),
            end=self.maybe(0.25, lambda: self.time(scope, ids)),
            condition_while=self.maybe(0.2, lambda: self.condition(scope, ids)),
            exception=self.maybe(0.25, lambda: self.condition(scope, ids)),
            duty=None if bare or limit else self.duty(kind, scope),
            limit=self.limit(scope) if limit else None,
            due=self.maybe(0.8, lambda: self.due(scope, ids)),
            cure=self.maybe(0.15, lambda: Length(2, "day")) if fires else None,
            notice=self.maybe(0.15, lambda: Length(3, "day")) if fires else None,
            decider=decider,
            changes=self.changes(scope, ids) if changing else (),
            exchange=self.one(((), (), (self.one(ids),))),
            parent=self.maybe(0.2, lambda: self.one(ids[: ids.index(id_)])) if id_ != "1" else None,
        )

    def duty(self, kind: NormKind, scope: dict[str, str]) -> Duty:
        act = self.pattern(scope)
        amount = frequency = period = None
        if kind is NormKind.REPEAT:
            period = Period(self.one((Length(5, "day"), Length(1, "week"), Length(1, "month"))))
        if self.chance(0.2):
            frequency = self.bound("times", (1, 2))
            if kind is not NormKind.REPEAT and self.chance(0.6):
                period = Period(self.length(), rolling=self.chance(0.5))
        if kind is NormKind.ACHIEVE and self.chance(0.15):
            amount = Bound(Comparison.AT_LEAST, self.one((10, 25, None)), "tonnes")
        failure = replace(act, negated=not act.negated) if self.chance(0.6) else None
        if kind is NormKind.MAINTAIN and failure is None:
            failure = replace(act, negated=not act.negated)
        also = (self.pattern(scope),) if kind is NormKind.ACHIEVE and self.chance(0.1) else ()
        return Duty(act, failure, amount, frequency, period, also)

    def limit(self, scope: dict[str, str]) -> Limit:
        measure = Pattern(ClaimKind.MEASURE, self.one(MEASURES), self.slot(scope, "subject"))
        comparison = self.one((Comparison.AT_MOST, Comparison.AT_MOST, Comparison.AT_LEAST))
        period = Period(self.length(), rolling=self.chance(0.5)) if self.chance(0.4) else None
        return Limit(measure, Bound(comparison, self.one((20, 30, 30, None)), "tonnes"), period)

    def bound(self, unit: str, values: Sequence[int]) -> Bound:
        return Bound(self.one(tuple(Comparison)), self.one(values), unit)

    def changes(self, scope: dict[str, str], ids: list[str]) -> tuple[Change, ...]:
        effects = [e for e in Effect if e not in {Effect.GRANT, Effect.ENTER_INTO_FORCE}]
        made: list[Change] = []
        for _ in range(self.random.randint(0, 2)):
            if self.chance(0.3):
                effect = self.one((Effect.GRANT, Effect.GRANT, Effect.REVOKE))
                subject = self.one((self.slot(scope, "subject"), Slot(frozenset({"North"}))))
                made.append(Change(effect, (), self.one(STATUSES), subject))
            else:
                target = self.one((*ids, self.one(ids), AGREEMENT))
                made.append(Change(self.one(effects), (target,)))
        return tuple(made)

    # ---- conditions and times ------------------------------------------------------------------

    def condition(
        self, scope: dict[str, str], ids: list[str], *, firing: bool = False, depth: int = 2
    ) -> Condition:
        roll = self.random.random()
        if depth and roll < 0.2:
            parts = [self.condition(scope, ids, firing=firing, depth=depth - 1)]
            parts += [self.condition(scope, ids, depth=depth - 1) for _ in range(1)]
            return All(tuple(self.random.sample(parts, len(parts))))
        if depth and roll < 0.3:
            parts = [self.condition(scope, ids, firing=firing, depth=depth - 1) for _ in range(2)]
            return AnyOf(tuple(parts))
        if depth and roll < 0.42 and not firing:
            return Not(self.condition(scope, ids, depth=depth - 1))
        if roll < 0.72:
            return self.occurred(scope)
        return self.other(scope, ids)

    def occurred(self, scope: dict[str, str]) -> Occurred:
        pattern = self.pattern(scope)
        window = self.within(scope) if self.chance(0.4) else None
        if self.chance(0.75):
            return Occurred(pattern, window)
        unit = self.one((None, "tonnes"))
        bound = self.one((1, 2)) if unit is None else self.one((15, 30))
        return Occurred(pattern, window, self.one(tuple(Comparison)), bound, unit)

    def other(self, scope: dict[str, str], ids: list[str]) -> Condition:
        makers: tuple[Callable[[], Condition], ...] = (
            lambda: HasStatus(self.one(STATUSES), self.slot(scope, "subject")),
            lambda: Measured(
                Pattern(ClaimKind.MEASURE, self.one(MEASURES), self.slot(scope, "subject")),
                self.one(tuple(Comparison)),
                self.one((20, 30, None)),
                "tonnes",
            ),
            lambda: Reached(self.time(scope, ids, shallow=True)),
            lambda: Omitted(self.pattern(scope), self.after(scope)),
            lambda: InState((AGREEMENT,), self.one((State.IN_FORCE, State.TERMINATED))),
            lambda: InState((self.one(ids),), self.one(tuple(State))),
            lambda: InState((self.one(ids),), self.one((State.BREACHED, State.IN_FORCE))),
            lambda: Fired(self.one(ids)),
            lambda: Judged(self.one(WORDS), self.one((None, self.pattern(scope)))),
            lambda: Undetermined("to be agreed"),
        )
        return self.one(makers)()

    def within(self, scope: dict[str, str]) -> Within:
        if self.chance(0.3):
            return replace(self.after(scope), before=self.chance(0.4))
        longest, shortest = self.length(), Length(1, "day")
        return Within(
            longest if self.chance(0.85) else None,
            shortest if self.chance(0.25) else None,
            open_shortest=self.chance(0.2),
            open_longest=self.chance(0.2),
        )

    def after(self, scope: dict[str, str]) -> Within:
        of: Time = self.date()
        if self.chance(0.5):
            of = OnceTrue(Occurred(self.pattern(scope)))
        return Within(
            self.length(),
            Length(1, "day") if self.chance(0.2) else None,
            of,
            open_shortest=self.chance(0.2),
            open_longest=self.chance(0.2),
        )

    def time(self, scope: dict[str, str], ids: list[str], *, shallow: bool = False) -> Time:
        roll = self.random.random()
        if roll < 0.4:
            return self.date()
        if roll < 0.55:
            return After(self.length(), self.date())
        if roll < 0.65:
            return Unstated("not stated")
        if roll < 0.75:
            return After(self.length(), None)
        condition = (
            Occurred(self.pattern(scope))
            if shallow
            else self.condition(scope, ids, firing=True, depth=1)
        )
        once = OnceTrue(condition)
        return once if self.chance(0.6) else After(self.length(), once)

    def due(self, scope: dict[str, str], ids: list[str]) -> Time:
        return self.one((self.date(), After(self.length(), None), self.time(scope, ids)))

    def date(self) -> At:
        day = FIRST + self.random.randint(-2, DAYS) * DAY
        return At(day, day + DAY - 1)

    def length(self) -> Length:
        return Length(*self.one(LENGTHS))

    # ---- patterns and claims -------------------------------------------------------------------

    def pattern(self, scope: dict[str, str]) -> Pattern:
        roles = []
        if self.chance(0.4):
            roles.append(("", self.slot(scope, "object")))
        if self.chance(0.2):
            roles.append(("at", Slot(frozenset({self.one(PLACES)}))))
        return Pattern(
            ClaimKind.ACT,
            self.one(VERBS),
            self.slot(scope, "subject"),
            tuple(roles),
            negated=self.chance(0.05),
        )

    def slot(self, scope: dict[str, str], role: str) -> Slot:
        names = [n for n in scope if (n == "item") == (role == "object")]
        variable = self.one(names) if names and self.chance(0.75) else None
        if variable is None and self.chance(0.1):
            variable = f"some {role}"
        if role == "object":
            allowed = self.one((None, frozenset({"prisoner"})))
        else:
            allowed = self.one((None, frozenset(PARTIES), frozenset({"North", "South"})))
        if allowed is None and variable is None:
            return ANYTHING
        return Slot(allowed, variable, self.chance(0.15))

    def claim(self, label: str) -> Claim:
        kind = self.one((ClaimKind.ACT,) * 8 + (ClaimKind.MEASURE,) * 3 + tuple(ClaimKind))
        told = {
            ClaimKind.ACT: VERBS,
            ClaimKind.MEASURE: MEASURES,
            ClaimKind.STATUS: (*STATUSES, "breached", "kept"),
            ClaimKind.EVENT: ("entry into force", "end", "signature"),
            ClaimKind.EFFECT: ("suspend",),
            ClaimKind.JUDGEMENT: WORDS,
            ClaimKind.WORDS: ("nothing much",),
        }[kind]
        subject = self.one((*PARTIES, *PARTIES, None))
        roles: list[tuple[str, Instance]] = []
        if self.chance(0.7):
            identity = self.one((None, "1", "2"))
            roles.append(("", Instance("prisoner", identity, every=self.chance(0.05))))
        if self.chance(0.5):
            roles.append(("at", Instance(self.one(PLACES))))
        finding = kind in {ClaimKind.JUDGEMENT, ClaimKind.STATUS} or self.chance(0.08)
        finding = finding and self.chance(0.7)
        happened = self.happened() if self.chance(0.95) else None
        reported = None
        if happened is None and self.chance(0.5):
            reported = self.happened()
        return Claim(
            label,
            kind,
            self.one(told),
            None if subject is None else Instance(subject),
            tuple(roles),
            negated=self.chance(0.15),
            happened=happened,
            reported=reported,
            quantity=self.quantity() if self.chance(0.8) else None,
            times=self.one((1, 1, 1, 2)),
            teller=BODY if finding else "North",
            author=BODY if finding else "North",
            finding=finding,
            event=self.one((None, None, None, "E1", "E2")),
            clause=self.one((None, "1")) if kind is ClaimKind.STATUS else None,
            judged=f"R{self.random.randint(0, 9)}" if kind is ClaimKind.JUDGEMENT else None,
        )

    def happened(self) -> Moment:
        day = FIRST + self.random.randint(0, DAYS) * DAY
        roll = self.random.random()
        if roll < 0.6:
            return Moment(day, day + DAY - 1)
        if roll < 0.85:
            at = day + self.random.randint(0, 3) * 6 * HOUR
            return Moment(at, at)
        return Moment(day, day + self.random.randint(1, 3) * DAY - 1)

    def quantity(self) -> Quantity:
        low = self.one((10.0, 20.0, 30.0, 40.0))
        if self.chance(0.7):
            return Quantity(low, low, self.one(("tonnes", "tonnes", "tonnes", "heads")))
        best = low + 5 if self.chance(0.5) else None
        return Quantity(low, low + 20, "tonnes", best)

    def world(self, claims: tuple[Claim, ...]) -> World:
        accepted = None
        if self.chance(0.4):
            accepted = pl.Series([self.chance(0.8) for _ in claims], dtype=pl.Boolean)
        complete = tuple(
            Completeness(what, (), self.one((None, FIRST + 12 * DAY)))
            for what in (*VERBS, *MEASURES)
            if self.chance(0.5)
        )
        found = pl.Series([claim.finding for claim in claims], dtype=pl.Boolean)
        competent = found if accepted is not None and self.chance(0.5) else None
        readings = {f"{clause}": self.one(READINGS) for clause in (1, 2, 3) if self.chance(0.5)}
        return World(accepted, self.one(tuple(Instants)), readings, complete, competent)
