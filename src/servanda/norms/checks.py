"""What is wrong with the bearers of norms, and with references to clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from servanda.findings import Finding, Fix, Severity, Span
from servanda.instrument.nearest_name import nearest_name
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact_file import PactFile, Reading
from servanda.norms.norm import Norm
from servanda.norms.walk import pieces
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.checks import check_amounts


def check_norm(norm: Norm, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Check what one norm says; contained norms are checked with the one that contains them."""
    if norm.parent is not None:
        return
    for name in norm.bearers:
        entity = vocabulary.entity(name)
        if entity is not None and not entity.acts:
            yield Finding(
                "cannot-be-bound",
                Severity.MISTAKE,
                f"“{name}” is declared, but not as somebody who can act. Only signatories, others "
                "named, bodies and people can be bound.",
                span=norm.reading.at,
                clause=norm.clause,
                fix=Fix(f"Declare it: “Also named: {name}.” or “The bodies are {name}.”"),
            )
    yield from check_amounts(norm.sentence, vocabulary, norm.reading.place, norm.clause)


def check_references(
    file: PactFile, norms: Iterable[Norm], referred: Iterable[tuple[Reading, s.Reference]]
) -> Iterator[Finding]:
    """Check that every clause referred to exists, and that marks speak of clauses that do.

    `referred` has the clauses that the readings refer to, each with its reading.
    """
    known = file.labels | {norm.id for norm in norms}
    for reading, reference in referred:
        if reference.label not in known:
            yield _missing(reference.label, file.labels, reading.place(reference.at), reading.label)
    for said in file.said:
        for piece in pieces(said.statements):
            if isinstance(piece, s.Reference) and piece.label not in known:
                yield _missing(piece.label, file.labels, said.place(piece.at), None)
    for remark in (*file.remarks, *(r for article in file.articles for r in article.remarks)):
        if remark.about is not None and remark.about not in known:
            yield _missing(remark.about, file.labels, remark.at, None)
    for mark in file.marks:
        if mark.clause != "whole" and mark.clause not in known:
            yield _missing(mark.clause, file.labels, mark.at, None)
    yield from _check_rivals(file)


def _missing(label: str, labels: frozenset[str], at: Span, clause: str | None) -> Finding:
    near = _nearest(label, labels)
    hint = f" Did you mean [{near}]?" if near else ""
    return Finding(
        "no-such-clause",
        Severity.MISTAKE,
        f"There is no clause [{label}].{hint}",
        span=at,
        clause=clause,
        fix=Fix(f"Write [{near}].") if near else None,
    )


@lru_cache(maxsize=1 << 12)
def _nearest(label: str, labels: frozenset[str]) -> str | None:
    return nearest_name(label, labels, 0.6)


def _check_rivals(file: PactFile) -> Iterator[Finding]:
    """Two readings of one clause are rivals, and must be told apart by name."""
    for article in file.articles:
        names: dict[str, list[str | None]] = {}
        for reading in article.readings:
            rivals = names.setdefault(reading.label, [])
            if rivals and (None in rivals or reading.rival in {None, *rivals}):
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
