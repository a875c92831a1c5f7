"""What each party would have, from what is said of it: exactly as much as was said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product

from servanda.bargaining.positions.bid import words
from servanda.bargaining.positions.bounds import between_neighbours
from servanda.bargaining.positions.position import (
    Alternative,
    Claim,
    Direction,
    Interaction,
    Ranking,
    Valuation,
    Weight,
)
from servanda.bargaining.positions.stakes import Stakes
from servanda.bargaining.problem import Additional, AtLeastAsGood, Preference, Worth
from servanda.findings import Finding, Severity, Span

_NOTHING = Worth(Fraction(0), Fraction(0))


def preference_of(
    party: str, claims: Sequence[Claim], stakes: Stakes
) -> tuple[Preference, tuple[Finding, ...]]:
    """Return what a party would have, and what was said of it that could not be used."""
    made = _Making(party, claims, stakes)
    orders = (*made.ranked(), *made.directed(), *made.weighed())
    worths = tuple(
        between_neighbours(made.worths_on(place), [o for o in orders if o.issue == place])
        for place in range(len(stakes.stakes))
    )
    floors = [c for c in made.valuations if c.of is None]
    preference = Preference(
        party,
        worths,
        tuple(orders),
        tuple(made.together()),
        _hull([floor.value for floor in floors]),
        floors[-1].said.at if floors else None,
    )
    return preference, tuple(made.unused())


@dataclass(frozen=True)
class _Making:
    party: str
    claims: Sequence[Claim]
    stakes: Stakes

    @cached_property
    def valuations(self) -> list[Valuation]:
        """What things are worth, in the order said."""
        return [claim for claim in self.claims if isinstance(claim, Valuation)]

    def weight_on(self, place: int) -> Worth | None:
        """Return by what the worths on an issue are multiplied; None where that is not known.

        A party that gives no weight at all has its worths added up as they are.
        """
        if not any(isinstance(claim, Weight) for claim in self.claims):
            return Worth(Fraction(1), Fraction(1))
        return _hull(self._weights[place])

    @cached_property
    def _weights(self) -> dict[int, list[Worth]]:
        found: dict[int, list[Worth]] = defaultdict(list)
        for claim in self.claims:
            if isinstance(claim, Weight):
                for place in self.stakes.all_on(claim.on):
                    found[place].append(claim.value)
        return found

    def worths_on(self, place: int) -> list[Worth | None]:
        """Return what each option of an issue is worth, weighed; None where it is not known."""
        weight = self.weight_on(place)
        options = range(len(self.stakes.stakes[place].ways))
        if weight == _NOTHING:
            return [_NOTHING for _ in options]
        worths = [_hull(self._values[place, option]) for option in options]
        return [None if w is None or weight is None else _times(weight, w) for w in worths]

    @cached_property
    def _values(self) -> dict[tuple[int, int], list[Worth]]:
        """What each option of each issue is said to be worth."""
        found: dict[tuple[int, int], list[Worth]] = defaultdict(list)
        for claim in self.valuations:
            for place, options in self._meant(claim.of).items():
                for option in options:
                    found[place, option].append(claim.value)
        return found

    def _meant(self, alternative: Alternative | None) -> dict[int, frozenset[int]]:
        found = None if alternative is None else self.stakes.meant(alternative)
        return {} if found is None else dict([found])

    def ranked(self) -> Iterator[AtLeastAsGood]:
        """Yield the orders that were said, from one alternative to the next."""
        for ranking in (claim for claim in self.claims if isinstance(claim, Ranking)):
            for better, worse in pairwise(ranking.ranked):
                yield from self._ordered(better, worse, ranking)

    def _ordered(
        self, better: Alternative, worse: Alternative, ranking: Ranking
    ) -> Iterator[AtLeastAsGood]:
        above, below = self._meant(better), self._meant(worse)
        for place in above.keys() & below.keys():
            for one, other in product(sorted(above[place]), sorted(below[place])):
                at = ranking.said.at
                yield AtLeastAsGood(place, one, other, not ranking.equal, at)
                if ranking.equal:
                    yield AtLeastAsGood(place, other, one, strictly=False, at=at)

    def directed(self) -> Iterator[AtLeastAsGood]:
        """Yield the order of the figures on an issue where the party prefers lower, or higher."""
        for claim in (claim for claim in self.claims if isinstance(claim, Direction)):
            place = self.stakes.place(claim.of)
            if place is None:
                continue
            ways = enumerate(self.stakes.stakes[place].ways)
            ends = [(way.low, way.high, n) for n, way in ways if way.low is not None]
            for (_, high, lower), (low, _, higher) in pairwise(ends):
                if high is not None and high < low:
                    better, worse = (higher, lower) if claim.higher else (lower, higher)
                    yield AtLeastAsGood(place, better, worse, at=claim.said.at)

    def weighed(self) -> Iterator[AtLeastAsGood]:
        """Yield the orders that worths have and would lose once an uncertain weight blurs them."""
        for place, stake in enumerate(self.stakes.stakes):
            weight = self.weight_on(place)
            if weight is None or weight.exact or weight.low <= 0:
                continue
            worths = [_hull(self._values[place, option]) for option in range(len(stake.ways))]
            known = sorted((w.low, w.high, n) for n, w in enumerate(worths) if w is not None)
            for (least, high, lower), (low, most, higher) in pairwise(known):
                if high <= low:
                    yield AtLeastAsGood(place, higher, lower, strictly=high < low)
                if least == most:  # as good as one another, whatever the weight
                    yield AtLeastAsGood(place, lower, higher, strictly=False)

    def together(self) -> Iterator[Additional]:
        """Yield what options are worth more together than each by itself."""
        for claim in (claim for claim in self.claims if isinstance(claim, Interaction)):
            found = [self.stakes.meant(alternative) for alternative in claim.of]
            known = [pair for pair in found if pair is not None]
            places = {place for place, _ in known}
            if len(places) == len(claim.of):
                pairs = (
                    [(place, option) for option in sorted(options)] for place, options in known
                )
                for options in product(*pairs):
                    yield Additional(tuple(options), claim.value)

    def unused(self) -> Iterator[Finding]:
        """Yield what was said and could not be used, with the reason."""
        for claim in self.claims:
            match claim:
                case Ranking(ranked=several):
                    if len({self.stakes.place(one) for one in several}) > 1:
                        yield _across(claim.said.at)
                case Interaction(of=several):
                    if len({self.stakes.place(one) for one in several}) < len(several):
                        yield _of_one_issue(claim.said.at)
                case Weight(on=on) | Direction(of=on):
                    if not self.stakes.all_on(on):
                        yield _not_at_stake(words(on), claim.said.at)
        yield from self._valued_twice()

    def _valued_twice(self) -> Iterator[Finding]:
        first: dict[object, Worth] = {}
        for claim in self.valuations:
            key = None if claim.of is None else self.stakes.meant(claim.of)
            if key is None and claim.of is not None:
                continue
            if first.setdefault(key, claim.value) != claim.value:
                what = "no agreement" if claim.of is None else words(claim.of)
                yield Finding(
                    "valued-twice",
                    Severity.NOTE,
                    f"What {what} is worth to {self.party} is said in two ways. It is taken to lie "
                    "between them; neither is preferred.",
                    span=claim.said.at,
                )


def _hull(values: list[Worth]) -> Worth | None:
    """Return the least range that holds all that was said."""
    if not values:
        return None
    return Worth(min(v.low for v in values), max(v.high for v in values))


def _times(weight: Worth, value: Worth) -> Worth:
    """Return the range of the product; of a worth below 0, a larger weight makes less."""
    products = [
        one * other for one in (weight.low, weight.high) for other in (value.low, value.high)
    ]
    return Worth(min(products), max(products))


def _across(at: Span | None) -> Finding:
    return Finding(
        "order-across-issues",
        Severity.LOW,
        "An order compares ways to settle one thing. How much of one thing is worth how much of "
        "another is said with numbers: “values … at …”.",
        span=at,
    )


def _of_one_issue(at: Span | None) -> Finding:
    return Finding(
        "not-of-one-issue",
        Severity.LOW,
        "Only ways to settle different things can be worth more together; of one thing only one "
        "comes about.",
        span=at,
    )


def _not_at_stake(what: str, at: Span | None) -> Finding:
    return Finding(
        "not-at-stake",
        Severity.LOW,
        f"Nobody names another way to settle {what}, so that nothing is at stake there.",
        span=at,
    )
