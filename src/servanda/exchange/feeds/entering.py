"""Enters the claims of a feed in a ledger; later data that tell an event otherwise correct it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from servanda.evidence.ledger import Account, Adding, Reported, Withdrawn, reports_of
from servanda.exchange.feeds.feed import Feed
from servanda.findings import Finding, Fix, Severity


@dataclass
class Entered:
    """What came of entering a feed: reports that are new, that correct, that were there already."""

    new: int = 0
    corrections: int = 0
    already: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass
class Entering:
    """Enters feeds, one after another, in a ledger that is held open.

    `known` is what the ledger held before. An event of which the data have one row only (see
    `EventId`) is labelled with its id, so that it is known again in later data; any other row with
    its feed and number.
    """

    adding: Adding
    known: Account | None = None
    _told: dict[str, int] = field(init=False, repr=False)
    _corrected: dict[str, str] = field(init=False, repr=False)
    _withdrawn: set[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._told = dict(_digests(self.known)) if self.known else {}
        gone = self.known.gone() if self.known else {}
        became = {label: event.content for label, event in gone.items()}
        self._corrected = {k: v.label for k, v in became.items() if isinstance(v, Reported)}
        self._withdrawn = {k for k, v in became.items() if isinstance(v, Withdrawn)}

    def enter(self, feed: Feed) -> Entered:
        """Enter a feed, batch by batch; what an interrupted import has entered is there already."""
        entered, seen = Entered(), Counter[str]()
        unique = bool(feed.mapping.event and feed.mapping.event.unique)
        for batch in feed.batches():
            found = reports_of(batch.sort("row", maintain_order=True))
            reports = [_labelled(report, seen) if unique else report for report in found]
            contents = [new for report in reports if (new := self._new(report, feed)) is not None]
            corrections = sum(report.corrects is not None for report in contents)
            if corrections and not unique:
                entered.findings = (_other_rows(feed, contents),)
                return entered
            added = self.adding.append(contents)
            if contents and not added.count:
                entered.findings = added.findings
                return entered
            entered.corrections += corrections
            entered.new += len(contents) - corrections
            entered.already += len(reports) - len(contents)
        return entered

    def _new(self, report: Reported, feed: Feed) -> Reported | None:
        """Return what has to be added for a report; None where the ledger says the same."""
        label, digest = report.label, _digest(report)
        while label in self._corrected:
            label = self._corrected[label]
        there = self._told.get(label)
        if there == digest or label in self._withdrawn:
            return None
        if there is None:
            self._told[label] = digest
            return report
        own = next(name for n in count(2) if (name := f"{report.label}@{n}") not in self._told)
        self._told[own], self._corrected[label] = digest, own
        because = f"{feed.path.name} says otherwise"
        return Reported(own, report.claims, corrects=label, because=because)


def _labelled(report: Reported, seen: Counter[str]) -> Reported:
    """Label a report with the id of its event; a second one of the same event with `/2`."""
    event = report.claims[0].get("event")
    if event is None:
        return report
    seen[event] += 1
    return Reported(event if seen[event] == 1 else f"{event}/{seen[event]}", report.claims)


def _digests(account: Account) -> Iterator[tuple[str, int]]:
    if account.claims.height:
        own = [name for name in account.claims.columns if not name.startswith("entry:")]
        for report in reports_of(account.claims.select(own)):
            yield report.label, _digest(report)


def _digest(report: Reported) -> int:
    """Return a number that is the same for the same claims, in this process."""
    return hash(repr([sorted(claim.items()) for claim in report.claims]))


def _other_rows(feed: Feed, contents: Sequence[Reported]) -> Finding:
    label = next(report.corrects for report in contents if report.corrects is not None)
    return Finding(
        "report-twice",
        Severity.MISTAKE,
        f"The ledger has other reports labelled {label} and so on; nothing more of "
        f"{feed.path.name} was added.",
        fix=Fix("If it is another file, give its rows a name of their own with --name."),
    )
