"""Clauses and parties that somebody speaks of, and that the agreement does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.bargaining.enforcement.assumptions import Assumptions
from servanda.findings import Finding, Severity, Span
from servanda.instrument.nearest_name import nearest_name
from servanda.norms import Agreement


def unknown_names(
    agreement: Agreement, assumptions: Assumptions | None, clauses: Iterable[str]
) -> Iterator[Finding]:
    """Yield a mistake for each clause and each party that the agreement does not have."""
    places = assumptions.conflict.places if assumptions and assumptions.conflict else {}
    assumed = assumptions.conflict.clauses if assumptions and assumptions.conflict else ()
    for label in (*clauses, *assumed):
        if not agreement.at(label):
            yield _no_clause(agreement, label, places.get(label))
    for supposed in assumptions.suppositions if assumptions else ():
        if not agreement.at(supposed.clause):
            yield _no_clause(agreement, supposed.clause, supposed.at)
        elif not any(supposed.party in n.bearers for n in agreement.at(supposed.clause)):
            yield from _stranger(agreement, supposed.party, supposed.at)


def _no_clause(agreement: Agreement, label: str, at: Span | None) -> Finding:
    near = nearest_name(label, agreement.file.labels, 0.6)
    hint = f" Did you mean [{near}]?" if near else ""
    message = f"There is no clause [{label}].{hint}"
    return Finding("no-such-clause", Severity.MISTAKE, message, span=at)


def _stranger(agreement: Agreement, party: str, at: Span | None) -> Iterator[Finding]:
    """Yield a mistake where the agreement has nobody of a name."""
    entity = agreement.vocabulary.entity(party)
    if entity is not None and entity.acts:
        return
    acting = sorted(e.name for e in agreement.vocabulary.entities.values() if e.acts)
    near = nearest_name(party, acting, 0.6)
    hint = f" Did you mean “{near}”?" if near else ""
    message = f"The agreement names nobody “{party}”.{hint}"
    yield Finding("party-unknown", Severity.MISTAKE, message, span=at)
