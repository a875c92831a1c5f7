"""Says which labels are of no report."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from servanda.evidence.report import Report
from servanda.findings import Finding, Severity, Span
from servanda.instrument.nearest_name import nearest_name

_ROW = ":"
"""Stands between a feed and the number of a row in the label of a row of bulk evidence."""
_LIKE = 0.5


def unknown_reports(
    asked: Iterable[tuple[str, Span | None]],
    reports: Iterable[Report],
    elsewhere: Container[str] = frozenset(),
) -> Iterator[Finding]:
    """Yield which of the labels asked for, each with its place, no hand-written report has.

    Those of rows in bulk evidence are not known here, and pass; so do those `elsewhere`.
    """
    known = frozenset(report.label for report in reports)
    for label, at in asked:
        if label not in known and label not in elsewhere and _ROW not in label:
            near = nearest_name(label, known, _LIKE)
            hint = f" Did you mean {near}?" if near else ""
            message = f"There is no report {label}.{hint}"
            yield Finding("no-such-report", Severity.MISTAKE, message, span=at)
