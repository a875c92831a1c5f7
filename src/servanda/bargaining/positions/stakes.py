"""Finds what is at stake: the issues that an agreement and the positions on it make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from servanda.bargaining.positions.drafted import drafted_figure
from servanda.bargaining.positions.position import (
    Alternative,
    Claim,
    Interaction,
    Position,
    Ranking,
    Valuation,
)
from servanda.bargaining.positions.stake import Stake, on_scale
from servanda.bargaining.positions.way import Kind, Scale, Way, option
from servanda.bargaining.problem import Issue
from servanda.instrument.pact import phrasing as p
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is to be settled: a clause, how it is read, or something beside it (`thing`)."""

    clause: str | None
    thing: str | None = None
    reading: bool = False


@dataclass(frozen=True)
class Stakes:
    """All that is at stake, in the order in which the claims come to it."""

    stakes: tuple[Stake, ...]
    _places: dict[_Subject, int]
    _agreement: Agreement

    def place(self, alternative: Alternative) -> int | None:
        """Return which of the stakes an alternative is about; None if about none of them."""
        subject = _subject(alternative, self._agreement)
        if subject.reading and subject not in self._places:
            subject = replace(subject, reading=False)
        return self._places.get(subject)

    def meant(self, alternative: Alternative) -> tuple[int, frozenset[int]] | None:
        """Return the issue that an alternative is about and its options there; None for none."""
        place = self.place(alternative)
        if place is None:
            return None
        options = self.stakes[place].meant(alternative.demand)
        return (place, options) if options else None

    def all_on(self, alternative: Alternative) -> tuple[int, ...]:
        """Return every issue about a clause or a thing: how it is read is one of its own."""
        subject = _subject(alternative, self._agreement)
        both = (subject, replace(subject, reading=True))
        return tuple(self._places[one] for one in both if one in self._places)

    def about(self, thing: s.Term) -> tuple[int, ...]:
        """Return the issues about a thing or measure: beside a clause, or what a clause limits."""
        name = p.term(thing)
        return tuple(
            place
            for subject, place in self._places.items()
            if not subject.reading and name in _things(subject, self._agreement)
        )


def _things(subject: _Subject, agreement: Agreement) -> tuple[str, ...]:
    if subject.thing is not None:
        return (subject.thing,)
    limits = (norm.limit for norm in _norms(agreement, subject.clause) if norm.limit)
    return tuple(p.measure(limit.measure, limit.holder) for limit in limits)


def stakes_from(agreement: Agreement, claims: Iterable[Claim]) -> Stakes:
    """Return what is at stake: whatever a claim names a way to settle, with all ways named."""
    named: dict[_Subject, list[Alternative]] = {}
    for claim in claims:
        for alternative in named_in(claim):
            named.setdefault(_subject(alternative, agreement), []).append(alternative)
    for subject in [one for one in named if one.reading]:
        whole = replace(subject, reading=False)
        if not any(a.demand.comparison for a in named.get(whole, ())):
            named.setdefault(whole, []).extend(named.pop(subject))
    stakes = [_Making(agreement, subject, tuple(of)).stake() for subject, of in named.items()]
    at_stake = [(sub, st) for sub, st in zip(named, stakes, strict=True) if len(st.ways) > 1]
    places = {subject: number for number, (subject, _) in enumerate(at_stake)}
    return Stakes(tuple(stake for _, stake in at_stake), places, agreement)


def named_in(claim: Claim) -> tuple[Alternative, ...]:
    """Return what a claim puts on the table; a forecast puts nothing there."""
    match claim:
        case Position(of=of, together=together):
            return (of, *together)
        case Valuation(of=Alternative() as of):
            return (of,)
        case Interaction(of=several) | Ranking(ranked=several):
            return several
    return ()


def _subject(alternative: Alternative, agreement: Agreement) -> _Subject:
    demand, clause = alternative.demand, alternative.clause
    if not alternative.beside and demand.act is None:
        return _Subject(clause, reading=demand.change == "reading")
    if demand.act is not None:
        return _Subject(clause, p.demand(demand))
    thing = "" if demand.on is None else p.term(demand.on)
    own = _Subject(clause)
    return own if thing in _things(own, agreement) else _Subject(clause, thing)


def _norms(agreement: Agreement, clause: str | None) -> tuple[Norm, ...]:
    """Return the norms of a clause, without those of its sub-clauses."""
    return tuple(norm for norm in agreement.at(clause or "") if norm.clause == clause)


@dataclass(frozen=True, slots=True)
class _Making:
    """One stake in the making: its subject, and every alternative that was named."""

    agreement: Agreement
    subject: _Subject
    named: tuple[Alternative, ...]

    def stake(self) -> Stake:
        scale = self._scale()
        ways = tuple(dict.fromkeys(self._ways(scale)))
        draft = self._draft(scale)
        issue = Issue(
            self._name(),
            tuple(option(way, scale) for way in ways),
            self.subject.clause,
            scale.unit if scale else None,
            ways.index(draft),
        )
        return Stake(issue, ways, scale)

    def _ways(self, scale: Scale | None) -> Iterator[Way]:
        """Yield the ways: figures from the lowest, then as first named, its absence last."""
        draft = self._draft(scale)
        if scale is not None:
            amounts = {on_scale(a.demand, scale) for a in self.named} - {None}
            found = {Way(Kind.FIGURE, *amount) for amount in amounts if amount is not None}
            found |= {draft} if draft.kind is Kind.FIGURE else set()
            yield from sorted(found, key=_figure)
        yield draft
        yield from self._in_words()
        gone = Kind.RULED_OUT if self.subject.thing is not None else Kind.DELETED
        if any(a.demand.change == "deleted" for a in self.named):
            yield Way(gone)

    def _in_words(self) -> Iterator[Way]:
        demands = [alternative.demand for alternative in self.named]
        if any(demand.change == "reading" for demand in demands):
            yield from (Way(Kind.READING, text=name) for name in self._rivals)
        for demand in demands:
            if demand.change == "in the words" and demand.words is not None:
                yield Way(Kind.WORDS, text=demand.words.text)
            elif self._is_asked_for(demand):
                yield Way(Kind.INCLUDED)

    def _is_asked_for(self, demand: s.Demand) -> bool:
        """Whether a thing beside the draft is wanted as such."""
        plain = demand.change is None and demand.comparison is None
        return self.subject.thing is not None and plain

    def _draft(self, scale: Scale | None) -> Way:
        """Return how the draft settles it."""
        if self.subject.thing is not None:
            return Way(Kind.ABSENT)
        drafted = None if scale is None else self._drafted_figure(scale.unit)
        if scale is not None and drafted is not None:
            figure = on_scale(drafted, scale)
            if figure is not None:
                return Way(Kind.FIGURE, *figure)
        if len(self._rivals) > 1 and any(a.demand.change == "reading" for a in self.named):
            return Way(Kind.DRAFTED, text="its readings left open")
        return Way(Kind.DRAFTED)

    @property
    def _rivals(self) -> tuple[str, ...]:
        norms = _norms(self.agreement, self.subject.clause)
        return tuple(dict.fromkeys(norm.rival for norm in norms if norm.rival is not None))

    def _scale(self) -> Scale | None:
        """Return the scale of the figures named: the draft's own, or the one mostly used."""
        bounds = [a.figure for a in self.named if a.figure is not None]
        if not bounds or self.subject.reading:
            return None
        drafted = self._drafted_figure(bounds[0][1].unit)
        if drafted is not None and drafted.comparison and isinstance(drafted.bound, s.Quantity):
            return Scale(drafted.comparison, drafted.bound.unit)
        counts = Counter(comparison for comparison, _ in bounds)
        mostly = max(s.Comparison, key=lambda comparison: counts[comparison])
        return Scale(mostly, bounds[0][1].unit)

    def _drafted_figure(self, unit: str) -> s.Demand | None:
        if self.subject.thing is not None:
            return None
        return drafted_figure(_norms(self.agreement, self.subject.clause), unit)

    def _name(self) -> str:
        clause, thing = self.subject.clause, self.subject.thing
        if thing is not None:
            return thing if clause is None else f"{thing}, beside [{clause}]"
        article = self.agreement.article(clause or "")
        heading = f" {article.heading}" if article is not None and article.heading else ""
        return f"[{clause}]{heading}" + (", how it is read" if self.subject.reading else "")


def _figure(way: Way) -> tuple[Decimal, Decimal]:
    zero = Decimal(0)
    return way.low or zero, way.high or zero
