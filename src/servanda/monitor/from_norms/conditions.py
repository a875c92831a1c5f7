"""Makes conditions and times of what a sentence says of when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product

from servanda.evidence.claim import ClaimKind
from servanda.evidence.table import SUBJECT
from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms import acts, dates, triggers
from servanda.monitor.from_norms.dates import CREATION, back, length
from servanda.monitor.from_norms.joining import all_of, any_of, happenings_in, with_judgement
from servanda.monitor.from_norms.states import States
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import (
    ANYTHING,
    After,
    All,
    Condition,
    Judged,
    Measured,
    Not,
    Occurred,
    Omitted,
    OnceTrue,
    Pattern,
    Reached,
    Slot,
    State,
    Time,
    Undetermined,
    Unstated,
    Within,
)
from servanda.norms.breach import BREAKING, KEEPING
from servanda.norms.wording import in_words

_CLAUSES = (s.Reference, s.Agreement)


@dataclass
class Conditions:
    """Makes the conditions of one norm.

    `about` are the acts that “this is …” speaks of where no act stands beside it; `counted_from`
    is the time from which “within 30 days” counts where the sentence does not say. Where the
    conditions are looked up at some time (`standing`), not at that at which they become true, what
    is not done is that of which nothing is known.
    """

    work: Work
    about: tuple[Pattern, ...] = ()
    counted_from: Time | None = None
    standing: bool = False
    states: States = field(init=False)

    def __post_init__(self) -> None:
        self.states = States(self.work)

    @property
    def triggered(self) -> bool:
        """Whether a trigger brings the norm's instances about."""
        return self.counted_from == CREATION

    def condition(self, condition: s.Condition) -> Condition:
        """Return a condition with every name in it resolved."""
        match condition:
            case s.Both(parts=parts):
                return self._both(parts)
            case s.Either(parts=parts):
                return any_of(self.condition(part) for part in parts)
            case s.Date():
                return Reached(self.time(condition))
            case s.Hole():
                return Undetermined("the condition is not stated")
        return self._single(condition)

    def _single(self, condition: s.Condition) -> Condition:
        match condition:
            case s.Happens():
                return self._happens(condition, None, beside=self.standing)
            case s.Measures():
                return self._measures(condition)
            case s.Judged():
                return self._judged(condition)
            case s.Stands():
                return self.states.stands(condition)
            case s.Point():
                return self.states.point(condition)
            case s.Reference():
                return self.states.in_state(condition, State.COMPLETE)
        raise AssertionError(condition)

    def time(self, time: s.Time, hole: str = "when") -> Time:
        """Return a point of time; a condition is the time at which it first becomes true.

        `hole` names it where it is not stated.
        """
        match time:
            case s.Date():
                return dates.at(self.work, time)
            case s.Beyond(relation=relation, date=date):
                beyond = dates.just_before if relation == "before" else dates.just_after
                return beyond(dates.at(self.work, date))
            case s.Interval(start=start, end=end):
                return dates.between(self.work, start, end)
            case s.Hole():
                return Unstated(hole)
            case s.Offset():
                return self._offset(time)
        condition = triggers.made_to_fire(self.condition(time))
        return OnceTrue(condition) if triggers.fires(condition) else Unstated(in_words(time))

    def _offset(self, offset: s.Offset) -> Time:
        duration, relation, anchor = offset.duration, offset.relation, offset.anchor
        if isinstance(duration, s.Hole):
            return Unstated(f"how long {relation} {in_words(anchor)}")
        if not isinstance(anchor, s.Hole):
            return After(length(duration, relation), self.time(anchor))
        if anchor.at is None and self.counted_from is not None:
            counted_from = None if self.counted_from == CREATION else self.counted_from
            return After(length(duration, relation), counted_from)
        return Unstated(f"{in_words(duration)} {relation} what")

    def _both(self, parts: tuple[s.Condition, ...]) -> Condition:
        """Join parts: what is judged is the act before it; what is left undone counts from it."""
        certain = {
            place: self.condition(part) for place, part in enumerate(parts) if not _leans(part)
        }
        anchor = OnceTrue(all_of(certain.values())) if certain else None
        joined: list[Condition] = []
        for place, part in enumerate(parts):
            match part:
                case s.Judged(of=None):
                    joined = self._judging(joined, part)
                case s.Happens() if place not in certain:
                    beside = self.standing or bool(certain)
                    joined.append(self._happens(part, anchor, beside=beside))
                case _:
                    joined.append(certain[place])
        return all_of(joined)

    def _judging(self, before: list[Condition], judged: s.Judged) -> list[Condition]:
        for place in reversed(range(len(before))):
            if happenings_in(before[place]):
                words = judged.words.text
                with_it = with_judgement(before[place], words, negated=judged.negated)
                return [*before[:place], with_it, *before[place + 1 :]]
        return [*before, self._judged(judged)]

    def _judged(self, judged: s.Judged) -> Condition:
        words = judged.words.text
        made: Condition
        if judged.of is not None:
            slot = self.work.scope.slot(judged.of)
            made = Judged(words, Pattern(ClaimKind.JUDGEMENT, words, slot))
        elif self.about:
            made = any_of(Judged(words, pattern) for pattern in self.about)
        else:
            made = Judged(words)
        return Not(made) if judged.negated else made

    def _measures(self, measures: s.Measures) -> Condition:
        holder = (
            Slot(unstated=True)
            if measures.holder is None
            else self.work.scope.slot(measures.holder)
        )
        pattern = acts.measure_pattern(self.work, measures.measure, holder)
        bound = acts.measure_bound(self.work, measures.measure, measures.comparison, measures.bound)
        return Measured(pattern, bound.comparison, bound.value, bound.unit)

    # ---- acts ------------------------------------------------------------------------------------

    def _happens(
        self, happens: s.Happens, anchor: Time | None, *, beside: bool = False
    ) -> Condition:
        """Return the condition that an act happens; of lists joined by “and”, that each does.

        With `anchor`, an act left undone “within 30 days” is so long left undone after that. Beside
        (`beside`) an act that happens, one that does not is one of which nothing is known.
        """
        broken = self._breach(happens)
        subjects = acts.each_of(happens.subject, self.work)
        deeds = acts.single_acts(happens.act, self.work)
        within = self._window(happens, anchor)
        made = [
            self._one_act(happens, subject, deed, within, beside=beside)
            for subject, deed in product(subjects, deeds)
        ]
        joined = any_of(made) if happens.negated else all_of(made)
        return any_of((joined, broken)) if broken else joined

    def _one_act(
        self,
        happens: s.Happens,
        subject: s.Term,
        deed: s.Act,
        within: Within | Undetermined | None,
        *,
        beside: bool,
    ) -> Condition:
        pattern = acts.act_pattern(self.work, deed, self._subject(subject))
        if acts.asks_for_all(self.work, subject):
            pattern = replace(pattern, every=pattern.every | {SUBJECT})
        if isinstance(within, Undetermined):
            return All((Occurred(replace(pattern, negated=happens.negated)), within))
        happened = self._counted(happens, deed, Occurred(pattern, within))
        if not happens.negated:
            return happened
        over = _end_of(within)
        if over is None:
            plain = not beside and happened.comparison is None and within is None
            return Occurred(replace(pattern, negated=True)) if plain else Not(happened)
        if within is not None and happened.comparison is None:
            return Omitted(pattern, within)
        return All((Reached(over), Not(happened)))

    def _subject(self, subject: s.Term) -> Slot:
        if isinstance(subject, s.Hole):
            self.work.assume("who acts in the condition is not stated")
            return ANYTHING
        return self.work.scope.slot(subject)

    def _counted(self, happens: s.Happens, deed: s.Act, happened: Occurred) -> Occurred:
        amount = acts.amount_in(self.work, deed)
        if happens.times is not None:
            times = happens.times
            return replace(happened, comparison=times.comparison, bound=float(times.count))
        if happens.total is not None:
            amount = acts.bound(self.work, happens.total.comparison, happens.total.bound)
        if amount is None:
            return happened
        return replace(
            happened, comparison=amount.comparison, bound=amount.value, total_unit=amount.unit
        )

    def _breach(self, happens: s.Happens) -> Condition | None:
        """Return that a clause is breached, where the act is a breach of it by its name."""
        verbs = KEEPING if happens.negated else BREAKING
        if happens.act.verb not in verbs or happens.times or happens.window:
            return None
        terms = [r.term for r in happens.act.roles if isinstance(r.term, _CLAUSES)]
        return self.states.breached(terms[0], self._subject(happens.subject)) if terms else None

    # ---- windows ---------------------------------------------------------------------------------

    def _window(self, happens: s.Happens, anchor: Time | None) -> Within | Undetermined | None:
        window = happens.window
        if window is None:
            period = happens.times.period if happens.times is not None else None
            return Within(length(period)) if period is not None else None
        within = Within(
            length(window.duration) if window.duration else None,
            length(window.least) if window.least else None,
            open_shortest=window.least_open,
            open_longest=window.most_open,
        )
        if window.anchor is not None:
            before = window.relation in {"before", "by"}
            return replace(within, of=self.time(window.anchor), before=before)
        ahead = window.relation == "after" or (window.relation == "within" and happens.negated)
        if not ahead:
            return within
        of = anchor or self.counted_from
        return replace(within, of=of) if of else Undetermined("from when the time is counted")


def _leans(part: s.Condition) -> bool:
    """Whether a part of several is understood from the others: what is not done, what `this` is."""
    match part:
        case s.Happens(negated=negated, window=window):
            ahead = window is not None and window.relation == "after" and window.anchor is None
            return negated or ahead
        case s.Judged(of=None):
            return True
    return False


def _end_of(within: Within | None) -> Time | None:
    """Return when a window is over that lies ahead of, or before, a point of time."""
    if within is None or within.of is None:
        return None
    if within.before:
        return within.of if within.shortest is None else After(back(within.shortest), within.of)
    return After(within.longest, within.of) if within.longest is not None else None
