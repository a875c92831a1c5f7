"""What is wrong with the amounts, measures and dates in a sentence, whatever it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from servanda.findings import Finding, Fix, Severity, Span
from servanda.instrument.nearest_name import nearest_name
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.pieces import pieces
from servanda.vocabulary.calendar import NoSuchMomentError, moment
from servanda.vocabulary.quantity import family
from servanda.vocabulary.vocabulary import Vocabulary

Place = Callable[[s.Extent | None], Span]


def check_amounts(
    value: object, vocabulary: Vocabulary, place: Place, clause: str | None
) -> Iterator[Finding]:
    """Check every quantity, limit and date in a piece of syntax; `place` says where they stand."""
    checker = _Checker(vocabulary, place, clause)
    for piece in pieces(value):
        match piece:
            case s.Quantity():
                yield from checker.quantity(piece)
            case s.Limit(measure=measure, bound=bound):
                yield from checker.bound(measure, bound)
            case s.Demand(on=s.NounPhrase() as measure, bound=s.Quantity() as bound):
                yield from checker.bound(measure, bound)
            case s.Observed(measure=measure, quantity=quantity):
                yield from checker.bound(measure, quantity)
            case s.Date():
                yield from checker.date(piece)
            case s.Degree():
                yield from checker.range(piece)


class _Checker:
    def __init__(self, vocabulary: Vocabulary, place: Place, clause: str | None) -> None:
        self.vocabulary, self.place, self.clause = vocabulary, place, clause

    def quantity(self, quantity: s.Quantity) -> Iterator[Finding]:
        units = self.vocabulary.units
        if family(quantity.unit, units) is None:
            near = nearest_name(quantity.unit, units, 0.6)
            hint = f" Did you mean “{near}”?" if near else ""
            yield self._finding(
                "unknown-unit",
                f"“{quantity.unit}” is no unit that I know, nor is a measure declared in it.{hint}",
                quantity.at,
                Fix(f"Write “{near}”.") if near else None,
            )
        yield from self.range(quantity)

    def range(self, numbers: s.Quantity | s.Degree) -> Iterator[Finding]:
        if numbers.low > numbers.high:
            yield self._finding(
                "reversed-range",
                f"The range runs backwards: {numbers.low:,} to {numbers.high:,}.",
                numbers.at,
            )

    def bound(self, measure: s.Term, bound: s.Quantity | s.Hole) -> Iterator[Finding]:
        if not isinstance(measure, s.NounPhrase) or isinstance(bound, s.Hole):
            return
        entity = self.vocabulary.entity(measure.name)
        units = self.vocabulary.units
        if entity is None or Kind.MEASURE not in entity.kinds:
            yield self._finding(
                "not-a-measure",
                f"“{measure.name}” is not declared as something that can be measured.",
                measure.at,
                Fix(f"Declare it: “The measures are {measure.name} in UNIT.”"),
            )
        elif entity.unit and family(entity.unit, units) != family(bound.unit, units):
            yield self._finding(
                "unit-mismatch",
                f"“{entity.name}” is measured in {entity.unit}, not in {bound.unit}.",
                bound.at,
            )

    def date(self, written: s.Date) -> Iterator[Finding]:
        try:
            moment(written.iso)
        except NoSuchMomentError as problem:
            code = "no-zone" if problem.zone_missing else "no-such-date"
            yield self._finding(code, str(problem), None)

    def _finding(
        self, code: str, message: str, at: s.Extent | None, fix: Fix | None = None
    ) -> Finding:
        return Finding(
            code, Severity.MISTAKE, message, span=self.place(at), clause=self.clause, fix=fix
        )
