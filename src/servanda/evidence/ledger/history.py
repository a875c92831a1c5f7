"""The history of each report: when it came in, what was said of it, what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from servanda.evidence.claim import Claim, Grade
from servanda.evidence.ledger.account import Account, Event, last_of_each_rater
from servanda.evidence.ledger.columns import NUMBER, RECORDED
from servanda.evidence.ledger.content import Answered, Graded, Reported, Withdrawn
from servanda.evidence.table import claims_from


@dataclass(frozen=True, slots=True)
class History:
    """A report as it came in (`recorded` in µs since 1970 UTC), and what happened to it since.

    `corrects` is the report whose place it took, and why, where it took one.
    """

    label: str
    entry: int
    recorded: int
    by: str
    words: str | None
    claims: tuple[Claim, ...]
    corrects: Reported | None
    since: tuple[Event, ...]

    @property
    def ended(self) -> Event | None:
        """What corrected or withdrew it, if anything did."""
        ends = (e for e in self.since if isinstance(e.content, Reported | Withdrawn))
        return next(ends, None)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """All grades, those it came with first; of one rater's, the last counts."""
        own = [grade for claim in self.claims[:1] for grade in claim.grades]
        later = (event.content for event in self.since)
        own += [
            Grade(c.reliability, c.credibility, c.rater) for c in later if isinstance(c, Graded)
        ]
        return last_of_each_rater(own)

    @property
    def disagreement(self) -> tuple[str, ...]:
        """On which of the two scales those who can judge do not agree: source, statement."""
        source = {g.reliability for g in self.grades} - {None, "F"}
        statement = {g.credibility for g in self.grades} - {None, "6"}
        scales = (("source", source), ("statement", statement))
        return tuple(name for name, given in scales if len(given) > 1)

    @property
    def answers(self) -> tuple[tuple[Event, Answered], ...]:
        """What parties said to it, the earliest first."""
        return tuple((e, e.content) for e in self.since if isinstance(e.content, Answered))


def histories(account: Account) -> Iterator[History]:
    """Yield the history of each report, in the order in which they came in."""
    about = account.about()
    corrections = {
        event.number: event.content
        for event in account.events
        if isinstance(event.content, Reported)
    }
    claims = account.claims.drop(NUMBER, RECORDED, strict=False)
    groups = groupby(claims_from(claims), key=attrgetter("report"))
    group = next(groups, None)
    for row in account.reports.iter_rows(named=True):
        label, number = row["label"], row[NUMBER]
        told: tuple[Claim, ...] = ()
        if group is not None and group[0] == label:
            told = tuple(group[1])
            group = next(groups, None)
        yield History(
            label,
            number,
            row[RECORDED],
            row["by"],
            row["words"],
            told,
            corrections.get(number),
            about.get(label, ()),
        )
