"""Which reports a ledger has, and what has become of them; what may therefore still be added."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from servanda.evidence.ledger.content import (
    PLAIN_REPORT,
    Answered,
    Content,
    Graded,
    Reported,
    Withdrawn,
    content_from,
)
from servanda.findings import Finding, Fix, Severity, Span
from servanda.instrument.nearest_name import nearest_name
from servanda.instrument.pact.syntax import Attitude

_LABEL = re.compile(rb'"label":("(?:[^"\\]|\\.)*+")')
_STANDS = ""
_WITHDRAWN = "withdrawn"
_MOST_COMPARED = 10_000
"""Among more labels than these nobody wants to wait for the nearest one."""


@dataclass(slots=True)
class Standing:
    """What became of each report, by its label: nothing yet, another's label, or withdrawn.

    What is `pending` was checked and is not written yet. `answers` says who answered a report, and
    how.
    """

    settled: dict[str, str] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)
    answers: dict[str, dict[str, Attitude]] = field(default_factory=dict)

    def take_written(self, written: bytes) -> None:
        """Take up an entry as the ledger has it."""
        if not written.startswith(PLAIN_REPORT):
            content = content_from(written)
            if content is not None:
                self._take(content)
                self.settle()
        elif label := _LABEL.search(written, written.rfind(b'"label":"')):
            self.settled[_unquoted(label[1])] = _STANDS

    def take_over(self, label: str, found: Standing) -> None:
        """Take up what another found to have become of one report."""
        if label in found.settled:
            self.settled[label] = found.settled[label]
        if label in found.answers:
            self.answers[label] = found.answers[label]

    def objections(
        self, contents: Iterable[Content], elsewhere: Container[str] = ()
    ) -> Iterator[Finding]:
        """Yield why entries cannot be added in this order; those that can are pending then.

        Reports `elsewhere` (in the pact file) can be spoken of, and their labels are taken.
        """
        for content in contents:
            found = tuple(self._objections(content, elsewhere))
            yield from found
            if not found:
                self._take(content)

    def notes(self, contents: Iterable[Content]) -> Iterator[Finding]:
        """Yield what is to be said of entries that can be added."""
        for content in contents:
            match content:
                case Reported(label, corrects=str(corrected), at=at):
                    for party, attitude in self.answers.get(corrected, {}).items():
                        yield _not_carried_over(f"{party} {attitude} {corrected}", label, at)

    def settle(self) -> None:
        """Take what was pending for written."""
        self.settled.update(self.pending)
        self.pending.clear()

    def forget(self) -> None:
        """Take what was pending for not written."""
        self.pending.clear()

    def _take(self, content: Content) -> None:
        match content:
            case Reported(label, corrects=corrected):
                self.pending[label] = _STANDS
                if corrected is not None:
                    self.pending[corrected] = label
            case Withdrawn(report):
                self.pending[report] = _WITHDRAWN
            case Answered(party, attitude, reports):
                for label in reports:
                    self.answers.setdefault(label, {})[party] = attitude

    def _fate(self, label: str) -> str | None:
        return self.pending.get(label, self.settled.get(label))

    def _objections(self, content: Content, elsewhere: Container[str]) -> Iterator[Finding]:
        match content:
            case Reported(label, claims, corrects=corrected, at=at):
                judged = {row["judged"] for row in claims if "judged" in row} - {label}
                yield from self._all_known(judged, elsewhere, at)
                if self._fate(label) is not None or label in elsewhere:
                    yield _twice(label, at)
                if corrected is not None:
                    yield from self._gone(corrected, at)
            case Answered(reports=reports, at=at):
                yield from self._all_known(reports, elsewhere, at)
            case Withdrawn(report, at=at):
                yield from self._gone(report, at)
            case Graded(report, at=at):
                yield from self._unknown(report, at)

    def _all_known(
        self, labels: Iterable[str], elsewhere: Container[str], at: Span | None
    ) -> Iterator[Finding]:
        for label in labels:
            if label not in elsewhere:
                yield from self._unknown(label, at)

    def _unknown(self, label: str, at: Span | None) -> Iterator[Finding]:
        if self._fate(label) is None:
            near = self._nearest(label)
            hint = f" Did you mean {near}?" if near else ""
            message = f"There is no report {label}.{hint}"
            yield Finding("no-such-report", Severity.MISTAKE, message, span=at)

    def _nearest(self, label: str) -> str | None:
        few = len(self.settled) <= _MOST_COMPARED
        return nearest_name(label, self.settled.keys() | self.pending.keys(), 0.5) if few else None

    def _gone(self, label: str, at: Span | None) -> Iterator[Finding]:
        """Object to what can be done with a report once only."""
        yield from self._unknown(label, at)
        fate = self._fate(label)
        if fate:
            what = "withdrawn" if fate == _WITHDRAWN else f"corrected by {fate}"
            message = f"The report {label} was already {what}."
            yield Finding("report-already-replaced", Severity.MISTAKE, message, span=at)


def spoken_of(contents: Iterable[Content]) -> Iterator[str]:
    """Yield the labels of all reports that entries make or speak of."""
    for content in contents:
        match content:
            case Reported(label, claims, corrects=corrected):
                yield label
                yield from (str(row["judged"]) for row in claims if "judged" in row)
                if corrected is not None:
                    yield corrected
            case Answered(reports=reports):
                yield from reports
            case Withdrawn(report) | Graded(report):
                yield report


def _not_carried_over(said: str, label: str, at: Span | None) -> Finding:
    return Finding(
        "answer-not-carried-over",
        Severity.NOTE,
        f"{said}; what it says to {label} is another question.",
        span=at,
        fix=Fix("Add its answer to the new report, if there is one."),
    )


def _unquoted(written: bytes) -> str:
    return str(json.loads(written)) if b"\\" in written else written[1:-1].decode("utf-8")


def _twice(label: str, at: Span | None) -> Finding:
    return Finding(
        "report-twice",
        Severity.MISTAKE,
        f"There is already a report {label}.",
        span=at,
        fix=Fix("Give the new one another label; to correct the old one, say that it does."),
    )
