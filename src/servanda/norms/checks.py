"""What is wrong with a norm's names, units, dates and references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from servanda.findings import Finding, Fix, Severity, Span
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact_file import PactFile
from servanda.norms.norm import Norm
from servanda.norms.walk import pieces
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.quantity import family


def check_norm(norm: Norm, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Check what one norm says; contained norms are checked with the one that contains them."""
    if norm.parent is not None:
        return
    for name in norm.bearers:
        entity = vocabulary.entity(name)
        if entity is not None and not entity.acts:
            yield _finding(
                "cannot-be-bound",
                f"“{name}” is declared, but not as somebody who can act. Only signatories, others "
                "named, bodies and people can be bound.",
                norm,
                fix=Fix(f"Declare it: “Also named: {name}.” or “The bodies are {name}.”"),
            )
    units = _declared_units(vocabulary)
    for piece in pieces((norm.core, norm.sentence.modifiers)):
        if isinstance(piece, s.Quantity):
            yield from _check_unit(piece, norm, units)
        elif isinstance(piece, s.Limit):
            yield from _check_limit(piece, norm, vocabulary, units)
        elif isinstance(piece, s.Date):
            yield from _check_date(piece, norm)


def check_references(file: PactFile, norms: Iterable[Norm]) -> Iterator[Finding]:
    """Check that every clause referred to exists, and that marks speak of clauses that do."""
    labels = {a.label for a in file.articles} | {r.label for r in file.readings}
    norms = list(norms)
    ids = {n.id for n in norms}
    for norm in norms:
        if norm.parent is not None:
            continue
        for piece in pieces((norm.core, norm.sentence.modifiers)):
            if isinstance(piece, s.Reference) and not _exists(piece.label, labels | ids, file):
                yield _missing(piece.label, labels, norm.reading.place(piece.at), norm.clause)
    for mark in file.marks:
        if mark.clause != "whole" and mark.clause not in labels | ids:
            yield _missing(mark.clause, labels, mark.at, None)
    yield from _check_rivals(file)


def _exists(label: str, known: set[str], file: PactFile) -> bool:
    return label in known or any(label == source.label for source in file.sources)


def _missing(label: str, labels: set[str], at: Span, clause: str | None) -> Finding:
    near = get_close_matches(label, sorted(labels), n=1, cutoff=0.6)
    hint = f" Did you mean [{near[0]}]?" if near else ""
    return Finding(
        "no-such-clause",
        Severity.MISTAKE,
        f"There is no clause [{label}].{hint}",
        span=at,
        clause=clause,
        fix=Fix(f"Write [{near[0]}].") if near else None,
    )


def _check_rivals(file: PactFile) -> Iterator[Finding]:
    """Two readings of one clause are rivals, and must be told apart by name."""
    for article in file.articles:
        names: dict[str, list[str | None]] = {}
        for reading in article.readings:
            rivals = names.setdefault(reading.label, [])
            if rivals and (reading.rival is None or reading.rival in rivals):
                yield Finding(
                    "clause-read-twice",
                    Severity.MISTAKE,
                    f"The clause [{reading.label}] is read twice. If both hold, write them as two "
                    "sentences of one reading; if they are rivals, name each: "
                    f"[{reading.label}] reading “…”:",
                    span=reading.at,
                    clause=reading.label,
                )
            rivals.append(reading.rival)


def _declared_units(vocabulary: Vocabulary) -> frozenset[str]:
    units = {e.unit for e in vocabulary.entities.values() if e.unit}
    units |= {e.name for e in vocabulary.of_kind(Kind.THING)}
    return frozenset(units | {f"{u}s" for u in units})


def _check_unit(quantity: s.Quantity, norm: Norm, units: frozenset[str]) -> Iterator[Finding]:
    if family(quantity.unit, units) is None:
        near = get_close_matches(quantity.unit, sorted(units), n=1, cutoff=0.6)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        yield _finding(
            "unknown-unit",
            f"“{quantity.unit}” is no unit that I know, and no measure is declared in it.{hint}",
            norm,
            norm.reading.place(quantity.at),
            Fix(f"Write “{near[0]}”.") if near else None,
        )
    if quantity.low > quantity.high:
        yield _finding(
            "reversed-range",
            f"The range runs backwards: {quantity.low:,} to {quantity.high:,}.",
            norm,
            norm.reading.place(quantity.at),
        )


def _check_limit(
    limit: s.Limit, norm: Norm, vocabulary: Vocabulary, units: frozenset[str]
) -> Iterator[Finding]:
    if not isinstance(limit.measure, s.NounPhrase) or isinstance(limit.bound, s.Hole):
        return
    measure = vocabulary.entity(limit.measure.name)
    if measure is None or Kind.MEASURE not in measure.kinds:
        yield _finding(
            "not-a-measure",
            f"“{limit.measure.name}” is not declared as something that can be measured.",
            norm,
            norm.reading.place(limit.measure.at),
            Fix(f"Declare it: “The measures are {limit.measure.name} in UNIT.”"),
        )
    elif measure.unit and family(measure.unit, units) != family(limit.bound.unit, units):
        yield _finding(
            "unit-mismatch",
            f"“{measure.name}” is measured in {measure.unit}, not in {limit.bound.unit}.",
            norm,
            norm.reading.place(limit.bound.at),
        )


def _check_date(written: s.Date, norm: Norm) -> Iterator[Finding]:
    year, _, rest = written.iso[:10].partition("-")
    month, _, day = rest.partition("-")
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        yield _finding("no-such-date", f"There is no date {written.iso}.", norm)


def _finding(
    code: str, message: str, norm: Norm, at: Span | None = None, fix: Fix | None = None
) -> Finding:
    return Finding(
        code, Severity.MISTAKE, message, span=at or norm.reading.at, clause=norm.clause, fix=fix
    )
